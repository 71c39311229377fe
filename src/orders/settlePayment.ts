import type { Clock } from '../kernel/clock.js';
import type { NewId } from '../kernel/ids.js';
import { accepted } from '../kernel/result.js';
import type { OrderStatus } from '../restaurant/order.js';
import { askRefunds } from './money.js';
import { jobsForKitchen } from './placeOrder.js';
import type { PaymentEvent, PaymentGateway, PaymentNews, PaymentRecord } from './ports/payments.js';
import type { OrderBook, OrderChange, OrderFile } from './ports.js';
import { staffNotice } from './requestPayment.js';

/** What taking in a provider's news needs. */
export interface SettleParts {
  readonly orders: Pick<OrderBook, 'fileOf' | 'change'>;
  readonly gateway: Pick<PaymentGateway, 'provider' | 'newsOf' | 'closeLink'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

interface Settling {
  readonly actor: string;
  readonly at: Date;
  readonly newId: NewId;
}

const over: readonly OrderStatus[] = ['rejected', 'cancelled', 'expired'];

/**
 * Takes in what a provider's webhook says, once however often it is sent, and rightly in whatever order
 * it comes: money that has come counts whatever was said before, and nothing said later takes it back.
 */
export async function takeInPaymentEvent(
  { orders, gateway, clock, newId }: SettleParts,
  { orderId, paymentId, news, eventId, type }: PaymentEvent,
): Promise<void> {
  const at = clock.now();
  const { provider } = gateway;
  await orders.change(
    orderId,
    (file) => accepted(settle(file, paymentId, news, { actor: provider, at, newId })),
    { provider, eventId, type, at },
  );
}

/**
 * Ends a payment whose time is over. The provider is asked first: its news may have been lost. Throws a
 * `ProviderError` when it does not answer, and the payment stays as it is.
 */
export async function expirePayment(
  { orders, gateway, clock, newId }: SettleParts,
  { orderId, paymentId }: { readonly orderId: string; readonly paymentId: string },
): Promise<void> {
  const payment = (await orders.fileOf(orderId))?.payments.find(({ id }) => id === paymentId);
  if (!payment || payment.expiresAt > clock.now()) return;
  if (payment.state === 'paid' || payment.state === 'cancelled') return;
  const news = await lastNews(gateway, payment);
  if (news.kind === 'open') await gateway.closeLink(payment.sessionId ?? '');
  if (news.kind === 'processing') return;
  const last: PaymentNews = news.kind === 'paid' ? news : { kind: 'expired' };
  const settling = { actor: 'jobs', at: clock.now(), newId };
  await orders.change(orderId, (file) => accepted(settle(file, paymentId, last, settling)));
}

async function lastNews(
  gateway: Pick<PaymentGateway, 'newsOf'>,
  { sessionId }: PaymentRecord,
): Promise<PaymentNews> {
  return sessionId === null ? { kind: 'expired' } : gateway.newsOf(sessionId);
}

/** What a provider's news changes; null when it changes nothing. */
export function settle(
  file: OrderFile,
  paymentId: string,
  news: PaymentNews,
  settling: Settling,
): OrderChange | null {
  const payment = file.payments.find(({ id }) => id === paymentId);
  if (!payment || payment.state === 'paid') return null;
  switch (news.kind) {
    case 'paid':
      return settlePaid(file, payment, news, settling);
    case 'failed':
      return settleFailed(file, payment, settling);
    case 'expired':
      return settleExpired(file, payment, settling);
    case 'open':
    case 'processing':
      return null;
  }
}

function settlePaid(
  file: OrderFile,
  payment: PaymentRecord,
  news: PaymentNews & { kind: 'paid' },
  { actor, at, newId }: Settling,
): OrderChange {
  const { order } = file;
  if (news.amount !== payment.amount || news.currency !== payment.currency) {
    const note = `paid ${news.amount} ${news.currency} where ${payment.amount} ${payment.currency} were asked`;
    const jobs = [staffNotice('staff_payment_trouble', order.id, payment.id)];
    return { actor, at, note, jobs };
  }
  const paid: PaymentRecord = { ...payment, state: 'paid', reference: news.reference };
  const change = {
    ...{ actor, at, note: null, payments: [paid], paymentStatus: 'paid' as const },
    paidAmount: order.paidAmount + paid.amount,
  };
  const twice = order.paymentStatus === 'paid' && change.paidAmount > order.totals.total;
  if (over.includes(order.status) || twice) {
    const payments = file.payments.map((one) => (one.id === paid.id ? paid : one));
    const reason = twice ? 'paid twice' : `paid when the order was ${order.status}`;
    const asked = askRefunds({ ...file, payments }, paid.amount, { actor, reason, newId });
    const notice = staffNotice('staff_paid_late', order.id, paid.id);
    return { ...change, note: reason, refunds: asked.refunds, jobs: [...asked.jobs, notice] };
  }
  if (order.status !== 'awaiting_payment') return change;
  return { ...change, status: 'new', jobs: jobsForKitchen(order.id) };
}

function settleFailed(
  { order }: OrderFile,
  payment: PaymentRecord,
  { actor, at }: Settling,
): OrderChange | null {
  if (payment.state !== 'open') return null;
  return {
    ...{ actor, at, note: 'payment failed', payments: [{ ...payment, state: 'failed' }] },
    ...(order.paymentStatus === 'pending' && { paymentStatus: 'failed' }),
    jobs: [staffNotice('staff_payment_trouble', order.id, payment.id)],
  };
}

function settleExpired(
  { order, payments }: OrderFile,
  payment: PaymentRecord,
  { actor, at }: Settling,
): OrderChange | null {
  if (payment.state === 'expired' || payment.state === 'cancelled') return null;
  const another = payments.some(
    ({ id, state }) => id !== payment.id && (state === 'asked' || state === 'open'),
  );
  const change = {
    ...{
      actor,
      at,
      note: 'payment expired',
      payments: [{ ...payment, state: 'expired' as const }],
    },
    ...(order.paymentStatus === 'pending' && !another && { paymentStatus: 'unpaid' as const }),
  };
  if (another || order.status !== 'awaiting_payment') return change;
  return {
    ...change,
    status: 'expired',
    jobs: [
      {
        task: 'message.write',
        payload: { kind: 'payment_expired', orderId: order.id, occasion: '' },
      },
      staffNotice('staff_unpaid', order.id, ''),
    ],
  };
}
