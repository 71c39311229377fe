import type { EngineUsage } from '../conversation/ports.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { E164 } from '../kernel/phone.js';
import type { CallerProfile } from '../restaurant/callerProfile.js';
import type { CouponUses } from '../restaurant/coupons.js';
import type { FaqEntry } from '../restaurant/faq.js';
import type { RestaurantProfile } from '../restaurant/profile.js';

/** Finds the restaurant whose line was dialled. */
export interface RestaurantDirectory {
  /**
   * The restaurant behind a dialled number in E.164, as it is now. While the database is away it is the
   * restaurant as last known. Undefined when no restaurant has the number; throws a `ProviderError` when
   * the number was never seen and the database is away.
   */
  byDialledNumber(number: string): Promise<RestaurantProfile | undefined>;
  /** The countries of all restaurants (ISO 3166-1), to read a number dialled without its prefix. */
  countries(): Promise<readonly string[]>;
}

/** What a talk knows before its first word. */
export interface Introduction {
  /** What this restaurant knows of the caller's number; null is nothing. */
  readonly caller: CallerProfile | null;
  readonly faq: readonly FaqEntry[];
  /** How often each of the restaurant's coupons was used, by `plainCode`. */
  readonly couponUses: Readonly<Record<string, CouponUses>>;
  /** The number has asked for no more text messages. Left out, it has not. */
  readonly refusesTexts?: boolean;
}

/** Knows who calls. */
export interface CallerBook {
  /** What one restaurant knows of a number, and no other. Throws a `ProviderError` when the database is away. */
  callerProfile(restaurantId: string, phone: E164): Promise<CallerProfile | undefined>;
}

/** How a call ended, in the words of the call log. */
export type CallOutcome =
  | 'order'
  | 'message'
  | 'transferred'
  /** The caller hung up before anything was agreed. */
  | 'abandoned'
  /** A talk that came to its end without an order: a question answered, a restaurant that is closed. */
  | 'no_order'
  /** Too many calls: sent on without a talk. */
  | 'overflow'
  | 'failed'
  /** Not answered: the restaurant refuses this caller, or one who calls so often. */
  | 'refused'
  /** Nobody spoke or pressed a key until we said goodbye. */
  | 'silent';

/** Who ended a call. */
export type CallEnder = 'caller' | 'gateway' | 'staff' | 'network';

/** A call as it comes in. */
export interface CallStart {
  readonly callId: string;
  /** Null when the dialled number belongs to no restaurant. */
  readonly restaurantId: string | null;
  /** The dialled number: E.164 where it could be read, else as the trunk gave it. */
  readonly line: string;
  readonly callerNumber: string | null;
  readonly callerName: string | null;
  /** The caller asked the network to hide the number. */
  readonly callerWithheld: boolean;
  /** The number that forwarded the call to us. */
  readonly divertedFrom: string | null;
  readonly startedAt: Date;
}

/** When each step of a reply was done, in ms from the end of the caller's speech. */
export interface TurnTimings {
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
}

/** One utterance of a talk. */
export interface UtteranceRecord {
  readonly callId: string;
  /** 0 is our greeting; every turn of the caller counts one up. */
  readonly turnIndex: number;
  readonly speaker: 'caller' | 'assistant';
  /** What was heard; of ours, only the part that the caller heard. */
  readonly text: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** 0 to 1, for what a caller said. */
  readonly confidence: number | null;
  readonly engine: string | null;
  readonly language: string;
  /** From the end of the caller's speech to our first sound. */
  readonly latencyMs: number | null;
  /** How that came about; null as above. */
  readonly timings: TurnTimings | null;
}

/** A message that a caller left. At least one of recording and transcription is there. */
export interface MessageRecord {
  readonly callId: string;
  readonly recordingPath: string | null;
  readonly transcription: string | null;
  readonly durationMs: number;
  readonly recordedAt: Date;
}

/** The recording of a call: known from its beginning, measured at its end. */
export interface RecordingRecord {
  readonly callId: string;
  /** A WAV file: stereo mu-law at 8000 Hz, the caller left, we right. */
  readonly path: string;
  readonly startedAt: Date;
  /** Null while it is being recorded, as are the three below. */
  readonly durationMs: number | null;
  readonly bytes: number | null;
  /** In hexadecimal digits. */
  readonly sha256: string | null;
  /** False where the disk took no more before the end of the call: the file holds its beginning. */
  readonly whole: boolean | null;
}

/** How a call ended. */
export interface CallEnd {
  readonly callId: string;
  readonly endedAt: Date;
  readonly outcome: CallOutcome;
  readonly endedBy: CallEnder;
  readonly transferredToHuman: boolean;
  /** The language last spoken; null when nothing was said. */
  readonly language: string | null;
  /** Durations in ms by name (`answer`, `firstReply`). */
  readonly timings: Readonly<Record<string, number>>;
  /** What paid engines did for it; left out, nothing. */
  readonly usage?: readonly CallUsage[];
}

/** What an engine did for a call, and what that costs. */
export interface CallUsage extends EngineUsage {
  /** In the currency of the engine's bill; null where no price is set. */
  readonly cost: number | null;
}

/**
 * The log of calls, as a live call writes it. No method waits or throws: what is written arrives in its
 * order, soon, also when the database is away for a moment. `end` is the last word about a call.
 */
export interface CallLog {
  begin(call: CallStart): void;
  answered(callId: string, at: Date): void;
  utterance(utterance: UtteranceRecord): void;
  /** What the caller said in a turn is this: more of it was not to be kept than was known then. */
  writtenAnew(callId: string, turnIndex: number, text: string): void;
  message(message: MessageRecord): void;
  /** That the call is being recorded, and once more when it was. */
  recording(recording: RecordingRecord): void;
  /** Nothing could be kept of what was being recorded. */
  notRecorded(callId: string): void;
  end(end: CallEnd): void;
}

/** A call as the log knows it. What has not happened yet is null. */
export interface LoggedCall extends CallStart {
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: CallOutcome | null;
  readonly endedBy: CallEnder | null;
  readonly transferredToHuman: boolean;
  readonly language: string | null;
  readonly timings: Readonly<Record<string, number>>;
  readonly usage: readonly CallUsage[];
  readonly orderId: string | null;
}

/** A call with everything that was said, in the order in which it began. */
export interface CallTranscript extends LoggedCall {
  readonly utterances: readonly UtteranceRecord[];
  readonly messages: readonly MessageRecord[];
  /** Null when the call was not recorded, or its recording's time is over. */
  readonly recording: RecordingRecord | null;
}

/** Which calls are wanted; what is left out is not asked for. */
export interface CallFilter {
  readonly restaurantId?: string | undefined;
  readonly outcome?: CallOutcome | undefined;
  readonly caller?: string | undefined;
  /** Begun at this instant or later. */
  readonly from?: Date | undefined;
  /** Begun before this instant. */
  readonly to?: Date | undefined;
}

/** The log of calls, as it is read. Throws a `ProviderError` when the database is away. */
export interface CallHistory {
  byId(callId: string): Promise<CallTranscript | undefined>;
  list(filter: CallFilter, page: PageRequest): Promise<Page<LoggedCall>>;
}
