import { readFileSync } from 'node:fs';
import type { Cart, ChosenModifier, LineRequest } from '../restaurant/cartLine.js';
import { parseMenuFile } from '../restaurant/menuFile.js';
import { parseProfileFile } from '../restaurant/profileFile.js';
import type { RestaurantProfile } from '../restaurant/profile.js';

const folder = new URL('../../db/demo/', import.meta.url);

/** The text of a file of the demonstration. */
export function demoFile(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

function demoRestaurant(id: string): RestaurantProfile {
  const entries = parseProfileFile(demoFile('demo.restaurants.json'));
  if (!entries.ok) throw new Error(JSON.stringify(entries.refusal));
  const entry = entries.value.find(({ profile }) => profile.id === id);
  if (!entry) throw new Error(`the demonstration has no restaurant ${id}`);
  const file = parseMenuFile(demoFile(entry.menuFile));
  if (!file.ok) throw new Error(JSON.stringify(file.refusal));
  return { ...entry.profile, menu: file.value.menu };
}

/** The American restaurant of the demonstration: tax is added, pizzas have sizes. */
export const bellaNapoli = demoRestaurant('bella-napoli');

/** The French restaurant of the demonstration: prices contain 10, 20 or 5.5 % of tax. */
export const chezMarcel = demoRestaurant('chez-marcel');

/** A wish for an item, with what is given in place of one without variant and modifiers. */
export function wish(item: string, more: Partial<LineRequest> = {}): LineRequest {
  return { item, quantity: 1, variant: null, modifiers: [], ...more };
}

/** A modifier: an addition of the normal amount, unless told otherwise. */
export function modifier(
  group: string,
  option: string,
  more: Partial<ChosenModifier> = {},
): ChosenModifier {
  return { group, option, action: 'add', amount: 'normal', ...more };
}

/** A cart of these lines, whose ids are counted from `1`. */
export function cartOf(...lines: readonly LineRequest[]): Cart {
  return { lines: lines.map((line, i) => ({ ...line, id: String(i + 1) })) };
}
