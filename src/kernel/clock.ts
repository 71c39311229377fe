/** A timer that has been set. Cancelling it twice, or after it ran, does nothing. */
export interface Timer {
  cancel(): void;
}

/** The time, as everything that lives in time takes it, so that a test can turn it by hand. */
export interface Clock {
  /** The instant, for people and records. */
  now(): Date;
  /** Milliseconds on a clock that never goes back, for durations. The fraction is meaningful. */
  monotonicMs(): number;
  /** Runs `task` once, `delayMs` from now. */
  after(delayMs: number, task: () => void): Timer;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  after(delayMs, task) {
    const handle = setTimeout(task, delayMs);
    return { cancel: () => clearTimeout(handle) };
  },
};
