import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import { FRAME_MS, FRAME_SAMPLES } from '../media/frames.js';
import { encode } from '../media/g711.js';
import { STEREO_ULAW_HEADER_BYTES, stereoUlawHeader } from '../media/wav.js';
import { LINE_RATE_HZ } from '../speech/ports.js';
import type { RecordingRecord } from './ports.js';
import { RecentFrames } from './recentFrames.js';

/** Sound is held back for so long: a card number that is understood late is never on the disk. */
const HELD_BACK_MS = 30_000;

/** What is written at once. */
const CHUNK_FRAMES = 50;

/** Two octets for each moment: the caller's left, ours right. */
const FRAME_BYTES = 2 * FRAME_SAMPLES;

/** An octet of mu-law that is silence. */
const SILENT = 0xff;

/** A second of both sides. */
interface Chunk {
  readonly octets: Buffer;
  /** When each frame was taken, on the monotonic clock. */
  readonly takenAtMs: number[];
}

/** What is recorded, and where. */
export interface CallRecorderParts {
  readonly callId: string;
  readonly path: string;
  readonly clock: Clock;
}

/** What was recorded, and what kept the disk from taking the rest; undefined when it took all. */
export interface Recorded {
  readonly recording: RecordingRecord;
  readonly cutShortBy: string | undefined;
}

/**
 * Records both sides of a call into a WAV file, stereo mu-law at 8000 Hz, 16 kB a second: the caller left, we
 * right. Our frames leave every 20 ms, speech or silence, and are the time of the recording. Whole seconds are
 * written as they become older than half a minute; the rest stays in memory until the end. When the disk takes no
 * more, what it took is a whole file, as far as it goes.
 */
export class CallRecorder {
  readonly startedAt: Date;
  readonly #parts: CallRecorderParts;
  readonly #file: Promise<FileHandle>;
  readonly #waiting = new RecentFrames();
  readonly #held: Chunk[] = [];
  #frames = 0;
  #writing: Promise<unknown>;
  #closed: Promise<Recorded> | undefined;

  /** Opens the file, in folders made where they lack, for its owner alone. */
  constructor(parts: CallRecorderParts) {
    this.#parts = parts;
    this.startedAt = parts.clock.now();
    this.#file = openPrivately(parts.path);
    this.#writing = this.#file.then((file) => file.appendFile(stereoUlawHeader(LINE_RATE_HZ, 0)));
    // A disk that fails is told of at the end.
    this.#writing.catch(() => undefined);
  }

  /** Takes the next frame of the caller. */
  heard(frame: Int16Array): void {
    this.#waiting.add(frame);
  }

  /** Takes the next frame of ours, one each 20 ms. */
  sent(frame: Int16Array): void {
    if (this.#closed) return;
    const chunk = this.#openChunk();
    const at = chunk.takenAtMs.length * FRAME_BYTES;
    const caller = this.#waiting.take();
    interleave(chunk.octets, at, caller && encode(caller, 'ulaw'), encode(frame, 'ulaw'));
    chunk.takenAtMs.push(this.#parts.clock.monotonicMs());
    this.#frames += 1;
    const held = (this.#held.length - 1) * CHUNK_FRAMES * FRAME_MS;
    if (held >= HELD_BACK_MS) this.#write(this.#held.shift());
  }

  /** Leaves silence on the caller's side between two instants of the monotonic clock, as far as it is held. */
  silence(fromMs: number, toMs: number): void {
    for (const { octets, takenAtMs } of this.#held) {
      takenAtMs.forEach((atMs, frame) => {
        if (atMs < fromMs || atMs > toMs) return;
        const from = frame * FRAME_BYTES;
        for (let at = from; at < from + FRAME_BYTES; at += 2) octets[at] = SILENT;
      });
    }
  }

  /**
   * Writes what is left and tells of what was recorded. Rejects as the file system does where nothing could be kept,
   * and leaves nothing behind of what it wrote.
   */
  close(): Promise<Recorded> {
    return (this.#closed ??= this.#finish());
  }

  async #finish(): Promise<Recorded> {
    for (const chunk of this.#held.splice(0)) this.#write(chunk);
    const file = await this.#file;
    const failure = await this.#writing.then(
      () => undefined,
      (error: unknown) => error,
    );
    const { callId, path } = this.#parts;
    try {
      const frames = failure === undefined ? this.#frames : await dropBrokenFrame(file);
      if (frames === 0) await this.#writing;
      const header = stereoUlawHeader(LINE_RATE_HZ, frames * FRAME_SAMPLES);
      await file.write(header, 0, header.length, 0);
      await file.sync();
      await file.close();
      const whole = failure === undefined;
      const measured = { durationMs: frames * FRAME_MS, whole, ...(await sumOf(path)) };
      return {
        recording: { callId, path, startedAt: this.startedAt, ...measured },
        cutShortBy: whole ? undefined : messageOf(failure),
      };
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(path, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  #openChunk(): Chunk {
    const last = this.#held.at(-1);
    if (last && last.takenAtMs.length < CHUNK_FRAMES) return last;
    const chunk = { octets: Buffer.alloc(CHUNK_FRAMES * FRAME_BYTES), takenAtMs: [] };
    this.#held.push(chunk);
    return chunk;
  }

  #write(chunk: Chunk | undefined): void {
    if (!chunk) return;
    const { octets, takenAtMs } = chunk;
    const filled = octets.subarray(0, takenAtMs.length * FRAME_BYTES);
    this.#writing = this.#writing.then(async () => (await this.#file).appendFile(filled));
    this.#writing.catch(() => undefined);
  }
}

async function openPrivately(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, 'wx+', 0o600);
}

/** Shortens a file to whole frames, and tells how many those are. */
async function dropBrokenFrame(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const frames = Math.max(0, Math.floor((size - STEREO_ULAW_HEADER_BYTES) / FRAME_BYTES));
  await file.truncate(STEREO_ULAW_HEADER_BYTES + frames * FRAME_BYTES);
  return frames;
}

function interleave(
  octets: Buffer,
  from: number,
  left: Uint8Array | undefined,
  right: Uint8Array,
): void {
  for (let i = 0; i < FRAME_SAMPLES; i += 1) {
    octets[from + 2 * i] = left?.[i] ?? SILENT;
    octets[from + 2 * i + 1] = right[i] ?? SILENT;
  }
}

/** Size and SHA-256, in hexadecimal digits, of a file. */
async function sumOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
