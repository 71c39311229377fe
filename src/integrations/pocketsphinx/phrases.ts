import type { RecognitionHints } from '../../speech/ports.js';

/** A part of a sentence: one word, or a choice between texts (each a list of words). */
export type PhrasePart = { readonly word: string } | { readonly slot: string };

/** A sentence a caller may say, as parts. */
export type Phrase = readonly PhrasePart[];

/** A sentence, and how often it stands among the hints. */
export interface LikelyPhrase {
  readonly parts: Phrase;
  readonly times: number;
}

/** Hints brought to the form the models are made from: lower-case words without punctuation. */
export interface PhraseBook {
  readonly phrases: readonly LikelyPhrase[];
  /** What may stand in a slot: lists of words. A slot that nothing can fill is absent. */
  readonly slots: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Every word in it, once. */
  readonly words: ReadonlySet<string>;
}

/** What is listened for when the hints hold nothing that can be said. */
const ANY_ANSWER = ['yes', 'no', 'hello'];

/** Reads hints. A sentence with a slot that nothing can fill can't be said, so it is left out. */
export function readHints(hints: RecognitionHints): PhraseBook {
  const slots = new Map<string, string[][]>();
  for (const [name, texts] of Object.entries(hints.slots)) {
    const values = texts.map(wordsOf).filter((words) => words.length > 0);
    if (values.length > 0) slots.set(name, values);
  }
  const said = phrasesOf(hints.sentences).filter(
    ({ parts }) =>
      parts.length > 0 && parts.every((part) => !('slot' in part) || slots.has(part.slot)),
  );
  const phrases = said.length > 0 ? said : phrasesOf(ANY_ANSWER);
  const words = new Set<string>();
  for (const part of phrases.flatMap(({ parts }) => parts)) {
    if ('word' in part) words.add(part.word);
    else for (const word of (slots.get(part.slot) ?? []).flat()) words.add(word);
  }
  return { phrases, slots, words };
}

/**
 * The words of a text as the dictionary writes them: `Crème brûlée & 2 cafés` is `creme brulee and two
 * cafes`. Numbers up to 99 are read as numbers, longer ones digit by digit.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/&/g, ' and ');
  const words = plain.match(/\d+|[a-z]+(?:'[a-z]+)*/g) ?? [];
  return words.flatMap((word) => (/^\d/.test(word) ? numberWords(word) : [word]));
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function numberWords(digits: string): string[] {
  if (digits.length > 2) return digits.split('').flatMap(numberWords);
  const value = Number(digits);
  const small = ONES[value];
  if (small !== undefined) return [small];
  const tens = TENS[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? [tens] : [tens, ONES[value % 10] ?? ''];
}

function phrasesOf(sentences: readonly string[]): LikelyPhrase[] {
  const times = new Map<string, number>();
  for (const sentence of sentences) times.set(sentence, (times.get(sentence) ?? 0) + 1);
  return [...times].map(([sentence, count]) => ({ parts: partsOf(sentence), times: count }));
}

function partsOf(sentence: string): Phrase {
  return sentence
    .split(/(\{[^}]*\})/)
    .flatMap((piece): PhrasePart[] =>
      piece.startsWith('{')
        ? [{ slot: piece.slice(1, -1).trim() }]
        : wordsOf(piece).map((word) => ({ word })),
    );
}
