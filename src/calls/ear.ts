import type { Clock } from '../kernel/clock.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { Endpointer, type EndpointerEvent } from '../media/endpointer.js';
import type { VoiceActivityDetector } from '../media/voiceActivity.js';
import type {
  HearingSession,
  RecognitionHints,
  Transcript,
  UtteranceHearing,
} from '../speech/ports.js';

/** Something the caller said. Instants are on the monotonic clock. */
export interface HeardUtterance {
  readonly transcript: Transcript;
  readonly startedAtMs: number;
  /** When the last sound of it was heard. */
  readonly endedAtMs: number;
  /** When it was certain that it had ended. */
  readonly detectedAtMs: number;
  readonly transcribedAtMs: number;
}

/** What the ear tells. */
export type EarEvents = {
  /** The caller has begun to speak. */
  started: [];
  /** The caller has stopped, and this is what was understood. */
  heard: [utterance: HeardUtterance];
  /** The engine could not make words of an utterance. */
  failed: [error: unknown];
};

/** What to listen for. */
export interface Listening {
  readonly hints: RecognitionHints;
  /** The silence that ends an utterance. */
  readonly endSilenceMs: number;
}

/** What an ear is made from. */
export interface EarParts {
  readonly hearing: HearingSession;
  readonly voiceActivity: VoiceActivityDetector;
  readonly clock: Clock;
}

/** The ear of one call: finds utterances in the caller's sound and has them transcribed as they come. */
export class Ear {
  readonly events = new TypedEmitter<EarEvents>();
  readonly #hearing: HearingSession;
  readonly #voiceActivity: VoiceActivityDetector;
  readonly #clock: Clock;
  readonly #endpointer = new Endpointer();
  #utterance: UtteranceHearing | undefined;
  #told: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(parts: EarParts) {
    this.#hearing = parts.hearing;
    this.#voiceActivity = parts.voiceActivity;
    this.#clock = parts.clock;
  }

  /** Whether the caller is speaking. */
  get hearing(): boolean {
    return this.#endpointer.speaking;
  }

  /** Prepares for the answer to the next question. */
  expect({ hints, endSilenceMs }: Listening): void {
    this.#hearing.expect(hints);
    this.#endpointer.adjust({ silenceMs: endSilenceMs });
  }

  /** How long a sound must be to count as speech: longer while we speak, against echo and coughs. */
  requireSpeech(minSpeechMs: number): void {
    this.#endpointer.adjust({ minSpeechMs });
  }

  /** Takes the next frame of the caller: 160 samples. */
  listen(frame: Int16Array): void {
    if (this.#closed) return;
    const voiced = this.#voiceActivity.process(frame);
    const event = this.#endpointer.process(frame, voiced, this.#clock.monotonicMs());
    if (event) this.#on(event);
  }

  /** Takes what is being said as said; resolves when every utterance so far has been told. */
  async settle(): Promise<void> {
    const end = this.#endpointer.cut();
    if (end) this.#on(end);
    await this.#told;
  }

  /** Stops hearing. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.events.removeAll();
    this.#utterance?.cancel();
    this.#hearing.close();
    this.#voiceActivity.close();
  }

  #on(event: EndpointerEvent): void {
    switch (event.type) {
      case 'speech_started': {
        const utterance = this.#hearing.begin();
        this.#utterance = utterance;
        for (const frame of event.lookBack) utterance.write(frame);
        this.events.emit('started');
        return;
      }
      case 'speech_frame':
        this.#utterance?.write(event.samples);
        return;
      case 'speech_ended':
        this.#told = Promise.all([this.#told, this.#finish(event)]);
    }
  }

  async #finish(end: Extract<EndpointerEvent, { type: 'speech_ended' }>): Promise<void> {
    const utterance = this.#utterance;
    this.#utterance = undefined;
    if (!utterance) return;
    const detectedAtMs = this.#clock.monotonicMs();
    try {
      const transcript = await utterance.finish();
      this.events.emit('heard', {
        transcript,
        startedAtMs: end.startedAtMs,
        endedAtMs: end.speechEndedAtMs,
        detectedAtMs,
        transcribedAtMs: this.#clock.monotonicMs(),
      });
    } catch (error) {
      this.events.emit('failed', error);
    }
  }
}
