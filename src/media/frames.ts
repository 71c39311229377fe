/** Sound on the line is cut into frames of this many milliseconds, one RTP packet each. */
export const FRAME_MS = 20;

/** Samples in a millisecond: the line runs at 8000 Hz. */
export const SAMPLES_PER_MS = 8;

/** Samples in a frame. */
export const FRAME_SAMPLES = FRAME_MS * SAMPLES_PER_MS;

/**
 * Sound waiting to be re-cut: takes chunks of any length, gives back exactly as many samples as asked for.
 * Chunks are kept, not copied, so who pushes one must not change it afterwards.
 */
export class SampleQueue {
  #chunks: Int16Array[] = [];
  #length = 0;

  /** Samples waiting. */
  get length(): number {
    return this.#length;
  }

  /** Adds sound at the end. */
  push(samples: Int16Array): void {
    if (samples.length === 0) return;
    this.#chunks.push(samples);
    this.#length += samples.length;
  }

  /** Takes the oldest `count` samples; where fewer are waiting, the rest is silence. */
  take(count: number): Int16Array {
    const first = this.#chunks[0];
    if (first && first.length >= count) {
      this.#consume(first, count);
      return first.length === count ? first : first.subarray(0, count);
    }
    const taken = new Int16Array(count);
    for (let filled = 0; filled < count;) {
      const chunk = this.#chunks[0];
      if (!chunk) break;
      const part = chunk.subarray(0, count - filled);
      taken.set(part, filled);
      filled += part.length;
      this.#consume(chunk, part.length);
    }
    return taken;
  }

  /** Throws away what is waiting. */
  clear(): void {
    this.#chunks = [];
    this.#length = 0;
  }

  #consume(head: Int16Array, count: number): void {
    this.#length -= count;
    if (head.length === count) this.#chunks.shift();
    else this.#chunks[0] = head.subarray(count);
  }
}
