import { messageOf } from '../kernel/errors.js';

/**
 * Sound that is being made once for everybody who wants it. Each reader gets all of it from the start, as it
 * comes. When the last reader leaves before the end, the making is stopped.
 */
export class SharedMaking {
  /** Settles with all the sound, or with null when the making was stopped or failed. */
  readonly whole: Promise<Int16Array | null>;
  readonly #chunks: Int16Array[] = [];
  readonly #stop = new AbortController();
  readonly #waiting = new Set<() => void>();
  #readers = 0;
  #ended = false;
  #failure: Error | undefined;

  constructor(make: (signal: AbortSignal) => AsyncIterable<Int16Array>) {
    this.whole = this.#run(make);
  }

  /** Whether nobody wants it any more, so that a newcomer must start another. */
  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** All the sound from the start. Ends early when `signal` aborts; throws what the making threw. */
  async *read(signal: AbortSignal): AsyncGenerator<Int16Array> {
    this.#readers += 1;
    const wake = (): void => this.#wakeAll();
    signal.addEventListener('abort', wake);
    try {
      for (let next = 0; !signal.aborted;) {
        const chunk = this.#chunks[next];
        if (chunk) {
          next += 1;
          yield chunk;
        } else if (this.#ended) {
          if (this.#failure) throw this.#failure;
          return;
        } else {
          await new Promise<void>((resolve) => this.#waiting.add(resolve));
        }
      }
    } finally {
      signal.removeEventListener('abort', wake);
      this.#readers -= 1;
      if (this.#readers === 0 && !this.#ended) this.#stop.abort();
    }
  }

  /** Waits for all the sound. Throws what the making threw. */
  async complete(): Promise<Int16Array> {
    const chunks: Int16Array[] = [];
    for await (const chunk of this.read(new AbortController().signal)) chunks.push(chunk);
    return joined(chunks);
  }

  async #run(make: (signal: AbortSignal) => AsyncIterable<Int16Array>): Promise<Int16Array | null> {
    try {
      for await (const chunk of make(this.#stop.signal)) {
        this.#chunks.push(chunk);
        this.#wakeAll();
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(messageOf(error));
    }
    this.#ended = true;
    this.#wakeAll();
    return this.#failure || this.stopped ? null : joined(this.#chunks);
  }

  #wakeAll(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

function joined(chunks: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
