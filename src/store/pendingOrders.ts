import { createHash } from 'node:crypto';
import type { E164 } from '../kernel/phone.js';
import type { PendingOrderBook } from '../orders/ports/pendingOrders.js';
import type { OrderSoFar } from '../restaurant/orderSoFar.js';
import type { Database } from './database.js';

interface PendingRow {
  id: string;
  restaurant_id: string;
  call_id: string;
  phone: E164;
  draft: OrderSoFar;
  created_at: Date;
  expires_at: Date;
  order_id: string | null;
}

/** The repository of orders that wait to be finished. */
export function createPendingOrders(database: Database): PendingOrderBook {
  return {
    save: ({ id, restaurantId, callId, phone, draft, createdAt, expiresAt }, token) =>
      database.run(async (knex) => {
        await knex('pending_orders')
          .insert({
            ...{ id, phone, restaurant_id: restaurantId, call_id: callId },
            ...{ draft: JSON.stringify(draft), token_sha256: sha256(token) },
            ...{ created_at: createdAt, expires_at: expiresAt },
          })
          .onConflict('call_id')
          .merge();
      }),
    byToken: (token) =>
      database.run(async (knex) => {
        const row = await knex('pending_orders')
          .where('token_sha256', sha256(token))
          .first<PendingRow | undefined>();
        return (
          row && {
            ...{ id: row.id, restaurantId: row.restaurant_id, callId: row.call_id },
            ...{ phone: row.phone, draft: row.draft, orderId: row.order_id },
            ...{ createdAt: row.created_at, expiresAt: row.expires_at },
          }
        );
      }),
    placed: (id, orderId) =>
      database.run(async (knex) => {
        await knex('pending_orders').where('id', id).update({ order_id: orderId });
      }),
  };
}

/** 256 random bits: a slow hash, as for a password, would add nothing. */
function sha256(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
