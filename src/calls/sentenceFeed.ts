import type { Sentence } from './mouth.js';

/** Sentences that are added one by one while those before are being said. */
export class SentenceFeed implements AsyncIterable<Sentence> {
  readonly #waiting: Sentence[] = [];
  #wake: () => void = () => undefined;
  #ended = false;

  /** Adds a sentence. Does nothing after the end. */
  add(sentence: Sentence): void {
    if (this.#ended) return;
    this.#waiting.push(sentence);
    this.#wake();
  }

  /** No more sentences come. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Sentence> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) yield next;
      else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
