import type { Clock, Timer } from '../kernel/clock.js';

/** How many digits an answer on the keypad may have, and the key that ends it. */
export interface KeypadAnswer {
  readonly maxDigits: number;
  readonly finishOn: string | null;
}

/**
 * Gathers the digits of one answer: complete at `maxDigits`, at the finishing key (which is left out), or when
 * no further digit comes for `pauseMs`.
 */
export class KeypadEntry {
  readonly #clock: Clock;
  readonly #pauseMs: number;
  readonly #complete: (digits: string) => void;
  #answer: KeypadAnswer = { maxDigits: 1, finishOn: null };
  #digits = '';
  #pause: Timer | undefined;

  constructor(options: { clock: Clock; pauseMs: number; complete: (digits: string) => void }) {
    this.#clock = options.clock;
    this.#pauseMs = options.pauseMs;
    this.#complete = options.complete;
  }

  /** Says what the next question takes; what was keyed before it is forgotten. */
  expect(answer: KeypadAnswer): void {
    this.#answer = answer;
    this.clear();
  }

  /** Takes one key: `0` to `9`, `*`, `#`. */
  press(key: string): void {
    this.#pause?.cancel();
    if (key === this.#answer.finishOn) {
      this.#finish();
      return;
    }
    this.#digits += key;
    if (this.#digits.length >= this.#answer.maxDigits) {
      this.#finish();
      return;
    }
    this.#pause = this.#clock.after(this.#pauseMs, () => this.#finish());
  }

  /** Forgets what was keyed. */
  clear(): void {
    this.#pause?.cancel();
    this.#digits = '';
  }

  #finish(): void {
    const digits = this.#digits;
    this.clear();
    if (digits !== '') this.#complete(digits);
  }
}
