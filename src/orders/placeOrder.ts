import type { Clock } from '../kernel/clock.js';
import type { NewId } from '../kernel/ids.js';
import type { MinorUnits } from '../kernel/money.js';
import type { Result } from '../kernel/result.js';
import type { CouponRefusal } from '../restaurant/coupons.js';
import { withoutCardFigures } from '../restaurant/cardNumbers.js';
import type { KitchenRules } from '../restaurant/kitchen.js';
import { readyAmong } from '../restaurant/kitchenLoad.js';
import type { ConfirmedOrder, Order } from '../restaurant/order.js';
import { patiently } from './patiently.js';
import type { JobRequest } from './ports/jobs.js';
import type { PaymentRecord } from './ports/payments.js';
import type { NewOrder, OrderBook, RequestKey } from './ports.js';

const MINUTE_MS = 60_000;

/** What placing an order needs. */
export interface PlaceOrderParts {
  readonly orders: Pick<OrderBook, 'place'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** An order that somebody has confirmed. What may be left out is: nobody's, none, by the call. */
export interface PlaceOrderRequest {
  readonly restaurantId: string;
  readonly callId: string | null;
  readonly order: ConfirmedOrder;
  readonly requestKey?: RequestKey | null;
  readonly customerEmail?: string | null;
  readonly actor?: string;
  /** The kitchen's rules, which are kept also when several orders are placed at once; left out, it has none. */
  readonly kitchen?: KitchenRules | undefined;
  /** What is paid before the kitchen begins. */
  readonly beforehand?: Beforehand | null;
}

/** An amount that the order waits for. */
export interface Beforehand {
  readonly amount: MinorUnits;
  readonly provider: string;
  readonly linkMinutes: number;
}

/**
 * Saves the order that a caller has just confirmed; when the promise is kept the order is on disk, and
 * with it the jobs that bring it to the kitchen, or ask for its payment. The same call placed twice has one
 * order, so asking again after a failure is safe. A database that is away for a moment is tried again for
 * about 6 s; after that the `ProviderError` is thrown. Refused is only an order whose coupon was used up
 * since it was confirmed. A card's number in the note is not kept.
 */
export async function placeOrder(
  parts: PlaceOrderParts,
  request: PlaceOrderRequest,
): Promise<Result<Order, CouponRefusal>> {
  const id = parts.newId();
  const placedAt = parts.clock.now();
  const { restaurantId, callId, beforehand } = request;
  const { note } = request.order;
  const order = { ...request.order, note: note && withoutCardFigures(note) };
  const payment = beforehand
    ? newPayment(parts.newId(), order.currency, beforehand, placedAt)
    : null;
  const newOrder: NewOrder = {
    ...{ id, restaurantId, callId, order, placedAt, payment },
    requestKey: request.requestKey ?? null,
    customerEmail: request.customerEmail ?? null,
    actor: request.actor ?? 'call',
    readyAmong:
      request.kitchen && ((due) => readyAmong({ kitchen: request.kitchen }, order, due, placedAt)),
    jobs: payment ? paymentJobs(id, payment) : jobsForKitchen(id),
  };
  return patiently(parts.clock, () => parts.orders.place(newOrder));
}

/** What follows when nothing stands between an order and the kitchen: its ticket first, then the customer is told. */
export function jobsForKitchen(orderId: string): readonly JobRequest[] {
  const confirmation = { kind: 'confirmation', orderId, occasion: '' } as const;
  return [
    { task: 'kitchen.send', payload: { orderId }, key: `kitchen.send:${orderId}`, priority: -10 },
    { task: 'message.write', payload: confirmation },
  ];
}

/** What follows when a payment is asked for: its link, and its end should nobody pay. */
export function paymentJobs(orderId: string, payment: PaymentRecord): readonly JobRequest[] {
  const payload = { orderId, paymentId: payment.id };
  return [{ task: 'payment.request', payload, priority: -5 }, expiryJob(orderId, payment)];
}

/** The job that ends a payment a minute after the customer's time is over; a later one takes its place. */
export function expiryJob(orderId: string, { id, expiresAt }: PaymentRecord): JobRequest {
  const runAt = new Date(expiresAt.getTime() + MINUTE_MS);
  const payload = { orderId, paymentId: id };
  return { task: 'payment.expire', payload, key: `payment.expire:${id}`, runAt };
}

/** A payment that is about to be asked for. */
export function newPayment(
  id: string,
  currency: string,
  { amount, provider, linkMinutes }: Beforehand,
  at: Date,
): PaymentRecord {
  return {
    ...{ id, provider, amount, currency, state: 'asked', attempt: 1 },
    ...{ sessionId: null, url: null, reference: null },
    expiresAt: new Date(at.getTime() + linkMinutes * MINUTE_MS),
  };
}
