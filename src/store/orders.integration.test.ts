import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from '../kernel/errors.js';
import { systemClock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { placeOrder } from '../orders/placeOrder.js';
import type { ConfirmedOrder, Order } from '../restaurant/order.js';
import {
  openDatabaseWire,
  openTestDatabase,
  type DatabaseWire,
  type TestDatabase,
} from '../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { openStore, type Store } from './store.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let wire: DatabaseWire;
let store: Store;

beforeAll(async () => {
  database = await openTestDatabase();
  wire = await openDatabaseWire(database.url);
  store = await openStore({ databaseUrl: wire.url, logger: silentLogger });
});

afterAll(async () => {
  await store.close();
  await wire.close();
  await database.close();
});

async function newRestaurant(): Promise<string> {
  const id = `r-${uuidv7()}`;
  await store.restaurants.save([{ profile: sampleRestaurant(id), lines: [] }]);
  return id;
}

async function place(restaurantId: string, callId: string, order = sampleOrder()): Promise<Order> {
  const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
  const placed = await placeOrder(parts, { restaurantId, callId, order });
  if (!placed.ok) throw new Error(placed.refusal.code);
  return placed.value;
}

describe('placing an order', () => {
  it('gives back exactly what was confirmed', async () => {
    const restaurantId = await newRestaurant();
    const callId = uuidv7();
    const order = sampleOrder({ requestedAt: new Date('2026-03-10T18:30:00.123Z') });
    const placed = await place(restaurantId, callId, order);
    expect(placed).toMatchObject({ ...order, restaurantId, callId, number: 1, version: 1 });
    expect(placed).toMatchObject({ status: 'new', paymentStatus: 'unpaid' });
    expect(await store.orders.byId(placed.id)).toEqual(placed);
  });

  it('keeps amounts of money whole up to the largest that a number holds', async () => {
    const restaurantId = await newRestaurant();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), async (subtotal) => {
        const totals = { ...sampleOrder().totals, subtotal, tax: 0, taxLines: [] };
        Object.assign(totals, { deliveryFee: 0, total: subtotal });
        const placed = await place(restaurantId, uuidv7(), sampleOrder({ totals }));
        expect(placed.totals).toEqual(totals);
      }),
      { numRuns: 25 },
    );
  });

  it('makes one order of a call that confirms many times at once', async () => {
    const restaurantId = await newRestaurant();
    const callId = uuidv7();
    const placed = await Promise.all(Array.from({ length: 8 }, () => place(restaurantId, callId)));
    expect(new Set(placed.map(({ id }) => id)).size).toBe(1);
    expect((await place(restaurantId, callId)).id).toBe(placed[0]?.id);
    expect((await place(restaurantId, uuidv7())).number).toBe(2);
  });

  it('numbers orders placed at once from 1 without gaps, in each restaurant apart', async () => {
    const restaurants = await Promise.all([newRestaurant(), newRestaurant()]);
    const placed = await Promise.all(
      Array.from({ length: 40 }, (_, i) => place(restaurants[i % 2] ?? '', uuidv7())),
    );
    for (const id of restaurants) {
      const numbers = placed.filter((o) => o.restaurantId === id).map((o) => o.number);
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    }
  });

  it('saves nothing of an order whose sum is wrong, and its number is not lost', async () => {
    const restaurantId = await newRestaurant();
    const wrong = { ...sampleOrder().totals, total: 1 };
    const refusal: unknown = await place(
      restaurantId,
      uuidv7(),
      sampleOrder({ totals: wrong }),
    ).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProviderError);
    expect(refusal).toMatchObject({ provider: 'database', retryable: false });
    expect(String(refusal)).not.toContain('Ada');
    expect(await store.customers.byPhone(restaurantId, '+12125550188')).toBeUndefined();
    expect((await place(restaurantId, uuidv7())).number).toBe(1);
  });

  it('remembers a customer by the phone and keeps the name when the next call gives none', async () => {
    const restaurantId = await newRestaurant();
    await place(restaurantId, uuidv7());
    await place(restaurantId, uuidv7(), sampleOrder({ customerName: null, language: 'fr-FR' }));
    const customer = await store.customers.byPhone(restaurantId, '+12125550188');
    expect(customer).toMatchObject({ name: 'Ada', language: 'fr-FR' });
  });

  it('takes an order of a caller who withheld the number', async () => {
    const restaurantId = await newRestaurant();
    const placed = await place(restaurantId, uuidv7(), sampleOrder({ customerPhone: null }));
    expect(placed.customerPhone).toBeNull();
  });

  it('succeeds although every connection broke just before', async () => {
    const restaurantId = await newRestaurant();
    await wire.cut();
    const placing = place(restaurantId, uuidv7());
    await wire.mend();
    expect((await placing).number).toBe(1);
  });

  it('says that the database is away when it stays away', async () => {
    const restaurantId = await newRestaurant();
    await wire.cut();
    await expect(place(restaurantId, uuidv7())).rejects.toMatchObject({
      provider: 'database',
      retryable: true,
    });
    await wire.mend();
  });

  it('loses nothing when the process is killed as soon as the order is placed', async () => {
    const restaurantId = await newRestaurant();
    const callId = uuidv7();
    const program = fileURLToPath(new URL('../testing/placeAndDie.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      env: { ...process.env, DATABASE_URL: database.url, RESTAURANT: restaurantId, CALL: callId },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const signal = await new Promise((resolve) => child.once('exit', (_, name) => resolve(name)));
    expect(signal).toBe('SIGKILL');
    const { entries } = await store.orders.list({ callId }, { after: null, limit: 10 });
    expect(entries).toHaveLength(1);
    expect(entries[0]?.lines).toHaveLength(2);
    expect((await place(restaurantId, callId)).number).toBe(1);
  });
});

