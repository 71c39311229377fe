/** How many frames (10 ms of speech) the belief about an unknown line weighs, and how many are remembered. */
const FRAMES_OF_FAITH = 100;
const FRAMES_REMEMBERED = 300;

/**
 * The mean of all features heard on a line. Taking it away removes what microphone, codec and line do to
 * every sound alike (cepstral mean normalisation), from the second utterance of a call on nearly completely.
 */
export class LineMean {
  readonly #mean = Float64Array.from(UNKNOWN_LINE);
  #frames = FRAMES_OF_FAITH;

  /** Takes a frame into account, and gives it without the mean. */
  normalise(frame: Float32Array): Float32Array {
    this.#frames = Math.min(this.#frames + 1, FRAMES_REMEMBERED);
    for (const [index, value] of frame.entries()) {
      const mean = this.#mean[index] ?? 0;
      this.#mean[index] = mean + (value - mean) / this.#frames;
    }
    return frame.map((value, index) => value - (this.#mean[index] ?? 0));
  }
}

/** The mean of telephone speech at -22 dBFS: the voices that `telephoneAdaptation.ts` names. */
const UNKNOWN_LINE: readonly number[] = [39, 27, -44, 30, -25, -26, 6, -40, -8, -13, -25, 0, -16];
