import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromStripeAmount, toStripeAmount } from './amounts.js';

describe('an amount for Stripe', () => {
  it.each([
    ['cents', 5277, 'USD', 5277],
    ['yen, which have no decimals', 1200, 'JPY', 1200],
    ['fils of Kuwait, in tens of them', 5270, 'KWD', 5270],
    ['Ugandan shillings, which Stripe writes with two decimals', 5000, 'UGX', 500_000],
    ['Icelandic crowns, which Stripe writes with two decimals', 990, 'ISK', 99_000],
  ])('is in %s', (_, amount, currency, written) => {
    expect(toStripeAmount(amount, currency)).toBe(written);
    expect(fromStripeAmount(written, currency)).toBe(amount);
  });

  it('is refused when Stripe cannot write it exactly', () => {
    expect(() => toStripeAmount(5277, 'KWD')).toThrow(/exactly/);
  });

  it('comes back as it went, whatever the currency', () => {
    const currencies = fc.constantFrom('USD', 'EUR', 'PKR', 'TRY', 'JPY', 'ISK', 'UGX', 'HUF');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), currencies, (amount, currency) => {
        expect(fromStripeAmount(toStripeAmount(amount, currency), currency)).toBe(amount);
      }),
    );
  });
});
