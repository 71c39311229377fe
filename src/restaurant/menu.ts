import type { MinorUnits } from '../kernel/money.js';
import type { Availability } from './availability.js';
import type { Charge, Coupon, Offer } from './deals.js';
import type { Channel, Fulfilment } from './occasion.js';

/** How strongly an option is wanted. `normal` needs no word; the others only where the option lists them. */
export type Amount = 'normal' | 'light' | 'extra';

/**
 * What a restaurant sells, as the parser, the cart and the prices see it. Read-only and validated. What may
 * be left out came later than the menus that are kept.
 */
export interface Menu {
  readonly categories: readonly Category[];
  readonly items: readonly MenuItem[];
  readonly modifierGroups: readonly ModifierGroup[];
  /** In the order in which they apply. */
  readonly offers?: readonly Offer[];
  readonly coupons?: readonly Coupon[];
  readonly charges?: readonly Charge[];
}

/** A part of the menu, in the order of the card. */
export interface Category {
  readonly id: string;
  readonly name: string;
  /** How two of its items make one, half and half. Left out, they do not. */
  readonly halves?: HalvesRule;
}

/** What an item costs of which each half is another one. */
export interface HalvesRule {
  /** The dearer of both, the mean of both, or `sharePercent` of each. */
  readonly price: 'max' | 'average' | 'share';
  /** Of each item's price, for `share`; 50 unless stated. */
  readonly sharePercent?: number;
  /** What an option on one half costs, of its price; 50 unless stated. */
  readonly optionPercent?: number;
}

/** What may keep an item or option from being sold, and what is offered instead. */
export interface Sellable {
  readonly soldOut: boolean;
  /** ISO 8601 with its offset: sold out until then. */
  readonly soldOutUntil?: string;
  /** Ids of items (options of the same group) that are offered instead, best first. */
  readonly substitutes?: readonly string[];
  /** Left out, always. */
  readonly availability?: readonly Availability[];
}

/** Another price for some orders. All that is stated has to fit. */
export interface SpecialPrice {
  readonly price: MinorUnits;
  /** Ids of variants of the item. */
  readonly variants?: readonly string[];
  readonly channels?: readonly Channel[];
  readonly fulfilments?: readonly Fulfilment[];
}

/** Something that can be ordered. Its price is that of the variant, where there are variants. */
export interface MenuItem extends Sellable {
  readonly id: string;
  readonly category: string;
  readonly name: string;
  /** Other ways in which people say the name, in any of the restaurant's languages. */
  readonly synonyms: readonly string[];
  readonly price: MinorUnits;
  /** The last that fits takes the place of the price. */
  readonly prices?: readonly SpecialPrice[];
  readonly variants: readonly Variant[];
  /** Ids of the groups that apply, in the order in which they are asked. */
  readonly modifierGroups: readonly string[];
  /** What the kitchen puts on it anyway, where the card says so. See `pricing` for what that changes. */
  readonly includes?: readonly OptionRef[];
  readonly allergens: readonly string[];
  /** What it may have traces of. */
  readonly traces?: readonly string[] | undefined;
  /** Key of the restaurant's tax table. */
  readonly taxClass: string;
  /** The kitchen station that makes it. */
  readonly station: string | null;
  readonly prepMinutes: number | null;
  /** The age in years below which it is not handed over: alcohol. */
  readonly minimumAge?: number;
  /** Never one half of something, although its category allows it: a calzone. */
  readonly wholeOnly?: boolean;
}

/** Names one option: option ids are unique within their group only. */
export interface OptionRef {
  readonly group: string;
  readonly option: string;
}

/** A size or form of an item, with its own price. */
export interface Variant {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly price: MinorUnits;
}

/** A set of options of which some may or must be chosen. */
export interface ModifierGroup {
  readonly id: string;
  readonly name: string;
  readonly minChoices: number;
  /** Null is any number. */
  readonly maxChoices: number | null;
  /** How many portions cost nothing. */
  readonly freeChoices?: number;
  /** Which these are: the cheapest of the chosen (unless stated), or those that stand first in the group. */
  readonly freeBy?: 'cheapest' | 'order';
  readonly options: readonly ModifierOption[];
}

/** One option of a group. Its price is added to the line's, once per unit, at the amount `normal`. */
export interface ModifierOption extends Sellable {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly price: MinorUnits;
  /** The last that fits takes the place of the price. */
  readonly prices?: readonly SpecialPrice[];
  readonly amounts: readonly Exclude<Amount, 'normal'>[];
  /** On the line as long as nobody chooses otherwise. */
  readonly default?: boolean;
  /** How often it may be taken; once unless stated. */
  readonly maxCount?: number;
  /** Ids of the groups that are open once it is chosen. */
  readonly opens?: readonly string[];
  /** The item that this is, where the group is a slot of a set menu: it lends its tax class and station. */
  readonly item?: string;
  /** Which variant of that item. */
  readonly variant?: string;
}
