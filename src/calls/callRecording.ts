import { join } from 'node:path';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { languageOf } from '../conversation/dialogue/languages.js';
import { CallRecorder } from './callRecorder.js';
import type { MinutesReader } from './minutes.js';
import type { CallLog } from './ports.js';
import type { SoundPath } from './soundPath.js';

/** Silence on both sides of a card number: where speech begins and ends is not known to the frame. */
const CARD_MARGIN_MS = 300;

/** What recording a call needs. */
export interface CallRecordingParts {
  readonly callId: string;
  readonly sound: Pick<SoundPath, 'recordTo'>;
  readonly callLog: CallLog;
  /** Where recordings are kept. */
  readonly directory: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The recording of one call, which begins when the caller has been told of it. */
export class CallRecording implements MinutesReader {
  readonly #parts: CallRecordingParts;
  #recorder: CallRecorder | undefined;
  #closed = false;

  constructor(parts: CallRecordingParts) {
    this.#parts = parts;
  }

  /** The recording begins with the first of our replies that tells of it. */
  said(text: string, language: string): void {
    if (this.#recorder || this.#closed) return;
    if (!text.includes(languageOf(language).prompts.fixed.recording_notice)) return;
    const { callId, directory, clock, sound, callLog } = this.#parts;
    const path = join(directory, `${callId}.wav`);
    const recorder = new CallRecorder({ callId, path, clock });
    this.#recorder = recorder;
    sound.recordTo(recorder);
    const { startedAt } = recorder;
    callLog.recording({ callId, path, startedAt, durationMs: null, bytes: null, sha256: null });
  }

  /** Where the caller says the number of a payment card the recording is silent. */
  cardNumber(fromMs: number, toMs: number): void {
    this.#recorder?.silence(fromMs - CARD_MARGIN_MS, toMs + CARD_MARGIN_MS);
  }

  /** Ends the recording and has it noted. Never rejects. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const { sound, callLog, log } = this.#parts;
    sound.recordTo(undefined);
    try {
      const recorded = await this.#recorder?.close();
      if (recorded) callLog.recording(recorded);
    } catch (error) {
      log.error({ reason: messageOf(error) }, 'the recording of the call is lost');
    }
  }
}
