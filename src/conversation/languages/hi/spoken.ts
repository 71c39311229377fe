import { listedLine } from '../listedLine.js';
import { pricesOf } from '../prices.js';
import { agreeingSize } from '../sizeAgreement.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'hi';

/** How less and more of an option is said. */
export const amounts = { light: 'कम {option}', extra: 'एक्स्ट्रा {option}' };

function partOfDay(hour: number): string {
  if (hour < 4 || hour >= 20) return 'रात';
  if (hour < 12) return 'सुबह';
  return hour < 16 ? 'दोपहर' : 'शाम';
}

function atClock(hour: number, minute: number): string {
  const twelve = (of: number): string => inWords(((of + 11) % 12) + 1);
  const clock = {
    0: `${twelve(hour)} बजे`,
    15: `सवा ${twelve(hour)} बजे`,
    // "Half past one" and "half past two" are words of their own.
    30: hour % 12 === 1 ? 'डेढ़ बजे' : hour % 12 === 2 ? 'ढाई बजे' : `साढ़े ${twelve(hour)} बजे`,
    45: `पौने ${twelve(hour + 1)} बजे`,
  }[minute];
  return `${partOfDay(hour)} ${clock ?? `${twelve(hour)} बजकर ${inWords(minute)} मिनट`}`;
}

/** How things are said in Hindi. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      INR: { other: '{n} रुपये' },
      EUR: { other: '{n} यूरो' },
      USD: { other: '{n} डॉलर' },
      GBP: { other: '{n} पाउंड' },
    },
    subunits: { other: { other: '{n} सेंट' }, INR: { other: '{n} पैसे' }, GBP: { other: '{n} पेंस' } },
    both: '{whole} {cents}',
    bothFew: '{whole} {cents}',
  }),
  atClock,
  tomorrow: 'कल {time}',
  onWeekday: '{weekday} को {time}',
  line: listedLine({
    count: inWords,
    sizeFirst: true,
    sizeOf: agreeingSize({
      ...{ masculine: 'ा', several: 'े', feminine: 'ी' },
      feminineNouns: ['चाय', 'ब्रेड', 'बियर', 'वाइन', 'आइसक्रीम', 'दाल', 'बोतल', 'शराब', 'खीर', 'चाट'],
      masculineNouns: ['पानी', 'दही', 'घी'],
    }),
    comma: ', ',
    with: '{options} के साथ',
    without: '{options} के बिना',
    amounts,
  }),
});
