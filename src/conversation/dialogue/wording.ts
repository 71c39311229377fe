import type { E164 } from '../../kernel/phone.js';
import type { MinorUnits } from '../../kernel/money.js';
import type { Amount } from '../../restaurant/menu.js';
import type { Fulfilment } from '../../restaurant/profile.js';

/** Why a call is put through to a person. */
export type TransferReason =
  'asked' | 'not_understood' | 'fault' | 'order_failed' | 'allergens' | 'placed_order';

/**
 * How one language says what changes from call to call: money, times, numbers, lines. Everything is written
 * so that a speech synthesizer reads it as people say it.
 */
export interface Spoken {
  /** A whole number in words, as things are counted: "twenty-one". */
  readonly number: (n: number) => string;
  /** A price in passing: "sixteen ninety-nine". */
  readonly money: (amount: MinorUnits, currency: string) => string;
  /** An amount that must not be mistaken: "fifty-two dollars and seventy-seven cents". */
  readonly amount: (amount: MinorUnits, currency: string) => string;
  /** An instant with its preposition, and the day unless it is today: "tomorrow at seven thirty PM". */
  readonly time: (at: Date, now: Date, zone: string) => string;
  /** A phone number in the groups of its country, digit by digit. */
  readonly phone: (number: E164) => string;
  /** Figures and letters one by one: a postcode, an order number said again. */
  readonly spelled: (text: string) => string;
  /** "a, b and c". */
  readonly and: (parts: readonly string[]) => string;
  /** "a, b or c". */
  readonly or: (parts: readonly string[]) => string;
  readonly line: (line: SpokenLine) => string;
  /** The name of an item or option as it stands within a sentence. */
  readonly option: (name: string) => string;
}

/** A line of the cart in names. */
export interface SpokenLine {
  readonly quantity: number;
  readonly name: string;
  /** Name of its category: some languages take the gender from it. */
  readonly category: string;
  readonly variant: string | null;
  /** What had to be chosen: the doneness of a steak, the sauce of wings. */
  readonly chosen: readonly string[];
  readonly added: readonly { readonly name: string; readonly amount: Amount }[];
  readonly removed: readonly string[];
}

/** What is asked, and asked again: first naturally, then in other words, then with a closed choice or keys. */
export type Asking = readonly [ask: string, again: string, closed: string];

/** Questions whose words never change. What they are about is said in the sentence before. */
export type FixedQuestion =
  | 'wants_order'
  | 'order_ahead'
  | 'address'
  | 'house_number'
  | 'postcode'
  | 'confirm_address'
  | 'offer_pickup'
  | 'time_pickup'
  | 'time_delivery'
  | 'time_dine_in'
  | 'offer_time'
  | 'items'
  | 'more'
  | 'below_minimum'
  | 'name'
  | 'phone'
  | 'confirm_phone'
  | 'readback'
  | 'change'
  | 'offer_person'
  | 'offer_message'
  | 'confirm_cancel'
  | 'offer_usual'
  | 'same_address'
  | 'offer_link'
  | 'coupon';

/** Sentences that never change. */
export type FixedSentence =
  | 'assistant_notice'
  | 'recording_notice'
  | 'transfer'
  | 'transfer_failed'
  /** To the staff, behind the briefing. */
  | 'briefing_keys'
  | 'nobody_here'
  | 'record_message'
  | 'message_thanks'
  | 'fault'
  | 'order_failed'
  | 'goodbye'
  | 'silence_goodbye'
  | 'still_there'
  | 'not_understood'
  | 'take_your_time'
  | 'started_over'
  | 'nothing_ordered'
  | 'cancelled'
  | 'undone'
  | 'nothing_to_undo'
  | 'cart_empty'
  | 'no_number'
  | 'phone_invalid'
  | 'which_line'
  | 'keypad_only'
  | 'carry_on'
  | 'allergen_unknown'
  | 'one_moment'
  | 'address_not_found'
  | 'outside_zone'
  | 'you_are_welcome'
  /** To a caller whom the restaurant does not serve any more. */
  | 'caller_refused'
  | 'no_earlier_order'
  /** After a part of a number that is being dictated. */
  | 'go_on'
  | 'question_noted'
  /** Somebody else has taken the kitchen's free place meanwhile. */
  | 'later_than_said'
  | 'no_tip'
  | 'tip_how_much'
  /** A share of an order that is not there yet. */
  | 'tip_noted'
  /** To a caller who wants to pay less, or nothing. */
  | 'prices_stand'
  | 'cash_noted'
  | 'cash_not_taken'
  /** Part of the readback. */
  | 'pays_cash'
  | 'link_sent'
  /** The address comes by the link, which is sent once the dishes are known. */
  | 'link_at_the_end'
  /** The order waits for its payment. */
  | 'pay_by_link'
  /** To somebody who reads out the number of a payment card. */
  | 'no_card_numbers'
  /** In this language, within the greeting of another. */
  | 'language_offer';

