import { SharedStream } from '../../../kernel/sharedStream.js';
import type { Thought } from './thinking.js';

/**
 * What a model makes of words that may yet change, kept until it is known whether they did. It is made to its end unless
 * it is dropped, whoever reads it.
 */
export class ForeseenThoughts {
  readonly #gist: string;
  readonly #dropped = new AbortController();
  readonly #thoughts: SharedStream<Thought>;

  /** `gist` tells which question they answer. */
  constructor(gist: string, think: (signal: AbortSignal) => AsyncIterable<Thought>) {
    this.#gist = gist;
    this.#thoughts = new SharedStream((stopped) =>
      think(AbortSignal.any([stopped, this.#dropped.signal])),
    );
    this.#thoughts.hold();
  }

  /** Whether they are what there is to be thought about a question. What failed may go better when it is asked again. */
  answer(gist: string): boolean {
    return this.#gist === gist && !this.#thoughts.failed;
  }

  /** All of them from the first, as they come. Ends early when they are dropped. */
  read(signal?: AbortSignal): AsyncIterable<Thought> {
    const { signal: dropped } = this.#dropped;
    return this.#thoughts.read(signal ? AbortSignal.any([signal, dropped]) : dropped);
  }

  /** They are not wanted, or not any more: for this reason, where it is the fault of who makes them. Idempotent. */
  drop(why?: unknown): void {
    this.#dropped.abort(why);
  }
}
