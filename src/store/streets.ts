import type { Street, StreetBook } from '../orders/ports.js';
import type { Database } from './database.js';

/** The repository of street lists. */
export function createStreets(database: Database): StreetBook {
  return {
    replace: (restaurantId, streets) =>
      database.run(async (knex) => {
        await knex('street_lists')
          .insert({
            restaurant_id: restaurantId,
            streets: JSON.stringify(streets),
            // Two lists of one millisecond would look like one.
            made_at: knex.raw('clock_timestamp()'),
          })
          .onConflict('restaurant_id')
          .merge({
            streets: JSON.stringify(streets),
            made_at: knex.raw(
              `greatest(clock_timestamp(), street_lists.made_at + interval '1 ms')`,
            ),
          });
      }),
    madeAt: (restaurantId) =>
      database.run(async (knex) => {
        const row = await knex('street_lists')
          .where('restaurant_id', restaurantId)
          .first<{ made_at: Date } | undefined>('made_at');
        return row?.made_at;
      }),
    of: (restaurantId) =>
      database.run(async (knex) => {
        const row = await knex('street_lists')
          .where('restaurant_id', restaurantId)
          .first<{ streets: Street[] } | undefined>('streets');
        return row?.streets ?? [];
      }),
  };
}
