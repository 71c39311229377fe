import { describe, expect, it } from '@jest/globals';
import { bellaNapoli, cartOf, chezMarcel, wish } from '../testing/demoRestaurants.js';
import { confirmOrder, type OrderDraft } from './confirmOrder.js';
import type { RestaurantProfile } from './profile.js';

const now = new Date('2026-06-02T19:00:00-04:00');
const pepperoni = wish('pepperoni_pizza', { variant: 'medium', quantity: 2 });

const draft: OrderDraft = {
  cart: cartOf(pepperoni, wish('caesar_salad')),
  fulfilment: 'delivery',
  address: { text: '350 5th Avenue', postcode: '10118' },
  requestedAt: null,
  name: 'Maria Rossi',
  phone: '+12125550150',
  language: 'en-US',
  note: 'Nut allergy',
};

function refusal(
  changes: Partial<OrderDraft>,
  restaurant: RestaurantProfile = bellaNapoli,
): unknown {
  const result = confirmOrder(restaurant, { ...draft, ...changes }, now);
  return result.ok ? 'confirmed' : result.refusal;
}

describe('a confirmed order', () => {
  it('is complete: lines, amounts, customer and time', () => {
    const result = confirmOrder(bellaNapoli, draft, now);
    expect(result).toMatchObject({
      ok: true,
      value: {
        lines: [
          { name: 'Pepperoni Pizza', variantName: 'Medium', quantity: 2, unitPrice: 1699 },
          { name: 'Caesar Salad', quantity: 1, unitPrice: 899 },
        ],
        totals: { subtotal: 4297, tax: 381, deliveryFee: 599, total: 5277 },
        fulfilment: 'delivery',
        currency: 'USD',
        customerName: 'Maria Rossi',
        customerPhone: '+12125550150',
        language: 'en-US',
        address: draft.address,
        note: 'Nut allergy',
        requestedAt: null,
        promisedAt: new Date('2026-06-02T19:45:00-04:00'),
      },
    });
  });

  it('does not keep an address that is not delivered to', () => {
    const result = confirmOrder(bellaNapoli, { ...draft, fulfilment: 'pickup' }, now);
    expect(result).toMatchObject({ ok: true, value: { address: null } });
  });
});

describe('an order is refused', () => {
  it('when it is empty', () => {
    expect(refusal({ cart: cartOf() })).toEqual({ code: 'cart_empty' });
  });

  it('when something has run out since it was chosen', () => {
    const items = bellaNapoli.menu.items.map((item) =>
      item.id === 'caesar_salad' ? { ...item, soldOut: true } : item,
    );
    expect(refusal({}, { ...bellaNapoli, menu: { ...bellaNapoli.menu, items } })).toEqual({
      code: 'line_refused',
      lineId: '2',
      reason: {
        ...{ code: 'item_sold_out', item: 'caesar_salad' },
        substitutes: ['greek_salad', 'garden_salad'],
      },
    });
  });

  it('when it holds what the menu does not', () => {
    expect(refusal({ cart: cartOf(wish('sushi')) })).toMatchObject({
      code: 'line_refused',
      reason: { code: 'item_unknown' },
    });
    expect(refusal({ cart: cartOf(wish('tiramisu', { quantity: -2 })) })).toMatchObject({
      code: 'line_refused',
      reason: { code: 'quantity_out_of_range' },
    });
  });

  it('when a size or a dressing was never chosen', () => {
    const cart = cartOf(wish('pepperoni_pizza'), wish('garden_salad'));
    expect(refusal({ cart })).toMatchObject({
      code: 'choices_missing',
      missing: [{ lineId: '1' }, { lineId: '2' }],
    });
  });

  it('when it should be eaten where nobody can sit', () => {
    expect(refusal({ fulfilment: 'dine_in' })).toEqual({
      code: 'fulfilment_not_offered',
      fulfilment: 'dine_in',
      offered: ['pickup', 'delivery'],
    });
  });

  it('when it is too small, or too far away, to be delivered', () => {
    expect(refusal({ cart: cartOf(wish('tiramisu')) })).toEqual({
      code: 'below_minimum',
      minimumOrder: 1500,
      missing: 801,
    });
    expect(refusal({ cart: cartOf(wish('blanquette', { quantity: 2 })) }, chezMarcel)).toEqual({
      code: 'outside_zone',
      postcode: '10118',
    });
    expect(refusal({ address: null })).toEqual({ code: 'address_missing' });
  });

  it('when the restaurant is closed', () => {
    const openingPeriods = [{ weekday: 3 as const, opens: '18:00', closes: '22:00' }];
    expect(refusal({}, { ...bellaNapoli, openingPeriods })).toEqual({
      code: 'closed',
      nearest: new Date('2026-06-03T18:45:00-04:00'),
    });
  });
});
