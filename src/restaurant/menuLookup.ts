import { isAvailable } from './availability.js';
import type { Menu, MenuItem, ModifierGroup, ModifierOption, Sellable, Variant } from './menu.js';
import type { Occasion } from './occasion.js';

/** A menu and its ways in by id. */
export interface MenuLookup {
  readonly menu: Menu;
  readonly items: ReadonlyMap<string, MenuItem>;
  readonly groups: ReadonlyMap<string, ModifierGroup>;
  /** What is ordered for. Null: hours, days and ways bar nothing, and what is out until later is out. */
  readonly occasion: Occasion | null;
}

const lookups = new WeakMap<Menu, MenuLookup>();

/**
 * The lookup of a menu, on an occasion where one is given. The maps are made once per menu object: a menu
 * is read-only, and a new one is a new object.
 */
export function indexMenu(menu: Menu, occasion: Occasion | null = null): MenuLookup {
  const known = lookups.get(menu) ?? {
    menu,
    items: new Map(menu.items.map((item) => [item.id, item])),
    groups: new Map(menu.modifierGroups.map((group) => [group.id, group])),
    occasion: null,
  };
  lookups.set(menu, known);
  return occasion ? { ...known, occasion } : known;
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

/**
 * Every group that may come up with an item: its own and, after each, those that its options open. Each once,
 * although options may open one another in a circle.
 */
export function reachableGroups(lookup: MenuLookup, item: MenuItem): readonly ModifierGroup[] {
  const found = new Map<string, ModifierGroup>();
  const visit = (id: string): void => {
    const group = lookup.groups.get(id);
    if (!group || found.has(id)) return;
    found.set(id, group);
    group.options.forEach(({ opens }) => opens?.forEach(visit));
  };
  item.modifierGroups.forEach(visit);
  return [...found.values()];
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
export function availableOptions(
  lookup: MenuLookup,
  group: ModifierGroup,
): readonly ModifierOption[] {
  return group.options.filter((option) => isOptionOffered(lookup, option));
}

/** Whether an option can be had now, and the item that it stands for too. */
export function isOptionOffered(lookup: MenuLookup, option: ModifierOption): boolean {
  return isOptionInStock(lookup, option) && isAvailableNow(lookup, option);
}

/** Whether an option has not run out, nor the item that it stands for. */
export function isOptionInStock(lookup: MenuLookup, option: ModifierOption): boolean {
  if (isMarkedSoldOut(lookup, option)) return false;
  const item = option.item === undefined ? undefined : findItem(lookup, option.item);
  return item === undefined || !isMarkedSoldOut(lookup, item);
}

/** Whether an item can be had now: it has not run out, and it is sold at this hour and in this way. */
export function isOffered(lookup: MenuLookup, item: MenuItem): boolean {
  return !isSoldOut(lookup, item) && isAvailableNow(lookup, item);
}

/**
 * Whether the item cannot be sold now: it is marked so, or a choice that has to be made has too few
 * options left, so that asking for it would never end.
 */
export function isSoldOut(lookup: MenuLookup, item: MenuItem): boolean {
  return (
    isMarkedSoldOut(lookup, item) ||
    groupsOf(lookup, item).some((group) => mostChoices(lookup, group) < group.minChoices)
  );
}

function mostChoices(lookup: MenuLookup, group: ModifierGroup): number {
  return availableOptions(lookup, group).reduce((sum, { maxCount = 1 }) => sum + maxCount, 0);
}

function isMarkedSoldOut({ occasion }: MenuLookup, { soldOut, soldOutUntil }: Sellable): boolean {
  if (soldOutUntil === undefined) return soldOut;
  return occasion === null || occasion.at.getTime() < Date.parse(soldOutUntil);
}

function isAvailableNow({ occasion }: MenuLookup, { availability }: Sellable): boolean {
  return occasion === null || isAvailable(availability, occasion);
}
