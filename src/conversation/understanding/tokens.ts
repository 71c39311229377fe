import { foldLetters } from './folding.js';
import type { LetterRule, OrderLanguage } from './language.js';

/** What of a language decides where words are cut. */
export type WordRules = Pick<OrderLanguage, 'elided' | 'cuts'>;

/** A word of an utterance, in the form in which it is compared. */
export interface Token {
  /** Lower case, without accents, apostrophes and hyphens. */
  readonly text: string;
  /** Whether a comma or the end of a sentence stands before it. */
  readonly afterBreak: boolean;
}

/**
 * Cuts a text into words: folded, hyphens and other signs taken as spaces, figures cut from letters (`12oz` is two
 * words), elided and joined words on their own. Speech recognisers write with or without punctuation; only the
 * place of a comma or full stop is kept.
 */
export function tokenise(text: string, language: WordRules): Token[] {
  const folded = foldLetters(text)
    .replace(/[’‘`´]/g, "'")
    .replace(/½/g, ' half ')
    .replace(/(\d)[.,](\d)/g, '$1·$2')
    .replace(/(?<=[\p{L}\p{M}])(?=\d)|(?<=\d)'?(?=\p{L})/gu, ' ');
  const tokens: Token[] = [];
  let afterBreak = false;
  for (const [piece] of folded.matchAll(/[\p{L}\p{M}\d·']+|[&%]|[,;:.!?]/gu)) {
    if (/[,;:.!?]/.test(piece)) {
      afterBreak = true;
      continue;
    }
    const words = cutAtApostrophes(piece.replace('·', '.'), language.elided);
    for (const word of words.flatMap((whole) => cutByRules(whole, language.cuts))) {
      tokens.push({ text: word, afterBreak });
      afterBreak = false;
    }
  }
  return tokens;
}

/** The words of a text alone, as `tokenise` makes them. */
export function wordsOf(text: string, language: WordRules): string[] {
  return tokenise(text, language).map((token) => token.text);
}

/**
 * The phrases of a text in which `|` stands between them, in the form in which they are compared: a language's file
 * is written as people write.
 */
export function phrasesAsSaid(text: string, language: WordRules): string[] {
  return text
    .split('|')
    .map((phrase) => wordsOf(phrase, language).join(' '))
    .filter((phrase) => phrase !== '');
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

const compiled = new WeakMap<readonly LetterRule[], (readonly [RegExp, string])[]>();

function cutByRules(word: string, rules: readonly LetterRule[] | undefined): string[] {
  if (!rules) return [word];
  const known = compiled.get(rules) ?? rules.map(([from, to]) => [new RegExp(from), to] as const);
  compiled.set(rules, known);
  return known.reduce(
    (words, [from, to]) => words.flatMap((part) => part.replace(from, to).trim().split(' ')),
    [word],
  );
}
