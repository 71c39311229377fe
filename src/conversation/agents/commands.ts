import type { Allergen } from '../../restaurant/allergens.js';
import type { LineRequest } from '../../restaurant/cartLine.js';
import type { Fulfilment } from '../../restaurant/profile.js';
import type { TipWish } from '../../restaurant/tip.js';
import type { SaidDigits } from './readDigits.js';
import type { Ambiguity, CartEdit, MenuQuestion, OptionAmbiguity } from '../understanding/types.js';

/**
 * What a caller wants, as an agent understood it. A command is a proposal: the dialogue decides whether
 * it is possible, prices it and says what came of it.
 */
export type Command =
  | { readonly type: 'affirm' }
  | { readonly type: 'deny' }
  /** "That's all": nothing more is to be ordered. */
  | { readonly type: 'finish_items' }
  | { readonly type: 'add_line'; readonly line: LineRequest }
  | { readonly type: 'edit_cart'; readonly edit: CartEdit }
  | { readonly type: 'which_item'; readonly ambiguity: Ambiguity }
  /** Options of which it is not clear which are meant; `line` counts the lines added by the same words. */
  | { readonly type: 'which_option'; readonly ambiguity: OptionAmbiguity }
  | { readonly type: 'ask_menu'; readonly question: MenuQuestion }
  /** Words that ask for something the menu does not have. */
  | { readonly type: 'not_on_menu'; readonly text: string }
  /** Answers a choice: places in the list of candidates that the view showed. */
  | { readonly type: 'choose'; readonly picks: readonly number[] }
  | { readonly type: 'choose_fulfilment'; readonly fulfilment: Fulfilment }
  | { readonly type: 'give_time'; readonly time: SpokenTime }
  | {
      readonly type: 'give_address';
      readonly text: string;
      readonly postcode: string | null;
      /** What the other readings of the same words make of it. */
      readonly otherReadings?: readonly string[];
    }
  /** "No, number twelve": one part of the address is another. */
  | { readonly type: 'correct_house_number'; readonly number: string }
  | { readonly type: 'give_postcode'; readonly postcode: string }
  | { readonly type: 'give_name'; readonly name: string }
  /** Digits as they were said, all that the words may mean, likeliest first; not checked. */
  | { readonly type: 'give_phone'; readonly readings: readonly SaidDigits[] }
  /** The digits of one end of the number that was read back; null where it was not said which. */
  | {
      readonly type: 'correct_phone';
      readonly part: 'start' | 'end' | null;
      readonly readings: readonly SaidDigits[];
    }
  /** The number stands, the street was wrong. */
  | { readonly type: 'correct_street'; readonly street: string }
  /** What somebody must not eat: names of the fourteen, and anything else in the caller's words. */
  | {
      readonly type: 'state_allergy';
      readonly allergens: readonly Allergen[];
      readonly other: string | null;
    }
  | { readonly type: 'ask_faq'; readonly entry: string }
  /** A question that nothing we know answers. */
  | { readonly type: 'ask_unknown'; readonly text: string; readonly about: 'menu' | 'other' }
  | { readonly type: 'give_code'; readonly code: string }
  /** Something for the staff; null is nothing any more. */
  | { readonly type: 'give_tip'; readonly tip: TipWish | null }
  /** A tip, of which nobody knows yet how much it is. */
  | { readonly type: 'ask_tip' }
  /** "Keep the change", in the caller's words, of an amount that nobody knows. */
  | { readonly type: 'keep_change'; readonly text: string }
  /** Something the kitchen or the driver must know, in the caller's words. */
  | { readonly type: 'add_note'; readonly text: string }
  /** The number of a payment card was read out. */
  | { readonly type: 'read_out_card' }
  | { readonly type: 'switch_language'; readonly language: string }
  | { readonly type: SimpleIntent };

/** Wishes that need no details. */
export type SimpleIntent =
  | 'ask_for_person'
  | 'leave_message'
  | 'place_order'
  | 'repeat'
  | 'help'
  | 'wait'
  | 'cancel'
  /** Of an order by name: the one being made, or where there is none an earlier one. */
  | 'cancel_order'
  /** Something about an order placed in an earlier call: where it stays, what was wrong with it. */
  | 'ask_placed_order'
  /** "Hello?", "are you a robot?": who is there. */
  | 'ask_who'
  | 'goodbye'
  | 'thanks'
  | 'ask_hours'
  | 'ask_wait'
  | 'ask_total'
  /** "For free", "a discount": another price than the menu's. */
  | 'ask_cheaper'
  | 'ask_order'
  | 'change_address'
  | 'change_time'
  | 'change_name'
  | 'change_phone'
  | 'order_usual'
  | 'order_last'
  | 'use_coupon'
  | 'pay_cash';

/** A time as it was said, before it is known which instant it means. */
export type SpokenTime =
  | { readonly kind: 'asap' }
  | { readonly kind: 'in'; readonly minutes: number }
  | {
      readonly kind: 'at';
      readonly day: SpokenDay | null;
      /** 0 to 24 as it was said; 1 to 12 may mean either half of the day unless `half` tells. */
      readonly hour: number;
      readonly minute: number;
      readonly half: 'am' | 'pm' | null;
    }
  /** A day without an hour: "tomorrow". */
  | { readonly kind: 'day'; readonly day: SpokenDay };

/** A day as it was said. */
export type SpokenDay =
  | { readonly kind: 'in_days'; readonly days: number }
  /** The next such day, today included; 1 is Monday (ISO 8601). */
  | { readonly kind: 'weekday'; readonly weekday: number };
