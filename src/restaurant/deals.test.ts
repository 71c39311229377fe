import { describe, expect, it } from '@jest/globals';
import { chezDeals } from '../testing/chezDeals.js';
import { cartOf, chezMarcel, modifier, wish } from '../testing/demoRestaurants.js';
import type { Cart, LineRequest } from './cartLine.js';
import type { Offer, Reduction } from './deals.js';
import { explainPrice } from './explainPrice.js';
import type { Menu } from './menu.js';
import { price, type PricedOutcome, type PriceTerms } from './pricing.js';
import type { RestaurantProfile } from './profile.js';

/** A Tuesday, half past seven in the evening in Paris. */
const at = new Date('2026-06-02T19:30:00+02:00');

function restaurant(changes: Partial<Menu> = {}): RestaurantProfile {
  return { ...chezDeals, menu: { ...chezDeals.menu, ...changes } };
}

function priced(
  cart: Cart,
  changes: Partial<Menu> = {},
  terms: Partial<PriceTerms> = {},
): PricedOutcome {
  return price(restaurant(changes), cart, { fulfilment: 'pickup', at, ...terms });
}

function unit(line: LineRequest, terms: Partial<PriceTerms> = {}): number | undefined {
  return priced(cartOf(line), {}, terms).lines[0]?.unitPrice;
}

const percent = (amount: number): Reduction => ({ kind: 'percentage', percent: amount });
const offer = (id: string, more: Partial<Offer>): Offer => ({
  ...{ id, name: id, reduction: percent(10) },
  ...more,
});
const drinks = { categories: ['drinks'] };

function discounts(cart: Cart, offers: Offer[], terms: Partial<PriceTerms> = {}): unknown {
  const outcome = priced(cart, { offers }, terms);
  return outcome.discounts.map(({ id, amount }) => [id, amount]);
}

describe('a price of its own', () => {
  it('holds where channel, fulfilment and size fit; the last that fits counts', () => {
    expect(unit(wish('water'))).toBe(300);
    expect(unit(wish('water'), { fulfilment: 'dine_in' })).toBe(350);
    expect(unit(wish('water'), { fulfilment: 'dine_in', channel: 'web' })).toBe(280);
    expect(unit(wish('coffee', { variant: 'large' }))).toBe(250);
    expect(unit(wish('coffee', { variant: 'large' }), { fulfilment: 'delivery' })).toBe(300);
    expect(unit(wish('coffee', { variant: 'small' }))).toBe(200);
  });

  it('is not had while nobody knows how the food is fetched', () => {
    expect(unit(wish('water'), { fulfilment: null })).toBe(300);
  });

  it('may be that of an option on one size', () => {
    const modifiers = [modifier('syrups', 'vanilla', { count: 2 }), modifier('syrups', 'caramel')];
    expect(unit(wish('coffee', { variant: 'small', modifiers }))).toBe(200 + 60);
    expect(unit(wish('coffee', { variant: 'large', modifiers }))).toBe(250 + 70);
  });
});

describe('free portions', () => {
  const three = [modifier('syrups', 'vanilla', { count: 3 }), modifier('syrups', 'caramel')];

  it('are the cheapest of what was chosen, whatever was said first', () => {
    // 60 + 60 + 60 + 40, of which one of 60 and the 40 are free.
    expect(unit(wish('coffee', { variant: 'small', modifiers: three }))).toBe(200 + 120);
    const turned = three.toReversed();
    expect(unit(wish('coffee', { variant: 'small', modifiers: turned }))).toBe(200 + 120);
  });

  it('are those that stand first on the card, where the group says so', () => {
    const modifierGroups = chezDeals.menu.modifierGroups.map((group) =>
      group.id === 'syrups' ? { ...group, freeBy: 'order' as const } : group,
    );
    const line = wish('coffee', { variant: 'small', modifiers: three.toReversed() });
    expect(priced(cartOf(line), { modifierGroups }).lines[0]?.unitPrice).toBe(200 + 60 + 40);
  });
});

