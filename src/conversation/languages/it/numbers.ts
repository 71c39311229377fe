import { createNumberReader } from '../../understanding/numberGrammar.js';
import { wordsOf } from '../../understanding/tokens.js';

const small = [
  ...['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci'],
  ...['undici', 'dodici', 'tredici', 'quattordici', 'quindici', 'sedici', 'diciassette'],
  ...['diciotto', 'diciannove'],
];
const tens = [
  ...['', '', 'venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta'],
  'novanta',
];

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  if (n > 99) return String(n);
  const ten = tens[Math.floor(n / 10)] ?? '';
  const unit = n % 10;
  if (n < 20 || unit === 0) return small[n] ?? ten;
  // One and eight begin with a vowel, before which the ten loses its own: ventuno, ventotto.
  if (unit === 1 || unit === 8) return ten.slice(0, -1) + inWords(unit);
  return ten + (unit === 3 ? 'tré' : inWords(unit));
}

const upTo99 = Object.fromEntries(
  Array.from(
    { length: 100 },
    (_, n) => [wordsOf(inWords(n), { elided: [] }).join(' '), n] as const,
  ),
);

/** Reads Italian numbers: quantities, times, and digits one by one or by pairs. */
export const numbers = createNumberReader({
  units: { ...upTo99, ...{ un: 1, una: 1, ventun: 21, trentun: 31 } },
  tens: [
    ...tens.slice(2).map((word, i) => ({ words: [word], value: 20 + 10 * i, upTo: 9 })),
    { words: ['cento'], value: 100, upTo: 99 },
    ...small.slice(2, 10).map((word, i) => ({
      words: [`${word}cento`],
      value: 200 + 100 * i,
      upTo: 99,
    })),
  ],
  tensJoiners: [],
  hundreds: [],
  thousands: ['mila', 'mille'],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['un', 'paio', 'di'], value: 2 },
    { words: ['un', 'paio'], value: 2 },
    { words: ['mezza', 'dozzina', 'di'], value: 6 },
    { words: ['mezza', 'dozzina'], value: 6 },
    { words: ['una', 'decina', 'di'], value: 10 },
    { words: ['una', 'dozzina', 'di'], value: 12 },
    { words: ['una', 'dozzina'], value: 12 },
  ],
  digitWords: {},
  repeats: { doppio: 2, triplo: 3 },
  digitsInGroups: true,
});
