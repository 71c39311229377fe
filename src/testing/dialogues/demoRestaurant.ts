import { readFileSync } from 'node:fs';
import { primarySubtag } from '../../conversation/dialogue/languages.js';
import { orderLanguageOf } from '../../conversation/languages/orderLanguages.js';
import {
  createOrderParser,
  type OrderParser,
} from '../../conversation/understanding/orderParser.js';
import type { Menu } from '../../restaurant/menu.js';
import { parseMenuFile } from '../../restaurant/menuFile.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { parseProfileFile } from '../../restaurant/profileFile.js';

const demo = new URL('../../../db/demo/', import.meta.url);

/** One of the two restaurants that come with the project, as a call loads it. */
export function demoRestaurant(id: 'bella-napoli' | 'chez-marcel'): RestaurantProfile {
  const file = parseProfileFile(readFileSync(new URL('demo.restaurants.json', demo), 'utf8'));
  const entry = file.ok ? file.value.find(({ profile }) => profile.id === id) : undefined;
  if (!entry) throw new Error(`the demo has no restaurant ${id}`);
  const menu = parseMenuFile(readFileSync(new URL(entry.menuFile, demo), 'utf8'));
  if (!menu.ok) throw new Error(`the demo's menu ${entry.menuFile} is broken`);
  return { ...entry.profile, menu: menu.value.menu };
}

const parsers = new WeakMap<Menu, Readonly<Record<string, OrderParser>>>();

/** The parsers for a restaurant's languages, by primary subtag. Made once per menu. */
export function parsersFor({
  menu,
  languages,
}: RestaurantProfile): Readonly<Record<string, OrderParser>> {
  const known = parsers.get(menu);
  if (known) return known;
  const made = Object.fromEntries(
    languages.flatMap((tag) => {
      const language = orderLanguageOf(tag);
      return language ? [[primarySubtag(tag), createOrderParser(menu, language)]] : [];
    }),
  );
  parsers.set(menu, made);
  return made;
}
