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
    return new Promise((resolve, reject) => {
      let phase: 'waiting' | 'running' | 'over' = 'waiting';
      const end = (): void => {
        deadline.cancel();
        if (phase === 'running') this.#leave();
        phase = 'over';
      };
      const deadline = this.#clock.after(this.#timeoutMs, () => {
        end();
        reject(new ProviderError('asterisk', `${what}: no answer within ${this.#timeoutMs} ms`));
      });
      this.#enter(() => {
        // Who gave up while waiting passes its turn on.
        if (phase === 'over') {
          this.#leave();
          return;
        }
        phase = 'running';
        task()
          .then(resolve, reject)
          .finally(() => {
            if (phase === 'running') end();
          });
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
