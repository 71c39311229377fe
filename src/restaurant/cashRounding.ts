import { divideRounding, type MinorUnits } from '../kernel/money.js';

/** The smallest coin or note of currencies whose smallest unit is none, in minor units. */
const smallestCoins: Readonly<Record<string, MinorUnits | undefined>> = {
  AUD: 5,
  CAD: 5,
  CHF: 5,
  CZK: 100,
  DKK: 50,
  HUF: 500,
  ILS: 10,
  MYR: 5,
  NOK: 100,
  NZD: 10,
  SEK: 100,
  SGD: 5,
};

/** Countries of the euro whose tills round to five cents. */
const fiveCentCountries: ReadonlySet<string> = new Set(['BE', 'EE', 'FI', 'IE', 'IT', 'NL', 'SK']);

/**
 * What is added to a total (or taken off it, below 0) so that it can be paid in coins: to the nearest
 * multiple of the smallest coin, half of one up.
 */
export function cashRounding(
  total: MinorUnits,
  { currency, country }: { readonly currency: string; readonly country: string },
): MinorUnits {
  const euroCoin = fiveCentCountries.has(country) ? 5 : 1;
  const coin = currency === 'EUR' ? euroCoin : (smallestCoins[currency] ?? 1);
  return divideRounding(total, coin) * coin - total;
}
