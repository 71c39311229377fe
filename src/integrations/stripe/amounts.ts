import { ProviderError } from '../../kernel/errors.js';
import { decimalsOf, type MinorUnits } from '../../kernel/money.js';

/** https://docs.stripe.com/currencies#zero-decimal, of which ISO 4217 knows some with decimals. */
const zeroDecimal = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
);

/** https://docs.stripe.com/currencies#three-decimal */
const threeDecimal = new Set('BHD JOD KWD OMR TND'.split(' '));

/**
 * An amount as Stripe writes it, in the units it has for the currency. Throws a `ProviderError` for an
 * amount that cannot be written so, exactly: nothing is ever rounded.
 */
export function toStripeAmount(amount: MinorUnits, currency: string): number {
  const written = shift(amount, stripeDecimals(currency) - decimalsOf(currency));
  // Of three decimals the last must be 0.
  const exact = threeDecimal.has(currency) ? written % 10 === 0 : Number.isSafeInteger(written);
  if (exact) return written;
  throw new ProviderError('stripe', `cannot charge this amount of ${currency} exactly`, {
    retryable: false,
  });
}

/** The amount that Stripe wrote, in minor units of ISO 4217. */
export function fromStripeAmount(written: number, currency: string): MinorUnits {
  return shift(written, decimalsOf(currency) - stripeDecimals(currency));
}

function stripeDecimals(currency: string): number {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
}

function shift(amount: number, decimals: number): number {
  return decimals >= 0 ? amount * 10 ** decimals : amount / 10 ** -decimals;
}
