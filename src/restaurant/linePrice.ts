import { divideRounding, scale, type MinorUnits } from '../kernel/money.js';
import type { CartLine, ChosenModifier, LineRequest } from './cartLine.js';
import { allModifiersOf, halvesOf } from './lineModifiers.js';
import { halvesShares } from './halvesTax.js';
import { itemPrice, optionPrice } from './itemPrice.js';
import type { HalvesRule, MenuItem, ModifierGroup, ModifierOption } from './menu.js';
import { findItem, findOption, findVariant, type MenuLookup } from './menuLookup.js';
import type { OrderLine, OrderLineModifier } from './order.js';
import { setMenuShares } from './setMenu.js';
import { multiply } from './taxShares.js';

const HALF_PERCENT = 50;

/**
 * A line as it is sold, on the occasion of the lookup.
 *
 * - A unit is the variant's price (the item's, where there is no variant or none was chosen yet) plus its
 *   modifiers. Leaving something off costs nothing and gives nothing back.
 * - A special price takes the place of the card's where channel, fulfilment and variant fit; the last counts.
 * - Each of two halves is taxed as its own dish (`halvesTax`).
 * - Of two halves a unit costs the dearer, the mean, or a share of each, as the category says; an option on
 *   one half costs its share.
 * - An added option costs its price per portion: `normal` and `light` are one portion, `extra` is two, each
 *   as often as it is taken. What the item includes is already paid for, so that there only the second
 *   portion costs: extra mozzarella on a Margherita is one topping. Then the group's free portions go off.
 *
 * Throws a RangeError for an item or option that the menu does not have; `decide` and `confirmOrder` let
 * none in.
 */
export function priceLine(lookup: MenuLookup, line: CartLine): OrderLine {
  const item = itemOf(lookup, line.item);
  const second = line.secondHalf === undefined ? undefined : itemOf(lookup, line.secondHalf);
  const variant = line.variant === null ? undefined : findVariant(item, line.variant);
  const base = basePrice(lookup, item, second, line.variant);
  const modifiers = priceModifiers(lookup, line, item, second);
  const unitPrice = base + modifiers.reduce((sum, modifier) => sum + modifier.price, 0);
  const shares = second
    ? halvesShares(lookup, [item, second], line.variant, { base, modifiers })
    : setMenuShares(lookup, item, modifiers, unitPrice);
  const minimumAge = minimumAgeOf(lookup, [line.item, line.secondHalf], modifiers);
  return {
    item: item.id,
    name: second ? `½ ${item.name} + ½ ${second.name}` : item.name,
    variant: variant?.id ?? null,
    variantName: variant?.name ?? null,
    quantity: line.quantity,
    unitPrice,
    total: unitPrice * line.quantity,
    taxClass: item.taxClass,
    station: item.station,
    modifiers,
    ...(second && { secondHalf: second.id }),
    ...(shares && { taxShares: multiply(shares, line.quantity) }),
    ...(minimumAge > 0 && { minimumAge }),
  };
}

/** The highest age that any of its dishes asks for; 0 where none does. */
function minimumAgeOf(
  lookup: MenuLookup,
  items: readonly (string | undefined)[],
  modifiers: readonly OrderLineModifier[],
): number {
  const ofSetMenu = modifiers
    .filter(({ action }) => action === 'add')
    .map(({ group, option }) => findOption(lookup, group, option)?.item);
  const ages = [...items, ...ofSetMenu].map(
    (id) => (id === undefined ? undefined : findItem(lookup, id))?.minimumAge ?? 0,
  );
  return Math.max(0, ...ages);
}

