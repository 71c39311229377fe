import { describe, expect, it } from '@jest/globals';
import type { Fulfilment } from './occasion.js';
import { usualTaxRates } from './usualTaxRates.js';

function percent(country: string, taxClass: string, way: Fulfilment): number | undefined {
  const rate = usualTaxRates(country)?.[taxClass];
  const ppm = typeof rate === 'object' ? rate[way] : rate;
  return ppm === undefined ? undefined : ppm / 10_000;
}

describe('The tax table of a new restaurant', () => {
  it.each([
    ['FR', 'standard', 'pickup', 10],
    ['FR', 'packaged', 'pickup', 5.5],
    ['FR', 'packaged', 'dine_in', 10],
    ['FR', 'alcohol', 'delivery', 20],
    ['GB', 'standard', 'pickup', 20],
    ['GB', 'cold_food', 'pickup', 0],
    ['GB', 'cold_food', 'dine_in', 20],
    ['DE', 'standard', 'delivery', 7],
    ['DE', 'drinks', 'dine_in', 19],
    ['IT', 'standard', 'dine_in', 10],
    ['IT', 'alcohol', 'pickup', 22],
    ['ES', 'standard', 'delivery', 10],
    ['ES', 'alcohol', 'delivery', 21],
    ['TR', 'standard', 'pickup', 10],
    ['TR', 'alcohol', 'dine_in', 20],
  ] as const)('of %s has %s for %s at %p percent', (country, taxClass, way, rate) => {
    expect(percent(country, taxClass, way)).toBe(rate);
  });

  it('is not guessed where taxes are a matter of the town or not known to us', () => {
    expect(usualTaxRates('US')).toBeUndefined();
    expect(usualTaxRates('PK')).toBeUndefined();
  });
});
