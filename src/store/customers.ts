import type { Knex } from 'knex';
import type { CallerBook } from '../calls/ports.js';
import type { E164 } from '../kernel/phone.js';
import type { NewOrder } from '../orders/ports.js';
import type { CustomerBook, CustomerRecord } from '../orders/ports/people.js';
import { chosenOf, type CallerProfile, type RememberedLine } from '../restaurant/callerProfile.js';
import type { Database } from './database.js';
import { toAddress, type OrderLineRow, type OrderRow } from './orderRows.js';
import { selectPage, toPage } from './paging.js';

/** The customers; they are written with their orders. */
export interface Customers extends CustomerBook, CallerBook {
  byPhone(restaurantId: string, phone: E164): Promise<CustomerRecord | undefined>;
}

interface CustomerRow {
  id: string;
  restaurant_id: string;
  phone: E164;
  name: string | null;
  language: string;
  notes: string | null;
  allergies: string[];
  blocked: boolean;
  first_seen_at: Date;
  last_seen_at: Date;
}

/** So many of the last orders tell what is usual. */
const REMEMBERED_ORDERS = 20;

/** The repository of customers. */
export function createCustomers(database: Database): Customers {
  const rowOf = (knex: Knex, where: Partial<CustomerRow>): PromiseLike<CustomerRow | undefined> =>
    knex('customers').where(where).first<CustomerRow | undefined>();
  return {
    byPhone: (restaurantId, phone) =>
      database.run(async (knex) => {
        const row = await rowOf(knex, { restaurant_id: restaurantId, phone });
        return row && toRecord(row);
      }),
    customer: (id) =>
      database.run(async (knex) => {
        const row = await rowOf(knex, { id });
        return row && toRecord(row);
      }),
    list: ({ restaurantId, phone }, page) =>
      database.run(async (knex) => {
        const query = selectPage(knex('customers'), { at: 'last_seen_at', id: 'id' }, page);
        if (restaurantId !== undefined) query.where('restaurant_id', restaurantId);
        if (phone !== undefined) query.where('phone', phone);
        const rows = await query.select<CustomerRow[]>();
        const { entries, next } = toPage(rows, (row) => row.last_seen_at, page);
        return { entries: entries.map(toRecord), next };
      }),
    change: (id, changes) =>
      database.run(async (knex) => {
        if (Object.keys(changes).length > 0) await knex('customers').where({ id }).update(changes);
      }),
    callerProfile: (restaurantId, phone) =>
      database.run(async (knex) => {
        const row = await rowOf(knex, { restaurant_id: restaurantId, phone });
        return row && toProfile(knex, row);
      }),
  };
}

/**
 * Writes the customer of a new order, within its transaction: name and language of last time, and the
 * allergies that were ever said.
 */
export async function saveCustomer(
  trx: Knex,
  { restaurantId, order, placedAt }: NewOrder,
  newId: () => string,
): Promise<string | null> {
  const { customerPhone: phone, customerName: name, language, allergies = [] } = order;
  if (phone === null) return null;
  const { rows } = await trx.raw<{ rows: [{ id: string }] }>(
    `insert into customers as c
       (id, restaurant_id, phone, name, language, allergies, first_seen_at, last_seen_at)
     values (:id, :restaurantId, :phone, :name, :language, :allergies, :at, :at)
     on conflict (restaurant_id, phone) do update set
       name = coalesce(excluded.name, c.name),
       language = excluded.language,
       allergies = array(select distinct unnest(c.allergies || excluded.allergies)),
       last_seen_at = excluded.last_seen_at
     returning id`,
    { id: newId(), restaurantId, phone, name, language, allergies: [...allergies], at: placedAt },
  );
  return rows[0].id;
}

async function toProfile(knex: Knex, customer: CustomerRow): Promise<CallerProfile> {
  const orders = await knex('orders')
    .where('customer_id', customer.id)
    .whereNotIn('status', ['draft', 'rejected', 'cancelled', 'expired'])
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(REMEMBERED_ORDERS)
    .select<OrderRow[]>();
  const rows = await knex('order_lines')
    .whereRaw('order_id = any(?)', [orders.map(({ id }) => id)])
    .orderBy(['order_id', 'position'])
    .select<OrderLineRow[]>();
  const carts = orders.map(({ id }) =>
    rows.filter((line) => line.order_id === id).map(toRememberedLine),
  );
  const delivered = orders.find(({ address_text: text }) => text !== null);
  return {
    name: customer.name,
    language: customer.language,
    address: delivered ? toAddress(delivered) : null,
    notes: customer.notes,
    allergies: customer.allergies,
    usualOrder: usualOf(carts),
    lastOrder: carts[0] ?? null,
    blocked: customer.blocked,
  };
}

/** The cart that was ordered most often, if it was more than once; of equals the latest. */
function usualOf(carts: readonly (readonly RememberedLine[])[]): readonly RememberedLine[] | null {
  const counts = new Map<string, number>();
  for (const cart of carts) counts.set(keyOf(cart), (counts.get(keyOf(cart)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return most < 2 ? null : (carts.find((cart) => counts.get(keyOf(cart)) === most) ?? null);
}

function keyOf(cart: readonly RememberedLine[]): string {
  const lines = cart.map(({ item, quantity, variant, secondHalf, modifiers }) => {
    const options = modifiers.map((modifier) => JSON.stringify(chosenOf(modifier))).sort();
    return JSON.stringify([item, quantity, variant, secondHalf ?? null, options]);
  });
  return lines.sort().join();
}

function toRememberedLine(row: OrderLineRow): RememberedLine {
  return {
    item: row.item,
    name: row.name,
    quantity: row.quantity,
    variant: row.variant,
    modifiers: row.modifiers.map((modifier) => ({
      ...chosenOf(modifier),
      name: modifier.name,
    })),
    ...(row.second_half === null ? {} : { secondHalf: row.second_half }),
  };
}

function toRecord(row: CustomerRow): CustomerRecord {
  return {
    id: row.id,
    restaurantId: row.restaurant_id,
    phone: row.phone,
    name: row.name,
    language: row.language,
    notes: row.notes,
    allergies: row.allergies,
    blocked: row.blocked,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  };
}
