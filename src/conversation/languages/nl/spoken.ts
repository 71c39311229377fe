import { nounFirstLine } from '../nounFirstLine.js';
import { pricesOf } from '../prices.js';
import { createSpoken } from '../spokenForms.js';
import { inWords } from './numbers.js';

const locale = 'nl';

/** How less and more of an option is said. */
export const amounts = { light: 'weinig {option}', extra: 'extra {option}' };

function atClock(hour: number, minute: number): string {
  return `om ${inWords(hour)} uur${minute === 0 ? '' : ` ${inWords(minute)}`}`;
}

/** How things are said in Dutch. */
export const spoken = createSpoken({
  locale,
  inWords,
  money: pricesOf(locale, {
    units: {
      EUR: { one: 'één euro', other: '{n} euro' },
      USD: { one: 'één dollar', other: '{n} dollar' },
    },
    subunits: { other: { one: 'één cent', other: '{n} cent' } },
    both: '{whole} {n}',
    bothFew: '{whole} en {cents}',
  }),
  atClock,
  tomorrow: 'morgen {time}',
  onWeekday: '{weekday} {time}',
  // "Twee keer cola" is what is said at the counter, and it asks for no plural.
  line: nounFirstLine({
    nouns: {},
    otherwise: 'times',
    categories: {},
    counts: {
      times: Object.fromEntries(
        Array.from({ length: 99 }, (_, i) => [i + 1, i === 0 ? 'een' : `${inWords(i + 1)} keer`]),
      ),
      vessel: { 1: 'een' },
    },
    vessels: {
      glas: ['vessel', 'glazen'],
      fles: ['vessel', 'flessen'],
      blikje: ['vessel', 'blikjes'],
      karaf: ['vessel', 'karaffen'],
      kopje: ['vessel', 'kopjes'],
      portie: ['vessel', 'porties'],
      bolletje: ['vessel', 'bolletjes'],
      stuk: ['vessel', 'stukken'],
    },
    of: (name) => name,
    with: 'met',
    without: 'zonder',
    nor: 'en',
    amounts,
  }),
});
