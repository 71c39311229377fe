import { listedLine } from '../listedLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'tr';

/** How less and more of an option is said. */
export const amounts = { light: 'az {option}', extra: 'bol {option}' };

/** How things are said in Turkish: endings are avoided, as they would have to follow the vowels of a name. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      TRY: { other: '{n} lira' },
      EUR: { other: '{n} avro' },
      USD: { other: '{n} dolar' },
      GBP: { other: '{n} sterlin' },
    },
    subunits: {
      other: { other: '{n} sent' },
      TRY: { other: '{n} kuruş' },
      GBP: { other: '{n} peni' },
    },
    both: '{whole} {cents}',
    bothFew: '{whole} {cents}',
  }),
  atClock: (hour, minute) =>
    `saat ${hour}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`,
  tomorrow: 'yarın {time}',
  onWeekday: '{weekday} {time}',
  option: (name) => (/^\p{Lu}[\p{Ll}' -]+$/u.test(name) ? name.toLocaleLowerCase(locale) : name),
  line: listedLine({
    count: inWords,
    sizeFirst: true,
    comma: ', ',
    with: '{options} ile',
    without: '{options} olmadan',
    amounts,
  }),
});
