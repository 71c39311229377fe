import type { Knex } from 'knex';
import { InvalidInputError } from '../kernel/errors.js';
import type { NewId } from '../kernel/ids.js';
import type { E164 } from '../kernel/phone.js';
import type { NewOrder, OrderBook, OrderEvent, OrderFilter } from '../orders/ports.js';
import { accepted, type Result } from '../kernel/result.js';
import type { CouponRefusal } from '../restaurant/coupons.js';
import type { Order } from '../restaurant/order.js';
import type { CustomerHistory } from '../restaurant/paymentPolicy.js';
import { redeemCoupon } from './coupons.js';
import { readDue } from './kitchens.js';
import { saveCustomer } from './customers.js';
import type { Database } from './database.js';
import { enqueue } from './enqueue.js';
import { changeOrder, openFile } from './orderChanges.js';
import { toLineRows, toOrder, toOrderRow, type OrderLineRow, type OrderRow } from './orderRows.js';
import { selectPage, toPage } from './paging.js';
import { writePayments } from './paymentRows.js';

/** The repository of orders. */
export function createOrders(database: Database, newId: NewId): OrderBook {
  return {
    place: (order) => database.transaction((trx) => place(trx, order, newId)),
    byId: (id) =>
      database.run(async (knex) => {
        const row = await knex('orders').where('id', id).first<OrderRow | undefined>();
        return row && (await withLines(knex, [row]))[0];
      }),
    fileOf: (id) =>
      database.run(async (knex) => {
        const row = await knex('orders').where('id', id).first<OrderRow | undefined>();
        return row && openFile(knex, await readOne(knex, row));
      }),
    change: (id, decide, once) =>
      database.transaction((trx) => changeOrder(trx, id, decide, once, readOne)),
    eventsOf: (id) => database.run((knex) => eventsOf(knex, id)),
    historyOf: (restaurantId, phone) =>
      database.run((knex) => historyOf(knex, restaurantId, phone)),
    list: (filter, page) =>
      database.run(async (knex) => {
        const query = selectPage(knex('orders'), { at: 'created_at', id: 'id' }, page);
        const rows = await narrow(query, filter).select<OrderRow[]>();
        const { entries, next } = toPage(rows, (row) => row.created_at, page);
        return { entries: await withLines(knex, entries), next };
      }),
  };
}

async function place(
  trx: Knex,
  asked: NewOrder,
  newId: NewId,
): Promise<Result<Order, CouponRefusal>> {
  const lastNumber = await holdCounter(trx, asked.restaurantId);
  const before = await placedBefore(trx, asked);
  if (before) return accepted(await readOne(trx, before));
  const order = await inFreeSlot(trx, asked);
  const redeemed = await redeemCoupon(trx, order);
  if (!redeemed.ok) return redeemed;

  const number = lastNumber + 1;
  await trx('order_counters')
    .where('restaurant_id', order.restaurantId)
    .update({ last_number: number });
  const customerId = await saveCustomer(trx, order, newId);
  const row = one(
    await trx('orders')
      .insert(toOrderRow(order, { number, customerId }))
      .returning<OrderRow[]>('*'),
  );
  const lines = await trx('order_lines').insert(toLineRows(order)).returning<OrderLineRow[]>('*');
  await trx('order_events').insert({
    order_id: order.id,
    version: 1,
    actor: order.actor,
    from_status: null,
    to_status: row.status,
    payment_status: row.payment_status,
    at: order.placedAt,
  });
  if (order.payment) await writePayments(trx, order.id, [order.payment], order.placedAt);
  await enqueue(trx, order.jobs);
  return accepted(toOrder(row, lines));
}

/** The order as the kitchen can have it ready, now that nobody else can take the place that it was promised. */
async function inFreeSlot(trx: Knex, asked: NewOrder): Promise<NewOrder> {
  const { readyAmong, restaurantId, placedAt, order } = asked;
  if (!readyAmong) return asked;
  const promisedAt = readyAmong(await readDue(trx, restaurantId, placedAt));
  return { ...asked, order: { ...order, promisedAt } };
}

async function placedBefore(trx: Knex, order: NewOrder): Promise<OrderRow | undefined> {
  const { callId, requestKey, restaurantId } = order;
  if (callId !== null) return trx('orders').where('call_id', callId).first<OrderRow | undefined>();
  if (requestKey === null) return undefined;
  const request = { restaurant_id: restaurantId, request_key: requestKey.key };
  const before = await trx('orders').where(request).first<OrderRow | undefined>();
  const digest = before?.request_digest ?? requestKey.digest;
  if (digest !== requestKey.digest) {
    const message = 'has made an order of something else: give each order a key of its own';
    throw new InvalidInputError('the order cannot be placed', [
      { place: 'Idempotency-Key', message },
    ]);
  }
  return before;
}

function eventsOf(knex: Knex, orderId: string): PromiseLike<OrderEvent[]> {
  return knex('order_events')
    .where('order_id', orderId)
    .orderBy('version')
    .select<OrderEvent[]>('version', 'actor', 'note', 'at')
    .select('from_status as fromStatus', 'to_status as toStatus')
    .select('payment_status as paymentStatus');
}

async function historyOf(knex: Knex, restaurantId: string, phone: E164): Promise<CustomerHistory> {
  const { rows } = await knex.raw<{ rows: [CustomerHistory] }>(
    `select count(*) filter (where status = 'completed') as completed,
            count(*) filter (where status = 'expired') as lapsed
       from orders where restaurant_id = ? and customer_phone = ?`,
    [restaurantId, phone],
  );
  return rows[0];
}

/** The restaurant's last number. Until the transaction ends nobody else places an order there. */
async function holdCounter(trx: Knex, restaurantId: string): Promise<number> {
  const { rows } = await trx.raw<{ rows: { last_number: number }[] }>(
    `insert into order_counters as c (restaurant_id, last_number) values (?, 0)
     on conflict (restaurant_id) do update set last_number = c.last_number
     returning last_number`,
    [restaurantId],
  );
  return one(rows).last_number;
}

function narrow(query: Knex.QueryBuilder, filter: OrderFilter): Knex.QueryBuilder {
  const columns = {
    restaurant_id: filter.restaurantId,
    status: filter.status,
    fulfilment: filter.fulfilment,
    customer_phone: filter.phone,
    call_id: filter.callId,
  };
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) query.where(column, value);
  }
  if (filter.from) query.where('created_at', '>=', filter.from);
  if (filter.to) query.where('created_at', '<', filter.to);
  return query;
}

async function withLines(knex: Knex, rows: readonly OrderRow[]): Promise<Order[]> {
  const ids = rows.map(({ id }) => id);
  const lines = await knex('order_lines')
    .whereRaw('order_id = any(?)', [ids])
    .orderBy(['order_id', 'position'])
    .select<OrderLineRow[]>();
  return rows.map((row) =>
    toOrder(
      row,
      lines.filter((line) => line.order_id === row.id),
    ),
  );
}

async function readOne(knex: Knex, row: OrderRow): Promise<Order> {
  return one(await withLines(knex, [row]));
}

function one<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('a statement that always answers a row answered none');
  return row;
}
