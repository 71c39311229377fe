import type { Clock, Timer } from '../kernel/clock.js';

/** What watches for silence. */
export interface SilenceWatchParts {
  readonly clock: Clock;
  /** Whether something goes on in which a caller may well be silent: somebody speaks, or an answer is being found. */
  readonly busy: () => boolean;
  /** They have been silent for as long as the question allows. */
  readonly silent: () => void;
}

/**
 * Tells that a caller who is asked something says nothing. Their time begins when we listen, and begins anew after everything
 * that goes on meanwhile: whoever ends such a thing calls `listen`. What is not waited for (staff are rung, a message is left)
 * allows silence without end.
 */
export class SilenceWatch {
  readonly #parts: SilenceWatchParts;
  #allowedMs: number | null = null;
  #timer: Timer | undefined;

  constructor(parts: SilenceWatchParts) {
    this.#parts = parts;
  }

  /** So long may the caller be silent from now on; null for as long as they like. */
  allow(silenceMs: number | null): void {
    this.pause();
    this.#allowedMs = silenceMs;
  }

  /** It is the caller's turn from this moment. */
  listen(): void {
    this.pause();
    const { clock, busy, silent } = this.#parts;
    if (this.#allowedMs === null) return;
    this.#timer = clock.after(this.#allowedMs, () => {
      // Whoever ends that calls `listen`.
      if (!busy()) silent();
    });
  }

  /** It is not, until `listen` is called. */
  pause(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
