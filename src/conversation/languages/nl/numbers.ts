import { createNumberReader } from '../../understanding/numberGrammar.js';
import { wordsOf } from '../../understanding/tokens.js';

const small = [
  ...['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf'],
  ...['twaalf', 'dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien', 'negentien'],
];
const tens = [
  ...['', '', 'twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig'],
  'negentig',
];

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  if (n > 99) return String(n);
  const ten = tens[Math.floor(n / 10)] ?? '';
  const unit = n % 10;
  if (n < 20 || unit === 0) return small[n] ?? ten;
  // Two and three end with the letter that "en" begins with.
  const joint = unit === 2 || unit === 3 ? 'ën' : 'en';
  return `${unit === 1 ? 'een' : inWords(unit)}${joint}${ten}`;
}

const folded = (text: string): string => wordsOf(text, { elided: [] }).join(' ');

const upTo99 = Object.fromEntries(
  Array.from({ length: 100 }, (_, n) => [folded(inWords(n)), n] as const),
);

/** Reads Dutch numbers: quantities, times, and digits one by one or by pairs. */
export const numbers = createNumberReader({
  units: { ...upTo99, eentje: 1, tweetal: 2 },
  tens: [
    ...tens.slice(2).map((word, i) => ({ words: [word], value: 20 + 10 * i, upTo: 9 })),
    { words: ['honderd'], value: 100, upTo: 99 },
    ...small.slice(2, 10).map((word, i) => ({
      words: [`${folded(word)}honderd`],
      value: 200 + 100 * i,
      upTo: 99,
    })),
  ],
  tensJoiners: [],
  unitsFirstJoiners: ['en'],
  hundreds: [],
  thousands: ['duizend'],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['een', 'paar'], value: 2 },
    { words: ['een', 'half', 'dozijn'], value: 6 },
    { words: ['een', 'dozijn'], value: 12 },
    ...['een', 'twee', 'drie', 'vier', 'vijf', 'zes'].map((word, i) => ({
      words: [word, 'keer'],
      value: i + 1,
    })),
    ...['een', 'twee', 'drie', 'vier', 'vijf', 'zes'].map((word, i) => ({
      words: [word, 'maal'],
      value: i + 1,
    })),
  ],
  digitWords: {},
  repeats: { dubbel: 2 },
  digitsInGroups: true,
});
