import { createNumberReader } from '../../understanding/numberGrammar.js';

const small = [
  ...[
    'zéro',
    'un',
    'deux',
    'trois',
    'quatre',
    'cinq',
    'six',
    'sept',
    'huit',
    'neuf',
    'dix',
    'onze',
  ],
  ...['douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'],
];
const tens = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante', '', 'quatre-vingt'];

/** A whole number up to 99 in words, as it is said in France; a greater one in figures. */
export function inWords(n: number): string {
  if (n < 20) return small[n] ?? String(n);
  if (n > 99) return String(n);
  if (n === 80) return 'quatre-vingts';
  const ten = Math.floor(n / 10);
  // Seventy and ninety are sixty and eighty with the numbers from ten on.
  const base = ten === 7 || ten === 9 ? ten - 1 : ten;
  const unit = n - base * 10;
  const joint = (unit === 1 || unit === 11) && base < 8 ? ' et ' : '-';
  return `${tens[base] ?? ''}${unit === 0 ? '' : joint + inWords(unit)}`;
}

/** Reads French numbers, those of Belgium and Switzerland too: quantities, times, and digits by pairs. */
export const { parseNumberWords, parseDigits } = createNumberReader({
  units: {
    zero: 0,
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    treize: 13,
    quatorze: 14,
    quinze: 15,
    seize: 16,
    'dix sept': 17,
    'dix huit': 18,
    'dix neuf': 19,
  },
  tens: [
    { words: ['vingt'], value: 20, upTo: 9 },
    { words: ['trente'], value: 30, upTo: 9 },
    { words: ['quarante'], value: 40, upTo: 9 },
    { words: ['cinquante'], value: 50, upTo: 9 },
    { words: ['soixante'], value: 60, upTo: 19 },
    { words: ['septante'], value: 70, upTo: 9 },
    { words: ['quatre', 'vingt'], value: 80, upTo: 19 },
    { words: ['quatre', 'vingts'], value: 80, upTo: 19 },
    { words: ['huitante'], value: 80, upTo: 9 },
    { words: ['octante'], value: 80, upTo: 9 },
    { words: ['nonante'], value: 90, upTo: 9 },
  ],
  tensJoiners: ['et'],
  hundreds: ['cent', 'cents'],
  thousands: ['mille'],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['une', 'paire', 'de'], value: 2 },
    { words: ['une', 'demi', 'douzaine', 'de'], value: 6 },
    { words: ['une', 'demi', 'douzaine'], value: 6 },
    { words: ['une', 'demie', 'douzaine'], value: 6 },
    { words: ['demi', 'douzaine'], value: 6 },
    { words: ['une', 'dizaine', 'de'], value: 10 },
    { words: ['une', 'douzaine', 'de'], value: 12 },
    { words: ['une', 'douzaine'], value: 12 },
  ],
  digitWords: {},
  repeats: { double: 2, triple: 3 },
});
