import type { Knex } from 'knex';
import type { MenuBook } from '../orders/ports.js';
import type { Menu } from '../restaurant/menu.js';
import type { Database } from './database.js';
import { reviseMenu } from './stock.js';

/** The repository of menus. */
export function createMenus(database: Database): MenuBook {
  return {
    replace: (restaurantId, menu) =>
      database.transaction((trx) => insertMenu(trx, restaurantId, menu)),
  };
}

/** Adds a menu as the restaurant's next and answers with its version. To be called in a transaction. */
export async function insertMenu(trx: Knex, restaurantId: string, menu: Menu): Promise<number> {
  // Two imports at once get two versions: the second waits here for the first.
  await trx.raw('select 1 from restaurants where id = ? for update', [restaurantId]);
  const { rows } = await trx.raw<{ rows: [{ version: number }] }>(
    `insert into menus (restaurant_id, version, menu)
     select :restaurantId, coalesce(max(version), 0) + 1, :menu::jsonb
       from menus where restaurant_id = :restaurantId
     returning version`,
    { restaurantId, menu: JSON.stringify(menu) },
  );
  await reviseMenu(trx, restaurantId);
  return rows[0].version;
}
