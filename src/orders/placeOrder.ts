import type { Clock } from '../kernel/clock.js';
import { ProviderError } from '../kernel/errors.js';
import type { NewId } from '../kernel/ids.js';
import type { Result } from '../kernel/result.js';
import type { CouponRefusal } from '../restaurant/coupons.js';
import type { ConfirmedOrder, Order } from '../restaurant/order.js';
import type { OrderBook } from './ports.js';

/** Pauses before the second try and those after it: together with the tries about what a caller waits. */
const RETRY_DELAYS_MS = [100, 300, 600, 900];

/** What placing an order needs. */
export interface PlaceOrderParts {
  readonly orders: Pick<OrderBook, 'place'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/**
 * Saves the order that a caller has just confirmed; when the promise is kept the order is on disk. The
 * same call placed twice has one order, so asking again after a failure is safe. A database that is away
 * for a moment is tried again for about 2 s; after that the `ProviderError` is thrown. Refused is only an order
 * whose coupon was used up since it was confirmed.
 */
export async function placeOrder(
  parts: PlaceOrderParts,
  request: { restaurantId: string; callId: string; order: ConfirmedOrder },
): Promise<Result<Order, CouponRefusal>> {
  const newOrder = { ...request, id: parts.newId(), placedAt: parts.clock.now() };
  const giveUpAtMs = parts.clock.monotonicMs() + 2000;
  for (const delayMs of RETRY_DELAYS_MS) {
    try {
      return await parts.orders.place(newOrder);
    } catch (error) {
      const late = parts.clock.monotonicMs() + delayMs > giveUpAtMs;
      if (!(error instanceof ProviderError) || !error.retryable || late) throw error;
    }
    await new Promise<void>((resume) => parts.clock.after(delayMs, resume));
  }
  return parts.orders.place(newOrder);
}
