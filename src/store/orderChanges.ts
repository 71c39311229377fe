import type { Knex } from 'knex';
import { accepted, type Result } from '../kernel/result.js';
import type { OrderChange, OrderFile, OutsideEvent } from '../orders/ports.js';
import type { Order } from '../restaurant/order.js';
import { paymentAfter } from '../restaurant/orderStates.js';
import { enqueue } from './enqueue.js';
import type { OrderRow } from './orderRows.js';
import { readPayments, readRefunds, writePayments, writeRefunds } from './paymentRows.js';

/**
 * Changes an order that is held until the transaction ends. See `OrderBook.change`; `read` makes an order
 * of its row.
 */
export async function changeOrder<Refusal>(
  trx: Knex,
  id: string,
  decide: (file: OrderFile) => Result<OrderChange | null, Refusal>,
  once: OutsideEvent | undefined,
  read: (trx: Knex, row: OrderRow) => Promise<Order>,
): Promise<Result<Order, Refusal> | undefined> {
  const row = await trx('orders').where('id', id).forUpdate().first<OrderRow | undefined>();
  if (!row) return undefined;
  const order = await read(trx, row);
  if (once && !(await takeIn(trx, once))) return accepted(order);
  const decided = decide(await openFile(trx, order));
  if (!decided.ok) return decided;
  if (decided.value === null) return accepted(order);
  const changed = await write(trx, order, decided.value);
  return accepted(await read(trx, changed));
}

/** An order with its payments. */
export async function openFile(knex: Knex, order: Order): Promise<OrderFile> {
  const payments = await readPayments(knex, order.id);
  return { order, payments, refunds: await readRefunds(knex, order.id) };
}

async function takeIn(trx: Knex, { provider, eventId, type, at }: OutsideEvent): Promise<boolean> {
  const rows = await trx('outside_events')
    .insert({ provider, event_id: eventId, type, received_at: at })
    .onConflict(['provider', 'event_id'])
    .ignore()
    .returning<unknown[]>('event_id');
  return rows.length > 0;
}

async function write(trx: Knex, order: Order, change: OrderChange): Promise<OrderRow> {
  const version = order.version + 1;
  const status = change.status ?? order.status;
  const paymentStatus = paymentAfter(order.paymentStatus, change.paymentStatus);
  const [row] = await trx('orders')
    .where('id', order.id)
    .update({
      ...{ version, status, payment_status: paymentStatus },
      paid_amount: change.paidAmount ?? order.paidAmount,
      promised_at: change.promisedAt ?? order.promisedAt,
      updated_at: change.at,
    })
    .returning<OrderRow[]>('*');
  if (!row) throw new Error('an order that is held has gone');
  await trx('order_events').insert({
    ...{ order_id: order.id, version, actor: change.actor, at: change.at },
    ...{ from_status: order.status, to_status: status, payment_status: paymentStatus },
    note: change.note ?? null,
  });
  await writePayments(trx, order.id, change.payments ?? [], change.at);
  await writeRefunds(trx, change.refunds ?? [], change.at);
  await enqueue(trx, change.jobs ?? []);
  return row;
}
