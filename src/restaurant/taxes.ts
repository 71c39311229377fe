import { taxInGross, taxOnNet, type MinorUnits, type RatePpm } from '../kernel/money.js';
import type { TaxLine, TaxShare } from './order.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';

type Taxes = Pick<RestaurantProfile, 'taxMode' | 'taxRates' | 'fulfilments'>;

/**
 * The tax of an order, one line per rate, in the order of the restaurant's table, named by its first class.
 * Reckoned once per rate on the sum of its shares and rounded half away from zero. Rounding each line would
 * make the tax depend on how an order is split into lines, and differ by cents from what the owner declares,
 * which is rate times turnover.
 *
 * A class without a rate is taxed as `standard`; while the fulfilment is open, as the restaurant's first.
 */
export function taxLinesOf(
  restaurant: Taxes,
  shares: readonly TaxShare[],
  fulfilment: Fulfilment | null,
): readonly TaxLine[] {
  const way = fulfilment ?? restaurant.fulfilments[0];
  const bases = new Map<RatePpm, MinorUnits>();
  for (const { taxClass, amount } of shares) {
    if (taxClass === null || amount === 0) continue;
    const rate = rateOf(restaurant, taxClass, way);
    bases.set(rate, (bases.get(rate) ?? 0) + amount);
  }
  const reckon = restaurant.taxMode === 'included' ? taxInGross : taxOnNet;
  return Object.keys(restaurant.taxRates).flatMap((taxClass) => {
    const rate = rateOf(restaurant, taxClass, way);
    const base = bases.get(rate);
    bases.delete(rate);
    return base === undefined ? [] : [{ taxClass, rate, base, tax: reckon(base, rate) }];
  });
}

function rateOf({ taxRates }: Taxes, taxClass: string, way: Fulfilment): RatePpm {
  const rate = taxRates[taxClass] ?? taxRates['standard'];
  if (rate === undefined) throw new RangeError('the restaurant has no standard tax rate');
  return typeof rate === 'number' ? rate : rate[way];
}
