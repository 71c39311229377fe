import { languageOf, primarySubtag } from '../../dialogue/languages.js';
import { isOtherLanguage } from '../../dialogue/hearingLanguages.js';
import { splitWords } from '../words.js';
import { knownCurrencies, moneyWords } from './moneyWords.js';

/** A longer sentence is a speech. */
const LONGEST = 240;
/** The least number that may be a price or a time; smaller ones count dishes. */
const LEAST_GUARDED = 10;

/**
 * A sentence of a model as it may be said, or undefined where it may not: prices, amounts, times, promises that an order is
 * placed, and allergens are said from the restaurant's own data only; questions are asked by the dialogue, one at a
 * time; and what is in another language than the caller's is not understood.
 */
export function guardSentence(text: string, language: string): string | undefined {
  const plain = withoutMarkup(text);
  if (plain === '' || plain.length > LONGEST || !mayBeHeard(plain, language)) return undefined;
  return isOtherLanguage(plain, language) ? undefined : plain;
}

/** Whether the words of a model that are being said may be heard to here: see `guardSentence`. */
export function mayBeHeard(text: string, language: string): boolean {
  const isQuestion = /[?؟？]/.test(text);
  return !isQuestion && !speaksOfMoney(text, language) && !speaksOfAllergens(text, language);
}

/** Whether words are about prices, amounts or what is paid, or hold a number that may be one. */
export function speaksOfMoney(text: string, language: string): boolean {
  if (/[€$£¥₺₹₨﷼%]/u.test(text)) return true;
  const { lexicon } = languageOf(language);
  const words = splitWords(text, lexicon).map((word) => word.text);
  const isGuarded = words.some((_, i) => {
    const value = lexicon.numbers.parseNumberWords(words, i)?.value ?? Number(words[i]);
    return value >= LEAST_GUARDED;
  });
  return isGuarded || hasStem(words, moneyStemsOf(language));
}

function speaksOfAllergens(text: string, language: string): boolean {
  const { lexicon } = languageOf(language);
  const words = splitWords(text, lexicon).map((word) => word.text);
  const said = ` ${words.join(' ')} `;
  const phrases = [...Object.values(lexicon.allergens).flat(), ...lexicon.allergyWords];
  return phrases.some((phrase) => said.includes(` ${phrase} `));
}

const stems = new Map<string, readonly string[]>();

/** Beginnings of words, as words are compared, with a space before each. */
function moneyStemsOf(language: string): readonly string[] {
  const tag = primarySubtag(language);
  const known = stems.get(tag) ?? [
    ...(moneyWords[tag] ?? moneyWords['en'] ?? []).map((phrase) => joined(phrase, tag)),
    ...currencyWords(tag),
  ];
  stems.set(tag, known);
  return known;
}

/** The words of said amounts that are no numbers. */
function currencyWords(language: string): readonly string[] {
  const { spoken, lexicon } = languageOf(language);
  const isWord = (word: string): boolean =>
    word.length > 2 &&
    !/\d/.test(word) &&
    lexicon.numbers.parseNumberWords([word], 0) === undefined;
  const said = knownCurrencies.flatMap((currency) =>
    [100, 200, 500, 1, 2, 5].flatMap((amount) =>
      splitWords(spoken.amount(amount, currency), lexicon).map(({ text }) => text),
    ),
  );
  return [...new Set(said.filter(isWord))].map((word) => ` ${word}`);
}

function joined(phrase: string, language: string): string {
  const words = splitWords(phrase, languageOf(language).lexicon).map(({ text }) => text);
  return ` ${words.join(' ')}`;
}

function hasStem(words: readonly string[], all: readonly string[]): boolean {
  const text = ` ${words.join(' ')}`;
  return all.some((stem) => text.includes(stem));
}

/** What is written for the eye is not spoken. */
function withoutMarkup(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_#`>~|]|\p{Extended_Pictographic}|\uFE0F/gu, '')
    .replace(/^\s*(?:[-•]|\d+[.)])\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