/** What a language can say of the restaurant's state and the order's. Each answers with one sentence. */
export interface Sentences {
  readonly welcome: (restaurant: string) => string;
  /** To a caller who has ordered before. */
  readonly welcomeBack: (name: string | null) => string;
  readonly closed: (opens: string | null) => string;
  readonly hours: (closes: string | null) => string;
  readonly fulfilment: (offered: readonly Fulfilment[], level: number) => string;
  readonly fulfilmentNotOffered: (fulfilment: Fulfilment, offered: readonly Fulfilment[]) => string;
  readonly language: () => string;
  readonly languageNotSpoken: () => string;
  readonly address: (address: string, postcode: string | null) => string;
  /** How far away the address is, and how long it takes from now: "2.3 kilometers", "35 minutes". */
  readonly distance: (distance: string, minutes: string | null) => string;
  readonly whichAddress: (addresses: readonly string[], level: number) => string;
  readonly outsideZone: (postcode: string) => string;
  readonly timeSet: (fulfilment: Fulfilment, time: string | null) => string;
  readonly timeRefused: (code: TimeProblem, nearest: string | null) => string;
  readonly belowMinimum: (minimum: string, missing: string) => string;
  /** The lines as they are now: "Two large Margheritas and a cola." */
  readonly changed: (lines: readonly string[]) => string;
  readonly removed: (name: string) => string;
  readonly whichItem: (text: string, names: readonly string[], level: number) => string;
  readonly choices: (line: string, lists: readonly ChoiceList[], level: number) => string;
  readonly notOnMenu: (text: string) => string;
  /** What stood in an earlier order and cannot be had now. */
  readonly noLongerOffered: (names: readonly string[]) => string;
  /** The one thing offered on top of what was ordered. */
  readonly upsell: (names: readonly string[], level: number) => string;
  readonly couponTaken: (code: string) => string;
  /** `minimum` is the amount that is missing to the coupon's order, for `below_minimum`. */
  readonly couponRefused: (why: CouponProblem, minimum: string | null) => string;
  readonly categories: (names: readonly string[]) => string;
  readonly itemsOf: (category: string, names: readonly string[], more: boolean) => string;
  readonly price: (
    name: string,
    prices: readonly { readonly variant: string | null; readonly price: string }[],
  ) => string;
  readonly contents: (name: string, options: readonly string[]) => string;
  readonly contentsUnknown: (name: string) => string;
  readonly allergenIn: (name: string, allergen: string) => string;
  readonly allergenNotListed: (name: string, allergen: string) => string;
  readonly allergenTraces: (name: string, allergen: string) => string;
  readonly allergyNoted: (allergens: readonly string[]) => string;
  readonly allergyWarning: (name: string, allergens: readonly string[]) => string;
  readonly soldOut: (name: string) => string;
  readonly soldOutInstead: (name: string, others: readonly string[]) => string;
  /** Not sold at this hour, on this day or in this way. */
  readonly unavailableNow: (name: string) => string;
  readonly servedAgain: (name: string, time: string) => string;
  /** Sold only where the food is had in one of these ways. */
  readonly onlyFor: (name: string, offered: readonly Fulfilment[]) => string;
  /** An option that only another one brings. */
  readonly comesWith: (name: string, others: readonly string[]) => string;
  /** Not made as half of another dish. */
  readonly wholeOnly: (name: string) => string;
  /** The name of a dish of two halves, as it stands within a sentence. */
  readonly halfAndHalf: (first: string, second: string) => string;
  readonly ageCheck: (names: readonly string[]) => string;
  readonly optionSoldOut: (option: string) => string;
  readonly optionNotOffered: (option: string, item: string) => string;
  /** An option with its amount: "extra olives". */
  readonly amount: (amount: Amount, option: string) => string;
  readonly tooMany: (group: string, most: number) => string;
  readonly quantityTooHigh: (most: number) => string;
  readonly noted: (note: string) => string;
  readonly tipSet: (amount: string) => string;
  readonly waitTime: (time: string) => string;
  readonly orderSoFar: (lines: readonly string[]) => string;
  readonly totalSoFar: (total: string) => string;
  readonly nameSet: (name: string) => string;
  readonly phone: (number: string) => string;
  readback: ReadbackSentences;
  readonly placed: (name: string | null, number: string) => string;
  readonly ready: (fulfilment: Fulfilment, time: string) => string;
  /** What the staff hear or read of a call that is put through to them. */
  readonly briefing: (facts: BriefingFacts) => string;
}

/** Why a coupon does not count. */
export type CouponProblem = 'unknown' | 'not_valid_now' | 'used_up' | 'below_minimum';

/** Why a time cannot be had. */
export type TimeProblem = 'closed' | 'too_early' | 'after_closing' | 'too_far_ahead' | 'busy';

/** Things of which some must be chosen. At most four are spoken. */
export interface ChoiceList {
  /** Null is the size (the variant). */
  readonly group: string | null;
  readonly open: number;
  readonly names: readonly string[];
  /** Whether there are more than `names`. */
  readonly more: boolean;
}

/** The parts of the full readback, each one sentence. */
export interface ReadbackSentences {
  readonly intro: (fulfilment: Fulfilment, address: string | null) => string;
  readonly line: (line: string, price: string) => string;
  /** Stands for an address that is known but not read out, in the place of the address in `intro`. */
  readonly lastAddress: string;
  readonly allergies: (allergens: readonly string[]) => string;
  readonly discount: (name: string, amount: string) => string;
  readonly charge: (name: string, amount: string) => string;
  readonly note: (note: string) => string;
  readonly tip: (amount: string) => string;
  /** Subtotal, tax and delivery fee, as far as there are any. */
  readonly sums: (subtotal: string | null, tax: string | null, fee: string | null) => string;
  readonly total: (total: string, taxIncluded: boolean) => string;
  readonly time: (fulfilment: Fulfilment, time: string, asap: boolean) => string;
  readonly newTotal: (total: string) => string;
}

/** What is known of a call when it is put through. */
export interface BriefingFacts {
  readonly reason: TransferReason;
  readonly name: string | null;
  /** As it is said. */
  readonly number: string | null;
  readonly fulfilment: Fulfilment | null;
  readonly lines: readonly string[];
  readonly total: string | null;
}

/** Everything we say in one language. */
export interface Prompts {
  readonly fixed: Readonly<Record<FixedSentence, string>>;
  readonly questions: Readonly<Record<FixedQuestion, Asking>>;
  readonly sentences: Sentences;
}
