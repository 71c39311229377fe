import { describe, expect, it } from '@jest/globals';
import { bellaNapoli, cartOf, wish } from '../testing/demoRestaurants.js';
import { confirmOrder, type OrderDraft } from './confirmOrder.js';
import { checkZone } from './delivery.js';
import type { DeliveryAddress } from './order.js';
import type { RestaurantProfile } from './profile.js';
import { restaurantAt } from './zones.js';

/** Around a restaurant on Broadway: next door, a park drawn on the map, a postcode, and the rest within 5 km. */
const restaurant: RestaurantProfile = {
  ...bellaNapoli,
  location: { lat: 40.7061, lon: -74.0121 },
  delivery: {
    fee: 599,
    minimumOrder: 1500,
    postcodes: [],
    minutes: 25,
    freeFrom: null,
    zones: [
      {
        name: 'next door',
        area: { kind: 'radius', meters: 1000 },
        fee: 0,
        minimumOrder: 0,
        minutes: 10,
      },
      {
        name: 'park',
        area: {
          kind: 'polygon',
          ring: [
            { lat: 40.72, lon: -74.01 },
            { lat: 40.73, lon: -74.01 },
            { lat: 40.73, lon: -73.99 },
            { lat: 40.72, lon: -73.99 },
          ],
        },
        fee: 299,
        freeFrom: 4000,
      },
      { name: 'old town', area: { kind: 'postcodes', postcodes: ['10002'] }, fee: 399 },
      { name: 'far', area: { kind: 'radius', meters: 5000 }, fee: 899, minutes: 45 },
    ],
  },
};

function at(lat: number, lon: number, more: Partial<DeliveryAddress> = {}): DeliveryAddress {
  const place = { lat, lon, meters: null, driveMinutes: null };
  return { text: '1 Test Street', postcode: null, place, ...more };
}

const nextDoor = at(40.7089, -74.0117);
const inThePark = at(40.725, -74.0);
const midtown = at(40.745, -73.99);
const brooklyn = at(40.65, -73.95, { postcode: '11 226' });
const unknown = { text: '1 Test Street', postcode: null };

function termsAt(address: DeliveryAddress): unknown {
  const { fee, minimumOrder, freeFrom, minutes } = restaurantAt(restaurant, address).delivery ?? {};
  return { fee, minimumOrder, freeFrom, minutes };
}

describe('an address', () => {
  it('has the terms of the first zone that it lies in, and the usual ones where the zone says nothing', () => {
    expect(termsAt(nextDoor)).toEqual({ fee: 0, minimumOrder: 0, freeFrom: null, minutes: 10 });
    expect(termsAt(inThePark)).toEqual({
      fee: 299,
      minimumOrder: 1500,
      freeFrom: 4000,
      minutes: 25,
    });
    expect(termsAt({ ...midtown, postcode: '10002-1234' })).toMatchObject({ fee: 399 });
    expect(termsAt(midtown)).toMatchObject({ fee: 899, minutes: 45 });
  });

  it('has the way that the drive takes, where that is longer than usual', () => {
    const place = { ...nextDoor.place, lat: 40.7089, lon: -74.0117, meters: 400 };
    expect(termsAt({ ...nextDoor, place: { ...place, driveMinutes: 18 } })).toMatchObject({
      minutes: 18,
    });
    expect(termsAt({ ...nextDoor, place: { ...place, driveMinutes: 3 } })).toMatchObject({
      minutes: 10,
    });
  });

  it('outside of all zones is refused', () => {
    expect(checkZone(restaurant, brooklyn)).toEqual({
      code: 'outside_zone',
      postcode: '11226',
    });
  });

  it('that nobody has found is asked for its postcode, and goes by that', () => {
    expect(checkZone(restaurant, unknown)).toEqual({ code: 'postcode_missing' });
    expect(checkZone(restaurant, { ...unknown, postcode: '10002' })).toBeUndefined();
    expect(checkZone(restaurant, { ...unknown, postcode: '10003' })).toEqual({
      code: 'place_missing',
    });
  });
});

describe('an order', () => {
  const draft: OrderDraft = {
    cart: cartOf(wish('cheese_pizza', { variant: 'large', quantity: 2 })),
    fulfilment: 'delivery',
    address: nextDoor,
    ...{ requestedAt: null, name: null, phone: null, language: 'en-US', note: null },
  };
  const now = new Date('2026-03-10T22:00:00Z');
  const confirm = (address: DeliveryAddress): [fee: number, minutes: number] | string => {
    const order = confirmOrder(restaurant, { ...draft, address }, now);
    if (!order.ok) return order.refusal.code;
    const { totals, promisedAt } = order.value;
    return [totals.deliveryFee, (promisedAt.getTime() - now.getTime()) / 60_000];
  };

  it('costs and takes what its zone says', () => {
    expect(confirm(nextDoor)).toEqual([0, 30]);
    expect(confirm(midtown)).toEqual([899, 65]);
    expect(confirm(brooklyn)).toBe('outside_zone');
  });

  it('of the threshold or more is free of the fee', () => {
    expect(confirm(inThePark)[0]).toBe(299);
    const cart = cartOf(wish('cheese_pizza', { variant: 'large', quantity: 3 }));
    const order = confirmOrder(restaurant, { ...draft, cart, address: inThePark }, now);
    expect(order).toMatchObject({ ok: true, value: { totals: { deliveryFee: 0 } } });
  });
});
