import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trigramModel } from './languageModel.js';
import { readHints, wordsOf } from './phrases.js';

/** Reads an ARPA file as a decoder does: probabilities with back-off. */
class ArpaReader {
  readonly #log = new Map<string, number>();
  readonly #backOff = new Map<string, number>();

  constructor(text: string) {
    for (const line of text.split('\n')) {
      const [log, words, backOff] = line.split('\t');
      if (words === undefined) continue;
      this.#log.set(words, Number(log));
      if (backOff !== undefined) this.#backOff.set(words, Number(backOff));
    }
  }

  /** Every word that may come next, with the end of the sentence. */
  get words(): string[] {
    return [...this.#log.keys()].filter((key) => !key.includes(' ') && key !== '<s>');
  }

  probability(history: string[], word: string): number {
    const known = this.#log.get([...history, word].join(' '));
    if (known !== undefined) return 10 ** known;
    const weight = 10 ** (this.#backOff.get(history.join(' ')) ?? 0);
    return weight * this.probability(history.slice(1), word);
  }

  /** How likely a whole sentence is. */
  sentence(text: string): number {
    const words = ['<s>', ...wordsOf(text), '</s>'];
    return words
      .slice(1)
      .map((word, at) => this.probability(words.slice(Math.max(0, at - 1), at + 1), word))
      .reduce((product, each) => product * each, 1);
  }
}

const smoothing = { trust: 0.9, padding: 0.2 };

const hints = {
  key: 'order',
  language: 'en-US',
  sentences: ['{count} {size} {item}', "I'd like {count} {item}, please", "that's all", 'a {gone}'],
  slots: {
    count: ['one', 'two', 'a couple of'],
    size: ['small', 'large'],
    item: ['Margherita', 'four-cheese pizza', 'Crème brûlée'],
    gone: [],
  },
  closed: false,
};

describe('reading hints', () => {
  it('writes words as the dictionary does', () => {
    expect(wordsOf('Crème brûlée & 2 ‘Piña’ Coladas — I’d like 45!')).toEqual(
      "creme brulee and two pina coladas i'd like forty five".split(' '),
    );
    expect(wordsOf('7-Up, 0.5 l, 90210')).toEqual(
      'seven up zero five l nine zero two one zero'.split(' '),
    );
  });

  it('leaves out a sentence whose slot nothing can fill', () => {
    expect(readHints(hints).phrases).toHaveLength(3);
  });

  it('has something to listen for even when the hints are empty', () => {
    const book = readHints({ key: '', language: 'en', sentences: [], slots: {}, closed: false });
    expect(book.phrases.length).toBeGreaterThan(0);
  });
});

describe('the language model of a question', () => {
  const model = new ArpaReader(trigramModel(readHints(hints), smoothing));

  it('gives every history probabilities that sum to 1', () => {
    const word = fc.constantFrom('<s>', ...model.words.filter((each) => each !== '</s>'));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 2 }), (history) => {
        const total = model.words
          .map((each) => model.probability(history, each))
          .reduce((sum, each) => sum + each, 0);
        expect(total).toBeCloseTo(1, 3);
      }),
    );
  });

  it('expects the hinted sentences far more than the same words in another order', () => {
    const right = model.sentence('two large four cheese pizza');
    expect(right).toBeGreaterThan(1000 * model.sentence('pizza large two cheese four'));
    expect(right).toBeGreaterThan(model.sentence('two large four cheese'));
  });

  it('makes every sentence as likely as every other, however many texts its slots hold', () => {
    const all = hints.slots.count.flatMap((count) =>
      hints.slots.size.flatMap((size) =>
        hints.slots.item.map((item) => model.sentence(`${count} ${size} ${item}`)),
      ),
    );
    const together = all.reduce((sum, each) => sum + each, 0);
    const other = model.sentence("that's all");
    expect(together / other).toBeGreaterThan(0.5);
    expect(together / other).toBeLessThan(2);
  });

  it('lets people be polite or hesitant around an answer', () => {
    expect(model.sentence("um that's all")).toBeGreaterThan(1e-4);
    expect(model.sentence("that's all thank you")).toBeGreaterThan(1e-4);
  });

  it('announces as many n-grams of each order as it has', () => {
    const text = trigramModel(readHints(hints), smoothing);
    for (const order of [1, 2, 3]) {
      const announced = Number(new RegExp(`^ngram ${order}=(\\d+)$`, 'm').exec(text)?.[1]);
      const section = text.split(`\\${order}-grams:\n`)[1]?.split('\n\n')[0] ?? '';
      expect(section.split('\n').filter((line) => line !== '')).toHaveLength(announced);
    }
  });

  it('covers a menu of 500 items', () => {
    const item = Array.from({ length: 500 }, (_, index) => `dish ${index} of the house`);
    const big = { ...hints, slots: { ...hints.slots, item } };
    expect(trigramModel(readHints(big), smoothing).length).toBeGreaterThan(10_000);
  });
});
