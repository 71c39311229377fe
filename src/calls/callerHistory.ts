import type { Clock } from '../kernel/clock.js';

/** Longer ago nothing is remembered. */
const MEMORY_MS = 60 * 60 * 1000;

interface Entry {
  readonly atMs: number;
  silent: boolean;
}

/** Who has called whom in the last hour, in memory: enough to know a machine that calls again and again. */
export class CallerHistory {
  readonly #clock: Clock;
  readonly #calls = new Map<string, Entry[]>();
  #forgottenMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes a call, and answers with how many there were within the minutes, this one among them. */
  noteCall(restaurantId: string, number: string, withinMinutes: number): number {
    const nowMs = this.#clock.monotonicMs();
    this.#forget(nowMs);
    const key = keyOf(restaurantId, number);
    const entries = this.#calls.get(key) ?? [];
    entries.push({ atMs: nowMs, silent: false });
    this.#calls.set(key, entries);
    return entries.filter(({ atMs }) => nowMs - atMs < withinMinutes * 60_000).length;
  }

  /** Says of the last call of a number that nobody spoke in it. */
  noteSilence(restaurantId: string, number: string): void {
    const last = this.#calls.get(keyOf(restaurantId, number))?.at(-1);
    if (last) last.silent = true;
  }

  /** How many calls of a number there were in the last hour in which nobody spoke. */
  silentCalls(restaurantId: string, number: string): number {
    this.#forget(this.#clock.monotonicMs());
    const entries = this.#calls.get(keyOf(restaurantId, number)) ?? [];
    return entries.filter(({ silent }) => silent).length;
  }

  /** Once a minute, so that a day of calls costs no more than an hour of them. */
  #forget(nowMs: number): void {
    if (nowMs - this.#forgottenMs < 60_000) return;
    this.#forgottenMs = nowMs;
    for (const [key, entries] of this.#calls) {
      const kept = entries.filter(({ atMs }) => nowMs - atMs < MEMORY_MS);
      if (kept.length === 0) this.#calls.delete(key);
      else this.#calls.set(key, kept);
    }
  }
}

function keyOf(restaurantId: string, number: string): string {
  return `${restaurantId} ${number}`;
}
