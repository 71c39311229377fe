import type { Menu, MenuItem, ModifierGroup, ModifierOption, Variant } from './menu.js';

/** A menu and its ways in by id. */
export interface MenuLookup {
  readonly menu: Menu;
  readonly items: ReadonlyMap<string, MenuItem>;
  readonly groups: ReadonlyMap<string, ModifierGroup>;
}

const lookups = new WeakMap<Menu, MenuLookup>();

/** The lookup of a menu. Made once per menu object: a menu is read-only, and a new one is a new object. */
export function indexMenu(menu: Menu): MenuLookup {
  const known = lookups.get(menu);
  if (known) return known;
  const lookup: MenuLookup = {
    menu,
    items: new Map(menu.items.map((item) => [item.id, item])),
    groups: new Map(menu.modifierGroups.map((group) => [group.id, group])),
  };
  lookups.set(menu, lookup);
  return lookup;
}

/** The item with this id. */
export function findItem(lookup: MenuLookup, id: string): MenuItem | undefined {
  return lookup.items.get(id);
}

/** The item's variant with this id. Variant ids are unique within their item. */
export function findVariant(item: MenuItem, id: string): Variant | undefined {
  return item.variants.find((variant) => variant.id === id);
}

/** The modifier groups of an item, in the order in which they are asked. */
export function groupsOf(lookup: MenuLookup, item: MenuItem): readonly ModifierGroup[] {
  return item.modifierGroups.flatMap((id) => lookup.groups.get(id) ?? []);
}

/** The option with this id in this group. */
export function findOption(
  lookup: MenuLookup,
  group: string,
  option: string,
): ModifierOption | undefined {
  return lookup.groups.get(group)?.options.find(({ id }) => id === option);
}

/** The options of a group that can be had now. */
export function availableOptions(group: ModifierGroup): readonly ModifierOption[] {
  return group.options.filter((option) => !option.soldOut);
}

/**
 * Whether the item cannot be sold now: it is marked so, or a choice that has to be made has too few
 * options left, so that asking for it would never end.
 */
export function isSoldOut(lookup: MenuLookup, item: MenuItem): boolean {
  return (
    item.soldOut ||
    groupsOf(lookup, item).some((group) => availableOptions(group).length < group.minChoices)
  );
}
