import type { MinorUnits } from '../kernel/money.js';
import { itemPrice } from './itemPrice.js';
import type { MenuItem } from './menu.js';
import type { MenuLookup } from './menuLookup.js';
import type { OrderLineModifier, TaxShare } from './order.js';
import { allocate, sumShares } from './taxShares.js';

/**
 * As what one unit of a dish of two halves is taxed: each half as its own dish, in proportion to what that costs by
 * itself. What lies on one half is taxed with it, what lies on both like the dish. Undefined where both are taxed
 * alike.
 */
export function halvesShares(
  lookup: MenuLookup,
  [first, second]: readonly [MenuItem, MenuItem],
  variant: string | null,
  parts: { readonly base: MinorUnits; readonly modifiers: readonly OrderLineModifier[] },
): readonly TaxShare[] | undefined {
  if (first.taxClass === second.taxClass) return undefined;
  const weights = [itemPrice(lookup, first, variant), itemPrice(lookup, second, variant)];
  const split = (amount: MinorUnits): readonly TaxShare[] => {
    const [one = 0, other = 0] = allocate(amount, weights);
    return [
      { taxClass: first.taxClass, amount: one },
      { taxClass: second.taxClass, amount: other },
    ];
  };
  const onTop = parts.modifiers.flatMap(({ portion, price: amount }) => {
    if (portion === 'first_half') return [{ taxClass: first.taxClass, amount }];
    return portion === 'second_half' ? [{ taxClass: second.taxClass, amount }] : split(amount);
  });
  return sumShares([...split(parts.base), ...onTop]);
}
