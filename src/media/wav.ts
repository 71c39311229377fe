import { InvalidInputError } from '../kernel/errors.js';
import { readLinear } from './linear.js';

/** Mono sound with its rate. */
export interface Sound {
  readonly rateHz: number;
  readonly samples: Int16Array;
}

const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
const LINEAR_PCM = 1;

/** Writes a WAV file (RIFF, 16-bit mono linear PCM). */
export function writeWav({ rateHz, samples }: Sound): Buffer {
  const dataBytes = samples.length * BYTES_PER_SAMPLE;
  const file = Buffer.alloc(HEADER_BYTES + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(LINEAR_PCM, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rateHz, 24);
  file.writeUInt32LE(rateHz * BYTES_PER_SAMPLE, 28);
  file.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  file.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  for (const [i, sample] of samples.entries()) file.writeInt16LE(sample, HEADER_BYTES + 2 * i);
  return file;
}

const ULAW = 7;

/** The length of what `stereoUlawHeader` makes. */
export const STEREO_ULAW_HEADER_BYTES = 58;

/**
 * The beginning of a WAV file of so many moments of stereo G.711 mu-law (format 7, with the chunk `fact` that all
 * but linear PCM must have): two octets follow for each, left and right.
 */
export function stereoUlawHeader(rateHz: number, moments: number): Buffer {
  const header = Buffer.alloc(STEREO_ULAW_HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(STEREO_ULAW_HEADER_BYTES - 8 + 2 * moments, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(ULAW, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(2 * rateHz, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38, 'latin1');
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(moments, 46);
  header.write('data', 50, 'latin1');
  header.writeUInt32LE(2 * moments, 54);
  return header;
}

/**
 * Reads a WAV file that holds 16-bit mono linear PCM, at any rate. A data chunk that announces more than is
 * there, as programs write that stream to a pipe, is read as far as it goes. Throws an `InvalidInputError` for
 * any other file.
 */
export function readWav(file: Uint8Array): Sound {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw invalid('must start with RIFF and WAVE');
  }
  const format = chunk(bytes, 'fmt ');
  const data = chunk(bytes, 'data');
  if (!format || format.length < 16) throw invalid('has no format chunk');
  if (!data) throw invalid('has no data chunk');
  if (format.readUInt16LE(2) !== 1 || format.readUInt16LE(14) !== 16) {
    throw invalid('must be mono with 16 bits a sample');
  }
  return { rateHz: format.readUInt32LE(4), samples: readLinear(data, { littleEndian: true }) };
}

/** The content of the first chunk with this name. Chunks start on even bytes. */
function chunk(bytes: Buffer, name: string): Buffer | undefined {
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === name) {
      return bytes.subarray(at + 8, at + 8 + length);
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function invalid(message: string): InvalidInputError {
  return new InvalidInputError('WAV file', [{ place: 'header', message }]);
}
