import type { MinorUnits } from '../kernel/money.js';
import type { NewId } from '../kernel/ids.js';
import type { JobRequest } from './ports/jobs.js';
import type { PaymentRecord, RefundRecord } from './ports/payments.js';
import type { OrderFile } from './ports.js';

/** What of a payment has not been given back, nor asked to be. */
export function refundable(file: OrderFile, payment: PaymentRecord): MinorUnits {
  if (payment.state !== 'paid') return 0;
  return file.refunds
    .filter(({ paymentId, state }) => paymentId === payment.id && state !== 'failed')
    .reduce((left, { amount }) => left - amount, payment.amount);
}

/** Refunds, with the jobs that carry them out. */
export interface AskedRefunds {
  readonly refunds: readonly RefundRecord[];
  readonly jobs: readonly JobRequest[];
}

/** Gives back `amount` of what was paid through the provider, of the latest payment first. */
export function askRefunds(
  file: OrderFile,
  amount: MinorUnits,
  terms: { readonly actor: string; readonly reason: string; readonly newId: NewId },
): AskedRefunds {
  const refunds: RefundRecord[] = [];
  let left = amount;
  for (const payment of file.payments) {
    const part = Math.min(left, refundable(file, payment));
    if (part <= 0) continue;
    left -= part;
    const { actor, reason } = terms;
    refunds.push({
      ...{ id: terms.newId(), paymentId: payment.id, amount: part, reason, actor, state: 'asked' },
    });
  }
  return { refunds, jobs: refunds.map(({ id }) => refundJob(file.order.id, id)) };
}

/** All that could still be given back for an order. */
export function refundableOfAll(file: OrderFile): MinorUnits {
  return file.payments.reduce((sum, payment) => sum + refundable(file, payment), 0);
}

/** The payment that the customer can still make, if there is one. */
export function paymentToMake({ payments }: OrderFile): PaymentRecord | undefined {
  return payments.find(({ state }) => state === 'asked' || state === 'open');
}

/** The job that takes a payment's link back; none when it never had one. */
export function closeJobs({ sessionId }: PaymentRecord): readonly JobRequest[] {
  if (sessionId === null) return [];
  return [{ task: 'payment.close', payload: { sessionId }, key: `payment.close:${sessionId}` }];
}

function refundJob(orderId: string, refundId: string): JobRequest {
  return { task: 'payment.refund', payload: { orderId, refundId } };
}
