import type { MinorUnits } from '../kernel/money.js';
import { ProviderError } from '../kernel/errors.js';
import { accepted, refused, type Result } from '../kernel/result.js';
import type { Order } from '../restaurant/order.js';
import { checkVersion, type OrderParts, type OrderWish, type StaleOrder } from './advanceOrder.js';
import { askRefunds, refundableOfAll } from './money.js';
import type { PaymentGateway } from './ports/payments.js';
import type { OrderBook } from './ports.js';
import { staffNotice } from './requestPayment.js';

/** Why nothing, or not so much, is given back. */
export type RefundRefusal =
  | StaleOrder
  | { readonly code: 'nothing_to_refund' }
  | { readonly code: 'refund_too_large'; readonly available: MinorUnits };

/** Gives back a part of what was paid, or all of it (`amount` null). Undefined when there is no such order. */
export function refundPayment(
  { orders, clock, newId }: OrderParts,
  wish: OrderWish & { readonly amount: MinorUnits | null; readonly reason: string },
): Promise<Result<Order, RefundRefusal> | undefined> {
  return orders.change<RefundRefusal>(wish.orderId, (file) => {
    const stale = checkVersion(file.order, wish);
    if (stale) return refused(stale);
    const available = refundableOfAll(file);
    if (available === 0) return refused({ code: 'nothing_to_refund' });
    const amount = wish.amount ?? available;
    if (amount > available) return refused({ code: 'refund_too_large', available });
    const { actor, reason } = wish;
    const asked = askRefunds(file, amount, { actor, reason, newId });
    return accepted({ actor, at: clock.now(), note: `refund: ${reason}`, ...asked });
  });
}

/** Has the provider carry out a refund. Asked again it does what is left to do. Throws a `ProviderError`. */
export async function carryOutRefund(
  parts: Pick<OrderParts, 'clock'> & {
    readonly orders: Pick<OrderBook, 'fileOf' | 'change'>;
    readonly gateway: Pick<PaymentGateway, 'refund'>;
  },
  { orderId, refundId }: { readonly orderId: string; readonly refundId: string },
): Promise<void> {
  const { orders, gateway, clock } = parts;
  const file = await orders.fileOf(orderId);
  const refund = file?.refunds.find(({ id }) => id === refundId);
  const payment = file?.payments.find(({ id }) => id === refund?.paymentId);
  if (refund?.state !== 'asked' || !payment?.reference) return;
  const { reference, currency } = payment;
  const { amount } = refund;
  const failed = await gateway
    .refund({ reference, currency, amount, idempotencyKey: refundId })
    .then(() => undefined)
    .catch((error: unknown) => {
      if (error instanceof ProviderError && !error.retryable) return error;
      throw error;
    });
  await orders.change(orderId, ({ order, refunds, payments }) => {
    if (!refunds.some(({ id, state }) => id === refundId && state === 'asked')) {
      return accepted(null);
    }
    const change = { actor: 'jobs', at: clock.now() };
    if (failed) {
      return accepted({
        ...{ ...change, note: failed.message, refunds: [{ ...refund, state: 'failed' }] },
        jobs: [staffNotice('staff_payment_trouble', orderId, refundId)],
      });
    }
    const done = refunds.map((one) =>
      one.id === refundId ? { ...one, state: 'done' as const } : one,
    );
    const back = done.reduce((sum, one) => sum + (one.state === 'done' ? one.amount : 0), 0);
    const taken = payments.reduce((sum, one) => sum + (one.state === 'paid' ? one.amount : 0), 0);
    return accepted({
      ...{ ...change, note: 'refunded', refunds: [{ ...refund, state: 'done' }] },
      paidAmount: order.paidAmount - amount,
      ...(back === taken && order.paymentStatus === 'paid' && { paymentStatus: 'refunded' }),
      jobs: [{ task: 'message.write', payload: { kind: 'refunded', orderId, occasion: refundId } }],
    });
  });
  if (failed) throw failed;
}
