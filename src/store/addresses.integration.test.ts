import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import type { AddressCandidate, Street } from '../orders/ports.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { openStore, type Store } from './store.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save([{ profile: sampleRestaurant('rome'), lines: [] }]);
});

afterAll(async () => {
  await store.close();
  await database.close();
});

const street = (name: string): Street => ({
  ...{ street: name, postcode: null, city: 'Rome', lat: 41.9, lon: 12.5, from: 1, to: null },
});

describe('a list of streets', () => {
  it('takes the place of the one before, and tells that it is another', async () => {
    expect(await store.streets.madeAt('rome')).toBeUndefined();
    expect(await store.streets.of('rome')).toEqual([]);
    await store.streets.replace('rome', [street('Via Appia')]);
    const before = await store.streets.madeAt('rome');
    await store.streets.replace('rome', [street('Via del Corso'), street('Via Appia')]);
    const after = await store.streets.madeAt('rome');
    expect(after?.getTime()).toBeGreaterThan(before?.getTime() ?? Infinity);
    expect(await store.streets.of('rome')).toEqual([street('Via del Corso'), street('Via Appia')]);
  });

  it('is refused for a restaurant that is not there', async () => {
    await expect(store.streets.replace('oslo', [])).rejects.toMatchObject({ retryable: false });
  });
});

describe('what geocoders found', () => {
  it('is kept until it is too old', async () => {
    const found: AddressCandidate[] = [
      { text: '1 Via Appia', postcode: null, lat: 41.9, lon: 12.5, confidence: 0.9 },
    ];
    const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
    const { foundAddresses } = store;
    await foundAddresses.keep('a', found, { now: day(1), since: day(0) });
    expect(await foundAddresses.recall('a', day(1))).toEqual(found);
    expect(await foundAddresses.recall('a', day(2))).toBeUndefined();
    await foundAddresses.keep('b', found, { now: day(31), since: day(2) });
    expect(await foundAddresses.recall('a', day(0))).toBeUndefined();
    await foundAddresses.keep('b', [], { now: day(32), since: day(2) });
    expect(await foundAddresses.recall('b', day(0))).toEqual([]);
  });
});

describe('an order', () => {
  it('keeps where it goes, as the caller said it and as the map has it', async () => {
    const address = {
      ...{ text: '12 Main Street', postcode: '10004', said: 'twelve maine street' },
      place: { lat: 40.7061, lon: -74.0121, meters: 2300, driveMinutes: 9 },
    };
    const callId = '019f0000-0000-7000-8000-000000000001';
    const id = '019f0000-0000-7000-8000-000000000002';
    const order = sampleOrder({ address });
    await store.orders.place({
      ...{ id, callId, restaurantId: 'rome', order, placedAt: new Date() },
      ...{ requestKey: null, customerEmail: null, actor: 'call', payment: null, jobs: [] },
    });
    expect((await store.orders.byId(id))?.address).toEqual(address);
  });
});
