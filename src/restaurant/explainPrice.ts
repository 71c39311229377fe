import type { MinorUnits, RatePpm } from '../kernel/money.js';
import type { ConfirmedOrder, OrderLine, PricedCart, TaxLine } from './order.js';

/** One step on the way to a total. */
export type PriceStep =
  | {
      readonly kind: 'line';
      readonly line: OrderLine;
      /** One unit without its modifiers. */
      readonly base: MinorUnits;
      /** The modifiers that cost something, per unit. */
      readonly extras: readonly { readonly name: string; readonly amount: MinorUnits }[];
      readonly amount: MinorUnits;
      readonly running: MinorUnits;
    }
  | {
      readonly kind: 'offer' | 'coupon' | 'charge';
      readonly id: string;
      readonly name: string;
      readonly amount: MinorUnits;
      readonly running: MinorUnits;
    }
  | {
      readonly kind: 'delivery' | 'tip' | 'rounding';
      readonly amount: MinorUnits;
      readonly running: MinorUnits;
    }
  /** Tax that is added. */
  | {
      readonly kind: 'tax';
      readonly taxClass: string;
      readonly rate: RatePpm;
      readonly base: MinorUnits;
      readonly amount: MinorUnits;
      readonly running: MinorUnits;
    };

/** How a total came about. */
export interface PriceExplanation {
  /** In the order in which the total grows; `running` is the sum so far, and that of the last is `total`. */
  readonly steps: readonly PriceStep[];
  readonly total: MinorUnits;
  /** The tax that the steps contain already, where prices include it. */
  readonly includedTax: readonly TaxLine[];
}

/**
 * Every line of how a total came about, exactly, from the order alone: what is in the books explains itself,
 * whatever the menu says today. Steps that come to nothing are left out.
 */
export function explainPrice(order: PricedCart | ConfirmedOrder): PriceExplanation {
  const { lines, discounts, charges, totals } = order;
  const { subtotal, discount, deliveryFee, tax, tip, rounding, total } = totals;
  const beforeTax = subtotal - discount + totals.charges + deliveryFee;
  const isTaxAdded = total - rounding - tip === beforeTax + tax && tax > 0;

  const steps: PriceStep[] = [];
  let running = 0;
  const grow = (amount: MinorUnits): { amount: MinorUnits; running: MinorUnits } => {
    running += amount;
    return { amount, running };
  };
  for (const line of lines) {
    steps.push({ kind: 'line', line, ...partsOf(line), ...grow(line.total) });
  }
  for (const { kind, id, name, amount } of discounts) {
    steps.push({ kind, id, name, ...grow(-amount) });
  }
  for (const { id, name, amount } of charges) {
    steps.push({ kind: 'charge', id, name, ...grow(amount) });
  }
  if (deliveryFee > 0) steps.push({ kind: 'delivery', ...grow(deliveryFee) });
  if (isTaxAdded) {
    for (const { taxClass, rate, base, tax: amount } of totals.taxLines) {
      steps.push({ kind: 'tax', taxClass, rate, base, ...grow(amount) });
    }
  }
  if (tip > 0) steps.push({ kind: 'tip', ...grow(tip) });
  if (rounding !== 0) steps.push({ kind: 'rounding', ...grow(rounding) });
  return { steps, total, includedTax: isTaxAdded ? [] : totals.taxLines };
}

function partsOf({ unitPrice, modifiers }: OrderLine): {
  base: MinorUnits;
  extras: readonly { readonly name: string; readonly amount: MinorUnits }[];
} {
  const extras = modifiers
    .filter(({ price }) => price !== 0)
    .map(({ name, price }) => ({ name, amount: price }));
  return { base: extras.reduce((rest, { amount }) => rest - amount, unitPrice), extras };
}
