import type { MinorUnits, RatePpm } from '../kernel/money.js';
import type { E164 } from '../kernel/phone.js';
import type { Fulfilment } from './profile.js';
import type { ChosenModifier } from './cartLine.js';
import type { Coordinates } from './place.js';

/** The states of an order, of which only `new` and later are seen by the kitchen. */
export type OrderStatus =
  | 'draft'
  | 'awaiting_payment'
  | 'new'
  | 'accepted'
  | 'preparing'
  | 'ready'
  | 'out_for_delivery'
  | 'completed'
  | 'rejected'
  | 'cancelled'
  | 'expired';

/** Where the money of an order stands, apart from the order itself. */
export type PaymentStatus = 'unpaid' | 'pending' | 'paid' | 'refunded' | 'failed';

/** A modifier on a line as it was sold: names and price do not change when the menu does. */
export interface OrderLineModifier extends ChosenModifier {
  readonly name: string;
  /** Per unit of the line. */
  readonly price: MinorUnits;
  /** Where it is made, if it is a dish of its own within a set menu. */
  readonly station?: string | null;
}

/** A part of an amount, by the class in which it is taxed; null is not taxed. */
export interface TaxShare {
  readonly taxClass: string | null;
  readonly amount: MinorUnits;
}

/** A line as it was sold. */
export interface OrderLine {
  readonly item: string;
  readonly name: string;
  readonly variant: string | null;
  readonly variantName: string | null;
  readonly quantity: number;
  /** One unit with its modifiers. */
  readonly unitPrice: MinorUnits;
  /** `unitPrice * quantity`. */
  readonly total: MinorUnits;
  readonly taxClass: string;
  readonly station: string | null;
  readonly modifiers: readonly OrderLineModifier[];
  /** The item that makes the second half; `name` tells of both. */
  readonly secondHalf?: string;
  /** What `total` is taxed as, where that is not all `taxClass`: a set menu with wine. */
  readonly taxShares?: readonly TaxShare[];
  /** The age in years below which it is not handed over. */
  readonly minimumAge?: number;
}

/** Something that was taken off an order. */
export interface Discount {
  readonly kind: 'offer' | 'coupon';
  /** Id of the offer, or the coupon's code. */
  readonly id: string;
  readonly name: string;
  /** Above 0. */
  readonly amount: MinorUnits;
  /** What it was taken off; adds up to `amount`. */
  readonly taxShares: readonly TaxShare[];
}

/** Something that was charged on top of an order's lines. */
export interface OrderCharge extends TaxShare {
  readonly id: string;
  readonly name: string;
}

/** The coupon of an order, with the limits that it had when the order was confirmed. */
export interface UsedCoupon {
  readonly code: string;
  /** Null is any number. */
  readonly usageLimit: number | null;
  readonly usageLimitPerCustomer: number | null;
}

/** The tax of one rate within an order. */
export interface TaxLine {
  readonly taxClass: string;
  readonly rate: RatePpm;
  /** What the tax was reckoned on: net when tax is added, gross when it is included. */
  readonly base: MinorUnits;
  readonly tax: MinorUnits;
}

/**
 * Every amount of an order. `total` = subtotal - discount + charges + deliveryFee + (tax, when it is added)
 * + tip + rounding. Only `rounding` may be below 0.
 */
export interface OrderTotals {
  /** The sum of the lines. */
  readonly subtotal: MinorUnits;
  /** The sum of all that is taken off. */
  readonly discount: MinorUnits;
  readonly charges: MinorUnits;
  /** Before `discount`, of which a free delivery is a part. */
  readonly deliveryFee: MinorUnits;
  readonly tax: MinorUnits;
  readonly taxLines: readonly TaxLine[];
  readonly tip: MinorUnits;
  /** To the smallest coin, when it is paid in cash. */
  readonly rounding: MinorUnits;
  readonly total: MinorUnits;
}

/** A cart with its prices. */
export interface PricedCart {
  readonly lines: readonly OrderLine[];
  readonly discounts: readonly Discount[];
  readonly charges: readonly OrderCharge[];
  readonly coupon: UsedCoupon | null;
  readonly totals: OrderTotals;
}

/** Where an order is delivered to. */
export interface DeliveryAddress {
  /** The street and what else the driver needs, as it is read back: the caller's words, or the map's. */
  readonly text: string;
  readonly postcode: string | null;
  /** The caller's words, where `text` is how the map has them. */
  readonly said?: string;
  /** Left out when it was not looked up or not found. */
  readonly place?: DeliveryPlace;
}

/** Where an address is. */
export interface DeliveryPlace extends Coordinates {
  /** How far from the restaurant, by road where that is known; null where the restaurant's own place is not. */
  readonly meters: number | null;
  /** How long the drive takes; null where nobody knows. */
  readonly driveMinutes: number | null;
}

/** An order that the caller has confirmed, complete and priced, before it is saved. */
export interface ConfirmedOrder extends PricedCart {
  readonly fulfilment: Fulfilment;
  readonly currency: string;
  readonly customerName: string | null;
  readonly customerPhone: E164 | null;
  readonly language: string;
  readonly address: DeliveryAddress | null;
  /** When the caller wants it; null is as soon as possible. */
  readonly requestedAt: Date | null;
  readonly promisedAt: Date;
  /** How much of that is the way to the door; left out, there is none. */
  readonly wayMinutes?: number;
  /** The customer has said to pay in cash. */
  readonly paysCash?: true;
  /** Order-level notes for the kitchen or the driver. */
  readonly note: string | null;
  /** What somebody must not eat: names of `allergens` or the caller's words. Left out when nothing was said. */
  readonly allergies?: readonly string[];
}

/** An order in the books. */
export interface Order extends ConfirmedOrder {
  readonly id: string;
  readonly restaurantId: string;
  /** Short number that people say, counted per restaurant. */
  readonly number: number;
  readonly callId: string | null;
  readonly status: OrderStatus;
  readonly paymentStatus: PaymentStatus;
  /** What was asked before the kitchen begins: all, a deposit, or 0. */
  readonly prepayment: MinorUnits;
  /** What has been paid; `total - paidAmount` is due on receipt. */
  readonly paidAmount: MinorUnits;
  readonly customerEmail: string | null;
  /** Grows by one with every change. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
