import type { Clock } from '../kernel/clock.js';
import type { NewId } from '../kernel/ids.js';
import { accepted, refused, type Result } from '../kernel/result.js';
import type { Order } from '../restaurant/order.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { paymentToMake } from './money.js';
import { expiryJob, newPayment, paymentJobs } from './placeOrder.js';
import type { JobRequest } from './ports/jobs.js';
import type { PaymentGateway, PaymentRecord, PaymentState } from './ports/payments.js';
import type { OrderBook, OrderChange, OrderFile, RestaurantBook } from './ports.js';

const MINUTE_MS = 60_000;

/** Providers make no link that is good for less than half an hour; so much is left at least when one is made. */
const LEAST_LINK_MINUTES = 32;

/** How long a link is good where the restaurant says nothing. */
const LINK_MINUTES = 60;

/** What asking for a payment needs. */
export interface PaymentParts {
  readonly orders: Pick<OrderBook, 'fileOf' | 'change'>;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly gateway: PaymentGateway;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Why no link is sent. */
export type LinkRefusal =
  | { readonly code: 'payments_not_set_up' }
  | { readonly code: 'nobody_to_send_to' }
  | { readonly code: 'nothing_due' }
  | { readonly code: 'order_over' };

/**
 * Sends the customer a link for what is due: the one that can still be paid, or a new one. Undefined when
 * there is no such order.
 */
export async function sendPaymentLink(
  { orders, restaurants, gateway, clock, newId }: PaymentParts,
  { orderId, actor }: { readonly orderId: string; readonly actor: string },
): Promise<Result<Order, LinkRefusal> | undefined> {
  if (!gateway.canCharge) return refused({ code: 'payments_not_set_up' });
  const restaurantId = (await orders.fileOf(orderId))?.order.restaurantId;
  const profile = restaurantId === undefined ? undefined : await restaurants.byId(restaurantId);
  return orders.change<LinkRefusal>(orderId, (file) => {
    const { order } = file;
    const refusal = refusalOf(order);
    if (refusal) return refused(refusal);
    const change = { actor, at: clock.now(), note: 'payment link sent' };
    const open = paymentToMake(file);
    if (open) {
      const again: JobRequest = linkMessage(orderId, `${open.id} ${newId()}`);
      return accepted({ ...change, jobs: open.state === 'open' ? [again] : [] });
    }
    const isWaiting = order.status === 'awaiting_payment';
    const amount = isWaiting ? order.prepayment : order.totals.total - order.paidAmount;
    const terms = { amount, provider: gateway.provider, linkMinutes: minutesOf(profile) };
    const payment = newPayment(newId(), order.currency, terms, change.at);
    return accepted({ ...change, payments: [payment], jobs: paymentJobs(orderId, payment) });
  });
}

/**
 * Has the provider make the link of a payment and opens it to be paid; the message with the link is
 * enqueued with that. Asked again it does what is left to do. Throws a `ProviderError`.
 */
export async function requestPayment(
  parts: PaymentParts,
  { orderId, paymentId }: { readonly orderId: string; readonly paymentId: string },
): Promise<void> {
  const file = await parts.orders.fileOf(orderId);
  const profile = file && (await parts.restaurants.byId(file.order.restaurantId));
  const asked = file?.payments.find(({ id }) => id === paymentId);
  if (!profile || asked?.state !== 'asked') return;
  const payment = await withTimeLeft(parts, file, asked, profile);
  const link = await parts.gateway.createLink({
    ...{ paymentId, orderId, restaurantId: profile.id },
    idempotencyKey: `${payment.id}:${payment.attempt}`,
    ...{ amount: payment.amount, currency: payment.currency, expiresAt: payment.expiresAt },
    description: `${profile.name} #${file.order.number}`,
    language: file.order.language,
    email: file.order.customerEmail,
  });
  let state: PaymentState | undefined;
  await parts.orders.change(orderId, ({ payments, order }) => {
    const current = payments.find(({ id }) => id === paymentId);
    state = current?.state;
    if (current?.state !== 'asked') return accepted(null);
    const opened = { ...current, ...link, state: 'open' as const };
    return accepted(opening(order, opened, parts.clock.now()));
  });
  if (isOver(state)) await parts.gateway.closeLink(link.sessionId);
}

function isOver(state: PaymentState | undefined): boolean {
  return state === 'cancelled' || state === 'expired';
}

/** Notes that a payment cannot be asked for, which the staff are told; the order waits until its time is over. */
export async function giveUpPayment(
  { orders, clock }: Pick<PaymentParts, 'orders' | 'clock'>,
  { orderId, paymentId }: { readonly orderId: string; readonly paymentId: string },
): Promise<void> {
  await orders.change(orderId, ({ payments }) => {
    const payment = payments.find(({ id, state }) => id === paymentId && state === 'asked');
    if (!payment) return accepted(null);
    return accepted({
      ...{ actor: 'jobs', at: clock.now(), paymentStatus: 'failed', note: 'no payment link made' },
      payments: [{ ...payment, state: 'failed' }],
      jobs: [staffNotice('staff_payment_trouble', orderId, paymentId)],
    });
  });
}

/** A word to the staff about an order's money. */
export function staffNotice(
  kind: 'staff_unpaid' | 'staff_paid_late' | 'staff_payment_trouble',
  orderId: string,
  occasion: string,
): JobRequest {
  return { task: 'message.write', payload: { kind, orderId, occasion } };
}

function refusalOf(order: Order): LinkRefusal | undefined {
  const { status, customerPhone, customerEmail, paidAmount, totals } = order;
  if (['rejected', 'cancelled', 'expired'].includes(status)) return { code: 'order_over' };
  if (customerPhone === null && customerEmail === null) return { code: 'nobody_to_send_to' };
  return paidAmount >= totals.total ? { code: 'nothing_due' } : undefined;
}

/** A link asked for long ago, because the provider was away, gets its time anew and a key of its own. */
async function withTimeLeft(
  { orders, clock }: PaymentParts,
  { order }: OrderFile,
  payment: PaymentRecord,
  profile: RestaurantProfile,
): Promise<PaymentRecord> {
  const at = clock.now();
  const leftMs = payment.expiresAt.getTime() - at.getTime();
  if (leftMs >= LEAST_LINK_MINUTES * MINUTE_MS) return payment;
  const expiresAt = new Date(at.getTime() + minutesOf(profile) * MINUTE_MS);
  const renewed = { ...payment, expiresAt, attempt: payment.attempt + 1 };
  await orders.change(order.id, ({ payments }) => {
    if (!payments.some(({ id, state }) => id === payment.id && state === 'asked')) {
      return accepted(null);
    }
    return accepted({
      ...{ actor: 'jobs', at, note: 'time to pay renewed', payments: [renewed] },
      jobs: [expiryJob(order.id, renewed)],
    });
  });
  return renewed;
}

function opening(order: Order, payment: PaymentRecord, at: Date): OrderChange {
  const halfway = (at.getTime() + payment.expiresAt.getTime()) / 2;
  const payload = { orderId: order.id, paymentId: payment.id };
  return {
    ...{ actor: 'jobs', at, payments: [payment], note: null },
    ...(order.paymentStatus !== 'paid' && { paymentStatus: 'pending' }),
    jobs: [
      linkMessage(order.id, payment.id),
      { task: 'payment.remind', payload, runAt: new Date(halfway) },
    ],
  };
}

function linkMessage(orderId: string, occasion: string): JobRequest {
  return { task: 'message.write', payload: { kind: 'payment_link', orderId, occasion } };
}

function minutesOf(profile: RestaurantProfile | undefined): number {
  return Math.max(profile?.payment?.linkMinutes ?? LINK_MINUTES, LEAST_LINK_MINUTES + 1);
}
