import { listedLine } from '../listedLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'ar';

/** How less and more of an option is said. */
export const amounts = { light: 'قليل من {option}', extra: '{option} إضافي' };

const hours = [
  ...['الواحدة', 'الثانية', 'الثالثة', 'الرابعة', 'الخامسة', 'السادسة', 'السابعة', 'الثامنة'],
  ...['التاسعة', 'العاشرة', 'الحادية عشرة', 'الثانية عشرة'],
];

/** How minutes are said behind the hour, and from 40 on before the next one. */
function minutesOf(minute: number): string {
  switch (minute) {
    case 0:
      return '';
    case 15:
      return ' والربع';
    case 20:
      return ' والثلث';
    case 30:
      return ' والنصف';
    case 40:
      return ' إلا ثلثًا';
    case 45:
      return ' إلا ربعًا';
    default:
      return minute < 40
        ? ` و${inWords(minute)} ${minute < 11 ? 'دقائق' : 'دقيقة'}`
        : ` إلا ${inWords(60 - minute)} ${minute < 50 ? 'دقيقة' : 'دقائق'}`;
  }
}

function atClock(hour: number, minute: number): string {
  const named = minute < 40 ? hour : hour + 1;
  const half = hour < 12 ? 'صباحًا' : hour < 15 ? 'ظهرًا' : 'مساءً';
  return `الساعة ${hours[(named + 11) % 12] ?? ''}${minutesOf(minute)} ${half}`;
}

/** How things are said in Arabic. Figures stand among letters that run the other way only as whole numbers. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      SAR: { other: '{n} ريال' },
      AED: { other: '{n} درهم' },
      EGP: { other: '{n} جنيه' },
      EUR: { other: '{n} يورو' },
      USD: { other: '{n} دولار' },
    },
    subunits: {
      other: { other: '{n} سنت' },
      SAR: { other: '{n} هللة' },
      AED: { other: '{n} فلس' },
      EGP: { other: '{n} قرش' },
    },
    both: '{whole} و{cents}',
    bothFew: '{whole} و{cents}',
  }),
  atClock,
  tomorrow: 'غدًا {time}',
  onWeekday: 'يوم {weekday} {time}',
  figure: inWords,
  line: listedLine({
    count: (quantity) => (quantity === 1 ? '' : quantity === 2 ? 'اثنين' : inWords(quantity)),
    sizeFirst: false,
    comma: '، ',
    with: 'مع {options}',
    without: 'بدون {options}',
    amounts,
  }),
});
