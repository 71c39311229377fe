import { listedLine } from '../listedLine.js';
import { pricesOf } from '../prices.js';
import { agreeingSize } from '../sizeAgreement.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'ur';

/** How less and more of an option is said. */
export const amounts = { light: 'کم {option}', extra: 'زیادہ {option}' };

function partOfDay(hour: number): string {
  if (hour < 4 || hour >= 20) return 'رات';
  if (hour < 12) return 'صبح';
  return hour < 16 ? 'دوپہر' : 'شام';
}

function atClock(hour: number, minute: number): string {
  const twelve = (of: number): string => inWords(((of + 11) % 12) + 1);
  const clock = {
    0: `${twelve(hour)} بجے`,
    15: `سوا ${twelve(hour)} بجے`,
    // "Half past one" and "half past two" are words of their own.
    30: hour % 12 === 1 ? 'ڈیڑھ بجے' : hour % 12 === 2 ? 'ڈھائی بجے' : `ساڑھے ${twelve(hour)} بجے`,
    45: `پونے ${twelve(hour + 1)} بجے`,
  }[minute];
  return `${partOfDay(hour)} ${clock ?? `${twelve(hour)} بج کر ${inWords(minute)} منٹ`}`;
}

/** How things are said in Urdu. Figures stand among letters that run the other way only as whole numbers. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      PKR: { other: '{n} روپے' },
      INR: { other: '{n} روپے' },
      EUR: { other: '{n} یورو' },
      USD: { other: '{n} ڈالر' },
      GBP: { other: '{n} پاؤنڈ' },
    },
    subunits: {
      other: { other: '{n} سینٹ' },
      PKR: { other: '{n} پیسے' },
      INR: { other: '{n} پیسے' },
      GBP: { other: '{n} پینس' },
    },
    both: '{whole} {cents}',
    bothFew: '{whole} {cents}',
  }),
  atClock,
  tomorrow: 'کل {time}',
  onWeekday: '{weekday} کو {time}',
  figure: inWords,
  line: listedLine({
    count: inWords,
    sizeFirst: true,
    sizeOf: agreeingSize({
      ...{ masculine: 'ا', several: 'ے', feminine: 'ی' },
      feminineNouns: [
        'چائے',
        'بریڈ',
        'بیئر',
        'وائن',
        'آئس کریم',
        'کریم',
        'دال',
        'بوتل',
        'کھیر',
        'چاٹ',
      ],
      masculineNouns: ['پانی', 'دہی', 'گھی'],
    }),
    comma: '، ',
    with: '{options} کے ساتھ',
    without: '{options} کے بغیر',
    amounts,
  }),
});
