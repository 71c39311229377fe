import { join } from 'node:path';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import { languageOf } from '../conversation/dialogue/languages.js';
import { CallRecorder } from './callRecorder.js';
import { CARD_MARGIN_MS } from './messageRecorder.js';
import type { MinutesReader } from './minutes.js';
import type { CallLog } from './ports.js';
import { RecentFrames } from './recentFrames.js';
import { SoundPath, type MediaParts } from './soundPath.js';

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

/** What is known of a recording at its end only. */
const notMeasured = { durationMs: null, bytes: null, sha256: null, whole: null };

/** The recording of one call, which begins when the caller has been told of it. */
export class CallRecording implements MinutesReader {
  readonly #parts: CallRecordingParts;
  readonly #overheard: SoundPath[] = [];
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
    callLog.recording({ callId, path, startedAt, ...notMeasured });
  }

  /** Where the caller says the number of a payment card the recording is silent. */
  cardNumber(fromMs: number, toMs: number): void {
    this.#recorder?.silence(fromMs - CARD_MARGIN_MS, toMs + CARD_MARGIN_MS);
  }

  /** Goes on with what the caller and the staff say to each other. Never rejects. */
  async overhear(call: IncomingCall, media: MediaParts): Promise<void> {
    const { sound, log } = this.#parts;
    const recorder = this.#recorder;
    if (!recorder || this.#closed) return;
    try {
      const opened = await Promise.all([
        SoundPath.listenIn(call, 'in', media),
        SoundPath.listenIn(call, 'out', media),
      ]);
      const paths = opened.flatMap((path) => (path.ok ? [path.value] : []));
      this.#overheard.push(...paths);
      const [caller, staff] = paths;
      if (!caller || !staff || this.#isClosed()) {
        this.#hangUp();
        return;
      }
      const said = new RecentFrames();
      staff.recordTo({ heard: (frame) => said.add(frame), sent: () => undefined });
      // What we send there is silence, one frame each 20 ms, and so the time of the recording.
      caller.recordTo({
        heard: (frame) => recorder.heard(frame),
        sent: (silence) => recorder.sent(said.take() ?? silence),
      });
      sound.recordTo(undefined);
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'the talk with the staff is not recorded');
      this.#hangUp();
    }
  }

  /** Ends the recording and has it noted. Never rejects. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const { callId, sound, callLog, log } = this.#parts;
    sound.recordTo(undefined);
    this.#hangUp();
    try {
      const recorded = await this.#recorder?.close();
      if (!recorded) return;
      const { recording, cutShortBy: reason } = recorded;
      const { durationMs } = recording;
      if (reason) log.error({ reason, durationMs }, 'the recording of the call is cut short');
      callLog.recording(recording);
    } catch (error) {
      log.error({ reason: messageOf(error) }, 'the recording of the call is lost');
      callLog.notRecorded(callId);
    }
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #hangUp(): void {
    for (const path of this.#overheard.splice(0)) path.close();
  }
}
