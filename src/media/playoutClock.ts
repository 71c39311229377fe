import type { Clock, Timer } from '../kernel/clock.js';
import { FRAME_MS } from './frames.js';

/** What moves in steps of 20 ms. */
export interface Ticking {
  tick(): void;
}

/** Ticks made up at once after the process was held up; what is missing beyond that is left out. */
const MAX_CATCH_UP_TICKS = 2;

/** A turn of the dialogue and the like take up to so long: nothing of that kind is begun so shortly before a tick. */
const WORK_MS = 5;

/**
 * The pulse of all calls: ticks every member at t0 + n * 20 ms of a monotonic clock, whatever the timer does, so
 * the mean interval is exact. One timer serves every call. After a hold-up it catches up by at most two ticks
 * and goes on from there: never a burst.
 */
export class PlayoutClock {
  readonly #clock: Clock;
  readonly #onFault: (error: unknown) => void;
  readonly #onTick: ((lateMs: number) => void) | undefined;
  readonly #members = new Set<Ticking>();
  #timer: Timer | undefined;
  #dueMs = 0;
  /** Who has work that takes long, in the order in which they came. */
  readonly #waiting: (() => void)[] = [];

  /**
   * `onFault` hears what a member throws: one call's fault must not stop the others. `onTick` hears how late each
   * tick came.
   */
  constructor(clock: Clock, onFault: (error: unknown) => void, onTick?: (lateMs: number) => void) {
    this.#clock = clock;
    this.#onFault = onFault;
    this.#onTick = onTick;
  }

  /** Adds a member and returns the function that takes it out again. With no member nothing runs. */
  join(member: Ticking): () => void {
    this.#members.add(member);
    if (!this.#timer) {
      this.#dueMs = this.#clock.monotonicMs() + FRAME_MS;
      this.#arm();
    }
    return () => this.#leave(member);
  }

  /** Runs `task` once, between ticks, under the same protection. */
  after(delayMs: number, task: () => void): Timer {
    return this.#clock.after(delayMs, () => this.#guard(task));
  }

  /**
   * Resolves when there is time for work that takes milliseconds. When the work of many calls comes at once they are let in one
   * after the other as far as there is time before the next tick, and then after it.
   */
  whenFree(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) this.#letInSoon(0);
    });
  }

  #letInSoon(atLeast: number): void {
    setImmediate(() => void this.#letIn(atLeast));
  }

  async #letIn(atLeast: number): Promise<void> {
    for (let done = 0; done < atLeast || this.#hasTime(); done += 1) {
      const enter = this.#waiting.shift();
      if (!enter) return;
      enter();
      // What was let in is done when nothing more can run at once.
      await new Promise<void>((resolve) => process.nextTick(resolve));
    }
  }

  #hasTime(): boolean {
    return !this.#timer || this.#dueMs - this.#clock.monotonicMs() >= WORK_MS;
  }

  #leave(member: Ticking): void {
    this.#members.delete(member);
    if (this.#members.size > 0) return;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (this.#waiting.length > 0) this.#letInSoon(1);
  }

  #arm(): void {
    // Timers count whole milliseconds; rounded up they never run early.
    const delayMs = Math.max(0, Math.ceil(this.#dueMs - this.#clock.monotonicMs()));
    this.#timer = this.#clock.after(delayMs, () => this.#run());
  }

  #run(): void {
    const lateMs = Math.max(0, this.#clock.monotonicMs() - this.#dueMs);
    this.#onTick?.(lateMs);
    const missed = Math.floor(lateMs / FRAME_MS);
    this.#dueMs += (missed + 1) * FRAME_MS;
    this.#arm();
    for (let left = Math.min(missed, MAX_CATCH_UP_TICKS); left >= 0; left -= 1) this.#tickAll();
    // One in any case: on a machine that is full there is never time.
    if (this.#waiting.length > 0) this.#letInSoon(1);
  }

  #tickAll(): void {
    for (const member of this.#members) this.#guard(() => member.tick());
  }

  #guard(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#onFault(error);
    }
  }
}
