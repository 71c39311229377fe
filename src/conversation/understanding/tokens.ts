import type { OrderLanguage } from './language.js';

/** A word of an utterance, in the form in which it is compared. */
export interface Token {
  /** Lower case, without accents, apostrophes and hyphens. */
  readonly text: string;
  /** Whether a comma or the end of a sentence stands before it. */
  readonly afterBreak: boolean;
}

/**
 * Cuts a text into words: lower case, accents folded, hyphens and other signs taken as spaces, figures cut from
 * letters (`12oz` is two words), elided words on their own. Speech recognisers write with or without punctuation;
 * only the place of a comma or full stop is kept.
 */
export function tokenise(text: string, language: Pick<OrderLanguage, 'elided'>): Token[] {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[’‘`´]/g, "'")
    .replace(/½/g, ' half ')
    .replace(/(\d)[.,](\d)/g, '$1·$2')
    .replace(/([a-z])(\d)|(\d)([a-z])/g, '$1$3 $2$4');
  const tokens: Token[] = [];
  let afterBreak = false;
  for (const [piece] of folded.matchAll(/[\p{L}\d·']+|[&%]|[,;:.!?]/gu)) {
    if (/[,;:.!?]/.test(piece)) {
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
