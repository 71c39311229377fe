import { afterPause, endSilenceFor, unknownPauses } from '../conversation/turns/callerPauses.js';
import type { Clock } from '../kernel/clock.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { defaultEndpointerPolicy, Endpointer, type EndpointerEvent } from '../media/endpointer.js';
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

/** An utterance whose words are not known yet. Instants are on the monotonic clock. */
export type UtteranceEnd = Pick<HeardUtterance, 'startedAtMs' | 'endedAtMs' | 'detectedAtMs'>;

/** What the ear tells. */
export type EarEvents = {
  /** The caller has begun to speak; when, on the monotonic clock. */
  started: [startedAtMs: number];
  /** What they are saying, as far as the engine can tell by now; only some engines tell. */
  interim: [text: string];
  /** What they will turn out to have said, most likely: the caller pauses, and the words stay as they are. */
  foreseen: [text: string];
  /** The caller has stopped; what was said is being made out. */
  ended: [sound: UtteranceEnd];
  /** The caller has stopped, and this is what was understood. */
  heard: [utterance: HeardUtterance];
  /** The engine could not make words of an utterance. */
  failed: [error: unknown];
};

/** What to listen for. */
export interface Listening {
  readonly hints: RecognitionHints;
  /** The silence that ends an utterance, of a caller whose pauses are not known yet. */
  readonly endSilenceMs: number;
}

/** What an ear is made from. */
export interface EarParts {
  readonly hearing: HearingSession;
  readonly voiceActivity: VoiceActivityDetector;
  readonly clock: Clock;
  /** Resolves when there is time to act upon what was heard. */
  readonly whenFree: () => Promise<void>;
}

/** Words that have not changed for so long, while the caller pauses for as long, are likely all of them. */
const STABLE_MS = 200;

/** Words that have not changed for so long are all of them, whatever goes on sounding behind the caller. */
const WORDS_OVER_MS = 2500;

/** Who goes on so soon after we took an utterance for ended does not react to us: it was a pause. */
const RESUMED_MS = 400;

/** One utterance, from its first sound to its words. */
interface Hearing {
  readonly utterance: UtteranceHearing;
  words: string;
  changedAtMs: number;
  /** The words that were told as foreseen. */
  foreseen: string;
}

