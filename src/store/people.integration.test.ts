import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { placeOrder } from '../orders/placeOrder.js';
import type { ConfirmedOrder } from '../restaurant/order.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { openStore, type Store } from './store.js';

jest.setTimeout(60_000);

const phone = '+12125550188';

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
});

afterAll(async () => {
  await store.close();
  await database.close();
});

async function newRestaurant(): Promise<string> {
  const id = `r-${uuidv7()}`;
  await store.restaurants.save([{ profile: sampleRestaurant(id), lines: [] }]);
  return id;
}

async function place(restaurantId: string, changes: Partial<ConfirmedOrder> = {}) {
  const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
  const order = sampleOrder({ customerPhone: phone, ...changes });
  const placed = await placeOrder(parts, { restaurantId, callId: uuidv7(), order });
  if (!placed.ok) throw new Error(placed.refusal.code);
  return placed.value;
}

const cola = sampleOrder().lines.slice(1);
const onlyCola = {
  lines: cola,
  fulfilment: 'pickup',
  address: null,
} as const satisfies Partial<ConfirmedOrder>;

describe('what is known of a caller', () => {
  it('is nothing before the first order', async () => {
    expect(await store.customers.callerProfile(await newRestaurant(), phone)).toBeUndefined();
  });

  it('is name, language, last address and last order, without prices', async () => {
    const restaurant = await newRestaurant();
    await place(restaurant);
    await place(restaurant, { ...onlyCola, customerName: 'Ada Byron', language: 'fr-FR' });
    expect(await store.customers.callerProfile(restaurant, phone)).toEqual({
      name: 'Ada Byron',
      language: 'fr-FR',
      address: { text: '11 Broadway, apartment 4', postcode: '10004' },
      notes: null,
      allergies: [],
      usualOrder: null,
      lastOrder: [{ item: 'cola', name: 'Cola', quantity: 1, variant: null, modifiers: [] }],
      blocked: false,
    });
  });

  it('is usual what was ordered most often, and twice at least', async () => {
    const restaurant = await newRestaurant();
    await place(restaurant, onlyCola);
    await place(restaurant, onlyCola);
    await place(restaurant);
    const known = await store.customers.callerProfile(restaurant, phone);
    expect(known?.usualOrder?.map(({ name }) => name)).toEqual(['Cola']);
    expect(known?.lastOrder?.map(({ name }) => name)).toEqual(['Margherita', 'Cola']);
  });

  it('adds up the allergies that were ever said', async () => {
    const restaurant = await newRestaurant();
    const order = await place(restaurant, { allergies: ['nuts'] });
    expect((await store.orders.byId(order.id))?.allergies).toEqual(['nuts']);
    await place(restaurant, { allergies: ['nuts', 'kiwi'] });
    await place(restaurant);
    const known = await store.customers.callerProfile(restaurant, phone);
    expect([...(known?.allergies ?? [])].sort()).toEqual(['kiwi', 'nuts']);
  });

  it('is known to its own restaurant only', async () => {
    const [rome, paris] = [await newRestaurant(), await newRestaurant()];
    await place(rome);
    expect(await store.customers.callerProfile(paris, phone)).toBeUndefined();
  });

  it('has what the staff write', async () => {
    const restaurant = await newRestaurant();
    await place(restaurant);
    const customer = await store.customers.byPhone(restaurant, phone);
    await store.customers.change(customer?.id ?? '', { blocked: true, notes: 'rings twice' });
    expect(await store.customers.callerProfile(restaurant, phone)).toMatchObject({
      blocked: true,
      notes: 'rings twice',
    });
  });
});

describe('what a restaurant answers', () => {
  const parking = {
    id: 'parking',
    answers: [{ language: 'en', questions: ['where can I park'], answer: 'Behind the house.' }],
  };

  it('is its list as it was put last, in its order', async () => {
    const restaurant = await newRestaurant();
    await store.knowledge.replace(restaurant, [parking, { ...parking, id: 'dogs' }]);
    await store.knowledge.replace(restaurant, [{ ...parking, id: 'wifi' }, parking]);
    const entries = await store.knowledge.entriesOf(restaurant);
    expect(entries).toEqual([{ ...parking, id: 'wifi' }, parking]);
  });

  it('keeps what it does not answer, newest first', async () => {
    const restaurant = await newRestaurant();
    for (const [i, text] of ['may dogs come in', 'is there wifi'].entries()) {
      const askedAt = new Date(Date.UTC(2026, 2, 10, 18, i));
      const question = { id: uuidv7(), restaurantId: restaurant, callId: uuidv7(), askedAt, text };
      await store.knowledge.keepUnanswered({ ...question, language: 'en-US' });
    }
    const { entries } = await store.knowledge.unanswered(restaurant, { after: null, limit: 10 });
    expect(entries.map(({ text }) => text)).toEqual(['is there wifi', 'may dogs come in']);
  });
});
