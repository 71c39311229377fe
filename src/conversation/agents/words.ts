import { withPlainSigns } from '../understanding/folding.js';
import { wordsOf, type WordRules } from '../understanding/tokens.js';

/** A word of an utterance. */
export interface Word {
  /** Lower case, without accents: the form in which it is compared. */
  readonly text: string;
  /** As it was written. Empty for the rest of a written word that was cut: `c'est` is `c'est` and ``. */
  readonly raw: string;
  /** Whether a comma or the end of a sentence stands before it. */
  readonly afterBreak: boolean;
}

/** Cuts a text into words that remember how they were written. */
export function splitWords(text: string, language: WordRules): Word[] {
  const words: Word[] = [];
  let afterBreak = false;
  const plain = withPlainSigns(text).normalize('NFC');
  for (const [piece] of plain.matchAll(/\d+|[\p{L}\p{M}'’]+|&|[,;:.!?]/gu)) {
    if (/^[,;:.!?]$/.test(piece)) {
      afterBreak = true;
      continue;
    }
    for (const [i, word] of wordsOf(piece, language).entries()) {
      words.push({ text: word, raw: i === 0 ? piece : '', afterBreak: afterBreak && i === 0 });
    }
    afterBreak = false;
  }
  return words;
}

/** The words as they were written, with a comma where there was a break. */
export function writtenText(words: readonly Word[]): string {
  return words
    .filter(({ raw }) => raw !== '')
    .map(({ raw, afterBreak }, i) => (i === 0 ? raw : `${afterBreak ? ',' : ''} ${raw}`))
    .join('');
}

/** Phrases to be found in words, the longest first. */
export interface PhraseBook<Meaning> {
  /** The longest phrase that starts at `start`, with its length in words. */
  at(
    words: readonly Word[],
    start: number,
  ): { readonly meaning: Meaning; readonly length: number } | undefined;
}

/** Makes a book of phrases (words joined by one space). Of two meanings of a phrase the first stands. */
export function createPhraseBook<Meaning>(
  entries: Iterable<readonly [phrase: string, meaning: Meaning]>,
): PhraseBook<Meaning> {
  const byPhrase = new Map<string, Meaning>();
  let longest = 0;
  for (const [phrase, meaning] of entries) {
    if (!byPhrase.has(phrase)) byPhrase.set(phrase, meaning);
    longest = Math.max(longest, phrase.split(' ').length);
  }
  return {
    at(words, start) {
      for (let length = Math.min(longest, words.length - start); length > 0; length -= 1) {
        const phrase = words
          .slice(start, start + length)
          .map(({ text }) => text)
          .join(' ');
        const meaning = byPhrase.get(phrase);
        if (meaning !== undefined) return { meaning, length };
      }
      return undefined;
    },
  };
}
