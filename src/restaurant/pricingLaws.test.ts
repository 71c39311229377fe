import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chezDeals } from '../testing/chezDeals.js';
import { bellaNapoli, cartOf, chezMarcel, modifier } from '../testing/demoRestaurants.js';
import type { LineRequest } from './cartLine.js';
import type { Charge, Coupon, DealTerms, Offer, Reduction, Target } from './deals.js';
import { explainPrice } from './explainPrice.js';
import type { Menu, MenuItem } from './menu.js';
import { indexMenu, reachableGroups } from './menuLookup.js';
import type { TaxShare } from './order.js';
import { price, type PriceTerms } from './pricing.js';
import type { RestaurantProfile } from './profile.js';

const percent = fc.integer({ min: 1, max: 100 });
const amount = fc.integer({ min: 1, max: 5000 });

function anyTarget({ items, categories }: Menu): fc.Arbitrary<Target> {
  return fc.record({
    items: fc.subarray(items.map(({ id }) => id)),
    categories: fc.subarray(categories.map(({ id }) => id)),
  });
}

const anyReduction: fc.Arbitrary<Reduction> = fc.oneof(
  fc.record({ kind: fc.constant('percentage' as const), percent }),
  fc.record({ kind: fc.constant('amount' as const), amount }),
  fc.record({
    kind: fc.constant('buy_get' as const),
    buy: fc.integer({ min: 1, max: 3 }),
    get: fc.integer({ min: 1, max: 2 }),
  }),
  fc.constant({ kind: 'free_delivery' as const }),
);

function anyDeal(menu: Menu): fc.Arbitrary<DealTerms> {
  return fc.record(
    { reduction: anyReduction, on: anyTarget(menu), minimumOrder: amount },
    { requiredKeys: ['reduction'] },
  );
}

function anyCharge(menu: Menu): fc.Arbitrary<Charge> {
  return fc.record(
    {
      id: fc.constant('charge'),
      name: fc.constant('Charge'),
      rate: fc.oneof(
        fc.record({ kind: fc.constantFrom('order' as const, 'dish' as const), amount }),
        fc.record({ kind: fc.constant('percentage' as const), percent }),
      ),
      on: anyTarget(menu),
      taxClass: fc.constantFrom('standard', 'alcohol', 'packaged', null),
    },
    { requiredKeys: ['id', 'name', 'rate'] },
  );
}

function anyLine({ menu }: RestaurantProfile): fc.Arbitrary<LineRequest> {
  const lookup = indexMenu(menu);
  return fc.constantFrom(...menu.items).chain((item) => {
    const options = reachableGroups(lookup, item).flatMap(({ id, options: all }) =>
      all.map((option) => modifier(id, option.id)),
    );
    const others = menu.items.filter((other) => canShare(menu, item, other)).map(({ id }) => id);
    return fc
      .record({
        item: fc.constant(item.id),
        quantity: fc.integer({ min: 1, max: 99 }),
        variant: fc.constantFrom(null, ...item.variants.map(({ id }) => id)),
        modifiers: fc.subarray(options),
        secondHalf: fc.constantFrom(undefined, ...others),
      })
      .map(({ secondHalf, ...line }) => ({ ...line, ...(secondHalf && { secondHalf }) }));
  });
}

function canShare(menu: Menu, one: MenuItem, other: MenuItem): boolean {
  const { halves } = menu.categories.find(({ id }) => id === one.category) ?? {};
  return halves !== undefined && one.category === other.category;
}

interface Case {
  readonly restaurant: RestaurantProfile;
  readonly lines: readonly LineRequest[];
  readonly terms: PriceTerms;
}

const anyCase: fc.Arbitrary<Case> = fc
  .constantFrom(
    bellaNapoli,
    chezMarcel,
    chezDeals,
    { ...chezDeals, taxMode: 'added' as const },
    { ...chezDeals, currency: 'CHF' },
    { ...bellaNapoli, currency: 'JPY' },
  )
  .chain((restaurant) => {
    const { menu } = restaurant;
    return fc.record({
      restaurant: fc.constant(restaurant),
      offers: fc.array(anyDeal(menu), { maxLength: 4 }),
      coupon: anyDeal(menu),
      charges: fc.array(anyCharge(menu), { maxLength: 3 }),
      lines: fc.array(anyLine(restaurant), { minLength: 1, maxLength: 10 }),
      terms: fc.record({
        at: fc.constant(new Date('2026-06-02T19:00:00Z')),
        fulfilment: fc.constantFrom('pickup' as const, 'delivery' as const, null),
        coupon: fc.constantFrom(null, 'code'),
        tip: fc.integer({ min: 0, max: 2000 }),
        paysCash: fc.boolean(),
      }),
    });
  })
  .map(({ restaurant, offers, coupon, charges, lines, terms }) => {
    const named: Offer[] = offers.map((deal, i) => ({ ...deal, id: `o${i}`, name: `Offer ${i}` }));
    const coupons: Coupon[] = [{ ...coupon, code: 'CODE', name: 'Coupon' }];
    const menu: Menu = { ...restaurant.menu, offers: named, coupons, charges };
    return { restaurant: { ...restaurant, menu }, lines, terms };
  });

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, value) => total + value, 0);
}

