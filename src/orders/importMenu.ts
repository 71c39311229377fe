import { accepted, refused, type Result } from '../kernel/result.js';
import type { FileFault } from '../restaurant/jsonFile.js';
import { parseMenuFile } from '../restaurant/menuFile.js';
import { checkMenuFits } from '../restaurant/profileFile.js';
import type { MenuBook, RestaurantBook } from './ports.js';

/** Why a menu was not imported. */
export type ImportRefusal =
  | { readonly code: 'no_such_restaurant'; readonly restaurantId: string }
  | { readonly code: 'menu_is_faulty'; readonly faults: readonly FileFault[] };

/** What an import did. */
export interface ImportedMenu {
  /** Counted from 1 for each restaurant. */
  readonly version: number;
  readonly items: number;
}

/**
 * Puts the menu of a file (JSON text) in the place of the restaurant's current one; calls that begin from
 * now on have it. A menu with any fault, or one that does not fit the restaurant, changes nothing. Throws a
 * `ProviderError` when the database is away.
 */
export async function importMenu(
  parts: {
    readonly restaurants: Pick<RestaurantBook, 'byId'>;
    readonly menus: MenuBook;
  },
  { restaurantId, file }: { restaurantId: string; file: unknown },
): Promise<Result<ImportedMenu, ImportRefusal>> {
  const parsed = parseMenuFile(file);
  if (!parsed.ok) return refused({ code: 'menu_is_faulty', faults: parsed.refusal });
  const profile = await parts.restaurants.byId(restaurantId);
  if (!profile) return refused({ code: 'no_such_restaurant', restaurantId });
  const { menu, restaurant } = parsed.value;
  const faults = checkMenuFits(profile, menu, restaurant.currency);
  if (faults.length > 0) return refused({ code: 'menu_is_faulty', faults });
  const version = await parts.menus.replace(restaurantId, menu);
  return accepted({ version, items: menu.items.length });
}
