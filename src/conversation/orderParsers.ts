import type { Menu } from '../restaurant/menu.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { primarySubtag } from './dialogue/languages.js';
import { orderLanguageOf } from './languages/orderLanguages.js';
import { createOrderParser, type OrderParser } from './understanding/orderParser.js';

/** The parsers of one menu, by primary language subtag. */
export type OrderParsers = Readonly<Record<string, OrderParser>>;

const made = new WeakMap<Menu, Record<string, OrderParser>>();

/**
 * The parsers of a restaurant's menu in each of its languages for which order words are known. They are made
 * once for a menu object and live as long as it does.
 */
export function orderParsersOf({ menu, languages }: RestaurantProfile): OrderParsers {
  const parsers = made.get(menu) ?? {};
  made.set(menu, parsers);
  for (const tag of languages) {
    const language = orderLanguageOf(tag);
    if (language) parsers[primarySubtag(tag)] ??= createOrderParser(menu, language);
  }
  return parsers;
}
