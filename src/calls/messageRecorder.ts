import { constants } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FRAME_MS, FRAME_SAMPLES } from '../media/frames.js';
import { writeWav } from '../media/wav.js';
import { LINE_RATE_HZ } from '../speech/ports.js';

/** Longer messages are ended. */
export const MAX_MESSAGE_MS = 120_000;

/** Silence on both sides of a card number: where speech begins and ends is not known to the frame. */
export const CARD_MARGIN_MS = 300;

/** Gathers the sound of a message that a caller leaves. */
export class MessageRecorder {
  readonly #frames: Int16Array[] = [];
  readonly #takenAtMs: number[] = [];

  /** How much has been recorded. */
  get durationMs(): number {
    return this.#frames.length * FRAME_MS;
  }

  /** Whether there is no room for more. */
  get full(): boolean {
    return this.durationMs >= MAX_MESSAGE_MS;
  }

  /** Takes the next frame of the caller, and when it came on the monotonic clock; nothing once it is full. */
  record(frame: Int16Array, atMs: number): void {
    if (this.full) return;
    this.#frames.push(frame.slice());
    this.#takenAtMs.push(atMs);
  }

  /** Leaves silence in place of what came between two instants of the monotonic clock. */
  silence(fromMs: number, toMs: number): void {
    this.#frames.forEach((frame, index) => {
      const atMs = this.#takenAtMs[index] ?? 0;
      if (atMs >= fromMs && atMs <= toMs) frame.fill(0);
    });
  }

  /**
   * Takes the room on the disk that `save` will need, with silence: who is thanked for a message must have left one.
   * Rejects as the file system does, and leaves nothing behind.
   */
  async reserve(path: string): Promise<void> {
    await this.#write(path, new Int16Array(this.#frames.length * FRAME_SAMPLES));
  }

  /**
   * Writes what was recorded as a WAV file, in folders made where they lack, into the room that `reserve` took. Rejects
   * as that does.
   */
  async save(path: string): Promise<void> {
    const samples = new Int16Array(this.#frames.length * FRAME_SAMPLES);
    this.#frames.forEach((frame, index) => samples.set(frame, index * FRAME_SAMPLES));
    await this.#write(path, samples);
  }

  async #write(path: string, samples: Int16Array): Promise<void> {
    try {
      await mkdir(dirname(path), { recursive: true });
      // Not emptied first: others would take the room that was reserved.
      const flag = constants.O_WRONLY | constants.O_CREAT;
      await writeFile(path, writeWav({ rateHz: LINE_RATE_HZ, samples }), { mode: 0o600, flag });
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined);
      throw error;
    }
  }
}
