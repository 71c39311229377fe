import type { MinorUnits } from '../kernel/money.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { E164 } from '../kernel/phone.js';
import type { Result } from '../kernel/result.js';
import type { CouponRefusal, CouponUses } from '../restaurant/coupons.js';
import type { DueWork } from '../restaurant/kitchen.js';
import type { Menu } from '../restaurant/menu.js';
import type { Coordinates } from '../restaurant/place.js';
import type { ConfirmedOrder, Order, OrderStatus, PaymentStatus } from '../restaurant/order.js';
import type { CustomerHistory } from '../restaurant/paymentPolicy.js';
import type { Fulfilment, RestaurantProfile } from '../restaurant/profile.js';
import type { JobRequest } from './ports/jobs.js';
import type { PaymentRecord, RefundRecord } from './ports/payments.js';

export type { Coordinates };

/** What a client's request is known by: the same again is the same order. */
export interface RequestKey {
  readonly key: string;
  /** Tells apart what was asked: the same key for something else is refused. */
  readonly digest: string;
}

/** A confirmed order on its way into the books. */
export interface NewOrder {
  /** Of the order, unless the call has one already. */
  readonly id: string;
  readonly restaurantId: string;
  /** Null when it was not ordered in a call. */
  readonly callId: string | null;
  /** Of a client of the API. */
  readonly requestKey: RequestKey | null;
  /** Who placed it: `call`, or `token:<id>`. */
  readonly actor: string;
  readonly order: ConfirmedOrder;
  readonly customerEmail: string | null;
  /** What is asked beforehand; the order waits for it. */
  readonly payment: PaymentRecord | null;
  /** Enqueued with it. */
  readonly jobs: readonly JobRequest[];
  readonly placedAt: Date;
  /**
   * When it will be ready with what the kitchen has promised to others, told at the moment at which nobody else
   * places an order there; left out, as it was confirmed.
   */
  readonly readyAmong?: ((due: readonly DueWork[]) => Date) | undefined;
}

/** An order with the money that was asked, paid and given back for it. */
export interface OrderFile {
  readonly order: Order;
  /** The latest first. */
  readonly payments: readonly PaymentRecord[];
  readonly refunds: readonly RefundRecord[];
}

/** A change of an order: saved whole, as one event, or not at all. What is left out stays. */
export interface OrderChange {
  /** Who does it: `call`, `jobs`, `stripe`, or `token:<id>`. */
  readonly actor: string;
  readonly at: Date;
  readonly status?: OrderStatus;
  /** By `paymentTransitions`: where the table is against it the payment stays as it is. */
  readonly paymentStatus?: PaymentStatus;
  /** All that was paid so far. */
  readonly paidAmount?: MinorUnits;
  readonly promisedAt?: Date;
  /** Why, in the words of who did it. */
  readonly note?: string | null;
  /** New, or as they are now. */
  readonly payments?: readonly PaymentRecord[];
  readonly refunds?: readonly RefundRecord[];
  readonly jobs?: readonly JobRequest[];
}

/** Something that happened to an order. */
export interface OrderEvent {
  /** The version it made. */
  readonly version: number;
  readonly actor: string;
  readonly fromStatus: OrderStatus | null;
  readonly toStatus: OrderStatus;
  readonly paymentStatus: PaymentStatus | null;
  readonly note: string | null;
  readonly at: Date;
}

/** An event that somebody outside tells us, perhaps more than once. */
export interface OutsideEvent {
  readonly provider: string;
  readonly eventId: string;
  readonly type: string;
  readonly at: Date;
}

/** Which orders are wanted; what is left out is not asked for. */
export interface OrderFilter {
  readonly restaurantId?: string | undefined;
  readonly status?: OrderStatus | undefined;
  readonly fulfilment?: Fulfilment | undefined;
  readonly phone?: E164 | undefined;
  readonly callId?: string | undefined;
  /** Placed at this instant or later. */
  readonly from?: Date | undefined;
  /** Placed before this instant. */
  readonly to?: Date | undefined;
}

