import { createNumberReader } from '../../understanding/numberGrammar.js';
import { wordsOf } from '../../understanding/tokens.js';
import { rules } from './rules.js';

const small = [
  ...['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'],
  ...['elf', 'zwölf', 'dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn'],
  'neunzehn',
];
const tens = [
  ...['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig'],
  'neunzig',
];

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  if (n > 99) return String(n);
  const ten = tens[Math.floor(n / 10)] ?? '';
  const unit = n % 10;
  if (n < 20 || unit === 0) return small[n] ?? ten;
  return `${unit === 1 ? 'ein' : inWords(unit)}und${ten}`;
}

const folded = (text: string): string => wordsOf(text, rules).join(' ');

const upTo99 = Object.fromEntries(
  Array.from({ length: 100 }, (_, n) => [folded(inWords(n)), n] as const),
);

/** "Einmal" up to "zwölfmal", as things are ordered. */
const times = Object.fromEntries(
  small.slice(1, 13).map((word, i) => [`${i === 0 ? 'ein' : folded(word)}mal`, i + 1] as const),
);

/** Reads German numbers: quantities, times, and digits one by one or by pairs. */
export const numbers = createNumberReader({
  units: {
    ...upTo99,
    ...times,
    ...{ ein: 1, eine: 1, einen: 1, einem: 1, einer: 1, zwo: 2, zwomal: 2 },
  },
  tens: [
    ...tens.slice(2).map((word, i) => ({ words: [folded(word)], value: 20 + 10 * i, upTo: 9 })),
    { words: ['hundert'], value: 100, upTo: 99 },
    ...['ein', ...small.slice(2, 10)].map((word, i) => ({
      words: [`${folded(word)}hundert`],
      value: 100 + 100 * i,
      upTo: 99,
    })),
  ],
  tensJoiners: [],
  unitsFirstJoiners: ['und'],
  hundreds: [],
  thousands: ['tausend'],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['ein', 'paar'], value: 2 },
    { words: ['ein', 'halbes', 'dutzend'], value: 6 },
    { words: ['ein', 'dutzend'], value: 12 },
    { words: ['ein', 'mal'], value: 1 },
    { words: ['zwei', 'mal'], value: 2 },
    { words: ['drei', 'mal'], value: 3 },
  ],
  digitWords: {},
  repeats: { doppel: 2 },
  digitsInGroups: true,
});
