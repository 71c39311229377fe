import { wordsOf, type Phrase, type PhraseBook } from './phrases.js';

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
 * Makes a trigram model in the ARPA format from what a caller is likely to say. Every sentence is as
 * likely as every other, and every text of a slot as likely as its neighbours. Each order is mixed with
 * the next shorter one in a fixed proportion (Jelinek-Mercer smoothing), so that any order of the known
 * words stays possible and the probabilities after any history sum to 1.
 * https://cmusphinx.github.io/wiki/arpaformat/
 */
export function trigramModel(book: PhraseBook, smoothing: Smoothing): string {
  const counts = new TrigramCounts();
  const slots = new Map(book.slots)
    .set(OPENING, OPENINGS.map(wordsOf))
    .set(CLOSING, CLOSINGS.map(wordsOf));
  const padded = smoothing.padding / 2;
  for (const phrase of book.phrases) {
    counts.add(phrase, slots, 1 - 2 * padded);
    counts.add([{ slot: OPENING }, ...phrase], slots, padded);
    counts.add([...phrase, { slot: CLOSING }], slots, padded);
  }
  return arpaText(counts, smoothing.trust);
}

// A slot of the hints can't have these names: they would need a brace inside braces.
const OPENING = '{opening}';
const CLOSING = '{closing}';

/** How often each word is expected after each history of two words, one word and none. */
class TrigramCounts {
  readonly after: readonly [WordCounts, WordCounts, WordCounts] = [new Map(), new Map(), new Map()];

  /** Adds a sentence with all the texts of its slots, without writing out their combinations. */
  add(phrase: Phrase, slots: PhraseBook['slots'], weight: number): void {
    let histories: Histories = new Map([[START, weight]]);
    for (const part of phrase) {
      const texts = 'word' in part ? [[part.word]] : (slots.get(part.slot) ?? []);
      const next: Histories = new Map();
      for (const text of texts) {
        let inside: Histories = new Map();
        for (const [history, mass] of histories) inside.set(history, mass / texts.length);
        for (const word of text) inside = this.#step(inside, word);
        for (const [history, mass] of inside) raise(next, history, mass);
      }
      histories = next;
    }
    this.#step(histories, END);
  }

  #step(histories: Histories, word: string): Histories {
    const next: Histories = new Map();
    for (const [history, mass] of histories) {
      const last = history.slice(history.lastIndexOf(' ') + 1);
      this.#count(0, '', word, mass);
      this.#count(1, last, word, mass);
      if (history !== last) this.#count(2, history, word, mass);
      raise(next, `${last} ${word}`, mass);
    }
    return next;
  }

  #count(order: 0 | 1 | 2, history: string, word: string, mass: number): void {
    const counts = this.after[order].get(history) ?? new Map<string, number>();
    this.after[order].set(history, counts);
    raise(counts, word, mass);
  }
}

type WordCounts = Map<string, Map<string, number>>;
/** The last two words said so far (or the start and nothing), and how likely they are. */
type Histories = Map<string, number>;

function raise(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function arpaText(counts: TrigramCounts, trust: number): string {
  const [none, one, two] = counts.after;
  const vocabulary = none.get('') ?? new Map<string, number>();
  const mixed = (seen: Map<string, number>, word: string, shorter: number): number =>
    trust * ((seen.get(word) ?? 0) / sum(seen)) + (1 - trust) * shorter;
  const unigram = (word: string): number => mixed(vocabulary, word, 1 / vocabulary.size);
  const bigram = (last: string, word: string): number => {
    const seen = one.get(last);
    return seen ? mixed(seen, word, unigram(word)) : unigram(word);
  };

  const backOff = log10(1 - trust);
  const line = (probability: number, words: string, followed: boolean): string =>
    `${log10(probability)}\t${words}${followed ? `\t${backOff}` : ''}`;
  const unigrams = [`-99\t${START}\t${backOff}`];
  for (const word of vocabulary.keys()) unigrams.push(line(unigram(word), word, one.has(word)));
  const bigrams: string[] = [];
  for (const [last, seen] of one) {
    for (const word of seen.keys()) {
      const words = `${last} ${word}`;
      bigrams.push(line(bigram(last, word), words, two.has(words)));
    }
  }
  const trigrams: string[] = [];
  for (const [history, seen] of two) {
    const last = history.slice(history.indexOf(' ') + 1);
    for (const word of seen.keys()) {
      trigrams.push(line(mixed(seen, word, bigram(last, word)), `${history} ${word}`, false));
    }
  }
  const orders = [unigrams, bigrams, trigrams];
  const sizes = orders.map((lines, index) => `ngram ${index + 1}=${lines.length}`);
  const sections = orders.map((lines, index) => [`\\${index + 1}-grams:`, ...lines, ''].join('\n'));
  return ['\\data\\', ...sizes, '', ...sections, '\\end\\', ''].join('\n');
}

function sum(counts: Map<string, number>): number {
  let total = 0;
  for (const mass of counts.values()) total += mass;
  return total;
}

function log10(probability: number): string {
  return Math.log10(probability).toFixed(5);
}
