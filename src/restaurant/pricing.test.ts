import { describe, expect, it } from '@jest/globals';
import { decimalsOf, formatMoney } from '../kernel/money.js';
import { bellaNapoli, cartOf, chezMarcel, modifier, wish } from '../testing/demoRestaurants.js';
import type { Cart, LineRequest } from './cartLine.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';
import { price as priceOn, type PricedOutcome } from './pricing.js';

const at = new Date('2026-06-02T19:00:00-04:00');

function price(
  restaurant: RestaurantProfile,
  cart: Cart,
  fulfilment: Fulfilment | null,
): PricedOutcome {
  return priceOn(restaurant, cart, { fulfilment, at });
}

const nothingElse = { discount: 0, charges: 0, tip: 0, rounding: 0 };
const mediumPepperoni = wish('pepperoni_pizza', { variant: 'medium' });

function unitPrice(line: LineRequest, restaurant: RestaurantProfile = bellaNapoli): number {
  return price(restaurant, cartOf(line), 'pickup').lines[0]?.unitPrice ?? Number.NaN;
}

describe('an American order', () => {
  const cart = cartOf({ ...mediumPepperoni, quantity: 2 }, wish('caesar_salad'));

  it('adds tax on the food and not on the delivery', () => {
    const { lines, totals } = price(bellaNapoli, cart, 'delivery');
    expect(lines.map(({ total }) => total)).toEqual([3398, 899]);
    expect(totals).toEqual({
      ...nothingElse,
      subtotal: 4297,
      tax: 381,
      taxLines: [{ taxClass: 'standard', rate: 88_750, base: 4297, tax: 381 }],
      deliveryFee: 599,
      total: 5277,
    });
    expect(formatMoney(totals.total, 'USD', 'en-US')).toBe('$52.77');
  });

  it('costs no delivery when it is fetched, or when nobody has said yet', () => {
    expect(price(bellaNapoli, cart, 'pickup').totals.total).toBe(4678);
    expect(price(bellaNapoli, cart, null).totals.deliveryFee).toBe(0);
  });

  it('is taxed once, so that splitting it into lines changes nothing', () => {
    const one = price(bellaNapoli, cartOf(wish('water', { quantity: 3 })), 'pickup');
    const three = price(bellaNapoli, cartOf(wish('water'), wish('water'), wish('water')), 'pickup');
    // 3 x 1.99 = 5.97, of which 8.875 % is 0.5298; per line it would be 3 x 0.18 = 0.54.
    expect(one.totals.tax).toBe(53);
    expect(three.totals).toEqual(one.totals);
  });
});

describe('a French order', () => {
  it('contains its taxes, per rate', () => {
    const wine = wish('vin_rouge', { variant: 'bouteille' });
    const cart = cartOf(wish('blanquette', { quantity: 2 }), wine, wish('eau_plate'));
    expect(price(chezMarcel, cart, 'pickup').totals).toEqual({
      ...nothingElse,
      subtotal: 3580 + 2200 + 250,
      tax: 325 + 367 + 13,
      taxLines: [
        { taxClass: 'standard', rate: 100_000, base: 3580, tax: 325 },
        { taxClass: 'alcohol', rate: 200_000, base: 2200, tax: 367 },
        { taxClass: 'packaged', rate: 55_000, base: 250, tax: 13 },
      ],
      deliveryFee: 0,
      total: 6030,
    });
  });

  it('contains the tax on the delivery too, at the standard rate', () => {
    const { totals } = price(chezMarcel, cartOf(wish('blanquette', { quantity: 2 })), 'delivery');
    expect(totals.taxLines).toEqual([
      { taxClass: 'standard', rate: 100_000, base: 3930, tax: 357 },
    ]);
    expect(totals.total).toBe(3930);
  });

  it('adds up two tax classes of one rate before rounding', () => {
    const restaurant = {
      ...chezMarcel,
      taxRates: { standard: 100_000, alcohol: 100_000, packaged: 55_000 },
    };
    const cart = cartOf(wish('biere'), wish('cafe'));
    expect(price(restaurant, cart, 'pickup').totals.taxLines).toEqual([
      { taxClass: 'standard', rate: 100_000, base: 720, tax: 65 },
    ]);
  });
});

describe('an option', () => {
  const cheese = (amount: 'normal' | 'light' | 'extra'): LineRequest =>
    wish('cheese_pizza', {
      variant: 'small',
      modifiers: [modifier('toppings', 'cheese', { amount })],
    });
  const bacon = (amount: 'normal' | 'light' | 'extra'): LineRequest =>
    wish('cheese_pizza', {
      variant: 'small',
      modifiers: [modifier('toppings', 'bacon', { amount })],
    });

  it('costs its price once, and twice when it is extra', () => {
    expect(unitPrice(bacon('normal'))).toBe(1199 + 225);
    expect(unitPrice(bacon('light'))).toBe(1199 + 225);
    expect(unitPrice(bacon('extra'))).toBe(1199 + 450);
  });

  it('that the dish includes costs only what comes on top', () => {
    expect(unitPrice(cheese('normal'))).toBe(1199);
    expect(unitPrice(cheese('extra'))).toBe(1199 + 200);
  });

  it('that is left off gives nothing back', () => {
    const noCheese = modifier('toppings', 'cheese', { action: 'remove', amount: 'extra' });
    expect(unitPrice(wish('cheese_pizza', { variant: 'small', modifiers: [noCheese] }))).toBe(1199);
  });

  it('is paid with every unit of the line', () => {
    const { lines } = price(bellaNapoli, cartOf({ ...bacon('normal'), quantity: 3 }), 'pickup');
    expect(lines[0]).toMatchObject({ unitPrice: 1424, total: 4272 });
  });
});

describe('a size', () => {
  it('has its own price; before it is chosen the price of the card is shown', () => {
    expect(unitPrice(wish('pepperoni_pizza', { variant: 'large' }))).toBe(1999);
    expect(unitPrice(wish('pepperoni_pizza'))).toBe(1699);
  });
});

describe('an amount', () => {
  it('is shown with the decimals of its currency', () => {
    expect([decimalsOf('JPY'), decimalsOf('KWD')]).toEqual([0, 3]);
    const shown = (currency: string): string => {
      const { totals } = price({ ...bellaNapoli, currency }, cartOf(wish('brownie')), 'pickup');
      return formatMoney(totals.subtotal, currency, 'en');
    };
    expect(shown('JPY')).toBe('¥549');
    expect(shown('KWD')).toMatch(/^KWD\s0\.549$/);
  });
});
