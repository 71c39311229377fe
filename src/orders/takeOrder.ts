import type { Result } from '../kernel/result.js';
import type { CouponRefusal } from '../restaurant/coupons.js';
import type { Order } from '../restaurant/order.js';
import { amountBeforehand } from '../restaurant/paymentPolicy.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { patiently } from './patiently.js';
import {
  placeOrder,
  type Beforehand,
  type PlaceOrderParts,
  type PlaceOrderRequest,
} from './placeOrder.js';
import type { PaymentGateway } from './ports/payments.js';
import type { OrderBook, RestaurantBook } from './ports.js';

/** What taking an order needs. */
export interface TakeOrderParts extends PlaceOrderParts {
  readonly orders: Pick<OrderBook, 'place' | 'historyOf'>;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly gateway: Pick<PaymentGateway, 'provider' | 'canCharge'>;
}

/**
 * Places an order on the restaurant's terms of payment, and in a place that its kitchen has free: when that was
 * given away at the same moment, the order is promised for later. Who cannot be asked beforehand, because no
 * provider is set up or there is no number or address to send a link to, pays on receipt. Promises and
 * throws what `placeOrder` does.
 */
export async function takeOrder(
  parts: TakeOrderParts,
  request: Omit<PlaceOrderRequest, 'beforehand'>,
): Promise<Result<Order, CouponRefusal>> {
  const { clock, restaurants } = parts;
  const profile = await patiently(clock, () => restaurants.byId(request.restaurantId));
  const beforehand = await patiently(clock, () => askedBeforehand(parts, request, profile));
  return placeOrder(parts, { ...request, beforehand, kitchen: profile?.kitchen });
}

async function askedBeforehand(
  { orders, gateway }: TakeOrderParts,
  { restaurantId, order, customerEmail }: PlaceOrderRequest,
  profile: RestaurantProfile | undefined,
): Promise<Beforehand | null> {
  const phone = order.customerPhone;
  if (!gateway.canCharge || (phone === null && !customerEmail)) return null;
  const policy = profile?.payment;
  if (!policy) return null;
  const history = phone ? await orders.historyOf(restaurantId, phone) : { completed: 0, lapsed: 0 };
  const { fulfilment, totals } = order;
  const amount = amountBeforehand(policy, { fulfilment, total: totals.total }, history);
  if (amount === 0) return null;
  return { amount, provider: gateway.provider, linkMinutes: policy.linkMinutes };
}
