import type { Menu } from '../../restaurant/menu.js';
import type { MenuThing, SoldOutMark } from '../../restaurant/soldOutMarks.js';

/** What has run out. Every method throws a `ProviderError` when the database is away. */
export interface StockBook {
  /** What the staff have marked, without what has come back since; the oldest mark first. */
  marksOf(restaurantId: string): Promise<readonly SoldOutMark[]>;
  /** Marks something, or changes until when it is marked. */
  mark(restaurantId: string, thing: MenuThing, until: Date | null): Promise<void>;
  unmark(restaurantId: string, thing: MenuThing): Promise<void>;
}

/**
 * The menu of a restaurant as it is now, with all that has run out. The same object while nothing changes, for
 * all who ask. Undefined when there is no such restaurant.
 */
export type MenuNow = (restaurantId: string) => Promise<Menu | undefined>;