function basePrice(
  lookup: MenuLookup,
  item: MenuItem,
  second: MenuItem | undefined,
  variant: string | null,
): MinorUnits {
  const first = itemPrice(lookup, item, variant);
  if (!second) return first;
  const other = itemPrice(lookup, second, variant);
  const { price = 'max', sharePercent = HALF_PERCENT } = halvesRuleOf(lookup, item) ?? {};
  switch (price) {
    case 'max':
      return Math.max(first, other);
    case 'average':
      return divideRounding(first + other, 2);
    case 'share':
      return scale(first, sharePercent, 100) + scale(other, sharePercent, 100);
  }
}

function priceModifiers(
  lookup: MenuLookup,
  line: LineRequest,
  item: MenuItem,
  second: MenuItem | undefined,
): readonly OrderLineModifier[] {
  const halves = [item, second ?? item] as const;
  const optionPercent = halvesRuleOf(lookup, item)?.optionPercent ?? HALF_PERCENT;
  const priced = allModifiersOf(lookup, line).map((modifier) => {
    const option = findOption(lookup, modifier.group, modifier.option);
    if (!option) {
      throw new RangeError(`the menu has no option ${modifier.group}/${modifier.option}`);
    }
    const whole = optionPrice(lookup, option, line.variant);
    const isHalf = halvesOf(modifier.portion).length === 1;
    const portion = isHalf ? scale(whole, optionPercent, 100) : whole;
    return { modifier, option, portion, portions: paidPortions(halves, modifier) };
  });
  const free = freePortions(lookup, priced);
  return priced.map(({ modifier, option, portion, portions }, i) => {
    const linked = option.item === undefined ? undefined : findItem(lookup, option.item);
    return {
      ...modifier,
      name: option.name,
      price: portion * (portions - (free[i] ?? 0)),
      ...(linked && modifier.action === 'add' && { station: linked.station }),
    };
  });
}

function paidPortions(
  halves: readonly [MenuItem, MenuItem],
  { group, option, action, amount, count = 1, portion }: ChosenModifier,
): number {
  if (action === 'remove') return 0;
  const isIncluded = halvesOf(portion).every((half) =>
    (half === 'first_half' ? halves[0] : halves[1]).includes?.some(
      (ref) => ref.group === group && ref.option === option,
    ),
  );
  return (amount === 'extra' ? 2 : 1) * count - (isIncluded ? 1 : 0);
}

interface Priced {
  readonly modifier: ChosenModifier;
  readonly option: ModifierOption;
  readonly portion: MinorUnits;
  readonly portions: number;
}

/** How many portions of each modifier its group gives for free. */
function freePortions(lookup: MenuLookup, priced: readonly Priced[]): readonly number[] {
  const free = priced.map(() => 0);
  const groups = new Set(priced.map(({ modifier }) => modifier.group));
  for (const id of groups) {
    const group = lookup.groups.get(id);
    let left = group?.freeChoices ?? 0;
    if (!group || left === 0) continue;
    for (const i of inFreeOrder(group, priced)) {
      const taken = Math.min(left, priced[i]?.portions ?? 0);
      free[i] = taken;
      left -= taken;
    }
  }
  return free;
}

/** Where the modifiers of a group stand, those first whose portions are given for free first. */
function inFreeOrder(group: ModifierGroup, priced: readonly Priced[]): readonly number[] {
  const place = ({ option }: Priced): number =>
    group.options.findIndex(({ id }) => id === option.id);
  return priced
    .map((entry, i) => ({ entry, i }))
    .filter(({ entry }) => entry.modifier.group === group.id)
    .sort(
      (a, b) =>
        (group.freeBy === 'order' ? 0 : a.entry.portion - b.entry.portion) ||
        place(a.entry) - place(b.entry),
    )
    .map(({ i }) => i);
}

function halvesRuleOf({ menu }: MenuLookup, item: MenuItem): HalvesRule | undefined {
  return menu.categories.find(({ id }) => id === item.category)?.halves;
}

function itemOf(lookup: MenuLookup, id: string): MenuItem {
  const item = findItem(lookup, id);
  if (!item) throw new RangeError(`the menu has no item ${id}`);
  return item;
}
