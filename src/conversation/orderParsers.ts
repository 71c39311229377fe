import type { Menu } from '../restaurant/menu.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { primarySubtag } from './dialogue/languages.js';
import { orderLanguageOf } from './languages/orderLanguages.js';
import { createOrderParser, type OrderParser } from './understanding/orderParser.js';

/** The parsers of one menu, by primary language subtag. */
export type OrderParsers = Readonly<Record<string, OrderParser>>;

const made = new WeakMap<Menu, Record<string, OrderParser>>();
/** The last parsers of each restaurant, with the text of the menu that they understand. */
const lastOf = new Map<
  string,
  { readonly text: string; readonly parsers: Record<string, OrderParser> }
>();

/**
 * The parsers of a restaurant's menu in each of its languages for which order words are known. They are made
 * once for a menu, and once only for menus that differ in nothing but what has run out: making them takes
 * longer than a frame of sound lasts, and the staff mark dishes while others are on the phone.
 */
export function orderParsersOf({ id, menu, languages }: RestaurantProfile): OrderParsers {
  const parsers = made.get(menu) ?? parsersLike(id, menu);
  made.set(menu, parsers);
  for (const tag of languages) {
    const language = orderLanguageOf(tag);
    if (language) parsers[primarySubtag(tag)] ??= createOrderParser(menu, language);
  }
  return parsers;
}

function parsersLike(restaurantId: string, menu: Menu): Record<string, OrderParser> {
  const text = JSON.stringify(menu, (key, value: unknown) =>
    key === 'soldOut' || key === 'soldOutUntil' ? undefined : value,
  );
  const last = lastOf.get(restaurantId);
  if (last?.text === text) return last.parsers;
  const parsers = {};
  lastOf.set(restaurantId, { text, parsers });
  return parsers;
}