/** The books of orders. Every method throws a `ProviderError` when the database does not do its work. */
export interface OrderBook {
  /**
   * Saves the order with its lines, its number, its customer and its first event, or nothing. A call has
   * one order: when it has been saved before, also at this very moment, that one is the answer. Refuses an
   * order whose coupon was used up in the meantime; the use counts with the order, however many are placed
   * at once. Throws an `InvalidInputError` when its request key has made an order of something else.
   */
  place(order: NewOrder): Promise<Result<Order, CouponRefusal>>;
  byId(id: string): Promise<Order | undefined>;
  /** The order with its payments. */
  fileOf(id: string): Promise<OrderFile | undefined>;
  /**
   * Changes an order as `decide` says of it as it is at that moment; nobody else changes it meanwhile. Null
   * is no change. `once` names the outside event that asks: one that was seen before changes nothing.
   * Undefined when there is no such order.
   */
  change<Refusal>(
    id: string,
    decide: (file: OrderFile) => Result<OrderChange | null, Refusal>,
    once?: OutsideEvent,
  ): Promise<Result<Order, Refusal> | undefined>;
  /** What happened to the order, the first thing first. */
  eventsOf(id: string): Promise<readonly OrderEvent[]>;
  /** What a customer's earlier orders came to. */
  historyOf(restaurantId: string, phone: E164): Promise<CustomerHistory>;
  list(filter: OrderFilter, page: PageRequest): Promise<Page<Order>>;
}

/** An address that is looked for. */
export interface AddressQuery {
  readonly restaurantId: string;
  /** The street and the number as they may have been said, likeliest first. */
  readonly readings: readonly [string, ...string[]];
  readonly postcode: string | null;
  /** The restaurant's own place: callers live near it. */
  readonly near: Coordinates | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** BCP 47. */
  readonly language: string;
}

/** Where an address may be. */
export interface AddressCandidate extends Coordinates {
  /** Number, street and city, as they are read aloud. */
  readonly text: string;
  readonly postcode: string | null;
  /** 0 to 1: how likely it is what was looked for. */
  readonly confidence: number;
}

/** Finds addresses. */
export interface Geocoder {
  readonly name: string;
  /**
   * The places that an address may be, likeliest first; none when it knows none. Rejects with a
   * `ProviderError` when the engine does not do its work, and soon after the signal.
   */
  locate(query: AddressQuery, signal: AbortSignal): Promise<readonly AddressCandidate[]>;
}

/** How far it is by road. */
export interface Drive {
  readonly meters: number;
  readonly minutes: number;
}

/** Knows the roads. */
export interface RoadMap {
  /** The drives from one place to others, in their order; null where no road leads. Rejects like a `Geocoder`. */
  drives(
    from: Coordinates,
    to: readonly Coordinates[],
    signal: AbortSignal,
  ): Promise<readonly (Drive | null)[]>;
}

/** What geocoders found before. Every method throws a `ProviderError` when the database is away. */
export interface AddressMemory {
  /** What was kept under this key since an instant. */
  recall(key: string, since: Date): Promise<readonly AddressCandidate[] | undefined>;
  /** Keeps what was found, and forgets what is older than `since`. */
  keep(
    key: string,
    found: readonly AddressCandidate[],
    at: { readonly now: Date; readonly since: Date },
  ): Promise<void>;
}

/** A street of a town, or the part of it with these house numbers. */
export interface Street extends Coordinates {
  readonly street: string;
  readonly postcode: string | null;
  readonly city: string | null;
  /** The lowest and the highest house number; null is any. */
  readonly from: number | null;
  readonly to: number | null;
}

/** The streets that restaurants deliver to. Every method throws a `ProviderError` when the database is away. */
export interface StreetBook {
  /** Puts a list in the place of the restaurant's own. */
  replace(restaurantId: string, streets: readonly Street[]): Promise<void>;
  /** When the restaurant's list was made; undefined where there is none. */
  madeAt(restaurantId: string): Promise<Date | undefined>;
  of(restaurantId: string): Promise<readonly Street[]>;
}

/** The uses of coupons. */
export interface CouponBook {
  /** How often each coupon was used, by all and by this customer; by `plainCode`. What is not there never was. */
  usesOf(restaurantId: string, phone: E164 | null): Promise<Readonly<Record<string, CouponUses>>>;
}

/** The menus that restaurants have had. */
export interface MenuBook {
  /** Puts a menu in the place of the current one and answers with its version, counted from 1. */
  replace(restaurantId: string, menu: Menu): Promise<number>;
}

/** A restaurant as it is written: its profile, the numbers that lead to it and, where given, its menu. */
export interface RestaurantEntry {
  readonly profile: Omit<RestaurantProfile, 'menu'>;
  readonly lines: readonly E164[];
  /** Takes the place of the current menu; left out, the menu stays as it is. */
  readonly menu?: Menu;
}

/** The restaurants as the use cases know them. */
export interface RestaurantBook {
  byId(id: string): Promise<RestaurantProfile | undefined>;
  /** Adds restaurants or brings them up to date, all or none; their lines are then exactly those given. */
  save(entries: readonly RestaurantEntry[]): Promise<void>;
}
