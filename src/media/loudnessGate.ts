import { FRAME_MS } from './frames.js';
import { levelDbfs, SILENCE_DBFS } from './level.js';

/** Voices this far under the caller's own are somebody else's: a room, a television. */
const RANGE_DB = 18;

/** Nobody speaks into a telephone more softly than this. */
const FLOOR_DBFS = -52;

/** The part of the way that the estimate rises towards a louder voiced frame: half-way in 60 ms. */
const RISE = 0.2;

/** How fast the estimate sinks, so that a bang or a louder speaker before is forgotten. */
const FALL_DB_PER_FRAME = (0.5 * FRAME_MS) / 1000;

/** The caller's own voice stands out so far from what sounds behind it all the time. */
const STANDS_OUT_DB = 7;

/** The softest that was heard within so long, of sound evened out over so long, is what lies behind the caller. */
const BEHIND_FRAMES = 2000 / FRAME_MS;
const EVENED_FRAMES = 100 / FRAME_MS;

/**
 * Learns how loud the caller speaks, and what sounds behind them all the time, and turns away what is much softer
 * than the one or hardly louder than the other. A detector alone takes the room for the caller: with noise or music
 * 10 dB softer most utterances had no end; behind the gate all have. On a clean line the gate also takes off the
 * detector's own after-ring, so the end is found 100 ms sooner. (`npm run bench:vad`)
 */
export class LoudnessGate {
  #callerDbfs = SILENCE_DBFS;
  /** The newest levels, and the newest means of them, each in turn in the place of the oldest. */
  readonly #levels = new Float64Array(EVENED_FRAMES);
  readonly #evened = new Float64Array(BEHIND_FRAMES);
  #frames = 0;
  #leastEvened = Infinity;

  /** Whether a voiced frame is the caller's own. Every frame must be shown, voiced or not. */
  process(frame: Int16Array, voiced: boolean): boolean {
    this.#callerDbfs -= FALL_DB_PER_FRAME;
    const level = levelDbfs(frame);
    const behindDbfs = this.#behind(level);
    if (!voiced) return false;
    if (level > this.#callerDbfs) this.#callerDbfs += RISE * (level - this.#callerDbfs);
    const softest = Math.max(FLOOR_DBFS, this.#callerDbfs - RANGE_DB, behindDbfs + STANDS_OUT_DB);
    return level > softest;
  }

  /** How loud it is behind the caller; silent until that can be told. */
  #behind(level: number): number {
    this.#levels[this.#frames % EVENED_FRAMES] = level;
    this.#noteEvened(mean(this.#levels, Math.min(this.#frames + 1, EVENED_FRAMES)));
    this.#frames += 1;
    return this.#frames < BEHIND_FRAMES ? SILENCE_DBFS : this.#leastEvened;
  }

  #noteEvened(evened: number): void {
    const slot = this.#frames % BEHIND_FRAMES;
    const replaced = this.#evened[slot];
    this.#evened[slot] = evened;
    if (evened <= this.#leastEvened) this.#leastEvened = evened;
    else if (replaced === this.#leastEvened) this.#leastEvened = least(this.#evened);
  }
}

// Loops, since this runs for every frame of every call.

function mean(values: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += values[i] ?? 0;
  return sum / count;
}

function least(values: Float64Array): number {
  let found = Infinity;
  for (const value of values) if (value < found) found = value;
  return found;
}
