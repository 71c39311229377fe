const HEADER_BYTES = 44;
const RATE_AT = 24;

/**
 * Reads 16-bit mono WAV as a program writes it to a pipe: in chunks cut anywhere, with lengths in the header
 * that were written before anything was known. The header is the plain one of 44 bytes.
 */
export class WavStream {
  #rest: Buffer = Buffer.alloc(0);
  #rateHz: number | undefined;

  /** Samples per second, once the header has come. */
  get rateHz(): number | undefined {
    return this.#rateHz;
  }

  /** Adds bytes and answers with the samples they complete. */
  add(bytes: Buffer): Int16Array {
    let sound = Buffer.concat([this.#rest, bytes]);
    if (this.#rateHz === undefined) {
      if (sound.length < HEADER_BYTES) {
        this.#rest = sound;
        return new Int16Array(0);
      }
      this.#rateHz = sound.readUInt32LE(RATE_AT);
      sound = sound.subarray(HEADER_BYTES);
    }
    const samples = Int16Array.from({ length: sound.length >> 1 }, (_, at) =>
      sound.readInt16LE(2 * at),
    );
    this.#rest = sound.subarray(2 * samples.length);
    return samples;
  }
}
