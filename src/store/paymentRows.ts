import type { Knex } from 'knex';
import type { PaymentRecord, PaymentState, RefundRecord } from '../orders/ports/payments.js';

interface PaymentRow {
  id: string;
  provider: string;
  amount: number;
  currency: string;
  state: PaymentState;
  attempt: number;
  session_id: string | null;
  url: string | null;
  reference: string | null;
  expires_at: Date;
}

interface RefundRow {
  id: string;
  payment_id: string;
  amount: number;
  reason: string;
  actor: string;
  state: RefundRecord['state'];
}

/** The payments of an order, the latest first. */
export async function readPayments(knex: Knex, orderId: string): Promise<PaymentRecord[]> {
  const rows = await knex('payments')
    .where('order_id', orderId)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .select<PaymentRow[]>();
  return rows.map((row) => ({
    id: row.id,
    provider: row.provider,
    amount: row.amount,
    currency: row.currency,
    state: row.state,
    attempt: row.attempt,
    sessionId: row.session_id,
    url: row.url,
    reference: row.reference,
    expiresAt: row.expires_at,
  }));
}

/** The refunds of an order's payments, in the order in which they were asked. */
export async function readRefunds(knex: Knex, orderId: string): Promise<RefundRecord[]> {
  const rows = await knex('refunds as r')
    .join('payments as p', 'p.id', 'r.payment_id')
    .where('p.order_id', orderId)
    .orderBy(['r.created_at', 'r.id'])
    .select<RefundRow[]>('r.*');
  return rows.map((row) => ({
    id: row.id,
    paymentId: row.payment_id,
    amount: row.amount,
    reason: row.reason,
    actor: row.actor,
    state: row.state,
  }));
}

/** Writes payments as they are now, new ones too. */
export async function writePayments(
  trx: Knex,
  orderId: string,
  payments: readonly PaymentRecord[],
  at: Date,
): Promise<void> {
  for (const payment of payments) {
    const now = {
      state: payment.state,
      attempt: payment.attempt,
      session_id: payment.sessionId,
      url: payment.url,
      reference: payment.reference,
      expires_at: payment.expiresAt,
    };
    const { id, provider, amount, currency } = payment;
    await trx('payments')
      .insert({ id, order_id: orderId, provider, amount, currency, created_at: at, ...now })
      .onConflict('id')
      .merge(now);
  }
}

/** Writes refunds as they are now, new ones too. */
export async function writeRefunds(
  trx: Knex,
  refunds: readonly RefundRecord[],
  at: Date,
): Promise<void> {
  for (const { id, paymentId, amount, reason, actor, state } of refunds) {
    await trx('refunds')
      .insert({ id, payment_id: paymentId, amount, reason, actor, state, created_at: at })
      .onConflict('id')
      .merge({ state });
  }
}
