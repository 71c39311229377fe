import type { MinorUnits } from '../kernel/money.js';
import type { MenuItem, ModifierOption, SpecialPrice } from './menu.js';
import { findVariant, type MenuLookup } from './menuLookup.js';

/** What one of an item costs by itself, without options, on the occasion of the lookup. */
export function itemPrice(
  lookup: MenuLookup,
  item: MenuItem,
  variantId: string | null,
): MinorUnits {
  const variant = variantId === null ? undefined : findVariant(item, variantId);
  return specialPrice(lookup, item.prices, variantId) ?? (variant ?? item).price;
}

/** What one portion of an option costs on an item of this variant. */
export function optionPrice(
  lookup: MenuLookup,
  option: ModifierOption,
  variantId: string | null,
): MinorUnits {
  return specialPrice(lookup, option.prices, variantId) ?? option.price;
}

function specialPrice(
  { occasion }: MenuLookup,
  prices: readonly SpecialPrice[] | undefined,
  variant: string | null,
): MinorUnits | undefined {
  const fits = <Value>(values: readonly Value[] | undefined, value: Value | null): boolean =>
    values === undefined || (value !== null && values.includes(value));
  return prices?.findLast(
    ({ variants, channels, fulfilments }) =>
      fits(variants, variant) &&
      fits(channels, occasion?.channel ?? null) &&
      fits(fulfilments, occasion?.fulfilment ?? null),
  )?.price;
}