describe('half and half', () => {
  const halves = (category: string, modifiers = [modifier('toppings', 'ham')]): LineRequest =>
    wish(`${category}_a`, { secondHalf: `${category}_b`, modifiers });
  const onHalf = [modifier('toppings', 'ham', { portion: 'second_half' })];

  it('costs the dearer half, the mean, or a share of both, as the category says', () => {
    expect(unit(halves('max', []))).toBe(1401);
    expect(unit(halves('mean', []))).toBe(1201);
    // 55 % of 10.00 and of 14.01.
    expect(unit(halves('share', []))).toBe(550 + 771);
  });

  it('costs a part of what lies on one half only', () => {
    expect(unit(halves('max'))).toBe(1401 + 205);
    expect(unit(halves('max', onHalf))).toBe(1401 + 103);
    expect(unit(halves('mean', onHalf))).toBe(1201 + 123);
  });

  it('is called by both names', () => {
    const [line] = priced(cartOf(halves('max', []))).lines;
    expect(line).toMatchObject({ name: '½ max_a + ½ max_b', secondHalf: 'max_b' });
  });
});

describe('a set menu', () => {
  const lunch = (main: string, drink: string): LineRequest =>
    wish('lunch', {
      modifiers: [modifier('lunch.main', main), modifier('lunch.drink', drink)],
    });

  it('costs its price, and a supplement where a dish has one', () => {
    expect(unit(lunch('soup', 'water'))).toBe(2500);
    expect(unit(lunch('steak', 'water'))).toBe(2800);
  });

  it('is taxed as its dishes are, in proportion to what each costs by itself', () => {
    const { lines, totals } = priced(cartOf({ ...lunch('steak', 'wine'), quantity: 2 }));
    // 25.00 split 1900 : 600, and the supplement is the steak's.
    expect(lines[0]?.taxShares).toEqual([
      { taxClass: 'alcohol', amount: 2 * 600 },
      { taxClass: 'standard', amount: 2 * (1900 + 300) },
    ]);
    expect(totals.taxLines).toEqual([
      { taxClass: 'standard', rate: 100_000, base: 4400, tax: 400 },
      { taxClass: 'alcohol', rate: 200_000, base: 1200, tax: 200 },
    ]);
    expect(lines[0]?.minimumAge).toBe(18);
  });

  it('is split without a cent too much or too little', () => {
    const [line] = priced(cartOf(lunch('soup', 'wine'))).lines;
    // 25.00 split 700 : 600 is 1346.15 and 1153.85.
    expect(line?.taxShares).toEqual([
      { taxClass: 'alcohol', amount: 1154 },
      { taxClass: 'standard', amount: 1346 },
    ]);
  });

  it('has no shares where all of it is taxed alike', () => {
    expect(priced(cartOf(lunch('soup', 'water'))).lines[0]?.taxShares).toBeDefined();
    const allAlike = chezDeals.menu.items.map((item) => ({ ...item, taxClass: 'standard' }));
    const outcome = priced(cartOf(lunch('soup', 'water')), { items: allAlike });
    expect(outcome.lines[0]).not.toHaveProperty('taxShares');
  });
});

