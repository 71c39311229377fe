import { messageOf } from './errors.js';

/**
 * What is made piece by piece, once for everybody who wants it. Each reader gets all of it from the start, as it comes.
 * When the last who wants it leaves before the end, the making is stopped.
 */
export class SharedStream<Piece extends object> {
  /** Settles with all the pieces, or with null when the making was stopped or failed. */
  readonly whole: Promise<readonly Piece[] | null>;
  readonly #pieces: Piece[] = [];
  readonly #stop = new AbortController();
  readonly #waiting = new Set<() => void>();
  #readers = 0;
  #ended = false;
  #failure: Error | undefined;

  constructor(make: (signal: AbortSignal) => AsyncIterable<Piece>) {
    this.whole = this.#run(make);
  }

  /** Whether nobody wants it any more, so that a newcomer must start another. */
  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Whether it could not be made. */
  get failed(): boolean {
    return this.#failure !== undefined;
  }

  /** All of it from the start. Ends early when `signal` aborts; throws what the making threw. */
  async *read(signal: AbortSignal): AsyncGenerator<Piece> {
    const leave = this.hold();
    const wake = (): void => this.#wakeAll();
    signal.addEventListener('abort', wake);
    try {
      for (let next = 0; !signal.aborted;) {
        const piece = this.#pieces[next];
        if (piece) {
          next += 1;
          yield piece;
        } else if (this.#ended) {
          if (this.#failure) throw this.#failure;
          return;
        } else {
          await new Promise<void>((resolve) => this.#waiting.add(resolve));
        }
      }
    } finally {
      signal.removeEventListener('abort', wake);
      leave();
    }
  }

  /** Wants it without reading it yet. Answers with what ends that; idempotent. */
  hold(): () => void {
    let held = true;
    this.#readers += 1;
    return () => {
      if (!held) return;
      held = false;
      this.#readers -= 1;
      if (this.#readers === 0 && !this.#ended) this.#stop.abort();
    };
  }

  /** Waits for all of it. Throws what the making threw. */
  async complete(): Promise<readonly Piece[]> {
    const pieces: Piece[] = [];
    for await (const piece of this.read(new AbortController().signal)) pieces.push(piece);
    return pieces;
  }

  async #run(
    make: (signal: AbortSignal) => AsyncIterable<Piece>,
  ): Promise<readonly Piece[] | null> {
    try {
      for await (const piece of make(this.#stop.signal)) {
        this.#pieces.push(piece);
        this.#wakeAll();
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(messageOf(error));
    }
    this.#ended = true;
    this.#wakeAll();
    return this.#failure || this.stopped ? null : this.#pieces;
  }

  #wakeAll(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
