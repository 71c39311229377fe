import { scale, type MinorUnits } from '../kernel/money.js';
import { isAvailable } from './availability.js';
import type { Charge } from './deals.js';
import type { MenuLookup } from './menuLookup.js';
import type { OrderCharge, OrderLine } from './order.js';
import { isTargeted } from './targets.js';

/** What is charged on top of these lines, in the order of the menu. `goods`: the lines after discounts. */
export function chargesOf(
  lookup: MenuLookup,
  lines: readonly OrderLine[],
  goods: MinorUnits,
): readonly OrderCharge[] {
  const { occasion, menu } = lookup;
  return (menu.charges ?? [])
    .filter(({ availability }) => occasion === null || isAvailable(availability, occasion))
    .map((charge) => ({
      id: charge.id,
      name: charge.name,
      amount: amountOf(lookup, charge, lines, goods),
      taxClass: charge.taxClass === undefined ? 'standard' : charge.taxClass,
    }))
    .filter(({ amount }) => amount > 0);
}

function amountOf(
  lookup: MenuLookup,
  { rate, on }: Charge,
  lines: readonly OrderLine[],
  goods: MinorUnits,
): MinorUnits {
  const meant = lines.filter(({ item }) => isTargeted(lookup, on, item));
  const sumOf = (value: (line: OrderLine) => number): number =>
    meant.reduce((sum, line) => sum + value(line), 0);
  switch (rate.kind) {
    case 'order':
      return meant.length > 0 ? rate.amount : 0;
    case 'dish':
      return rate.amount * sumOf(({ quantity }) => quantity);
    case 'percentage':
      return scale(on ? sumOf(({ total }) => total) : goods, rate.percent, 100);
  }
}