describe('an offer', () => {
  const cart = cartOf(wish('soup', { quantity: 3 }), wish('wine', { quantity: 2 }), wish('tart'));

  it('takes a percentage off the dishes it is about, once for all of them', () => {
    expect(discounts(cart, [offer('drinks', { on: drinks, reduction: percent(15) })])).toEqual([
      ['drinks', 180],
    ]);
  });

  it('takes an amount off each dish, and never more than the dish costs', () => {
    const reduction: Reduction = { kind: 'amount', amount: 650 };
    expect(discounts(cart, [offer('off', { on: drinks, reduction })])).toEqual([['off', 1200]]);
  });

  it('gives the cheapest of so many for free', () => {
    const reduction: Reduction = { kind: 'buy_get', buy: 2, get: 1 };
    const on = { categories: ['dishes'] };
    expect(discounts(cart, [offer('three', { on, reduction })])).toEqual([['three', 650]]);
    expect(discounts(cart, [offer('all', { reduction })])).toEqual([['all', 1200]]);
    expect(
      discounts(cartOf(wish('soup', { quantity: 2 })), [offer('x', { on, reduction })]),
    ).toEqual([]);
  });

  it('is not given twice on one dish: the first of the menu counts', () => {
    const offers = [
      offer('wine', { on: { items: ['wine'] }, reduction: percent(50) }),
      offer('drinks', { on: drinks, reduction: percent(20) }),
    ];
    const two = cartOf(wish('wine'), wish('water'));
    expect(discounts(two, offers)).toEqual([
      ['wine', 300],
      ['drinks', 60],
    ]);
  });

  it('on the whole order is the best one only, on what the dishes still cost', () => {
    const offers = [
      offer('five', { reduction: { kind: 'amount', amount: 500 } }),
      offer('tenth', { reduction: percent(10) }),
      offer('soup', { on: { items: ['soup'] }, reduction: percent(50) }),
    ];
    // 39.50 - 10.50 = 29.00: five euros are more than a tenth.
    expect(discounts(cart, offers)).toEqual([
      ['soup', 1050],
      ['five', 500],
    ]);
  });

  it('holds in its hours, and for the time that is ordered for', () => {
    const happy = offer('happy', {
      on: drinks,
      availability: [{ weekdays: [2], from: '17:00', until: '19:00' }],
    });
    expect(discounts(cart, [happy])).toEqual([]);
    const early = new Date('2026-06-02T18:59:00+02:00');
    expect(discounts(cart, [happy], { at: early })).toEqual([['happy', 120]]);
    expect(discounts(cart, [happy], { at: new Date('2026-06-03T18:00:00+02:00') })).toEqual([]);
  });

  it('is for a first order only where that is known', () => {
    const welcome = offer('welcome', { firstOrder: true });
    expect(discounts(cart, [welcome])).toEqual([]);
    expect(discounts(cart, [welcome], { isFirstOrder: true })).toEqual([['welcome', 395]]);
  });

  it('asks for its minimum, reckoned before anything is taken off', () => {
    expect(discounts(cart, [offer('big', { minimumOrder: 3951 })])).toEqual([]);
    expect(discounts(cart, [offer('big', { minimumOrder: 3950 })])).toEqual([['big', 395]]);
  });

  it('lowers the tax of what it was taken off', () => {
    const { totals } = priced(cart, { offers: [offer('wine', { on: drinks })] });
    expect(totals.taxLines).toEqual([
      { taxClass: 'standard', rate: 100_000, base: 2750, tax: 250 },
      { taxClass: 'alcohol', rate: 200_000, base: 1080, tax: 180 },
    ]);
  });

  it('makes the delivery free, and its tax with it', () => {
    const free = offer('free', { reduction: { kind: 'free_delivery' } });
    const { totals, discounts: taken } = priced(
      cartOf(wish('soup', { quantity: 4 })),
      { offers: [free, { ...free, id: 'again' }] },
      { fulfilment: 'delivery' },
    );
    expect(taken).toMatchObject([{ id: 'free', amount: 350 }]);
    expect(totals).toMatchObject({ deliveryFee: 350, discount: 350, total: 2800 });
    expect(totals.taxLines).toMatchObject([{ base: 2800 }]);
  });
});

