import type { MinorUnits } from '../kernel/money.js';
import { itemPrice } from './itemPrice.js';
import type { MenuItem } from './menu.js';
import { findItem, findOption, type MenuLookup } from './menuLookup.js';
import type { OrderLineModifier, TaxShare } from './order.js';
import { allocate, sumShares } from './taxShares.js';

/**
 * As what one unit of a set menu is taxed: its price is split over the dishes chosen, in proportion to what
 * each costs by itself, and a supplement is that of its dish. Undefined where all of it is taxed as the item
 * is, above all where it is no set menu.
 */
export function setMenuShares(
  lookup: MenuLookup,
  item: MenuItem,
  modifiers: readonly OrderLineModifier[],
  unitPrice: MinorUnits,
): readonly TaxShare[] | undefined {
  const dishes = modifiers.flatMap((modifier) => dishOf(lookup, modifier) ?? []).sort(byKey);
  const supplements = dishes.reduce((sum, dish) => sum + dish.supplement, 0);
  const parts = allocate(
    unitPrice - supplements,
    dishes.map(({ alone }) => alone),
  );
  const shares = sumShares(
    dishes.map(({ taxClass, supplement }, i) => ({
      taxClass,
      amount: supplement + (parts[i] ?? 0),
    })),
  );
  return shares.some(({ taxClass }) => taxClass !== item.taxClass) ? shares : undefined;
}

interface Dish {
  readonly key: string;
  readonly taxClass: string;
  readonly supplement: MinorUnits;
  /** What it costs outside of the set menu. */
  readonly alone: MinorUnits;
}

function dishOf(lookup: MenuLookup, modifier: OrderLineModifier): Dish | undefined {
  const option = findOption(lookup, modifier.group, modifier.option);
  if (modifier.action === 'remove' || option?.item === undefined) return undefined;
  const item = findItem(lookup, option.item);
  return (
    item && {
      key: `${modifier.group} ${modifier.option}`,
      taxClass: item.taxClass,
      supplement: modifier.price,
      alone: itemPrice(lookup, item, option.variant ?? null) * (modifier.count ?? 1),
    }
  );
}

/** So that it does not matter in which order the dishes were said. */
function byKey(a: Dish, b: Dish): number {
  return a.key < b.key ? -1 : 1;
}
