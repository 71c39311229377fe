import type { Clock } from '../kernel/clock.js';

const READY_TIMEOUT_MS = 5000;

/** The wait for a leg's own `StasisStart`: before it the leg cannot be bridged. */
export class LegStart {
  #settle: ((started: boolean) => void) | undefined;

  /** Whether the leg has started, once that is known, or false when it has not within 5 s. */
  wait(clock: Clock): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = clock.after(READY_TIMEOUT_MS, () => this.settle(false));
      this.#settle = (started) => {
        timer.cancel();
        this.#settle = undefined;
        resolve(started);
      };
    });
  }

  /** The leg has started, or never will. */
  settle(started: boolean): void {
    this.#settle?.(started);
  }
}
