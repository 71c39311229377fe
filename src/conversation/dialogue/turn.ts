import { plainCode } from '../../restaurant/couponCode.js';
import { indexMenu, type MenuLookup } from '../../restaurant/menuLookup.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { restaurantAt } from '../../restaurant/zones.js';
import { price, type PricedOutcome, type PriceTerms } from '../../restaurant/pricing.js';
import { tipOf } from '../../restaurant/tip.js';
import { languageOf, primarySubtag, type DialogueLanguage } from './languages.js';
import type { CommandOutcome, DialogueContext, Effect, Speech } from './reply.js';
import type { DialogueState, Question } from './state.js';
import type { FixedSentence, Sentences } from './wording.js';

/** A turn in the making: what one input does to the state and what is said about it. Lives within one step. */
export interface Turn {
  readonly context: DialogueContext;
  readonly lookup: MenuLookup;
  readonly now: Date;
  state: DialogueState;
  readonly said: Speech[];
  readonly effects: Effect[];
  /** What came of each command that was proposed. */
  readonly outcomes: CommandOutcome[];
  /** A question that goes before the one that the state asks for. */
  next: Question | null;
  /** How plainly the next question is asked: see `ask`. */
  level: number;
  /** The last reply was said again, question and all. */
  repeated: boolean;
  /** The caller is in the midst of something: nothing is asked. */
  listening: boolean;
  /** Whether the input was understood, also when what was wanted is refused. */
  understood: boolean;
  /** Lines that were added or changed, to be told in one sentence. */
  readonly changedLines: Set<string>;
  /** The lines that were added in this turn, in the order in which they were said; null was refused. */
  readonly addedLines: (string | null)[];
  /** Items of which it was said in this turn that they contain what the caller must not eat. */
  readonly warned: Set<string>;
}

/** Whether the caller can be answered, but not heard, in the language that is spoken. */
export function isKeypadOnly({ context, state }: Turn): boolean {
  return context.hearing[primarySubtag(state.language)] === 'keypad_only';
}

/** Begins a turn. */
export function beginTurn(context: DialogueContext, state: DialogueState, now: Date): Turn {
  const { menu, timeZone } = context.profile;
  const { fulfilment } = state;
  const at = wantedAt(state, now);
  return {
    context,
    lookup: indexMenu(menu, { at, timeZone, channel: 'phone', fulfilment }),
    now,
    state,
    said: [],
    effects: [],
    outcomes: [],
    next: null,
    level: 0,
    repeated: false,
    listening: false,
    understood: false,
    changedLines: new Set(),
    addedLines: [],
    warned: new Set(),
  };
}

/** What the cart costs as it stands. */
export function priceOf(turn: Turn): PricedOutcome {
  const { cart, fulfilment, phone } = turn.state;
  const at = wantedAt(turn.state, turn.now);
  const isKnownCustomer = phone !== null;
  return price(restaurantOf(turn), cart, { fulfilment, at, isKnownCustomer, ...termsOf(turn) });
}

/** What of the caller bears on the price: offers and coupons, the tip, and how it is paid. */
export function termsOf(turn: Turn): CallerTerms {
  const { cart, fulfilment, phone, tip: wish, paysCash } = turn.state;
  const deals = dealsOf(turn);
  if (!wish) return { ...deals, paysCash };
  const at = wantedAt(turn.state, turn.now);
  const isKnownCustomer = phone !== null;
  const bare = price(restaurantOf(turn), cart, { fulfilment, at, isKnownCustomer, ...deals });
  return { ...deals, paysCash, tip: tipOf(wish, bare.totals) };
}

function dealsOf({ context, state }: Turn): DealTerms {
  const { caller, couponUses } = context;
  const { coupon, phone } = state;
  const uses = coupon === null ? undefined : couponUses?.[plainCode(coupon)];
  return {
    coupon,
    couponUses: couponUses ? (uses ?? { total: 0, byCustomer: 0 }) : null,
    // Nothing known is no first order: perhaps it could not be looked up.
    isFirstOrder: caller.profile === null && phone !== null && phone === caller.phone,
  };
}

type DealTerms = Pick<PriceTerms, 'coupon' | 'couponUses' | 'isFirstOrder'>;

/** See `PriceTerms`. */
export type CallerTerms = DealTerms & Pick<PriceTerms, 'tip' | 'paysCash'>;

/** Changes the state. */
export function change(turn: Turn, changes: Partial<DialogueState>): void {
  turn.state = { ...turn.state, ...changes };
}

/** The restaurant on the terms that hold at the address that was given. */
export function restaurantOf({ context, state }: Turn): RestaurantProfile {
  return restaurantAt(context.profile, state.address);
}

/** The language spoken now. */
export function wordsOf(turn: Turn): DialogueLanguage {
  return languageOf(turn.state.language);
}

/** What can be said in it. */
export function sentencesOf(turn: Turn): Sentences {
  return wordsOf(turn).prompts.sentences;
}

/** Says a sentence that may be interrupted. */
export function say(turn: Turn, text: string): void {
  turn.said.push({ text, interruptible: true });
}

const uninterruptible: readonly FixedSentence[] = [
  'assistant_notice',
  'recording_notice',
  'transfer',
  'record_message',
];

/** Says a sentence that never changes. Notices, and those that end our part of the call are heard to their end. */
export function sayFixed(turn: Turn, sentence: FixedSentence): void {
  turn.said.push({
    text: wordsOf(turn).prompts.fixed[sentence],
    interruptible: !uninterruptible.includes(sentence),
  });
}

function wantedAt({ time }: DialogueState, now: Date): Date {
  return time?.at ? new Date(time.at) : now;
}

/** An instant as it is said now. */
export function spokenTime(turn: Turn, at: Date): string {
  return wordsOf(turn).spoken.time(at, turn.now, turn.context.profile.timeZone);
}

/** An amount as it is said where it must not be mistaken. */
export function spokenAmount(turn: Turn, amount: number): string {
  return wordsOf(turn).spoken.amount(amount, turn.context.profile.currency);
}

/** A price as it is said in passing. */
export function spokenPrice(turn: Turn, amount: number): string {
  return wordsOf(turn).spoken.money(amount, turn.context.profile.currency);
}
