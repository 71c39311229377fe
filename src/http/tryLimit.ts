import type { Clock } from '../kernel/clock.js';

/** Keys that are kept in mind; the oldest are forgotten first. */
const REMEMBERED = 10_000;

interface Tries {
  readonly untilMs: number;
  count: number;
}

/** Counts tries by a key, such as an address, and tells when there were too many within a while. */
export class TryLimit {
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  readonly #most: number;
  readonly #windowMs: number;
  readonly #tries = new Map<string, Tries>();

  constructor(clock: Pick<Clock, 'monotonicMs'>, bounds: { most: number; windowMs: number }) {
    this.#clock = clock;
    this.#most = bounds.most;
    this.#windowMs = bounds.windowMs;
  }

  /** For how long the key is barred, in milliseconds; 0 when it is not. */
  barredForMs(key: string): number {
    const tries = this.#tries.get(key);
    if (!tries || tries.count < this.#most) return 0;
    return Math.max(0, tries.untilMs - this.#clock.monotonicMs());
  }

  /** Counts a try. */
  count(key: string): void {
    const nowMs = this.#clock.monotonicMs();
    const tries = this.#tries.get(key);
    if (tries && tries.untilMs > nowMs) {
      tries.count += 1;
      return;
    }
    this.#tries.delete(key);
    this.#tries.set(key, { untilMs: nowMs + this.#windowMs, count: 1 });
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > REMEMBERED && oldest !== undefined) this.#tries.delete(oldest);
  }
}
