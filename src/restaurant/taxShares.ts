import type { MinorUnits } from '../kernel/money.js';
import type { OrderLine, TaxShare } from './order.js';

/**
 * Splits an amount by weights, whole and without a rest: each part is rounded down, and what is left goes by
 * one to the parts that lost most (the method of the largest remainder), among equals to the first.
 */
export function allocate(amount: MinorUnits, weights: readonly number[]): readonly MinorUnits[] {
  const sum = BigInt(weights.reduce((total, weight) => total + weight, 0));
  if (sum === 0n) return weights.map((_, i) => (i === 0 ? amount : 0));
  const products = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = products.map((product) => Number(product / sum));
  const rest = amount - parts.reduce((total, part) => total + part, 0);
  const losers = products
    .map((product, i) => ({ i, lost: product % sum }))
    .sort((a, b) => Number(b.lost - a.lost) || a.i - b.i)
    .slice(0, rest);
  for (const { i } of losers) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}

/** What a line is taxed as. */
export function sharesOfLine({ total, taxClass, taxShares }: OrderLine): readonly TaxShare[] {
  return taxShares ?? [{ taxClass, amount: total }];
}

/** The shares added up, one per class, in an order that does not depend on theirs. */
export function sumShares(shares: readonly TaxShare[]): readonly TaxShare[] {
  const sums = new Map<string | null, MinorUnits>();
  for (const { taxClass, amount } of shares) {
    sums.set(taxClass, (sums.get(taxClass) ?? 0) + amount);
  }
  return [...sums]
    .map(([taxClass, amount]) => ({ taxClass, amount }))
    .sort((a, b) => ((a.taxClass ?? '') < (b.taxClass ?? '') ? -1 : 1));
}

/** An amount split like these shares. */
export function splitLike(amount: MinorUnits, shares: readonly TaxShare[]): readonly TaxShare[] {
  const parts = allocate(
    amount,
    shares.map((share) => share.amount),
  );
  return shares.map(({ taxClass }, i) => ({ taxClass, amount: parts[i] ?? 0 }));
}

/** The shares `times` over. */
export function multiply(shares: readonly TaxShare[], times: number): readonly TaxShare[] {
  return shares.map(({ taxClass, amount }) => ({ taxClass, amount: amount * times }));
}

/** The sum of the shares. */
export function amountOf(shares: readonly TaxShare[]): MinorUnits {
  return shares.reduce((sum, { amount }) => sum + amount, 0);
}
