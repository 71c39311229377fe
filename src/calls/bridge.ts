import type { Clock, Timer } from '../kernel/clock.js';

/** What a bridge is made from. */
export interface BridgeParts {
  readonly clock: Clock;
  /** Says that we are at it. False when this is not the moment. */
  readonly say: () => boolean;
}

/** A caller who waits longer than this wonders whether the line is dead. */
const SILENCE_MS = 700;

/** Says that we are at it, once, when the answer to the caller is slow to come. */
export class Bridge {
  readonly #parts: BridgeParts;
  #timer: Timer | undefined;
  #said = false;

  constructor(parts: BridgeParts) {
    this.#parts = parts;
  }

  /** The caller waits from now on, unless they wait already. */
  await(): void {
    if (this.#timer || this.#said) return;
    this.#timer = this.#parts.clock.after(SILENCE_MS, () => {
      this.#timer = undefined;
      this.#said = this.#parts.say();
    });
  }

  /** The caller hears an answer, or there is nothing to answer. */
  answered(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#said = false;
  }
}
