import type { Clock, Timer } from './clock.js';

/**
 * A clock that stands still until `advance` turns it, for tests and for measuring a dialogue apart
 * from the time it takes. Timers run in the order they are due, also those set by a timer.
 */
export class ManualClock implements Clock {
  #elapsedMs = 0;
  #startMs: number;
  #timers: { dueMs: number; task: () => void }[] = [];

  constructor(start: Date = new Date('2026-03-10T18:00:00Z')) {
    this.#startMs = start.getTime();
  }

  now(): Date {
    return new Date(this.#startMs + this.#elapsedMs);
  }

  monotonicMs(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, task: () => void): Timer {
    const timer = { dueMs: this.#elapsedMs + Math.max(0, delayMs), task };
    this.#timers.push(timer);
    return { cancel: () => void (this.#timers = this.#timers.filter((other) => other !== timer)) };
  }

  /** Sets the instant forward, or back, as a person or NTP does: durations and timers do not notice. */
  jump(ms: number): void {
    this.#startMs += ms;
  }

  /** Moves the time forward by `ms`, running what falls due on the way. */
  advance(ms: number): void {
    const targetMs = this.#elapsedMs + ms;
    for (;;) {
      const next = this.#timers
        .filter((timer) => timer.dueMs <= targetMs)
        .reduce<{ dueMs: number; task: () => void } | undefined>(
          (first, timer) => (first && first.dueMs <= timer.dueMs ? first : timer),
          undefined,
        );
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
      next.task();
    }
    this.#elapsedMs = targetMs;
  }
}
