import type { Knex } from 'knex';
import type { NewId } from '../kernel/ids.js';
import type { NewOrder, OrderBook, OrderFilter } from '../orders/ports.js';
import { accepted, type Result } from '../kernel/result.js';
import type { CouponRefusal } from '../restaurant/coupons.js';
import type { Order } from '../restaurant/order.js';
import { redeemCoupon } from './coupons.js';
import { saveCustomer } from './customers.js';
import type { Database } from './database.js';
import { toLineRows, toOrder, toOrderRow, type OrderLineRow, type OrderRow } from './orderRows.js';
import { selectPage, toPage } from './paging.js';

/** The repository of orders. */
export function createOrders(database: Database, newId: NewId): OrderBook {
  return {
    place: (order) => database.transaction((trx) => place(trx, order, newId)),
    byId: (id) =>
      database.run(async (knex) => {
        const row = await knex('orders').where('id', id).first<OrderRow | undefined>();
        return row && (await withLines(knex, [row]))[0];
      }),
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
  order: NewOrder,
  newId: NewId,
): Promise<Result<Order, CouponRefusal>> {
  const lastNumber = await holdCounter(trx, order.restaurantId);
  const before = await trx('orders').where('call_id', order.callId).first<OrderRow | undefined>();
  if (before) return accepted(one(await withLines(trx, [before])));
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
    actor: 'call',
    from_status: null,
    to_status: row.status,
    at: order.placedAt,
  });
  return accepted(toOrder(row, lines));
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

function one<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('a statement that always answers a row answered none');
  return row;
}
