import { describe, expect, it } from '@jest/globals';
import { bellaNapoli, cartOf, wish } from '../testing/demoRestaurants.js';
import { confirmOrder, type OrderDraft } from './confirmOrder.js';
import type { Coupon } from './deals.js';

const now = new Date('2026-06-02T19:00:00-04:00');

const draft: OrderDraft = {
  cart: cartOf(wish('tiramisu', { quantity: 2 }), wish('caesar_salad')),
  ...{ fulfilment: 'pickup', address: null, requestedAt: null, note: null },
  ...{ name: 'Maria', phone: '+12125550150', language: 'en-US' },
  coupon: 'welcome ten',
};

const tenth: Coupon = {
  ...{ code: 'WELCOME-TEN', name: 'Ten percent off' },
  reduction: { kind: 'percentage', percent: 10 },
};

function confirmed(coupon: Partial<Coupon>, changes: Partial<OrderDraft> = {}): unknown {
  const menu = { ...bellaNapoli.menu, coupons: [{ ...tenth, ...coupon }] };
  const result = confirmOrder({ ...bellaNapoli, menu }, { ...draft, ...changes }, now);
  if (!result.ok) return 'reason' in result.refusal ? result.refusal.reason : result.refusal;
  const { discounts, totals, coupon: used } = result.value;
  return { used, discount: totals.discount, ids: discounts.map(({ id }) => id) };
}

describe('a coupon', () => {
  it('is found however its code was said, and the order keeps its limits', () => {
    expect(confirmed({ usageLimit: 50 })).toEqual({
      used: { code: 'WELCOME-TEN', usageLimit: 50, usageLimitPerCustomer: null },
      ...{ discount: 230, ids: ['WELCOME-TEN'] },
    });
  });

  it('comes after the offers, on what they left', () => {
    const offers = [{ ...tenth, id: 'offer' }];
    const menu = { ...bellaNapoli.menu, coupons: [tenth], offers };
    const result = confirmOrder({ ...bellaNapoli, menu }, draft, now);
    expect(result).toMatchObject({
      value: {
        discounts: [
          { kind: 'offer', amount: 230 },
          { kind: 'coupon', amount: 207 },
        ],
      },
    });
  });

  it.each<[string, Partial<Coupon>, Partial<OrderDraft>, object]>([
    ['nobody knows', {}, { coupon: 'other' }, { code: 'coupon_unknown' }],
    [
      'is for another day',
      { availability: [{ fromDate: '2026-06-03' }] },
      {},
      { code: 'coupon_not_now', why: { reason: 'time' } },
    ],
    [
      'asks for a larger order',
      { minimumOrder: 2500 },
      {},
      { code: 'coupon_below_minimum', minimumOrder: 2500, missing: 203 },
    ],
    ['is for a first order', { firstOrder: true }, {}, { code: 'coupon_first_order_only' }],
    [
      'was used as often as it may be',
      { usageLimit: 3 },
      { couponUses: { total: 3, byCustomer: 0 } },
      { code: 'coupon_used_up' },
    ],
    [
      'this customer has used',
      { usageLimitPerCustomer: 1 },
      { couponUses: { total: 3, byCustomer: 1 } },
      { code: 'coupon_used_by_customer' },
    ],
    [
      'each customer may use once, of somebody unknown',
      { usageLimitPerCustomer: 1 },
      { phone: null },
      { code: 'coupon_needs_phone' },
    ],
    [
      'is about what is not in the cart',
      { on: { items: ['lasagna'] } },
      {},
      { code: 'coupon_fits_nothing' },
    ],
  ])('that %s is refused, and so is the order that counts on it', (_, coupon, changes, reason) => {
    expect(confirmed(coupon, changes)).toMatchObject(reason);
  });

  it('is no reason when it is not given', () => {
    expect(confirmed({ minimumOrder: 99_999 }, { coupon: null })).toMatchObject({ discount: 0 });
  });
});

describe('a tip', () => {
  it('is a whole amount, and never takes anything off', () => {
    expect(confirmed({}, { tip: -1 })).toEqual({ code: 'tip_out_of_range', tip: -1 });
    expect(confirmed({}, { tip: 0.5 })).toEqual({ code: 'tip_out_of_range', tip: 0.5 });
  });
});
