import type { TypedEmitter } from '../kernel/emitter.js';

/** Everything heard and spoken inside the gateway is 16-bit linear PCM, mono, at this rate in Hz. */
export const LINE_RATE_HZ = 8000;

/**
 * What the caller is likely to say next: made from the live menu and the question just asked, and
 * neutral to engines. A cloud engine flattens it to phrases; an embedded one builds a language model.
 */
export interface RecognitionHints {
  /** The same key means the same content: engines cache what they compile under it. */
  readonly key: string;
  /** BCP 47 tag of the language that is spoken now. */
  readonly language: string;
  /**
   * Sentences a caller may well say; `{size}` stands for any text of `slots.size`. One that stands there
   * several times is so many times likelier.
   */
  readonly sentences: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
  /** Nothing but these sentences can be meant (digits, yes or no): an engine may use a closed grammar. */
  readonly closed: boolean;
}

/** One reading of an utterance. */
export interface Hypothesis {
  readonly text: string;
  /** 0 (a guess) to 1 (certain), as the engine claims it. */
  readonly confidence: number;
}

/** What an engine made of one utterance: its readings, best first; none when it heard no words. */
export interface Transcript {
  readonly hypotheses: readonly Hypothesis[];
  /** BCP 47 tag of the language heard. */
  readonly language: string;
  /** Name of the engine that answered. */
  readonly engine: string;
}

/** An engine that turns speech into text. Lives as long as the process. */
export interface Transcriber {
  readonly name: string;
  /** Primary language subtags it hears (`en`), or `*` for any. */
  readonly languages: readonly string[] | '*';
  readonly interimResults: boolean;
  /**
   * 99 of 100 transcripts are there so soon after `finish`: the next engine is asked as well when one is later. Left out, it is
   * waited for.
   */
  readonly usuallyWithinMs?: number;
  /** Prepares hearing for one call. Never throws: failures come from `finish`. */
  open(options: HearingOptions): HearingSession;
  close(): Promise<void>;
}

/** Whose speech is to be heard. */
export interface HearingOptions {
  readonly callId: string;
  /** BCP 47 tags of the languages that the caller may speak, the likeliest first. */
  readonly languages: readonly [string, ...string[]];
}

/** The ear of one call. */
export interface HearingSession {
  /** Whether the next utterance tells what it hears before it is over. Left out, it does not. */
  readonly interimResults?: boolean;
  /** Tells what the next utterance will answer, so that the engine can prepare while we still speak. */
  expect(hints: RecognitionHints): void;
  /** Starts an utterance with the last expectation. At most one is open at a time. */
  begin(): UtteranceHearing;
  /** Ends everything the session holds. Idempotent. */
  close(): void;
}

/** What may happen while an utterance is being heard. */
export type HearingEvents = {
  /** A reading that may still change. */
  interim: [text: string];
};

/** One utterance on its way from sound to text. */
export interface UtteranceHearing {
  readonly events: TypedEmitter<HearingEvents>;
  /** Adds sound: PCM at `LINE_RATE_HZ`, any length. */
  write(samples: Int16Array): void;
  /** The caller has stopped: answers with the transcript. Rejects with a `ProviderError`. */
  finish(): Promise<Transcript>;
  /** The utterance is not wanted any more. */
  cancel(): void;
}

/** An engine that turns text into speech. Lives as long as the process. */
export interface Synthesizer {
  readonly name: string;
  readonly languages: readonly string[] | '*';
  /**
   * Speaks one sentence or clause: chunks of PCM at `LINE_RATE_HZ`, of any length, as they are made.
   * Stops early when `signal` aborts. Throws a `ProviderError`.
   */
  speak(text: string, options: SpeakOptions): AsyncIterable<Int16Array>;
  close(): Promise<void>;
}

/** How to speak. */
export interface SpeakOptions {
  /** BCP 47 tag. */
  readonly language: string;
  readonly signal: AbortSignal;
  /** The call in which it is said; left out, it is not said to a caller. */
  readonly callId?: string;
  /** Hears which engine was asked for how many characters; nothing when the sound was there already. */
  readonly spent?: (engine: string, characters: number) => void;
}

/** Whether an engine with these languages can serve a BCP 47 tag. */
export function servesLanguage(languages: readonly string[] | '*', tag: string): boolean {
  return languages === '*' || languages.includes(tag.split('-')[0] ?? tag);
}

/**
 * Hints for engines that take phrases rather than sentences with slots: what may stand in the slots first,
 * since names of dishes are what they lack, then the sentences without slots. No phrase twice.
 */
export function likelyPhrases({ sentences, slots }: RecognitionHints): readonly string[] {
  const whole = sentences.filter((sentence) => !sentence.includes('{'));
  return [...new Set([...Object.values(slots).flat(), ...whole])];
}