describe('charges', () => {
  const cart = cartOf(wish('soup', { quantity: 3 }), wish('wine'));

  it('are taken per order, per dish or as a percentage, of what is left after discounts', () => {
    const { charges, totals } = priced(cart, {
      offers: [offer('tenth', {})],
      charges: [
        { id: 'bag', name: 'Bag', rate: { kind: 'order', amount: 20 } },
        { id: 'box', name: 'Box', rate: { kind: 'dish', amount: 15 }, on: { items: ['soup'] } },
        { id: 'service', name: 'Service', rate: { kind: 'percentage', percent: 10 } },
        {
          ...{ id: 'deposit', name: 'Deposit', on: { items: ['beer'] } },
          rate: { kind: 'order', amount: 25 },
        },
        {
          ...{ id: 'hall', name: 'Hall', rate: { kind: 'order', amount: 25 } },
          availability: [{ fulfilments: ['dine_in'] }],
        },
      ],
    });
    expect(charges.map(({ id, amount }) => [id, amount])).toEqual([
      ['bag', 20],
      ['box', 45],
      ['service', 243],
    ]);
    expect(totals).toMatchObject({ subtotal: 2700, discount: 270, charges: 308, total: 2738 });
  });

  it('are taxed in their class, or not at all', () => {
    const bag = (taxClass: string | null): PricedOutcome =>
      priced(cartOf(wish('soup')), {
        charges: [{ id: 'bag', name: 'Bag', rate: { kind: 'order', amount: 120 }, taxClass }],
      });
    expect(bag('alcohol').totals.taxLines).toMatchObject([{ base: 700 }, { base: 120, tax: 20 }]);
    expect(bag(null).totals.taxLines).toMatchObject([{ base: 700 }]);
    expect(bag(null).totals.total).toBe(820);
  });
});

describe('tax', () => {
  it('may depend on how the food is had', () => {
    const water = cartOf(wish('water'));
    const rates = {
      ...chezMarcel.taxRates,
      packaged: { pickup: 55_000, delivery: 55_000, dine_in: 100_000 },
    };
    const taxOf = (fulfilment: 'pickup' | 'dine_in'): unknown =>
      price({ ...restaurant(), taxRates: rates }, water, { fulfilment, at }).totals.taxLines;
    expect(taxOf('pickup')).toMatchObject([{ taxClass: 'packaged', rate: 55_000, tax: 16 }]);
    expect(taxOf('dine_in')).toMatchObject([{ taxClass: 'standard', rate: 100_000, tax: 32 }]);
  });
});

describe('the end of a bill', () => {
  it('has the tip, and in cash the rounding to the smallest coin', () => {
    const swiss = { ...restaurant(), currency: 'CHF', country: 'CH' };
    const cart = cartOf(wish('max_a', { secondHalf: 'max_b' }));
    const terms = { fulfilment: 'pickup', at, tip: 201 } as const;
    expect(price(swiss, cart, terms).totals).toMatchObject({ tip: 201, rounding: 0, total: 1602 });
    const cash = price(swiss, cart, { ...terms, paysCash: true }).totals;
    expect(cash).toMatchObject({ rounding: -2, total: 1600 });
    const kronor = { ...swiss, currency: 'SEK', country: 'SE' };
    expect(price(kronor, cart, { ...terms, paysCash: true }).totals).toMatchObject({
      ...{ rounding: -2, total: 1600 },
    });
    const euros = price(restaurant(), cart, { ...terms, paysCash: true }).totals;
    expect(euros).toMatchObject({ rounding: 0, total: 1602 });
  });
});

describe('a price explained', () => {
  it('names every step with the sum so far, to the last cent', () => {
    const outcome = priced(
      cartOf(wish('coffee', { variant: 'small', quantity: 2, modifiers: [...threeVanilla] })),
      {
        offers: [offer('tenth', {})],
        charges: [{ id: 'bag', name: 'Bag', rate: { kind: 'order', amount: 20 } }],
      },
      { fulfilment: 'delivery', tip: 100 },
    );
    const { steps, total, includedTax } = explainPrice(outcome);
    expect(
      steps.map((step) => [step.kind, 'name' in step ? step.name : '', step.amount, step.running]),
    ).toEqual([
      ['line', '', 520, 520],
      ['offer', 'tenth', -52, 468],
      ['charge', 'Bag', 20, 488],
      ['delivery', '', 350, 838],
      ['tip', '', 100, 938],
    ]);
    expect(steps[0]).toMatchObject({ base: 200, extras: [{ name: 'vanilla', amount: 60 }] });
    expect([total, includedTax]).toEqual([938, outcome.totals.taxLines]);
  });
});

const threeVanilla = [modifier('syrups', 'vanilla', { count: 3 })];
