const SAMPLES_PER_MS = 8;

/** How far a packet may stand from its hour of arrival before the sender's clock is taken as new. */
const RESYNC_SAMPLES = 1000 * SAMPLES_PER_MS;

/** One packet's sound as it arrived. */
export interface HeardPacket {
  readonly ssrc: number;
  readonly timestamp: number;
  readonly samples: Int16Array;
}

/**
 * Everything heard on one call, laid on one time line: packets are placed by their RTP timestamp, what
 * was lost or not sent is silence, and a sender that starts over is placed by its hour of arrival.
 */
export class HeardSound {
  #startedAtMs: number | undefined;
  #anchor = { ssrc: -1, timestamp: 0, position: 0 };
  readonly #pieces: { position: number; samples: Int16Array }[] = [];

  /** When the first packet came, on the clock that `add` is told; undefined before. */
  get startedAtMs(): number | undefined {
    return this.#startedAtMs;
  }

  /** Lays one packet down. */
  add(packet: HeardPacket, arrivedAtMs: number): void {
    this.#startedAtMs ??= arrivedAtMs;
    const byArrival = Math.round((arrivedAtMs - this.#startedAtMs) * SAMPLES_PER_MS);
    const byTimestamp = this.#anchor.position + ((packet.timestamp - this.#anchor.timestamp) | 0);
    const sameClock =
      packet.ssrc === this.#anchor.ssrc && Math.abs(byTimestamp - byArrival) < RESYNC_SAMPLES;
    const position = Math.max(0, sameClock ? byTimestamp : byArrival);
    if (!sameClock) this.#anchor = { ssrc: packet.ssrc, timestamp: packet.timestamp, position };
    this.#pieces.push({ position, samples: packet.samples });
  }

  /** All of it as PCM at 8 kHz; the first sample was heard at `startedAtMs`. */
  samples(): Int16Array {
    const length = this.#pieces.reduce(
      (end, piece) => Math.max(end, piece.position + piece.samples.length),
      0,
    );
    const all = new Int16Array(length);
    for (const piece of this.#pieces) all.set(piece.samples, piece.position);
    return all;
  }
}
