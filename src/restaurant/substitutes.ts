import type { ModifierGroup, ModifierOption, MenuItem } from './menu.js';
import { availableOptions, findItem, isOffered, type MenuLookup } from './menuLookup.js';

/** The most substitutes that are named: more is a menu read aloud. */
const MOST_SUBSTITUTES = 3;

/**
 * Ids of what can be had in the place of an item that cannot: those that the menu names, in its order, or
 * without such a word the dishes of the same category that are nearest in price.
 */
export function substitutesOf(lookup: MenuLookup, item: MenuItem): readonly string[] {
  const candidates = item.substitutes
    ? item.substitutes.flatMap((id) => findItem(lookup, id) ?? [])
    : nearest(
        item,
        lookup.menu.items.filter(({ category }) => category === item.category),
      );
  return candidates
    .filter((other) => other.id !== item.id && isOffered(lookup, other))
    .slice(0, MOST_SUBSTITUTES)
    .map(({ id }) => id);
}

/** The same for an option: ids of options of its group. */
export function optionSubstitutesOf(
  lookup: MenuLookup,
  group: ModifierGroup,
  option: ModifierOption,
): readonly string[] {
  const offered = availableOptions(lookup, group).filter(({ id }) => id !== option.id);
  const candidates = option.substitutes
    ? option.substitutes.flatMap((id) => offered.find((other) => other.id === id) ?? [])
    : nearest(option, offered);
  return candidates.slice(0, MOST_SUBSTITUTES).map(({ id }) => id);
}

/** Nearest in price first; among equals, in the order of the card. */
function nearest<Thing extends { readonly price: number }>(
  { price }: Thing,
  things: readonly Thing[],
): readonly Thing[] {
  return things.toSorted((a, b) => Math.abs(a.price - price) - Math.abs(b.price - price));
}
