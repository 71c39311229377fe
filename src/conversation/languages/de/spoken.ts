import { nounFirstLine } from '../nounFirstLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'de';

/** How less and more of an option is said. */
export const amounts = { light: 'wenig {option}', extra: 'extra {option}' };

function atClock(hour: number, minute: number): string {
  const hours = hour === 1 ? 'ein' : inWords(hour);
  return `um ${hours} Uhr${minute === 0 ? '' : ` ${inWords(minute)}`}`;
}

/** How things are said in German. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      EUR: { one: 'ein Euro', other: '{n} Euro' },
      CHF: { one: 'ein Franken', other: '{n} Franken' },
      USD: { one: 'ein Dollar', other: '{n} Dollar' },
    },
    subunits: {
      CHF: { one: 'ein Rappen', other: '{n} Rappen' },
      other: { one: 'ein Cent', other: '{n} Cent' },
    },
    both: '{whole} {n}',
    bothFew: '{whole} und {cents}',
  }),
  atClock,
  tomorrow: 'morgen {time}',
  onWeekday: 'am {weekday} {time}',
  // Only sizes and the like are no nouns, which German writes with a capital.
  option: (name) =>
    /^(?:klein|mittel|groß|normal|scharf|mild|medium|blutig|durch)/i.test(name)
      ? name.toLowerCase()
      : name,
  // "Zweimal Pizza Margherita" is what is said at the counter, and it asks for no gender and no plural.
  line: nounFirstLine({
    nouns: {},
    otherwise: 'times',
    categories: {},
    counts: {
      times: Object.fromEntries(
        Array.from({ length: 99 }, (_, i) => [i + 1, `${i === 0 ? 'ein' : inWords(i + 1)}mal`]),
      ),
      f: { 1: 'eine' },
      m: { 1: 'einen' },
      n: { 1: 'ein' },
    },
    vessels: {
      flasche: ['f', 'Flaschen'],
      dose: ['f', 'Dosen'],
      karaffe: ['f', 'Karaffen'],
      tasse: ['f', 'Tassen'],
      portion: ['f', 'Portionen'],
      kugel: ['f', 'Kugeln'],
      scheibe: ['f', 'Scheiben'],
      becher: ['m', 'Becher'],
      krug: ['m', 'Krüge'],
      glas: ['n', 'Gläser'],
      stück: ['n', 'Stück'],
    },
    of: (name) => name,
    with: 'mit',
    without: 'ohne',
    nor: 'und',
    amounts,
  }),
});
