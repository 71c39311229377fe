import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import { noPayments } from '../orders/noPayments.js';
import { takeOrder } from '../orders/takeOrder.js';
import { slowKitchen, type KitchenWish } from '../orders/slowKitchen.js';
import { ManualClock } from '../kernel/manualClock.js';
import type { KitchenLoad } from '../restaurant/kitchen.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleMenu, sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { openStore, type Store } from './store.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
const clock = new ManualClock();
const rome = { ...sampleRestaurant('rome'), menu: sampleMenu, openingPeriods: [] };

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save([
    { profile: sampleRestaurant('rome'), lines: [] },
    { profile: sampleRestaurant('oslo'), lines: [] },
  ]);
});

afterAll(async () => {
  await store.close();
  await database.close();
});

const inMinutes = (minutes: number): Date => new Date(clock.now().getTime() + minutes * 60_000);

function slow(wish: KitchenWish): Promise<KitchenLoad> {
  const changed = (): Promise<void> => Promise.resolve();
  return slowKitchen({ kitchens: store.kitchens, clock, changed }, rome, wish, 'token:test');
}

describe('a kitchen', () => {
  it('has to make what is promised: from when it leaves, by station, until it is ready', async () => {
    const order = sampleOrder({ promisedAt: inMinutes(60), wayMinutes: 25 });
    const placed = { callId: randomUUID(), id: randomUUID(), placedAt: clock.now() };
    const plain = { requestKey: null, customerEmail: null, actor: 'call', payment: null, jobs: [] };
    await store.orders.place({ ...placed, ...plain, restaurantId: 'rome', order });
    const { due } = await store.kitchens.load('rome', clock.now());
    expect(due).toEqual([{ at: inMinutes(35), work: { oven: 2 } }]);
    expect((await store.kitchens.load('rome', inMinutes(61))).due).toEqual([]);
    expect((await store.kitchens.load('oslo', clock.now())).due).toEqual([]);
    expect((await store.orders.byId(placed.id))?.wayMinutes).toBe(25);
  });

  it('is not overfilled by two callers who say yes at the same moment', async () => {
    const kitchen = { slotMinutes: 10, ordersPerSlot: 1, stations: {} };
    const profile = { ...sampleRestaurant('full'), kitchen };
    await store.restaurants.save([{ profile, lines: [], menu: sampleMenu }]);
    const parts = { ...store, gateway: noPayments, clock, newId: randomUUID };
    const order = sampleOrder({ promisedAt: inMinutes(30) });
    const placed = await Promise.all(
      [1, 2, 3].map(() => takeOrder(parts, { restaurantId: 'full', callId: randomUUID(), order })),
    );
    const times = placed.map((one) => (one.ok ? one.value.promisedAt.getTime() : 0)).sort();
    expect(times[0]).toBe(inMinutes(30).getTime());
    expect(new Set(times.map((at) => Math.ceil(at / 600_000))).size).toBe(3);
  });

  it('is as fast as it can be until its staff say otherwise', async () => {
    expect(await store.kitchens.load('oslo', clock.now())).toEqual({
      ...{ pausedUntil: null, deliveryPausedUntil: null, extraMinutes: 0, extraUntil: null },
      due: [],
    });
  });

  it('rests and is slow as its staff say, each apart', async () => {
    expect(await slow({ pauseMinutes: 20 })).toMatchObject({ pausedUntil: inMinutes(20) });
    expect(await slow({ extraMinutes: 10, extraForMinutes: 60 })).toMatchObject({
      ...{ pausedUntil: inMinutes(20), extraMinutes: 10, extraUntil: inMinutes(60) },
    });
    expect(await slow({ pauseMinutes: 0, pauseDeliveryMinutes: 15 })).toMatchObject({
      ...{ pausedUntil: null, deliveryPausedUntil: inMinutes(15), extraMinutes: 10 },
    });
    // Who never closes is as fast as ever on the next day.
    expect(await slow({ extraMinutes: 5 })).toMatchObject({ extraUntil: inMinutes(12 * 60) });
  });
});
