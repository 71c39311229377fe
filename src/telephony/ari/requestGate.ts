import type { Clock } from '../../kernel/clock.js';
import { ProviderError } from '../../kernel/errors.js';

/**
 * Asterisk serves few HTTP sessions at once, and above its `sessionlimit` a request is never answered.
 * The gate lets `limit` requests through at a time, the others wait their turn, and each ends within
 * `timeoutMs` of being asked for.
 */
export class RequestGate {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #timeoutMs: number;
  readonly #waiting: (() => void)[] = [];
  #inFlight = 0;

  constructor(clock: Clock, limits: { limit: number; timeoutMs: number }) {
    this.#clock = clock;
    this.#limit = limits.limit;
    this.#timeoutMs = limits.timeoutMs;
  }

  /** Runs `task` when it is its turn. Rejects as `task` does, or with a retryable `ProviderError` in time. */
  run<Value>(what: string, task: () => Promise<Value>): Promise<Value> {
    const dueMs = this.#clock.monotonicMs() + this.#timeoutMs;
    return new Promise((resolve, reject) => {
      let holdsPlace = false;
      const end = (): void => {
        deadline.cancel();
        if (holdsPlace) this.#leave();
        holdsPlace = false;
      };
      const deadline = this.#clock.after(this.#timeoutMs, () => {
        end();
        reject(new ProviderError('asterisk', `${what}: no answer within ${this.#timeoutMs} ms`));
      });
      this.#enter(() => {
        // Nobody waits for the answer any more: the turn is passed on.
        if (this.#clock.monotonicMs() >= dueMs) {
          this.#leave();
          return;
        }
        holdsPlace = true;
        task().finally(end).then(resolve, reject);
      });
    });
  }

  #enter(go: () => void): void {
    if (this.#inFlight >= this.#limit) {
      this.#waiting.push(go);
      return;
    }
    this.#inFlight += 1;
    go();
  }

  #leave(): void {
    this.#inFlight -= 1;
    const next = this.#waiting.shift();
    if (next) this.#enter(next);
  }
}
