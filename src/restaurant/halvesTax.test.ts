import { describe, expect, it } from '@jest/globals';
import { chezDeals } from '../testing/chezDeals.js';
import { modifier, wish } from '../testing/demoRestaurants.js';
import { price } from './pricing.js';

/** The demonstration's halves, of which the second is sold sealed. */
const mixed = {
  ...chezDeals,
  menu: {
    ...chezDeals.menu,
    items: chezDeals.menu.items.map((item) =>
      item.id === 'max_b' ? { ...item, taxClass: 'packaged' } : item,
    ),
  },
};

const at = new Date('2026-03-10T18:00:00Z');

describe('A dish of two halves', () => {
  it('is taxed half by half, in proportion to what each costs by itself', () => {
    const halves = { ...wish('max_a', { quantity: 2, secondHalf: 'max_b' }), id: 'l1' };
    const { lines, totals } = price(mixed, { lines: [halves] }, { fulfilment: 'pickup', at });
    // 14.01 for one, of which 10.00 to 14.01: 5.84 and 8.17.
    expect(lines[0]?.taxShares).toEqual([
      { taxClass: 'packaged', amount: 1634 },
      { taxClass: 'standard', amount: 1168 },
    ]);
    expect(totals.taxLines.map(({ taxClass, base }) => [taxClass, base])).toEqual([
      ['standard', 1168],
      ['packaged', 1634],
    ]);
  });

  it('has what lies on one half taxed with that half', () => {
    const ham = modifier('toppings', 'ham', { portion: 'second_half' });
    const halves = { ...wish('max_a', { secondHalf: 'max_b', modifiers: [ham] }), id: 'l1' };
    const { lines } = price(mixed, { lines: [halves] }, { fulfilment: 'pickup', at });
    expect(lines[0]?.taxShares).toEqual([
      { taxClass: 'packaged', amount: 817 + 103 },
      { taxClass: 'standard', amount: 584 },
    ]);
  });

  it('needs no split where both halves are taxed alike', () => {
    const halves = { ...wish('max_a', { secondHalf: 'max_b' }), id: 'l1' };
    const { lines } = price(chezDeals, { lines: [halves] }, { fulfilment: 'pickup', at });
    expect(lines[0]).not.toHaveProperty('taxShares');
  });
});
