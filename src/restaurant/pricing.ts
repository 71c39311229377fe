import { taxInGross, taxOnNet, type MinorUnits, type RatePpm } from '../kernel/money.js';
import type { Cart, CartLine, ChosenModifier } from './cartLine.js';
import { deliveryFee } from './delivery.js';
import type { MenuItem } from './menu.js';
import { findItem, findOption, findVariant, indexMenu, type MenuLookup } from './menuLookup.js';
import type { OrderLine, OrderLineModifier, OrderTotals, PricedCart, TaxLine } from './order.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';

/**
 * Prices a cart. The only place where amounts are made: what is spoken, charged, printed and reported
 * are these numbers.
 *
 * - A unit is the variant's price (the item's, where there is no variant or none was chosen yet) plus its
 *   modifiers. Leaving something off costs nothing and gives nothing back.
 * - An added option costs its price per portion: `normal` and `light` are one portion, `extra` is two. What
 *   the item includes is already paid for, so that there only the second portion costs: extra mozzarella
 *   on a Margherita is one topping.
 * - Tax is reckoned once per rate on the sum of that rate's lines, rounded half away from zero. Rounding
 *   each line would make the tax depend on how an order is split into lines, and differ by cents from what
 *   the owner declares, which is rate times turnover.
 * - Where tax is added (US) the delivery fee is not taxed. Where prices include it (Europe) the fee does
 *   too, at the `standard` rate: delivery follows the meal that it brings.
 *
 * A tax class without a rate is taxed as `standard`. Throws a RangeError for an item or option that the
 * menu does not have; `decide` and `confirmOrder` let none in.
 */
export function price(
  profile: RestaurantProfile,
  cart: Cart,
  fulfilment: Fulfilment | null,
): PricedCart {
  const lookup = indexMenu(profile.menu);
  const lines = cart.lines.map((line) => priceLine(lookup, line));
  const terms = fulfilment === 'delivery' ? profile.delivery : null;
  const fee = terms ? deliveryFee(terms, sum(lines.map((line) => line.total))) : 0;
  return { lines, totals: totalsOf(profile, lines, fee) };
}

function priceLine(lookup: MenuLookup, line: CartLine): OrderLine {
  const item = findItem(lookup, line.item);
  if (!item) throw new RangeError(`the menu has no item ${line.item}`);
  const variant = line.variant === null ? undefined : findVariant(item, line.variant);
  const modifiers = line.modifiers.map((modifier) => priceModifier(lookup, item, modifier));
  const unitPrice = (variant ?? item).price + sum(modifiers.map((modifier) => modifier.price));
  return {
    item: item.id,
    name: item.name,
    variant: variant?.id ?? null,
    variantName: variant?.name ?? null,
    quantity: line.quantity,
    unitPrice,
    total: unitPrice * line.quantity,
    taxClass: item.taxClass,
    station: item.station,
    modifiers,
  };
}

function priceModifier(
  lookup: MenuLookup,
  item: MenuItem,
  modifier: ChosenModifier,
): OrderLineModifier {
  const option = findOption(lookup, modifier.group, modifier.option);
  if (!option) throw new RangeError(`the menu has no option ${modifier.group}/${modifier.option}`);
  const portions = modifier.action === 'remove' ? 0 : paidPortions(item, modifier);
  return { ...modifier, name: option.name, price: option.price * portions };
}

function paidPortions(item: MenuItem, { group, option, amount }: ChosenModifier): number {
  const included = item.includes?.some((ref) => ref.group === group && ref.option === option);
  return (amount === 'extra' ? 2 : 1) - (included ? 1 : 0);
}

function totalsOf(
  profile: RestaurantProfile,
  lines: readonly OrderLine[],
  deliveryFee: MinorUnits,
): OrderTotals {
  const subtotal = sum(lines.map((line) => line.total));
  const taxLines = taxLinesOf(profile, lines, deliveryFee);
  const tax = sum(taxLines.map((line) => line.tax));
  const addedTax = profile.taxMode === 'added' ? tax : 0;
  return { subtotal, tax, taxLines, deliveryFee, total: subtotal + addedTax + deliveryFee };
}

/** One tax line per rate, in the order of the restaurant's table, named by its first class. */
function taxLinesOf(
  profile: RestaurantProfile,
  lines: readonly OrderLine[],
  deliveryFee: MinorUnits,
): readonly TaxLine[] {
  const included = profile.taxMode === 'included';
  const bases = new Map<RatePpm, MinorUnits>();
  const addBase = (taxClass: string, amount: MinorUnits): void => {
    const rate = rateOf(profile, taxClass);
    bases.set(rate, (bases.get(rate) ?? 0) + amount);
  };
  for (const line of lines) addBase(line.taxClass, line.total);
  if (included && deliveryFee > 0) addBase('standard', deliveryFee);

  const reckon = included ? taxInGross : taxOnNet;
  return Object.entries(profile.taxRates).flatMap(([taxClass, rate]) => {
    const base = bases.get(rate);
    bases.delete(rate);
    return base === undefined ? [] : [{ taxClass, rate, base, tax: reckon(base, rate) }];
  });
}

function rateOf({ taxRates }: RestaurantProfile, taxClass: string): RatePpm {
  const rate = taxRates[taxClass] ?? taxRates['standard'];
  if (rate === undefined) throw new RangeError('the restaurant has no standard tax rate');
  return rate;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
