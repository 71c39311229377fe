import { listedLine } from '../listedLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'pl';

/** How less and more of an option is said. */
export const amounts = { light: 'trochę {option}', extra: 'podwójnie {option}' };

/** How things are said in Polish: dishes keep the form in which the menu has them. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      PLN: { one: '{n} złoty', few: '{n} złote', many: '{n} złotych', other: '{n} złotego' },
      EUR: { other: '{n} euro' },
      USD: { one: '{n} dolar', few: '{n} dolary', many: '{n} dolarów', other: '{n} dolara' },
      GBP: { one: '{n} funt', few: '{n} funty', many: '{n} funtów', other: '{n} funta' },
    },
    subunits: {
      other: { one: '{n} cent', few: '{n} centy', many: '{n} centów', other: '{n} centa' },
      PLN: { one: '{n} grosz', few: '{n} grosze', many: '{n} groszy', other: '{n} grosza' },
      GBP: { one: '{n} pens', few: '{n} pensy', many: '{n} pensów', other: '{n} pensa' },
    },
    both: '{whole} {cents}',
    bothFew: '{whole} {cents}',
  }),
  atClock: (hour, minute) => `o ${hour}:${String(minute).padStart(2, '0')}`,
  tomorrow: 'jutro {time}',
  onWeekday: '{weekday} {time}',
  line: listedLine({
    count: (quantity) =>
      quantity === 1 ? '' : quantity === 2 ? 'dwa razy' : `${inWords(quantity)} razy`,
    sizeFirst: false,
    comma: ', ',
    with: 'dodatki: {options}',
    without: 'bez dodatków: {options}',
    amounts,
  }),
});
