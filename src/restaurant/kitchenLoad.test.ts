import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bellaNapoli, cartOf, wish } from '../testing/demoRestaurants.js';
import type { DueWork, KitchenLoad, KitchenRules } from './kitchen.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';
import { leadMinutes, promisedTime } from './promisedTime.js';

/** Tuesday 2 June 2026 in New York. */
const on = (time: string, day = '02'): Date => new Date(`2026-06-${day}T${time}:00-04:00`);

const kitchen: KitchenRules = {
  slotMinutes: 15,
  ordersPerSlot: 2,
  stations: { oven: { prepMinutes: null, itemsPerSlot: 6 } },
};
const quiet: KitchenLoad = {
  ...{ pausedUntil: null, deliveryPausedUntil: null, extraMinutes: 0, extraUntil: null, due: [] },
};
const restaurant: RestaurantProfile = {
  ...bellaNapoli,
  ...{ prepMinutes: 15, kitchen, load: quiet },
  openingPeriods: [{ weekday: 2, opens: '18:00', closes: '22:00' }],
  menu: {
    ...bellaNapoli.menu,
    items: bellaNapoli.menu.items.map((item) =>
      item.id === 'cheese_pizza' ? { ...item, station: 'oven', prepMinutes: 20 } : item,
    ),
  },
};
const pizzas = (quantity: number) => cartOf(wish('cheese_pizza', { variant: 'small', quantity }));

/** Orders that leave the kitchen at these times, one pizza each. */
const due = (...times: string[]): DueWork[] =>
  times.map((time) => ({ at: on(time), work: { oven: 1 } }));

interface Asked {
  readonly quantity?: number;
  readonly at?: Date;
  readonly fulfilment?: Fulfilment;
  readonly now?: Date;
}

function promise(
  load: Partial<KitchenLoad>,
  { quantity = 1, at, fulfilment = 'pickup', now = on('19:00') }: Asked = {},
): unknown {
  const profile = { ...restaurant, load: { ...quiet, ...load } };
  const result = promisedTime(profile, pizzas(quantity), fulfilment, at ?? null, now);
  return result.ok ? result.value : [result.refusal.code, result.refusal.nearest];
}

describe('a kitchen', () => {
  it('with nothing to do is as fast as it can be', () => {
    expect(promise({})).toEqual(on('19:20'));
    expect(promise({ due: due('19:20') })).toEqual(on('19:20'));
  });

  it('that is full makes the order for the next stretch of time', () => {
    expect(promise({ due: due('19:20', '19:30') })).toEqual(on('19:35'));
    expect(promise({ due: due('19:20', '19:30', '19:35', '19:45') })).toEqual(on('19:50'));
  });

  it('with more to do than one stretch holds makes it in those before', () => {
    expect(promise({ due: due('19:45', '19:45', '19:45', '19:45') })).toEqual(on('19:50'));
  });

  it('counts an item at its station, and a delivery from when it leaves', () => {
    const oven = [{ at: on('19:30'), work: { oven: 5 } }];
    expect(promise({ due: oven }, { quantity: 1 })).toEqual(on('19:20'));
    expect(promise({ due: oven }, { quantity: 2 })).toEqual(on('19:35'));
    expect(promise({ due: due('19:20', '19:30') }, { fulfilment: 'delivery' })).toEqual(
      on('20:00'),
    );
  });

  it('takes an order larger than a stretch, when those before it are free as well', () => {
    expect(promise({}, { quantity: 12 })).toEqual(on('19:20'));
    expect(promise({ due: due('19:20') }, { quantity: 12 })).toEqual(on('19:50'));
  });

  it('that cannot serve at a time offers the nearest one', () => {
    const full = { due: due('20:20', '20:30') };
    expect(promise(full, { at: on('20:30') })).toEqual(['busy', on('20:35')]);
    expect(promise(full, { at: on('20:20') })).toEqual(['busy', on('20:15')]);
    expect(promise(full, { at: on('20:15') })).toEqual(on('20:15'));
  });

  it('is never full without rules', () => {
    const lenient = { ...bellaNapoli, openingPeriods: restaurant.openingPeriods, prepMinutes: 15 };
    const load = { ...quiet, due: due(...Array.from({ length: 50 }, () => '19:20')) };
    expect(promisedTime({ ...lenient, load }, pizzas(40), 'pickup', null, on('19:00'))).toEqual({
      ok: true,
      value: on('19:20'),
    });
  });

  it('takes the time of the station for items that name none', () => {
    const rules = { ...kitchen, stations: { oven: { prepMinutes: 35, itemsPerSlot: null } } };
    const items = restaurant.menu.items.map((item) => ({ ...item, prepMinutes: null }));
    const slow = { ...restaurant, kitchen: rules, menu: { ...restaurant.menu, items } };
    expect(leadMinutes(slow, pizzas(1), 'pickup')).toBe(35);
    expect(leadMinutes(restaurant, pizzas(1), 'pickup')).toBe(20);
  });
});

describe('the staff', () => {
  it('pause: an order now is offered for when they go on', () => {
    const paused = { pausedUntil: on('19:20') };
    expect(promise(paused)).toEqual(['busy', on('19:40')]);
    expect(promise(paused, { at: on('19:30') })).toEqual(['busy', on('19:40')]);
    expect(promise(paused, { at: on('19:40') })).toEqual(on('19:40'));
    expect(promise(paused, { now: on('19:20') })).toEqual(on('19:40'));
  });

  it('pause deliveries alone', () => {
    const paused = { deliveryPausedUntil: on('19:20') };
    expect(promise(paused)).toEqual(on('19:20'));
    expect(promise(paused, { fulfilment: 'delivery' })).toEqual(['busy', on('20:05')]);
  });

  it('take longer for an evening, and are as fast as ever afterwards', () => {
    const slow = { extraMinutes: 10, extraUntil: on('22:00') };
    expect(promise(slow)).toEqual(on('19:30'));
    expect(promise({ ...slow, extraUntil: on('19:00') })).toEqual(on('19:20'));
  });

  it('who would need more than half an hour longer are asked for first', () => {
    expect(promise({ due: due('19:20', '19:30', '19:35', '19:45') })).toEqual(on('19:50'));
    const queue = due('19:20', '19:30', '19:35', '19:45', '19:50', '20:00');
    expect(promise({ due: queue })).toEqual(['busy', on('20:05')]);
    expect(promise({ due: queue }, { at: on('20:05') })).toEqual(on('20:05'));
  });
});

describe('whatever is promised', () => {
  it('fits: however many orders come, no stretch has more than it can hold', () => {
    const order = fc.record({ quantity: fc.integer({ min: 1, max: 14 }), minute: fc.nat(180) });
    fc.assert(
      fc.property(fc.array(order, { maxLength: 25 }), (orders) => {
        const promised: DueWork[] = [];
        for (const { quantity, minute } of orders) {
          const now = new Date(on('18:00').getTime() + minute * 60_000);
          const load = { ...quiet, due: promised };
          const result = promisedTime(
            { ...restaurant, load },
            pizzas(quantity),
            'pickup',
            null,
            now,
          );
          const at = result.ok ? result.value : result.refusal.nearest;
          if (at) promised.push({ at, work: { oven: quantity } });
        }
        const slots = new Map<number, number>();
        for (const { at } of promised) {
          const slot = Math.ceil(at.getTime() / 900_000);
          slots.set(slot, (slots.get(slot) ?? 0) + 1);
        }
        expect(Math.max(0, ...slots.values())).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60 },
    );
  });
});
