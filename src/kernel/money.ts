/**
 * An amount of money in integer minor units (cents) of the restaurant's currency. A call and an order
 * know one currency only, so amounts travel as numbers and the currency stands beside them once.
 */
export type MinorUnits = number;

/** A tax rate in parts per million: 8.875 % is 88 750. Integers, so that no rate is ever rounded. */
export type RatePpm = number;

const PPM = 1_000_000;

/** Divides two integers and rounds half away from zero, exactly, for any safe integers. */
export function divideRounding(numerator: number, denominator: number): number {
  const n = BigInt(numerator);
  const d = BigInt(denominator);
  const positive = n >= 0n === d > 0n;
  const absN = n < 0n ? -n : n;
  const absD = d < 0n ? -d : d;
  const rounded = (2n * absN + absD) / (2n * absD);
  return Number(positive ? rounded : -rounded);
}

/** `amount * numerator / denominator`, rounded half away from zero once, at the end. */
export function scale(amount: MinorUnits, numerator: number, denominator: number): MinorUnits {
  const product = BigInt(amount) * BigInt(numerator);
  const d = BigInt(denominator);
  const absolute = product < 0n ? -product : product;
  const rounded = (2n * absolute + d) / (2n * d);
  return Number(product < 0n ? -rounded : rounded);
}

/** The tax to add to a net amount. */
export function taxOnNet(net: MinorUnits, rate: RatePpm): MinorUnits {
  return scale(net, rate, PPM);
}

/** The tax that a gross amount contains: gross - gross / (1 + rate). */
export function taxInGross(gross: MinorUnits, rate: RatePpm): MinorUnits {
  return scale(gross, rate, PPM + rate);
}

/** How many decimals the currency has (ISO 4217, as the runtime's Intl data knows it). */
export function decimalsOf(currency: string): number {
  const known = knownDecimals.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  knownDecimals.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

/** Asking the runtime takes some 40 us, and an export asks a million times. */
const knownDecimals = new Map<string, number>();

/** The amount as people of that language write it: `$52.77`, `52,77 €`. */
export function formatMoney(amount: MinorUnits, currency: string, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(
    amount / 10 ** decimalsOf(currency),
  );
}
