import type { E164 } from '../../kernel/phone.js';
import type { Cart, LineRequest } from '../../restaurant/cartLine.js';
import { emptyCart } from '../../restaurant/cart.js';
import type { DeliveryAddress } from '../../restaurant/order.js';
import type { Fulfilment } from '../../restaurant/profile.js';
import type { TipWish } from '../../restaurant/tip.js';
import type { FixedQuestion, TimeProblem, TransferReason } from './wording.js';
import type { SpokenDay } from '../agents/commands.js';
import type { Ambiguity, OptionAmbiguity } from '../understanding/types.js';

/** What the caller was asked. */
export type Question =
  | { readonly kind: Exclude<FixedQuestion, 'offer_time'> }
  | { readonly kind: 'which_option'; readonly open: OpenOptions }
  /** Items of which one can be had instead of another. */
  | {
      readonly kind: 'instead';
      readonly item: string;
      readonly items: readonly string[];
      readonly line: LineRequest;
    }
  /** Items of which one is offered on top. */
  | { readonly kind: 'upsell'; readonly items: readonly string[] }
  | { readonly kind: 'fulfilment' }
  | { readonly kind: 'offer_time'; readonly at: string; readonly problem: TimeProblem }
  | { readonly kind: 'which_item'; readonly ambiguity: Ambiguity }
  | { readonly kind: 'which_address'; readonly addresses: readonly DeliveryAddress[] }
  /** The size and the options without which a line cannot be made. */
  | { readonly kind: 'choices'; readonly lineId: string };

/** The name of a question. */
export type QuestionKind = Question['kind'];

/** Where the talk as a whole stands. */
export type Phase =
  | 'talking'
  /** The address is being looked up. */
  | 'locating'
  /** The order was confirmed and is being saved. */
  | 'placing'
  | 'transferring'
  | 'recording'
  | 'ended';

/** Options of a line of the cart of which the caller has to say which are meant. */
export interface OpenOptions {
  readonly lineId: string;
  readonly ambiguity: OptionAmbiguity;
}

/** Everything a dialogue knows. Plain data: it survives JSON, so instants are ISO 8601 texts. */
export interface DialogueState {
  readonly phase: Phase;
  /** BCP 47 tag. */
  readonly language: string;
  /** Whether it is sure that the caller speaks it: after evidence, or after being asked for it. */
  readonly languageSure: boolean;
  readonly question: Question;
  /** The usual order was offered, and taken or not. */
  readonly usualOffered: boolean;
  /** Something was offered on top, and taken or not. */
  readonly upsellOffered: boolean;
  readonly wantsOrder: boolean;
  readonly cart: Cart;
  /** The cart before the last change, for "undo"; null when there was none. */
  readonly cartBefore: Cart | null;
  readonly linesMade: number;
  readonly lastLineId: string | null;
  /** The dish that the caller asked about in the turn before. */
  readonly askedItem: string | null;
  /** How much the tip is was asked in the turn before. */
  readonly tipAsked: boolean;
  readonly ambiguities: readonly Ambiguity[];
  readonly openOptions: readonly OpenOptions[];
  readonly itemsFinished: boolean;
  readonly fulfilment: Fulfilment | null;
  readonly time: RequestedTime | null;
  /** A day that was named before its hour. */
  readonly day: SpokenDay | null;
  readonly address: DeliveryAddress | null;
  readonly addressConfirmed: boolean;
  /** The caller has said that the house has no number. */
  readonly withoutNumber: boolean;
  /** What the recogniser also made of the address. */
  readonly addressReadings: readonly string[];
  /** The address that was looked up last, in the caller's words. */
  readonly lookedUp: string | null;
  /** The addresses that may be meant, while the caller has not said which. */
  readonly addressChoices: readonly DeliveryAddress[];
  /** The address is the one of last time, which is never read out. */
  readonly addressRemembered: boolean;
  readonly sameAddressAsked: boolean;
  readonly name: string | null;
  /** The caller could not make the name understood, and it is no reason to lose an order. */
  readonly nameSkipped: boolean;
  readonly phone: E164 | null;
  readonly phoneConfirmed: boolean;
  /** The first digits of a number that the caller is dictating with pauses. */
  readonly phoneBegun: string;
  /** What else the words of the number may have meant. */
  readonly otherPhones: readonly E164[];
  readonly phoneSkipped: boolean;
  readonly note: string | null;
  /** Names of `allergens`, or the caller's own words. */
  readonly allergies: readonly string[];
  readonly linkOffered: boolean;
  /** The address is written, with the link that ends the call. */
  readonly addressByLink: boolean;
  /** What the caller adds for the staff. */
  readonly tip: TipWish | null;
  readonly paysCash: boolean;
  /** Code of the coupon that the caller has. */
  readonly coupon: string | null;
  /** The time that was said for the order that is being saved. */
  readonly promised: string | null;
  /** The order as it was last read back: an order is placed only if it is still this one. */
  readonly readBack: ReadBack | null;
  readonly order: {
    readonly number: number;
    readonly promisedAt: string;
    readonly awaitsPayment: boolean;
  } | null;
  readonly transferReason: TransferReason | null;
  readonly misunderstoodInARow: number;
  readonly misunderstoodInCall: number;
  readonly silences: number;
  readonly holding: boolean;
  /** The last sentences of ours, for "pardon?". */
  readonly lastSaid: readonly string[];
}

/** An order as it was read back, to see what has changed since. */
export interface ReadBack {
  readonly lines: string;
  /** Everything besides the lines. */
  readonly terms: string;
  /** What it came to: prices change while people talk. */
  readonly total: number;
}

/** When the caller wants the order: at an instant, or as soon as possible (null). */
export interface RequestedTime {
  readonly at: string | null;
}

/** The state before the first word. */
export function freshState(language: string): DialogueState {
  return {
    phase: 'talking',
    language,
    languageSure: false,
    question: { kind: 'wants_order' },
    usualOffered: false,
    upsellOffered: false,
    wantsOrder: false,
    cart: emptyCart,
    cartBefore: null,
    linesMade: 0,
    lastLineId: null,
    askedItem: null,
    tipAsked: false,
    ambiguities: [],
    openOptions: [],
    itemsFinished: false,
    fulfilment: null,
    time: null,
    day: null,
    address: null,
    addressConfirmed: false,
    withoutNumber: false,
    addressReadings: [],
    lookedUp: null,
    addressChoices: [],
    addressRemembered: false,
    sameAddressAsked: false,
    name: null,
    nameSkipped: false,
    phone: null,
    phoneConfirmed: false,
    phoneBegun: '',
    otherPhones: [],
    phoneSkipped: false,
    note: null,
    allergies: [],
    linkOffered: false,
    addressByLink: false,
    tip: null,
    paysCash: false,
    coupon: null,
    promised: null,
    readBack: null,
    order: null,
    transferReason: null,
    misunderstoodInARow: 0,
    misunderstoodInCall: 0,
    silences: 0,
    holding: false,
    lastSaid: [],
  };
}
