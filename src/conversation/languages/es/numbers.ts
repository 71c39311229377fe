import { createNumberReader } from '../../understanding/numberGrammar.js';
import { wordsOf } from '../../understanding/tokens.js';

const small = [
  ...['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  ...['once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho'],
  ...['diecinueve', 'veinte', 'veintiuno', 'veintidós', 'veintitrés', 'veinticuatro'],
  ...['veinticinco', 'veintiséis', 'veintisiete', 'veintiocho', 'veintinueve'],
];
const tens = ['treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'];
const hundreds = [
  ...['ciento', 'doscientos', 'trescientos', 'cuatrocientos', 'quinientos', 'seiscientos'],
  ...['setecientos', 'ochocientos', 'novecientos'],
];

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  if (n > 99) return String(n);
  const unit = n % 10;
  const ten = tens[Math.floor(n / 10) - 3] ?? '';
  return small[n] ?? (unit === 0 ? ten : `${ten} y ${inWords(unit)}`);
}

/** Reads Spanish numbers: quantities, times, and digits one by one, by pairs or by hundreds. */
export const numbers = createNumberReader({
  units: {
    ...Object.fromEntries(small.map((word, n) => [wordsOf(word, { elided: [] }).join(' '), n])),
    ...{ un: 1, una: 1, veintiun: 21, veintiuna: 21 },
  },
  tens: [
    ...tens.map((word, i) => ({ words: [word], value: 30 + 10 * i, upTo: 9 })),
    ...hundreds.map((word, i) => ({ words: [word], value: 100 + 100 * i, upTo: 99 })),
    { words: ['cien'], value: 100, upTo: 0 },
  ],
  tensJoiners: ['y'],
  hundreds: [],
  thousands: ['mil'],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['un', 'par', 'de'], value: 2 },
    { words: ['un', 'par'], value: 2 },
    { words: ['media', 'docena', 'de'], value: 6 },
    { words: ['media', 'docena'], value: 6 },
    { words: ['una', 'docena', 'de'], value: 12 },
    { words: ['una', 'docena'], value: 12 },
  ],
  digitWords: {},
  repeats: { doble: 2, triple: 3 },
  digitsInGroups: true,
});
