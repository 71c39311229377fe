import type { Clock } from '../../kernel/clock.js';

/** How many wrong tries there may be within the window, of one address and for one box. */
const TRIES = { address: 20, box: 50 } as const;
const WINDOW_MS = 15 * 60_000;

/** Addresses and boxes that are kept in mind; the oldest are forgotten first. */
const REMEMBERED = 10_000;

interface Tries {
  readonly untilMs: number;
  count: number;
}

/**
 * Bars who tries passwords or hardware addresses: an address after 20 wrong tries, a box after 50, each until a
 * quarter of an hour from the first has passed. A box that is barred keeps the configuration it has, so calls go on.
 */
export class FetchThrottle {
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  readonly #tries = new Map<string, Tries>();

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock;
  }

  /** For how long whoever asks is barred, in milliseconds; 0 for those who are not. */
  barredForMs(address: string, mac: string): number {
    const nowMs = this.#clock.monotonicMs();
    const waits = keysOf(address, mac).map(([key, most]) => {
      const tries = this.#tries.get(key);
      return tries && tries.count >= most ? tries.untilMs - nowMs : 0;
    });
    return Math.max(0, ...waits);
  }

  /** Counts a wrong try. */
  failed(address: string, mac: string): void {
    const nowMs = this.#clock.monotonicMs();
    for (const [key] of keysOf(address, mac)) {
      const tries = this.#tries.get(key);
      if (tries && tries.untilMs > nowMs) {
        tries.count += 1;
        continue;
      }
      this.#tries.delete(key);
      this.#tries.set(key, { untilMs: nowMs + WINDOW_MS, count: 1 });
    }
    for (const key of this.#tries.keys()) {
      if (this.#tries.size <= REMEMBERED) return;
      this.#tries.delete(key);
    }
  }
}

function keysOf(address: string, mac: string): [key: string, most: number][] {
  return [
    [`address ${address}`, TRIES.address],
    [`box ${mac}`, TRIES.box],
  ];
}
