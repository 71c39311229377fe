import { PcmReader } from '../../media/pcmReader.js';

const HEADER_BYTES = 44;
const RATE_AT = 24;

/**
 * Reads 16-bit mono WAV as a program writes it to a pipe: in chunks cut anywhere, with lengths in the header
 * that were written before anything was known. The header is the plain one of 44 bytes.
 */
export class WavStream {
  readonly #pcm = new PcmReader();
  #header: Buffer = Buffer.alloc(0);
  #rateHz: number | undefined;

  /** Samples per second, once the header has come. */
  get rateHz(): number | undefined {
    return this.#rateHz;
  }

  /** Adds bytes and answers with the samples they complete. */
  add(bytes: Buffer): Int16Array {
    if (this.#rateHz !== undefined) return this.#pcm.add(bytes);
    this.#header = Buffer.concat([this.#header, bytes]);
    if (this.#header.length < HEADER_BYTES) return new Int16Array(0);
    this.#rateHz = this.#header.readUInt32LE(RATE_AT);
    return this.#pcm.add(this.#header.subarray(HEADER_BYTES));
  }
}