describe('the list of orders', () => {
  it('shows every order once although orders come in between the pages', async () => {
    const restaurantId = await newRestaurant();
    // Placed in the same millisecond, most of them: the id decides then.
    const before = await Promise.all(
      Array.from({ length: 7 }, () => place(restaurantId, uuidv7())),
    );
    const seen: string[] = [];
    let after: Awaited<ReturnType<Store['orders']['list']>>['next'] = null;
    do {
      const page = await store.orders.list({ restaurantId }, { after, limit: 2 });
      seen.push(...page.entries.map(({ id }) => id));
      after = page.next;
      await place(restaurantId, uuidv7());
    } while (after);
    expect(seen.sort()).toEqual(before.map(({ id }) => id).sort());
  });

  it('narrows by every filter', async () => {
    const restaurantId = await newRestaurant();
    const pickup = await place(
      restaurantId,
      uuidv7(),
      sampleOrder({ fulfilment: 'pickup', address: null, customerPhone: '+33142685300' }),
    );
    const delivery = await place(restaurantId, uuidv7());
    const ids = async (filter: object): Promise<string[]> => {
      const page = await store.orders.list({ restaurantId, ...filter }, { after: null, limit: 9 });
      return page.entries.map(({ id }) => id);
    };
    expect(await ids({})).toEqual([delivery.id, pickup.id]);
    expect(await ids({ fulfilment: 'pickup' })).toEqual([pickup.id]);
    expect(await ids({ phone: '+33142685300' })).toEqual([pickup.id]);
    expect(await ids({ callId: delivery.callId })).toEqual([delivery.id]);
    expect(await ids({ status: 'ready' })).toEqual([]);
    expect(await ids({ to: pickup.createdAt })).toEqual([]);
    expect(await ids({ from: new Date(delivery.createdAt.getTime() + 1) })).toEqual([]);
    expect(await ids({ from: pickup.createdAt })).toHaveLength(2);
  });
});

describe('a coupon', () => {
  const coupon = { code: 'Welcome-10', usageLimit: 10, usageLimitPerCustomer: null };

  /** An order of which a tenth was taken off by the coupon. */
  function withCoupon(changes: Partial<ConfirmedOrder> = {}): ConfirmedOrder {
    const order = sampleOrder();
    const taxShares = [{ taxClass: 'standard', amount: 380 }];
    const discount = { kind: 'coupon', id: coupon.code, name: 'A tenth', amount: 380 } as const;
    const totals = { ...order.totals, discount: 380, tax: 304, total: 3800 - 380 + 500 + 304 };
    return sampleOrder({ totals, discounts: [{ ...discount, taxShares }], coupon, ...changes });
  }

  function order(restaurantId: string, changes: Partial<ConfirmedOrder> = {}) {
    const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
    const request = { restaurantId, callId: uuidv7(), order: withCoupon(changes) };
    return placeOrder(parts, request);
  }

  it('for ten orders is had by ten of fifty that are confirmed at once', async () => {
    const restaurantId = await newRestaurant();
    const placed = await Promise.all(Array.from({ length: 50 }, () => order(restaurantId)));
    const refusals = placed.filter(({ ok }) => !ok);
    expect(refusals).toHaveLength(40);
    expect(refusals[0]).toEqual({ ok: false, refusal: { code: 'coupon_used_up' } });
    expect(await store.coupons.usesOf(restaurantId, null)).toEqual({
      WELCOME10: { total: 10, byCustomer: 0 },
    });
    const numbers = placed.flatMap((result) => (result.ok ? result.value.number : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
  });

  it('for one order of each customer is refused to the second of the same number', async () => {
    const restaurantId = await newRestaurant();
    const once = { coupon: { ...coupon, usageLimitPerCustomer: 1 } };
    const [first, second] = await Promise.all([
      order(restaurantId, once),
      order(restaurantId, once),
    ]);
    expect([first.ok, second.ok].sort()).toEqual([false, true]);
    const other = await order(restaurantId, { ...once, customerPhone: '+12125550199' });
    expect(other.ok).toBe(true);
    expect(await order(restaurantId, { ...once, customerPhone: null })).toEqual({
      ok: false,
      refusal: { code: 'coupon_needs_phone' },
    });
    expect(await store.coupons.usesOf(restaurantId, '+12125550188')).toEqual({
      WELCOME10: { total: 2, byCustomer: 1 },
    });
  });

  it('counts once for a call that confirms many times, and its order comes back whole', async () => {
    const restaurantId = await newRestaurant();
    const callId = uuidv7();
    const placed = await Promise.all(
      Array.from({ length: 8 }, () => place(restaurantId, callId, withCoupon())),
    );
    expect(new Set(placed.map(({ id }) => id)).size).toBe(1);
    expect(await store.orders.byId(placed[0]?.id ?? '')).toMatchObject(withCoupon());
    expect(await store.coupons.usesOf(restaurantId, null)).toMatchObject({
      WELCOME10: { total: 1 },
    });
  });
});
