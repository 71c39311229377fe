import type { Knex } from 'knex';
import type { KitchenBook, KitchenChange } from '../orders/ports/kitchen.js';
import type { DueWork } from '../restaurant/kitchen.js';
import type { Database } from './database.js';

interface LoadRow {
  paused_until: Date | null;
  delivery_paused_until: Date | null;
  extra_minutes: number;
  extra_until: Date | null;
}

interface DueRow {
  due_at: Date;
  work: Record<string, number>;
}

/** The orders that the kitchen has not made, with their items by station. */
const dueWork = `
  select o.promised_at - o.way_minutes * interval '1 minute' as due_at,
    coalesce(
      (select jsonb_object_agg(s.station, s.items) from (
        select l.station, sum(l.quantity)::int as items from order_lines l
        where l.order_id = o.id and l.station is not null group by l.station
      ) s), '{}') as work
  from orders o
  where o.restaurant_id = :restaurantId
    and o.status in ('awaiting_payment', 'new', 'accepted', 'preparing')
    and o.promised_at > :at::timestamptz
  order by o.promised_at`;

/** The repository of how busy kitchens are. */
export function createKitchens(database: Database): KitchenBook {
  return {
    load: (restaurantId, at) =>
      database.run(async (knex) => {
        const [said, due] = await Promise.all([
          knex('kitchen_loads').where('restaurant_id', restaurantId).first<LoadRow | undefined>(),
          readDue(knex, restaurantId, at),
        ]);
        return {
          pausedUntil: said?.paused_until ?? null,
          deliveryPausedUntil: said?.delivery_paused_until ?? null,
          extraMinutes: said?.extra_minutes ?? 0,
          extraUntil: said?.extra_until ?? null,
          due,
        };
      }),
    change: (restaurantId, change, { actor, at }) =>
      database.run(async (knex) => {
        const changes = { ...columnsOf(change), changed_at: at, changed_by: actor };
        await knex('kitchen_loads')
          .insert({ restaurant_id: restaurantId, ...changes })
          .onConflict('restaurant_id')
          .merge(changes);
      }),
  };
}

/** What a kitchen has promised and not made at this instant. */
export async function readDue(
  knex: Knex,
  restaurantId: string,
  at: Date,
): Promise<readonly DueWork[]> {
  const { rows } = await knex.raw<{ rows: DueRow[] }>(dueWork, { restaurantId, at });
  return rows.map((row): DueWork => ({ at: row.due_at, work: row.work }));
}

function columnsOf(change: KitchenChange): Record<string, unknown> {
  const columns = {
    paused_until: change.pausedUntil,
    delivery_paused_until: change.deliveryPausedUntil,
    extra_minutes: change.extraMinutes,
    extra_until: change.extraUntil,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
