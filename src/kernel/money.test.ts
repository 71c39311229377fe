import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalsOf, divideRounding, formatMoney, scale, taxInGross, taxOnNet } from './money.js';

describe('money', () => {
  it('adds the tax of a New York order to the cent', () => {
    expect(taxOnNet(4297, 88_750)).toBe(381);
  });

  it('finds the tax that a French price contains', () => {
    expect(taxInGross(1100, 100_000)).toBe(100);
    expect(taxInGross(1990, 200_000)).toBe(332);
  });

  it('rounds half away from zero, on both sides', () => {
    expect(divideRounding(5, 2)).toBe(3);
    expect(divideRounding(-5, 2)).toBe(-3);
    expect(scale(-25, 1, 10)).toBe(-3);
  });

  it('is exact where binary fractions are not', () => {
    expect(taxOnNet(100, 5_000)).toBe(1);
    expect(scale(Number.MAX_SAFE_INTEGER, 1_000_000, 1_000_000)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('splits a gross amount into a net and a tax that make it up again', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(500_000), (gross, rate) => {
        const net = gross - taxInGross(gross, rate);
        expect(Math.abs(taxOnNet(net, rate) - taxInGross(gross, rate))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows that a yen has no cents and a dinar a thousand parts', () => {
    expect(decimalsOf('JPY')).toBe(0);
    expect(decimalsOf('KWD')).toBe(3);
    expect(formatMoney(1500, 'JPY', 'en')).toBe('¥1,500');
    expect(formatMoney(5277, 'USD', 'en-US')).toBe('$52.77');
    expect(formatMoney(5277, 'EUR', 'fr')).toBe('52,77\u00a0€');
  });
});
