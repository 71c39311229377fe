import { createNumberReader } from '../../understanding/numberGrammar.js';
import { numberNames, tensNames } from '../numberNames.js';
import { rules } from './rules.js';

/** Reads Turkish numbers, also with the endings they take in "at seven", "to seven". */
export const numbers = createNumberReader({
  units: numberNames(
    `sıfır | bir, bi, birde, bire | iki, ikide, ikiye, ikiyi | üç, üçte, üçe, üçü | dört, dörtte, dörde, dördü |
     beş, beşte, beşe, beşi | altı, altıda, altıya, altıyı | yedi, yedide, yediye, yediyi |
     sekiz, sekizde, sekize, sekizi | dokuz, dokuzda, dokuza, dokuzu`,
    rules,
  ),
  tens: tensNames(
    `on | yirmi, yirmide, yirmiye, yirmiyi | otuz, otuzda, otuza | kırk, kırkta, kırka | elli, ellide, elliye |
     altmış | yetmiş | seksen | doksan`,
    rules,
    10,
  ),
  tensJoiners: [],
  hundreds: ['yuz'],
  thousands: ['bin'],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['yarim', 'duzine'], value: 6 },
    { words: ['bir', 'duzine'], value: 12 },
    { words: ['duzine'], value: 12 },
    { words: ['bir', 'cift'], value: 2 },
  ],
  digitsInGroups: true,
  digitWords: {},
  repeats: {},
});

const small = 'sıfır bir iki üç dört beş altı yedi sekiz dokuz'.split(' ');
const tens = ' on yirmi otuz kırk elli altmış yetmiş seksen doksan'.split(' ');

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  if (n > 99) return String(n);
  if (n < 10) return small[n] ?? String(n);
  return [tens[Math.floor(n / 10)], n % 10 === 0 ? '' : small[n % 10]].filter(Boolean).join(' ');
}
