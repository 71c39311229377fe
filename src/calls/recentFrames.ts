/** Frames that may wait: the network brings them in bunches. */
const MOST_WAITING = 10;

/** Frames that came and were not taken yet; of those that are too many the oldest go. */
export class RecentFrames {
  readonly #frames: Int16Array[] = [];

  /** Keeps a copy of a frame. */
  add(frame: Int16Array): void {
    this.#frames.push(frame.slice());
    if (this.#frames.length > MOST_WAITING) this.#frames.shift();
  }

  /** The oldest of them; undefined when there is none. */
  take(): Int16Array | undefined {
    return this.#frames.shift();
  }
}
