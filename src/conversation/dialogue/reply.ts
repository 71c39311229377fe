import type { OrderSoFar } from '../../restaurant/orderSoFar.js';
import type { E164 } from '../../kernel/phone.js';
import type { CallerProfile } from '../../restaurant/callerProfile.js';
import type { CouponUses } from '../../restaurant/coupons.js';
import type { FaqEntry } from '../../restaurant/faq.js';
import type { FoundAddress } from '../../restaurant/foundAddress.js';
import type { CouponRefusal } from '../../restaurant/coupons.js';
import type { ConfirmedOrder, DeliveryAddress } from '../../restaurant/order.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import type { Hypothesis, RecognitionHints } from '../../speech/ports.js';
import type { Proposal } from '../agents/agent.js';
import type { OrderReader } from '../agents/rulesAgent.js';
import type { QuestionKind } from './state.js';
import type { TransferReason } from './wording.js';

/** What a dialogue is about and does not change: the restaurant as it was when the call came in. */
export interface DialogueContext {
  readonly profile: RestaurantProfile;
  /** How orders are understood, by primary language subtag. Missing: by the keypad and by people. */
  readonly parsers: Readonly<Record<string, OrderReader>>;
  readonly caller: {
    readonly phone: E164 | null;
    readonly name: string | null;
    /** What the restaurant knows of the number; left out or null, the caller is new to it. */
    readonly profile?: CallerProfile | null;
  };
  /** Whether addresses can be looked up (`locate`). Left out: they are taken as they are said. */
  readonly locates?: boolean;
  /** What the restaurant answers to questions that are not about the menu. */
  readonly faq?: readonly FaqEntry[];
  /** How often each of the restaurant's coupons was used, by `plainCode`. */
  readonly couponUses?: Readonly<Record<string, CouponUses>>;
  /** Whether a caller can be sent a link (`send_link`), as the way out of dictation. */
  readonly canSendLinks?: boolean;
  /** Calls or the kitchen are at their limit: nothing is offered on top of what is ordered. */
  readonly busy?: boolean;
  /** By primary language subtag; what is missing is heard. */
  readonly hearing: Readonly<Record<string, 'speech' | 'keypad_only'>>;
}

/** What happens to a dialogue from outside. */
export type DialogueInput =
  | { readonly type: 'start' }
  /**
   * Something was said, its readings best first; the embedded rules agent reads them. `language` (BCP 47) is the
   * one that an engine heard which listens for several; left out, nobody knows.
   */
  | {
      readonly type: 'heard';
      readonly hypotheses: readonly Hypothesis[];
      readonly language?: string;
    }
  /** Something was said and another agent has read it. */
  | {
      readonly type: 'proposed';
      readonly hypotheses: readonly Hypothesis[];
      /** As above. */
      readonly language?: string;
      readonly proposal: Proposal;
    }
  /** An answer on the keypad, as `Expectation.keypad` asked for it. */
  | { readonly type: 'digits'; readonly digits: string }
  /** Nothing was said for `Expectation.silenceMs` after our last word. */
  | { readonly type: 'silence' }
  /** Where the address may be that was to be looked up, the likeliest first; none: it was not found. */
  | { readonly type: 'located'; readonly found: readonly FoundAddress[] }
  | {
      readonly type: 'order_placed';
      readonly number: number;
      readonly promisedAt: Date;
      /** The order waits for a payment, for which the caller is sent a link. Left out, it does not. */
      readonly awaitsPayment?: boolean;
    }
  | { readonly type: 'order_failed' }
  /** The order's coupon was used up while it was read back. */
  | { readonly type: 'order_refused'; readonly reason: CouponRefusal }
  | { readonly type: 'transfer_ended'; readonly outcome: 'no_answer' | 'busy' | 'unavailable' }
  | { readonly type: 'message_recorded' }
  /** No engine hears the caller any more: there are the keys, `DialogueContext.hearing` says so from now on. */
  | { readonly type: 'hearing_lost' }
  /** Something of ours broke so that the talk cannot go on: the call degrades and never drops. */
  | { readonly type: 'fault' };

/** Something was said that nobody has read yet. */
export type HeardInput = Extract<DialogueInput, { readonly type: 'heard' }>;

/** One sentence, ready to be spoken. */
export interface Speech {
  readonly text: string;
  readonly interruptible: boolean;
  /** BCP 47 tag, where it is not that of the reply. */
  readonly language?: string;
}

/** What the caller's answer will be like. */
export interface Expectation {
  readonly question: QuestionKind;
  readonly hints: RecognitionHints;
  /** How long a pause ends an utterance: short after a yes, long within a phone number. */
  readonly endSilenceMs: number;
  readonly keypad: { readonly maxDigits: number; readonly finishOn: string | null };
  /** How long after our last word the input `silence` is due. */
  readonly silenceMs: number;
}

/** What has to be done in the world. */
export type Effect =
  /**
   * Find out where this address is, now; answer with `located` before anything else is told. `meanwhile` is
   * to be said if that takes a moment.
   */
  | {
      readonly type: 'locate';
      readonly address: DeliveryAddress;
      /** What else may have been said, likeliest first. */
      readonly otherReadings: readonly string[];
      readonly language: string;
      readonly meanwhile: string;
    }
  /** Save the order; answer with `order_placed`, `order_refused` or `order_failed`. */
  | { readonly type: 'place_order'; readonly order: ConfirmedOrder }
  /** Put the caller through, after our words; answer with `transfer_ended` if nobody takes the call. */
  | { readonly type: 'transfer'; readonly reason: TransferReason; readonly briefing: StaffBriefing }
  /** Beep and record, after our words; answer with `message_recorded`. */
  | { readonly type: 'record_message' }
  /** Text the caller a link with which the order can be finished; nothing is answered. */
  | { readonly type: 'send_link'; readonly link: OrderLink }
  /** Tell the manager of a question that nothing answered. */
  | { readonly type: 'note_question'; readonly text: string; readonly language: string }
  /** Hang up, after our words. */
  | { readonly type: 'hang_up' };

/** What the staff are told of a call that is put through to them. */
export interface StaffBriefing {
  readonly text: string;
  /** The same to be read beside the caller's number. */
  readonly shown: string;
  /** With which keys they take or refuse the call. */
  readonly keys: string;
  /** BCP 47 tag of all of it. */
  readonly language: string;
}

/** A link to be sent, in the language of the order, to who shall finish it. */
export interface OrderLink extends OrderSoFar {
  readonly to: E164;
}

/** What came of a command that was proposed. */
export interface CommandOutcome {
  /** What was said to it, a refusal too, before anything that follows from the turn as a whole. */
  readonly said: readonly string[];
  /** False where it was not looked at: a yes in doubt, or what came after the talk had gone elsewhere. */
  readonly decided: boolean;
}

/** Our side of a turn. */
export interface Reply {
  readonly say: readonly Speech[];
  /** BCP 47 tag in which `say` is to be spoken and the answer heard. */
  readonly language: string;
  /** Null while something has to be done first (`effects`) or when the talk is over. */
  readonly expect: Expectation | null;
  readonly effects: readonly Effect[];
}
