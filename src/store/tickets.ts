import type { Knex } from 'knex';
import type { JobRequest } from '../orders/ports/jobs.js';
import {
  STAFF_TELEPHONE,
  type DeliveryState,
  type NewDelivery,
  type TicketBook,
  type TicketDelivery,
} from '../orders/ports/tickets.js';
import type { Database } from './database.js';
import { enqueue } from './enqueue.js';
import { selectPage, toPage } from './paging.js';

interface DeliveryRow {
  id: string;
  order_id: string;
  restaurant_id: string;
  output: string;
  purpose: string;
  state: DeliveryState;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  updated_at: Date;
}

/** The repository of what goes to the kitchen. */
export function createTickets(database: Database): TicketBook {
  return {
    add: (deliveries, { at, jobs, alert }) =>
      database.transaction(async (trx) => {
        for (const delivery of deliveries) {
          const { id, orderId, restaurantId, output, purpose } = delivery;
          const added = await trx('kitchen_deliveries')
            .insert({
              ...{ id, output, purpose, state: 'waiting', created_at: at, updated_at: at },
              ...{ order_id: orderId, restaurant_id: restaurantId },
            })
            .onConflict(['order_id', 'output', 'purpose'])
            .ignore()
            .returning<{ id: string }[]>('id');
          if (added.length === 0) continue;
          await enqueue(trx, [jobOf(delivery)]);
        }
        await enqueue(trx, jobs);
        if (alert) {
          await trx.raw('select add_live_event(?, ?, ?)', [alert.restaurantId, 'alert', alert.id]);
        }
      }),
    byId: (id) =>
      database.run(async (knex) => {
        const row = await knex('kitchen_deliveries')
          .where('id', id)
          .first<DeliveryRow | undefined>();
        return row && toDelivery(row);
      }),
    begin: (id, at) =>
      database.run(async (knex) => {
        await knex('kitchen_deliveries')
          .where('id', id)
          .update({ state: 'sending', updated_at: at, attempts: knex.raw('attempts + 1') });
      }),
    settle: (id, { state, error, at }) =>
      database.run(async (knex) => {
        await knex('kitchen_deliveries')
          .where('id', id)
          .update({ state, last_error: error, updated_at: at });
      }),
    list: (filter, page) =>
      database.run(async (knex) => {
        const columns = { at: 'created_at', id: 'id' };
        const query: Knex.QueryBuilder = selectPage(knex('kitchen_deliveries'), columns, page);
        if (filter.restaurantId !== undefined) query.where('restaurant_id', filter.restaurantId);
        if (filter.orderId !== undefined) query.where('order_id', filter.orderId);
        if (filter.state !== undefined) query.where('state', filter.state);
        const { entries, next } = toPage(
          await query.select<DeliveryRow[]>(),
          (row) => row.created_at,
          page,
        );
        return { entries: entries.map(toDelivery), next };
      }),
  };
}

/** A telephone that rings for one order cannot ring for another. */
function jobOf({ id, output, restaurantId }: NewDelivery): JobRequest {
  const payload = { deliveryId: id };
  if (output !== STAFF_TELEPHONE) {
    return { task: 'kitchen.deliver', payload, key: `kitchen.deliver:${id}` };
  }
  const queue = `kitchen.call:${restaurantId}`;
  return { task: 'kitchen.call', payload, key: `kitchen.call:${id}`, queue };
}

function toDelivery(row: DeliveryRow): TicketDelivery {
  return {
    id: row.id,
    orderId: row.order_id,
    restaurantId: row.restaurant_id,
    output: row.output,
    purpose: row.purpose,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
