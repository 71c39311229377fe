import { readLinear } from './linear.js';

/** Reads 16-bit little-endian PCM that comes in chunks cut anywhere. */
export class PcmReader {
  #rest: Buffer = Buffer.alloc(0);

  /** Adds bytes and answers with the samples they complete. */
  add(bytes: Uint8Array): Int16Array {
    const sound = Buffer.concat([this.#rest, bytes]);
    const samples = readLinear(sound, { littleEndian: true });
    this.#rest = sound.subarray(2 * samples.length);
    return samples;
  }
}
