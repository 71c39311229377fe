import type { OrderLanguage } from './language.js';

/** A word of an utterance, in the form in which it is compared. */
export interface Token {
  /** Lower case, without accents, apostrophes and hyphens. */
  readonly text: string;
  /** Whether a comma or the end of a sentence stands before it. */
  readonly afterBreak: boolean;
}

/**
 * Cuts a text into words: letters folded as `foldLetters` does, hyphens and other signs taken as spaces, figures cut
 * from letters (`12oz` is two words, `19h30` three), elided words on their own. Speech recognisers write with or without punctuation;
 * only the place of a comma or full stop is kept.
 */
export function tokenise(text: string, language: Pick<OrderLanguage, 'elided'>): Token[] {
  const folded = foldLetters(text)
    .replace(/[’‘`´]/g, "'")
    .replace(/½/g, ' half ')
    .replace(/(\d)[.,](\d)/g, '$1·$2')
    .replace(/(?<=\p{L}\p{M}*)(?=\d)|(?<=\d)(?=\p{L})/gu, ' ');
  const tokens: Token[] = [];
  let afterBreak = false;
  for (const [piece] of folded.matchAll(/[\p{L}\p{M}\d·']+|[&%]|[,;:.!?،؛؟۔।]/gu)) {
    if (/[,;:.!?،؛؟۔।]/.test(piece)) {
      afterBreak = true;
      continue;
    }
    for (const word of cutAtApostrophes(piece.replace('·', '.'), language.elided)) {
      tokens.push({ text: word, afterBreak });
      afterBreak = false;
    }
  }
  return tokens;
}

/**
 * A text in lower case without what people and recognisers leave out at will: accents, the vowel signs of Arabic, the
 * dots of Devanagari consonants. The vowel signs of Devanagari stay, as they are the vowels. Digits of every script
 * become those of ASCII.
 */
export function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(leftOut, '')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[œæßłıøđ]/g, (letter) => foldedLetters[letter] ?? letter);
}

/**
 * Combining accents, Arabic marks and the stretching sign, the Devanagari nukta, and characters without width.
 */
const leftOut = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c\u200b-\u200f]/g;

const foldedLetters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  ı: 'i',
  ø: 'o',
  đ: 'd',
};

/** The zeros of the Arabic, the Persian and Urdu, and the Devanagari digits; the other nine follow each. */
const zeros = [0x0660, 0x06f0, 0x0966];

function digitOf(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? digit : String(code - zero);
}

/** The words of a text alone, as `tokenise` makes them. */
export function wordsOf(text: string, language: Pick<OrderLanguage, 'elided'>): string[] {
  return tokenise(text, language).map((token) => token.text);
}

function cutAtApostrophes(piece: string, elided: readonly string[]): string[] {
  const at = piece.indexOf("'");
  const head = piece.slice(0, at);
  if (at > 0 && elided.includes(head)) {
    return [head, ...cutAtApostrophes(piece.slice(at + 1), elided)];
  }
  const word = piece.replaceAll("'", '');
  return word === '' ? [] : [word];
}
