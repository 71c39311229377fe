import { createNumberReader } from '../../understanding/numberGrammar.js';
import { wordsOf } from '../../understanding/tokens.js';

const small = [
  ...[
    'zero',
    'um',
    'dois',
    'três',
    'quatro',
    'cinco',
    'seis',
    'sete',
    'oito',
    'nove',
    'dez',
    'onze',
  ],
  ...['doze', 'treze', 'catorze', 'quinze', 'dezasseis', 'dezassete', 'dezoito', 'dezanove'],
];
const tens = [
  'vinte',
  'trinta',
  'quarenta',
  'cinquenta',
  'sessenta',
  'setenta',
  'oitenta',
  'noventa',
];
const hundreds = [
  ...['cento', 'duzentos', 'trezentos', 'quatrocentos', 'quinhentos', 'seiscentos', 'setecentos'],
  ...['oitocentos', 'novecentos'],
];

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  if (n > 99) return String(n);
  const ten = tens[Math.floor(n / 10) - 2] ?? '';
  const unit = n % 10;
  return small[n] ?? (unit === 0 ? ten : `${ten} e ${inWords(unit)}`);
}

/** Reads the numbers of Portugal and Brazil: quantities, times, and digits one by one or in groups. */
export const numbers = createNumberReader({
  units: {
    ...Object.fromEntries(
      small.map((word, n) => [wordsOf(word, { elided: [] }).join(' '), n] as const),
    ),
    ...{ uma: 1, duas: 2, quatorze: 14, dezesseis: 16, dezessete: 17, dezenove: 19 },
  },
  tens: [
    ...tens.map((word, i) => ({ words: [word], value: 20 + 10 * i, upTo: 9 })),
    ...hundreds.map((word, i) => ({ words: [word], value: 100 + 100 * i, upTo: 99 })),
    { words: ['cem'], value: 100, upTo: 0 },
  ],
  tensJoiners: ['e'],
  hundreds: [],
  thousands: ['mil'],
  hundredsJoiners: ['e'],
  ones: [],
  phrases: [
    { words: ['um', 'par', 'de'], value: 2 },
    { words: ['um', 'par'], value: 2 },
    { words: ['meia', 'duzia', 'de'], value: 6 },
    { words: ['meia', 'duzia'], value: 6 },
    { words: ['uma', 'duzia', 'de'], value: 12 },
    { words: ['uma', 'duzia'], value: 12 },
  ],
  // Brazil says half a dozen for six where digits are read out.
  digitWords: { meia: '6' },
  repeats: { duplo: 2, triplo: 3 },
  digitsInGroups: true,
});
