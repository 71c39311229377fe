import type { Page, PageRequest } from '../kernel/page.js';
import type { E164 } from '../kernel/phone.js';
import type { Result } from '../kernel/result.js';
import type { CouponRefusal, CouponUses } from '../restaurant/coupons.js';
import type { Menu } from '../restaurant/menu.js';
import type { ConfirmedOrder, Order, OrderStatus } from '../restaurant/order.js';
import type { Fulfilment, RestaurantProfile } from '../restaurant/profile.js';

/** A confirmed order on its way into the books. */
export interface NewOrder {
  /** Of the order, unless the call has one already. */
  readonly id: string;
  readonly restaurantId: string;
  readonly callId: string;
  readonly order: ConfirmedOrder;
  readonly placedAt: Date;
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
   * at once.
   */
  place(order: NewOrder): Promise<Result<Order, CouponRefusal>>;
  byId(id: string): Promise<Order | undefined>;
  list(filter: OrderFilter, page: PageRequest): Promise<Page<Order>>;
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
