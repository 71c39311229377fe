import type { Knex } from 'knex';
import type { RestaurantBook } from '../orders/ports.js';
import type { MenuNow, StockBook } from '../orders/ports/stock.js';
import type { Menu } from '../restaurant/menu.js';
import type { MenuThing, SoldOutMark } from '../restaurant/soldOutMarks.js';
import type { Database } from './database.js';

/** A mark as the database tells it: what it is not about is null. */
export interface MarkRow {
  item: string | null;
  group: string | null;
  option: string | null;
  until: string | null;
}

/** The repository of what has run out. */
export function createStock(database: Database): StockBook {
  return {
    marksOf: (restaurantId) =>
      database.run(async (knex) => {
        const { rows } = await knex.raw<{ rows: { marks: MarkRow[] }[] }>(
          `select ${marksColumn} as marks from restaurants r where r.id = ?`,
          [restaurantId],
        );
        return (rows[0]?.marks ?? []).map(toMark);
      }),
    mark: (restaurantId, thing, until) =>
      database.transaction(async (trx) => {
        await trx('sold_out')
          .insert({ ...toRow(restaurantId, thing), until, marked_at: trx.fn.now() })
          .onConflict(['restaurant_id', 'item', 'modifier_group', 'option'])
          .merge(['until', 'marked_at']);
        await reviseMenu(trx, restaurantId);
      }),
    unmark: (restaurantId, thing) =>
      database.transaction(async (trx) => {
        await trx('sold_out').where(toRow(restaurantId, thing)).delete();
        await reviseMenu(trx, restaurantId);
      }),
  };
}

/**
 * Watches menus for calls that are going on: asks for the number of the last change only, which costs next to
 * nothing, and reads the menu when it has grown.
 */
export function watchMenus(database: Database, restaurants: Pick<RestaurantBook, 'byId'>): MenuNow {
  const known = new Map<string, { readonly revision: number; readonly menu: Menu }>();
  return async (restaurantId) => {
    const revision = await revisionOf(database, restaurantId);
    const last = known.get(restaurantId);
    if (revision === undefined || last?.revision === revision) return last?.menu;
    const menu = (await restaurants.byId(restaurantId))?.menu;
    if (menu) known.set(restaurantId, { revision, menu });
    return menu;
  };
}

/** Makes known that the restaurant's menu has changed. To be called in the transaction that changes it. */
export async function reviseMenu(trx: Knex, restaurantId: string): Promise<void> {
  await trx('restaurants').where('id', restaurantId).increment('menu_revision', 1);
}

/** The marks of the restaurant `r` that are not over, as a JSON list of `MarkRow`. */
export const marksColumn = `(
  select coalesce(jsonb_agg(jsonb_build_object(
           'item', s.item, 'group', s.modifier_group, 'option', s.option, 'until', s.until
         ) order by s.marked_at), '[]')
    from sold_out s
   where s.restaurant_id = r.id and (s.until is null or s.until > now())
)`;

/** The mark that a row stands for. */
export function toMark({ item, group, option, until }: MarkRow): SoldOutMark {
  const thing = item === null ? { group: group ?? '', option: option ?? '' } : { item };
  return { thing, until };
}

function toRow(restaurantId: string, thing: MenuThing): Record<string, string | null> {
  return {
    restaurant_id: restaurantId,
    item: 'item' in thing ? thing.item : null,
    modifier_group: 'item' in thing ? null : thing.group,
    option: 'item' in thing ? null : thing.option,
  };
}

async function revisionOf(database: Database, restaurantId: string): Promise<number | undefined> {
  return database.run(async (knex) => {
    const row = await knex('restaurants')
      .where('id', restaurantId)
      .first<{ menu_revision: number } | undefined>('menu_revision');
    return row?.menu_revision;
  });
}
