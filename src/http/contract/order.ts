import type { OrderStatus, PaymentStatus } from '../../restaurant/order.js';
import type { Fulfilment } from '../../restaurant/profile.js';

/** An order. Amounts are whole minor units (cents) of `currency`; instants are ISO 8601 in UTC. */
export interface OrderJson {
  readonly id: string;
  readonly restaurantId: string;
  /** The short number that people say. */
  readonly number: number;
  readonly callId: string | null;
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  /** What was asked before the kitchen begins: all, a deposit, or 0. */
  readonly prepayment: number;
  /** What has been paid; the rest of the total is due on receipt. */
  readonly paidAmount: number;
  /** Grows by one with every change. */
  readonly version: number;
  readonly fulfilment: Fulfilment;
  readonly customer: {
    readonly name: string | null;
    /** E.164. */
    readonly phone: string | null;
    readonly email: string | null;
    /** BCP 47 tag of the language spoken. */
    readonly language: string;
  };
  readonly address: {
    readonly text: string;
    readonly postcode: string | null;
    /** The caller's words, where `text` is how the map has them. */
    readonly said?: string;
    /** Where it is, when it was found: degrees, and how far from the restaurant. */
    readonly place?: {
      readonly lat: number;
      readonly lon: number;
      readonly meters: number | null;
      readonly driveMinutes: number | null;
    };
  } | null;
  /** Null is as soon as possible. */
  readonly requestedAt: string | null;
  readonly promisedAt: string;
  readonly note: string | null;
  /** The customer said that it will be paid in cash. */
  readonly paysCash: boolean;
  /** What somebody must not eat: names of the fourteen allergens, or the caller's own words. */
  readonly allergies: readonly string[];
  /** ISO 4217. */
  readonly currency: string;
  readonly lines: readonly OrderLineJson[];
  /** What was taken off: offers, then the coupon. */
  readonly discounts: readonly {
    readonly kind: 'offer' | 'coupon';
    readonly id: string;
    readonly name: string;
    readonly amount: number;
  }[];
  readonly charges: readonly {
    readonly id: string;
    readonly name: string;
    readonly amount: number;
  }[];
  /**
   * `total` = subtotal - discount + charges + deliveryFee + (tax, where it is added) + tip + rounding. Only
   * `rounding` may be below 0.
   */
  readonly totals: {
    readonly subtotal: number;
    readonly discount: number;
    readonly charges: number;
    readonly tax: number;
    readonly taxLines: readonly {
      readonly taxClass: string;
      /** Parts per million: 8.875 % is 88750. */
      readonly rate: number;
      readonly base: number;
      readonly tax: number;
    }[];
    readonly deliveryFee: number;
    readonly tip: number;
    readonly rounding: number;
    readonly total: number;
  };
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A line of an order as it was sold. */
export interface OrderLineJson {
  readonly item: string;
  /** Of two halves, both names. */
  readonly name: string;
  /** The item that makes the second half. */
  readonly secondHalf: string | null;
  readonly variant: string | null;
  readonly variantName: string | null;
  readonly quantity: number;
  /** One unit with its modifiers. */
  readonly unitPrice: number;
  readonly total: number;
  readonly station: string | null;
  /** The age in years below which it is not handed over. */
  readonly minimumAge: number | null;
  readonly modifiers: readonly {
    readonly group: string;
    readonly option: string;
    readonly name: string;
    readonly action: 'add' | 'remove';
    readonly amount: 'normal' | 'light' | 'extra';
    readonly count: number;
    readonly portion: 'whole' | 'first_half' | 'second_half';
    /** Per unit of the line. */
    readonly price: number;
  }[];
}

/** An order that a client of the API places. What may be left out or null is not wanted. */
export interface CreateOrderJson {
  /** May be left out by a token for one restaurant. */
  readonly restaurantId?: string;
  readonly fulfilment: Fulfilment;
  readonly lines: readonly {
    readonly item: string;
    readonly quantity: number;
    readonly variant?: string | null;
    readonly secondHalf?: string;
    readonly modifiers?: readonly {
      readonly group: string;
      readonly option: string;
      readonly action?: 'add' | 'remove';
      readonly amount?: 'normal' | 'light' | 'extra';
      readonly count?: number;
      readonly portion?: 'whole' | 'first_half' | 'second_half';
    }[];
  }[];
  readonly customer?: {
    readonly name?: string | null;
    readonly phone?: string | null;
    readonly email?: string | null;
    readonly language?: string;
  };
  readonly address?: { readonly text: string; readonly postcode?: string | null } | null;
  /** Null, or left out, is as soon as possible. */
  readonly requestedAt?: string | null;
  readonly note?: string | null;
  readonly coupon?: string | null;
  readonly tip?: number;
}

/** A step of an order. */
export interface OrderStatusJson {
  readonly status: OrderStatus;
  /** The version that was looked at: 409 when the order has changed since. */
  readonly version?: number;
  /** Why, where it is rejected or cancelled; the customer is told. */
  readonly note?: string;
  /** The rest was paid in person. */
  readonly paid?: boolean;
}

/** Something that happened to an order. */
export interface OrderEventJson {
  readonly version: number;
  /** `call`, `jobs`, the provider of payments, or `token:<id>`. */
  readonly actor: string;
  readonly fromStatus: OrderStatus | null;
  readonly toStatus: OrderStatus;
  readonly paymentStatus: PaymentStatus | null;
  readonly note: string | null;
  readonly at: string;
}