/** The ear of one call: finds utterances in the caller's sound and has them transcribed as they come. */
export class Ear {
  readonly events = new TypedEmitter<EarEvents>();
  readonly #hearing: HearingSession;
  readonly #voiceActivity: VoiceActivityDetector;
  readonly #clock: Clock;
  readonly #whenFree: () => Promise<void>;
  readonly #endpointer = new Endpointer();
  #askedSilenceMs = defaultEndpointerPolicy.silenceMs;
  #pauses = unknownPauses;
  #lastEnd: UtteranceEnd | undefined;
  /** The utterance that is being said, and then the one whose words are waited for. */
  #hearingNow: Hearing | undefined;
  #told: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(parts: EarParts) {
    this.#hearing = parts.hearing;
    this.#voiceActivity = parts.voiceActivity;
    this.#clock = parts.clock;
    this.#whenFree = parts.whenFree;
  }

  /** Whether the caller is speaking. */
  get hearing(): boolean {
    return this.#endpointer.speaking;
  }

  /** Whether the caller is speaking, or it is not known yet what they said. */
  get attends(): boolean {
    return this.hearing || this.#hearingNow !== undefined;
  }

  /** Whether the engine tells what is being said before it is over. */
  get tellsInterim(): boolean {
    return this.#hearing.interimResults ?? false;
  }

  /** Prepares for the answer to the next question. */
  expect({ hints, endSilenceMs }: Listening): void {
    this.#hearing.expect(hints);
    this.#askedSilenceMs = endSilenceMs;
    this.#adaptSilence();
  }

  /** How long a sound must be to count as speech: longer while we speak, against echo and coughs. */
  requireSpeech(minSpeechMs: number): void {
    this.#endpointer.adjust({ minSpeechMs });
  }

  /** Takes the next frame of the caller: 160 samples. */
  listen(frame: Int16Array): void {
    if (this.#closed) return;
    const voiced = this.#voiceActivity.process(frame);
    const nowMs = this.#clock.monotonicMs();
    const event = this.#endpointer.process(frame, voiced, nowMs);
    if (event) this.#on(event);
    if (this.#hearingNow) this.#weigh(this.#hearingNow, nowMs);
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
    this.#hearingNow?.utterance.cancel();
    this.#hearing.close();
    this.#voiceActivity.close();
  }

  #on(event: EndpointerEvent): void {
    switch (event.type) {
      case 'speech_started': {
        this.#noteResumption(event.startedAtMs);
        this.#hearingNow = this.#begin();
        for (const frame of event.lookBack) this.#hearingNow.utterance.write(frame);
        this.events.emit('started', event.startedAtMs);
        return;
      }
      case 'speech_frame':
        this.#hearingNow?.utterance.write(event.samples);
        this.#learnPause(event.pauseMs);
        return;
      case 'speech_ended':
        this.#told = Promise.all([this.#told, this.#finish(event)]);
    }
  }

  #begin(): Hearing {
    const utterance = this.#hearing.begin();
    const hearing: Hearing = { utterance, words: '', changedAtMs: 0, foreseen: '' };
    // What an engine tells that does not claim to is a guess that changes to the end.
    if (!this.tellsInterim) return hearing;
    utterance.events.on('interim', (text) => {
      if (this.#closed || this.#hearingNow !== hearing || text === hearing.words) return;
      hearing.words = text;
      hearing.changedAtMs = this.#clock.monotonicMs();
      this.events.emit('interim', text);
    });
    return hearing;
  }

  /** Whether the words so far may be acted upon: tentatively, or because no more of them come. */
  #weigh(hearing: Hearing, nowMs: number): void {
    const { words, changedAtMs, foreseen } = hearing;
    if (words === '') return;
    const stableMs = nowMs - changedAtMs;
    const { speaking, quietMs } = this.#endpointer;
    const pauses = !speaking || quietMs >= STABLE_MS;
    if (pauses && stableMs >= STABLE_MS && words !== foreseen) {
      hearing.foreseen = words;
      void this.#foresee(hearing, words);
    }
    if (!speaking || stableMs < WORDS_OVER_MS) return;
    const end = this.#endpointer.cut();
    if (end) this.#on(end);
  }

  async #foresee(hearing: Hearing, words: string): Promise<void> {
    await this.#whenFree();
    if (this.#hearingNow === hearing && hearing.foreseen === words)
      this.events.emit('foreseen', words);
  }

  #learnPause(pauseMs: number): void {
    if (pauseMs === 0) return;
    this.#pauses = afterPause(this.#pauses, pauseMs, this.#askedSilenceMs);
    this.#adaptSilence();
  }

  /** We took a pause for the end: the next one like it shall not be. */
  #noteResumption(startedAtMs: number): void {
    const last = this.#lastEnd;
    if (!last || startedAtMs - last.detectedAtMs > RESUMED_MS) return;
    this.#learnPause(startedAtMs - last.endedAtMs);
  }

  #adaptSilence(): void {
    this.#endpointer.adjust({ silenceMs: endSilenceFor(this.#pauses, this.#askedSilenceMs) });
  }

  async #finish(end: Extract<EndpointerEvent, { type: 'speech_ended' }>): Promise<void> {
    const hearing = this.#hearingNow;
    if (!hearing) return;
    const sound: UtteranceEnd = {
      startedAtMs: end.startedAtMs,
      endedAtMs: end.speechEndedAtMs,
      detectedAtMs: this.#clock.monotonicMs(),
    };
    this.#lastEnd = end.reason === 'silence' ? sound : undefined;
    this.events.emit('ended', sound);
    try {
      const transcript = await hearing.utterance.finish();
      const transcribedAtMs = this.#clock.monotonicMs();
      this.#forget(hearing);
      await this.#whenFree();
      this.events.emit('heard', { ...sound, transcript, transcribedAtMs });
    } catch (error) {
      this.#forget(hearing);
      this.events.emit('failed', error);
    }
  }

  #forget(hearing: Hearing): void {
    if (this.#hearingNow === hearing) this.#hearingNow = undefined;
  }
}