describe('whatever is ordered, with whatever offers, coupon and charges', () => {
  it('lines plus charges minus discounts are the total, and nothing is below nothing', () => {
    fc.assert(
      fc.property(anyCase, ({ restaurant, lines, terms }) => {
        const { totals, ...priced } = price(restaurant, cartOf(...lines), terms);
        const added = restaurant.taxMode === 'added' ? totals.tax : 0;
        expect(sum(priced.lines.map((line) => line.total))).toBe(totals.subtotal);
        expect(sum(priced.discounts.map((discount) => discount.amount))).toBe(totals.discount);
        expect(sum(priced.charges.map((charge) => charge.amount))).toBe(totals.charges);
        const { subtotal, discount, charges, deliveryFee, tip, rounding, total } = totals;
        expect(total).toBe(subtotal - discount + charges + deliveryFee + added + tip + rounding);
        expect(discount).toBeLessThanOrEqual(subtotal + deliveryFee);
        for (const value of [subtotal, discount, charges, deliveryFee, tip, totals.tax, total]) {
          expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the tax of the rates adds up to the tax, and its bases to what is taxed', () => {
    fc.assert(
      fc.property(anyCase, ({ restaurant, lines, terms }) => {
        const priced = price(restaurant, cartOf(...lines), terms);
        const { totals, discounts, charges } = priced;
        expect(sum(totals.taxLines.map(({ tax }) => tax))).toBe(totals.tax);
        expect(new Set(totals.taxLines.map(({ rate }) => rate)).size).toBe(totals.taxLines.length);
        for (const { base, tax } of totals.taxLines) {
          expect(base >= 0 && tax >= 0 && tax <= base).toBe(true);
        }
        const taxed = (shares: readonly TaxShare[]): number =>
          sum(shares.filter(({ taxClass }) => taxClass !== null).map((share) => share.amount));
        const fee = restaurant.taxMode === 'included' ? totals.deliveryFee : 0;
        const taken = taxed(discounts.flatMap(({ taxShares }) => taxShares));
        expect(sum(totals.taxLines.map(({ base }) => base))).toBe(
          totals.subtotal - taken + taxed(charges) + fee,
        );
        for (const { total, taxShares } of priced.lines) {
          if (taxShares) expect(sum(taxShares.map((share) => share.amount))).toBe(total);
        }
        for (const { amount: whole, taxShares } of discounts) {
          expect(sum(taxShares.map((share) => share.amount))).toBe(whole);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the same cart costs the same, in whatever order its lines stand', () => {
    fc.assert(
      fc.property(anyCase, fc.infiniteStream(fc.nat()), ({ restaurant, lines, terms }, keys) => {
        const shuffled = lines
          .map((line) => ({ line, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        const { totals, discounts, charges } = price(restaurant, cartOf(...lines), terms);
        const again = price(restaurant, cartOf(...shuffled), terms);
        expect(again.totals).toEqual(totals);
        expect([again.discounts, again.charges]).toEqual([discounts, charges]);
      }),
      { numRuns: 500 },
    );
  });

  it('splitting a line into two of fewer units changes nothing', () => {
    fc.assert(
      fc.property(anyCase, ({ restaurant, lines, terms }) => {
        const split = lines.flatMap((line) => {
          const first = Math.ceil(line.quantity / 2);
          const rest = line.quantity - first;
          return [{ ...line, quantity: first }, ...(rest > 0 ? [{ ...line, quantity: rest }] : [])];
        });
        const { totals } = price(restaurant, cartOf(...lines), terms);
        expect(price(restaurant, cartOf(...split), terms).totals).toEqual(totals);
      }),
    );
  });

  it('an order explains its total from what is in the books', () => {
    fc.assert(
      fc.property(anyCase, ({ restaurant, lines, terms }) => {
        const priced = price(restaurant, cartOf(...lines), terms);
        const { steps, total } = explainPrice(priced);
        expect(total).toBe(priced.totals.total);
        expect(steps.at(-1)?.running).toBe(total);
        expect(sum(steps.map((step) => step.amount))).toBe(total);
        for (const step of steps) {
          if (step.kind !== 'line') continue;
          const { base, extras, line } = step;
          expect(base).toBeGreaterThanOrEqual(0);
          expect((base + sum(extras.map((extra) => extra.amount))) * line.quantity).toBe(
            line.total,
          );
        }
      }),
    );
  });
});
