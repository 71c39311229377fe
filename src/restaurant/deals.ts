import type { MinorUnits } from '../kernel/money.js';
import type { Availability } from './availability.js';

/** Which dishes an offer, a coupon or a charge is about. With both lists, either is enough. */
export interface Target {
  /** Ids of items. */
  readonly items?: readonly string[];
  readonly categories?: readonly string[];
}

/** What is taken off. */
export type Reduction =
  /** Whole percent of the dishes meant, or of the order. */
  | { readonly kind: 'percentage'; readonly percent: number }
  /** Off every dish meant, or once off the order. */
  | { readonly kind: 'amount'; readonly amount: MinorUnits }
  /** Of every `buy + get` of the dishes meant, `get` are free: the cheapest of all. */
  | { readonly kind: 'buy_get'; readonly buy: number; readonly get: number }
  | { readonly kind: 'free_delivery' };

/** What an order has to be for something to be taken off it. All that is stated has to hold. */
export interface DealTerms {
  readonly reduction: Reduction;
  /** Left out, the order as a whole. */
  readonly on?: Target;
  /** The least sum of the lines. */
  readonly minimumOrder?: MinorUnits;
  /** Only for a customer who is known by number and has not ordered before. */
  readonly firstOrder?: boolean;
  /** When and how: a happy hour, a season, pickup only. */
  readonly availability?: readonly Availability[];
}

/** Something that is taken off by itself. */
export interface Offer extends DealTerms {
  readonly id: string;
  readonly name: string;
}

/** Something that is taken off when its code is given. */
export interface Coupon extends DealTerms {
  readonly code: string;
  readonly name: string;
  /** How many orders may use it; left out, any number. */
  readonly usageLimit?: number;
  /** How many orders of one customer may. */
  readonly usageLimitPerCustomer?: number;
}

/** Something that is charged on top of the dishes: service, packaging, a bottle's deposit. */
export interface Charge {
  readonly id: string;
  readonly name: string;
  readonly rate:
    /** Once, if any dish is meant. */
    | { readonly kind: 'order'; readonly amount: MinorUnits }
    /** For every dish meant. */
    | { readonly kind: 'dish'; readonly amount: MinorUnits }
    /** Whole percent of what the dishes meant cost; of the whole order, after all that is taken off. */
    | { readonly kind: 'percentage'; readonly percent: number };
  /** Left out, every dish. */
  readonly on?: Target;
  readonly availability?: readonly Availability[];
  /** Key of the restaurant's tax table; null is not taxed. Left out, `standard`. */
  readonly taxClass?: string | null;
}
