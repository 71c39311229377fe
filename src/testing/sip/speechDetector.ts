/** What the newest sound changed: somebody began to speak, or has stopped. */
export interface SpeechChange {
  readonly kind: 'started' | 'stopped';
  /** When the first or the last loud frame was heard. */
  readonly atMs: number;
}

/** Root mean square of a 16-bit frame above which somebody is speaking: about -40 dBFS. */
const LOUD_RMS = 330;

/** Loud frames in a row that make speech; a single one is a click. */
const FRAMES_TO_START = 2;

/** A pause shorter than this belongs to the sentence. */
const QUIET_TO_STOP_MS = 400;

/** Tells speech from silence by energy alone: enough for a clean line under test, not for a street. */
export class SpeechDetector {
  #speaking = false;
  #loudFrames = 0;
  #firstLoudMs = 0;
  #lastLoudMs = 0;

  /** Whether the other side is speaking, short pauses included. */
  get speaking(): boolean {
    return this.#speaking;
  }

  /** Takes one frame, heard at `atMs`. */
  hear(samples: Int16Array, atMs: number): SpeechChange | undefined {
    if (rms(samples) < LOUD_RMS) {
      this.#loudFrames = 0;
      return this.pass(atMs);
    }
    this.#loudFrames += 1;
    if (this.#loudFrames === 1) this.#firstLoudMs = atMs;
    this.#lastLoudMs = atMs;
    if (this.#speaking || this.#loudFrames < FRAMES_TO_START) return undefined;
    this.#speaking = true;
    return { kind: 'started', atMs: this.#firstLoudMs };
  }

  /** Lets time pass without a frame: a sender may fall silent by sending nothing. */
  pass(nowMs: number): SpeechChange | undefined {
    if (!this.#speaking || nowMs - this.#lastLoudMs < QUIET_TO_STOP_MS) return undefined;
    this.#speaking = false;
    return { kind: 'stopped', atMs: this.#lastLoudMs };
  }
}

function rms(samples: Int16Array): number {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  return Math.sqrt(energy / Math.max(1, samples.length));
}
