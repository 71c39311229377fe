import type { MenuBook } from '../orders/ports.js';
import { ProviderError } from '../kernel/errors.js';
import type { Database } from './database.js';

/** The repository of menus. */
export function createMenus(database: Database): MenuBook {
  return {
    replace: (restaurantId, menu) =>
      database.transaction(async (trx) => {
        // The row is held, so that two imports at once get two versions.
        const { rows: held } = await trx.raw<{ rows: { id: string }[] }>(
          'select id from restaurants where id = ? for update',
          [restaurantId],
        );
        if (held.length === 0) {
          throw new ProviderError('database', 'has no such restaurant', { retryable: false });
        }
        const { rows } = await trx.raw<{ rows: { version: number }[] }>(
          `insert into menus (restaurant_id, version, menu)
           select :restaurantId, coalesce(max(version), 0) + 1, :menu::jsonb
             from menus where restaurant_id = :restaurantId
           returning version`,
          { restaurantId, menu: JSON.stringify(menu) },
        );
        const [saved] = rows;
        if (!saved) throw new Error('an insert that returns its row returned none');
        return saved.version;
      }),
  };
}
