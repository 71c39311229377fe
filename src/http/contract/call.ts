import type { CallEnder, CallOutcome, CallUsage } from '../../calls/ports.js';

/** A call. Instants are ISO 8601 in UTC; what has not happened is null. */
export interface CallJson {
  readonly id: string;
  /** Null when the dialled number belongs to no restaurant. */
  readonly restaurantId: string | null;
  /** The dialled number. */
  readonly line: string;
  readonly caller: {
    readonly number: string | null;
    readonly name: string | null;
    readonly withheld: boolean;
  };
  readonly divertedFrom: string | null;
  /** BCP 47 tag of the language last spoken. */
  readonly language: string | null;
  readonly startedAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  /** Null while the call lasts. */
  readonly outcome: CallOutcome | null;
  readonly endedBy: CallEnder | null;
  readonly transferredToHuman: boolean;
  readonly orderId: string | null;
  /** Durations in ms by name. */
  readonly timings: Readonly<Record<string, number>>;
  /** What paid engines did for it, and what that costs by the settings' prices. */
  readonly usage: readonly CallUsage[];
  /** What of it has a price, together; null when nothing has. */
  readonly cost: number | null;
}

/** A call with what was said in it, in the order in which it was begun to be said. */
export interface CallTranscriptJson extends CallJson {
  readonly utterances: readonly {
    /** 0 is our greeting; every turn of the caller counts one up. */
    readonly turn: number;
    readonly speaker: 'caller' | 'assistant';
    /** Of ours, only the part that the caller heard. */
    readonly text: string;
    readonly language: string;
    readonly startedAt: string;
    readonly endedAt: string;
    /** 0 to 1, for what the caller said. */
    readonly confidence: number | null;
    readonly engine: string | null;
    /** From the end of the caller's speech to our first sound. */
    readonly latencyMs: number | null;
    /** How that came about, each in ms from the end of the caller's speech. */
    readonly timings: {
      /** It was certain that the caller had stopped. */
      readonly detected: number;
      /** The words were known. */
      readonly transcribed: number;
      /** A model's first word was known: also before `transcribed`, where the words were foreseen. Left out where none was asked. */
      readonly firstToken?: number;
      /** The answer was known, or its first sentence. */
      readonly answered: number;
      /** The first sound of it was made. */
      readonly firstSound: number;
      /** Its first frame left. */
      readonly firstFrame: number;
      /** Its last frame left, or it was cut. */
      readonly said: number;
    } | null;
  }[];
  readonly messages: readonly {
    readonly transcription: string | null;
    readonly recorded: boolean;
    readonly durationMs: number;
    readonly recordedAt: string;
  }[];
  /** Null when the call was not recorded; what is null in it is known when the call is over. */
  readonly recording: {
    readonly startedAt: string;
    readonly durationMs: number | null;
    readonly bytes: number | null;
    /** In hexadecimal digits, as in the file's entity tag. */
    readonly sha256: string | null;
    /** False where the disk was full before the end of the call: this is its beginning. */
    readonly whole: boolean | null;
  } | null;
}
