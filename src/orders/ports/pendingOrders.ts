import type { E164 } from '../../kernel/phone.js';
import type { OrderSoFar } from '../../restaurant/orderSoFar.js';

/** For how long an order can be finished: prices and times do not stay what was said for longer. */
export const FINISH_LINK_MS = 30 * 60_000;

/** An order that waits for its caller to finish it on a page. */
export interface PendingOrder {
  readonly id: string;
  readonly restaurantId: string;
  readonly callId: string;
  /** Where the link was sent, and so the number of whoever orders. */
  readonly phone: E164;
  readonly draft: OrderSoFar;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The order that came of it; null while there is none. */
  readonly orderId: string | null;
}

/** Orders that wait to be finished. Throws a `ProviderError` when the database is away. */
export interface PendingOrderBook {
  /**
   * Keeps an order under a token, of which only the SHA-256 sum is kept. A call has one: another takes its
   * place.
   */
  save(pending: PendingOrder, token: string): Promise<void>;
  /** The order that the holder of this token may finish. */
  byToken(token: string): Promise<PendingOrder | undefined>;
  /** Notes which order came of it. */
  placed(id: string, orderId: string): Promise<void>;
}
