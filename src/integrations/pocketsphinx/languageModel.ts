import { wordsOf, type PhraseBook } from './phrases.js';

/** How a model leaves room for what nobody foresaw: shares, 0 to 1. */
export interface Smoothing {
  /** How far a longer history is believed over the next shorter one. */
  readonly trust: number;
  /** How many of all sentences have something polite or hesitant before or after them. */
  readonly padding: number;
}

/** What people put before an answer, and after it. */
export const OPENINGS: readonly string[] = [
  'uh',
  'um',
  'well',
  'hi',
  'hello',
  'okay',
  'yes',
  'yeah',
  'no',
  'sorry',
  'please',
  "i'd like",
  'can i get',
  'can i have',
  "i'll have",
  "i'll take",
];
export const CLOSINGS: readonly string[] = ['please', 'thank you', 'thanks'];

/** The words of openings and closings: a decoder's dictionary needs them besides those of the hints. */
export const PADDING_WORDS: readonly string[] = [...OPENINGS, ...CLOSINGS].flatMap(wordsOf);

const START = '<s>';
const END = '</s>';

/**
 * Makes a trigram model in the ARPA format from what a caller is likely to say. A sentence is as likely as it
 * stands often among the hints, and every text of a slot as likely as its neighbours. Each order is mixed with
 * the next shorter one in a fixed proportion (Jelinek-Mercer smoothing), so that any order of the known
 * words stays possible and the probabilities after any history sum to 1.
 * https://cmusphinx.github.io/wiki/arpaformat/
 */
export function trigramModel(book: PhraseBook, smoothing: Smoothing): string {
  const counts = new TrigramCounts();
  const openings = OPENINGS.map(wordsOf);
  const closings = CLOSINGS.map(wordsOf);
  const padded = smoothing.padding / 2;
  for (const { parts, times } of book.phrases) {
    let histories = counts.start(times);
    histories = counts.perhaps(histories, openings, padded);
    for (const part of parts) {
      const texts = 'word' in part ? [[part.word]] : (book.slots.get(part.slot) ?? []);
      histories = counts.oneOf(histories, texts);
    }
    counts.end(counts.perhaps(histories, closings, padded));
  }
  return arpaText(counts, smoothing.trust);
}

type WordCounts = Map<number, Map<number, number>>;
/** The last two words said so far (at the start, one), and how likely they are. */
type Histories = Map<number, number>;

/** More different words than any menu has: a history of two words is one number in this base. */
const WORDS = 1 << 20;

/** How often each word is expected after each history of two words, one word and none. Words are numbers. */
class TrigramCounts {
  readonly words: string[] = [START, END];
  readonly alone = new Map<number, number>();
  readonly afterOne: WordCounts = new Map();
  readonly afterTwo: WordCounts = new Map();
  readonly #numbers = new Map<string, number>([
    [START, 0],
    [END, 1],
  ]);

  /** Begins as many sentences. */
  start(times: number): Histories {
    return new Map<number, number>([[0, times]]);
  }

  /** Goes on with one of these texts, all equally likely, without writing out the combinations. */
  oneOf(histories: Histories, texts: readonly (readonly string[])[]): Histories {
    const next: Histories = new Map();
    for (const text of texts) {
      let inside: Histories = new Map();
      for (const [history, mass] of histories) inside.set(history, mass / texts.length);
      for (const word of text) inside = this.#step(inside, this.#numberOf(word));
      for (const [history, mass] of inside) raise(next, history, mass);
    }
    return next;
  }

  /** Goes on with one of these texts in this share of the sentences. */
  perhaps(histories: Histories, texts: readonly (readonly string[])[], share: number): Histories {
    const padded = new Map([...histories].map(([history, mass]) => [history, mass * share]));
    const next = this.oneOf(padded, texts);
    for (const [history, mass] of histories) raise(next, history, mass * (1 - share));
    return next;
  }

  /** Ends the sentences. */
  end(histories: Histories): void {
    this.#step(histories, 1);
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  #step(histories: Histories, word: number): Histories {
    const next: Histories = new Map();
    for (const [history, mass] of histories) {
      const last = history % WORDS;
      raise(this.alone, word, mass);
      raise(countsAfter(this.afterOne, last), word, mass);
      // Only the start of a sentence has nothing before it.
      if (history > 0) raise(countsAfter(this.afterTwo, history), word, mass);
      raise(next, last * WORDS + word, mass);
    }
    return next;
  }
}

function countsAfter(counts: WordCounts, history: number): Map<number, number> {
  const known = counts.get(history);
  if (known) return known;
  const none = new Map<number, number>();
  counts.set(history, none);
  return none;
}

function raise(counts: Map<number, number>, key: number, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function arpaText({ words, alone, afterOne, afterTwo }: TrigramCounts, trust: number): string {
  const shareOf = relativeTo(trust);
  const unigram = (word: number): number => shareOf(alone, word, 1 / alone.size);
  const bigram = (last: number, word: number): number => {
    const seen = afterOne.get(last);
    return seen ? shareOf(seen, word, unigram(word)) : unigram(word);
  };
  const name = (word: number): string => words[word] ?? '';

  const backOff = log10(1 - trust);
  const line = (probability: number, text: string, followed: boolean): string =>
    `${log10(probability)}\t${text}${followed ? `\t${backOff}` : ''}`;
  const unigrams = [`-99\t${START}\t${backOff}`];
  for (const word of alone.keys()) {
    unigrams.push(line(unigram(word), name(word), afterOne.has(word)));
  }
  const bigrams: string[] = [];
  for (const [last, seen] of afterOne) {
    for (const word of seen.keys()) {
      const followed = afterTwo.has(last * WORDS + word);
      bigrams.push(line(bigram(last, word), `${name(last)} ${name(word)}`, followed));
    }
  }
  const trigrams: string[] = [];
  for (const [history, seen] of afterTwo) {
    const last = history % WORDS;
    const text = `${name(Math.floor(history / WORDS))} ${name(last)}`;
    for (const word of seen.keys()) {
      const probability = shareOf(seen, word, bigram(last, word));
      trigrams.push(line(probability, `${text} ${name(word)}`, false));
    }
  }
  const orders = [unigrams, bigrams, trigrams];
  const sizes = orders.map((lines, index) => `ngram ${index + 1}=${lines.length}`);
  const sections = orders.map((lines, index) => [`\\${index + 1}-grams:`, ...lines, ''].join('\n'));
  return ['\\data\\', ...sizes, '', ...sections, '\\end\\', ''].join('\n');
}

/** How likely a word is by these counts, mixed with how likely it is by a shorter history. */
function relativeTo(
  trust: number,
): (seen: Map<number, number>, word: number, shorter: number) => number {
  const totals = new Map<Map<number, number>, number>();
  return (seen, word, shorter) => {
    let total = totals.get(seen);
    if (total === undefined) totals.set(seen, (total = sum(seen)));
    return trust * ((seen.get(word) ?? 0) / total) + (1 - trust) * shorter;
  };
}

function sum(counts: Map<number, number>): number {
  let total = 0;
  for (const mass of counts.values()) total += mass;
  return total;
}

function log10(probability: number): string {
  return Math.log10(probability).toFixed(5);
}
