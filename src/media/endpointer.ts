import { FRAME_MS } from './frames.js';

/** When an utterance begins and ends. All in ms. */
export interface EndpointerPolicy {
  /** Speech that must be heard before it counts: shorter sounds are clicks and coughs. */
  readonly minSpeechMs: number;
  /** Silence that ends an utterance: longer while the caller dictates a number or an address. */
  readonly silenceMs: number;
  /** The longest utterance; it is ended there even if speech goes on. */
  readonly maxUtteranceMs: number;
}

/**
 * What a frame led to. Instants are those the frames were given with: an instant is when the frame's last sample
 * was heard.
 */
export type EndpointerEvent =
  | {
      readonly type: 'speech_started';
      /** When the first voiced frame began, before it was certain. */
      readonly startedAtMs: number;
      /** The sound up to now, from 300 ms before the start, so that no word loses its beginning. */
      readonly lookBack: readonly Int16Array[];
    }
  | {
      readonly type: 'speech_frame';
      readonly samples: Int16Array;
      /** How long the caller had paused within the utterance before this frame; 0 when they had not. */
      readonly pauseMs: number;
    }
  | {
      readonly type: 'speech_ended';
      readonly startedAtMs: number;
      /** When the last voiced frame ended. */
      readonly speechEndedAtMs: number;
      readonly durationMs: number;
      readonly reason: 'silence' | 'too_long' | 'cut';
    };

/** A policy for ordinary questions. */
export const defaultEndpointerPolicy: EndpointerPolicy = {
  minSpeechMs: 120,
  silenceMs: 600,
  maxUtteranceMs: 20_000,
};

/** Sound kept from before the start of speech. */
const LOOK_BACK_MS = 300;

/** A break this long, before speech is certain, means that it was none. */
const MAX_ONSET_BREAK_MS = 60;

/**
 * Finds where an utterance starts and ends, from frames of 20 ms and a detector's word on each. Pure: time comes
 * with the frames.
 */
export class Endpointer {
  #policy: EndpointerPolicy;
  /** The newest frames while nobody speaks. */
  #lookBack: Int16Array[] = [];
  #speaking = false;
  /** Voiced and unvoiced time since the first voiced frame, or since the last voiced one. */
  #voicedMs = 0;
  #quietMs = 0;
  /** The pause that the newest frame ended. */
  #pauseMs = 0;
  #utteranceMs = 0;
  #startedAtMs = 0;
  #lastVoicedAtMs = 0;

  constructor(policy: Partial<EndpointerPolicy> = {}) {
    this.#policy = { ...defaultEndpointerPolicy, ...policy };
  }

  /** Whether an utterance is being heard. */
  get speaking(): boolean {
    return this.#speaking;
  }

  /** How long nothing has been voiced. */
  get quietMs(): number {
    return this.#quietMs;
  }

  /** Changes parts of the policy, for the next question; an utterance in progress obeys at once. */
  adjust(policy: Partial<EndpointerPolicy>): void {
    this.#policy = { ...this.#policy, ...policy };
  }

  /** Takes the next frame, whether it is voiced, and when it was heard. */
  process(frame: Int16Array, voiced: boolean, atMs: number): EndpointerEvent | undefined {
    this.#count(voiced, atMs);
    return this.#speaking ? this.#continue(frame) : this.#await(frame);
  }

  /** Ends the utterance in progress, if there is one, without waiting for silence. */
  cut(): EndpointerEvent | undefined {
    return this.#speaking ? this.#end('cut') : undefined;
  }

  #count(voiced: boolean, atMs: number): void {
    this.#pauseMs = voiced ? this.#quietMs : 0;
    if (!voiced) {
      this.#quietMs += FRAME_MS;
      return;
    }
    if (this.#voicedMs === 0) this.#startedAtMs = atMs - FRAME_MS;
    this.#voicedMs += FRAME_MS;
    this.#quietMs = 0;
    this.#lastVoicedAtMs = atMs;
  }

  #await(frame: Int16Array): EndpointerEvent | undefined {
    this.#lookBack.push(frame);
    if (this.#quietMs > MAX_ONSET_BREAK_MS) this.#voicedMs = 0;
    if (this.#voicedMs === 0) this.#lookBack = this.#lookBack.slice(-LOOK_BACK_MS / FRAME_MS);
    if (this.#voicedMs < this.#policy.minSpeechMs) return undefined;
    const lookBack = this.#lookBack;
    this.#lookBack = [];
    this.#speaking = true;
    this.#utteranceMs = this.#voicedMs;
    return { type: 'speech_started', startedAtMs: this.#startedAtMs, lookBack };
  }

  #continue(frame: Int16Array): EndpointerEvent {
    this.#utteranceMs += FRAME_MS;
    if (this.#quietMs >= this.#policy.silenceMs) return this.#end('silence');
    if (this.#utteranceMs >= this.#policy.maxUtteranceMs) return this.#end('too_long');
    return { type: 'speech_frame', samples: frame, pauseMs: this.#pauseMs };
  }

  #end(reason: 'silence' | 'too_long' | 'cut'): EndpointerEvent {
    this.#speaking = false;
    this.#voicedMs = 0;
    this.#quietMs = 0;
    return {
      type: 'speech_ended',
      startedAtMs: this.#startedAtMs,
      speechEndedAtMs: this.#lastVoicedAtMs,
      durationMs: this.#lastVoicedAtMs - this.#startedAtMs,
      reason,
    };
  }
}
