import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { accepted, refused, type Result } from '../kernel/result.js';

/** Why a call is not taken. */
export interface NotAdmitted {
  readonly code: 'all_slots_taken' | 'overloaded';
}

/** The right to hold one call. Releasing it twice does nothing. */
export interface Slot {
  release(): void;
}

/** The share of time, 0 to 1, that the process's one thread was at work lately. */
export type LoadMeter = () => number;

/** Above this load sound would begin to stutter for everybody. */
const MAX_LOAD = 0.9;

/** The share of the slots from which the house is busy. */
const BUSY_SHARE = 0.8;

/** Decides whether one more call can be served well: better the staff's telephone than a stuttering voice. */
export class Admission {
  readonly #maxCalls: number;
  readonly #load: LoadMeter;
  #taken = 0;

  constructor(options: { maxCalls: number; load: LoadMeter }) {
    this.#maxCalls = options.maxCalls;
    this.#load = options.load;
  }

  /** Calls held now. */
  get taken(): number {
    return this.#taken;
  }

  /** Whether few slots are left: calls should be kept short. */
  get busy(): boolean {
    return this.#taken >= this.#maxCalls * BUSY_SHARE;
  }

  /** Takes a slot, or says why there is none. */
  admit(): Result<Slot, NotAdmitted> {
    if (this.#taken >= this.#maxCalls) return refused({ code: 'all_slots_taken' });
    if (this.#taken > 0 && this.#load() > MAX_LOAD) return refused({ code: 'overloaded' });
    this.#taken += 1;
    let held = true;
    return accepted({
      release: () => {
        if (held) this.#taken -= 1;
        held = false;
      },
    });
  }
}

/**
 * The share of time this process's event loop was busy in both of the last two windows: a busy second, as at a start
 * or when a menu is read, is no reason to refuse a caller.
 */
export function eventLoopLoad(windowMs = 1000): LoadMeter {
  let since: EventLoopUtilization = performance.eventLoopUtilization();
  let [before, last] = [0, 0];
  setInterval(() => {
    before = last;
    last = performance.eventLoopUtilization(since).utilization;
    since = performance.eventLoopUtilization();
  }, windowMs).unref();
  return () => Math.min(before, last);
}
