import {
  createNumberReader,
  type NumberPhrase,
  type NumberWords,
} from '../../understanding/numberGrammar.js';
import { numberNames, tensNames } from '../numberNames.js';
import { rules } from './rules.js';

const words: NumberWords = {
  units: numberNames(
    `zero | jeden, jedna, jedno, jedną, jednego | dwa, dwie, dwóch, dwoma | trzy, trzech | cztery, czterech |
     pięć, pięciu | sześć, sześciu | siedem, siedmiu | osiem, ośmiu | dziewięć, dziewięciu | dziesięć, dziesięciu |
     jedenaście | dwanaście | trzynaście | czternaście | piętnaście | szesnaście | siedemnaście | osiemnaście |
     dziewiętnaście`,
    rules,
  ),
  tens: tensNames(
    `dwadzieścia | trzydzieści | czterdzieści | pięćdziesiąt | sześćdziesiąt | siedemdziesiąt | osiemdziesiąt |
     dziewięćdziesiąt`,
    rules,
  ),
  tensJoiners: [],
  hundreds: ['sto'],
  thousands: ['tysiac', 'tysiace', 'tysiecy'],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['para'], value: 2 },
    { words: ['pol', 'tuzina'], value: 6 },
    { words: ['tuzin'], value: 12 },
  ],
  digitsInGroups: true,
  digitWords: {},
  repeats: {},
};

/** The hours are counted first, second, third, in the nominative and after "at". */
const hours: readonly NumberPhrase[] = Object.entries(
  numberNames(
    `pierwsza, pierwszej, pierwszą | druga, drugiej, drugą | trzecia, trzeciej, trzecią |
     czwarta, czwartej, czwartą | piąta, piątej, piątą | szósta, szóstej, szóstą | siódma, siódmej, siódmą |
     ósma, ósmej, ósmą | dziewiąta, dziewiątej, dziewiątą | dziesiąta, dziesiątej, dziesiątą |
     jedenasta, jedenastej, jedenastą | dwunasta, dwunastej, dwunastą | trzynasta, trzynastej |
     czternasta, czternastej | piętnasta, piętnastej | szesnasta, szesnastej | siedemnasta, siedemnastej |
     osiemnasta, osiemnastej | dziewiętnasta, dziewiętnastej | dwudziesta, dwudziestej |
     dwudziesta pierwsza, dwudziestej pierwszej | dwudziesta druga, dwudziestej drugiej |
     dwudziesta trzecia, dwudziestej trzeciej`,
    rules,
    { from: 1 },
  ),
).map(([name, value]) => ({ words: name.split(' '), value }));

/** Reads Polish numbers in the cases that orders have. */
export const numbers = createNumberReader(words);

/** The same where a time may be said. */
export const clockNumbers = createNumberReader({
  ...words,
  phrases: [...words.phrases, ...hours],
});

const small = [
  ...[
    'zero',
    'jeden',
    'dwa',
    'trzy',
    'cztery',
    'pięć',
    'sześć',
    'siedem',
    'osiem',
    'dziewięć',
    'dziesięć',
  ],
  ...[
    'jedenaście',
    'dwanaście',
    'trzynaście',
    'czternaście',
    'piętnaście',
    'szesnaście',
    'siedemnaście',
  ],
  ...['osiemnaście', 'dziewiętnaście'],
];
const tens = [
  ...[
    'dwadzieścia',
    'trzydzieści',
    'czterdzieści',
    'pięćdziesiąt',
    'sześćdziesiąt',
    'siedemdziesiąt',
  ],
  ...['osiemdziesiąt', 'dziewięćdziesiąt'],
];

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  if (n < 20) return small[n] ?? String(n);
  if (n > 99) return String(n);
  const ten = tens[Math.floor(n / 10) - 2] ?? '';
  return n % 10 === 0 ? ten : `${ten} ${small[n % 10] ?? ''}`;
}
