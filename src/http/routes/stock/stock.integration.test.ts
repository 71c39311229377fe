import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../../../kernel/logger.js';
import { openStore, type Store } from '../../../store/store.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { sampleMenu, sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let token: string;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save(
    ['rome', 'paris'].map((id) => ({ profile: sampleRestaurant(id), lines: [], menu: sampleMenu })),
  );
  token = await store.tokens.create({ name: 'tablet', role: 'staff', restaurantId: 'rome' });
  const { restaurants, stock } = store;
  const { identify } = store.tokens;
  server = createHttpServer({ ...unaskedParts(), restaurants, stock, identify });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
});

async function ask(method: string, path: string, body?: object): Promise<[number, unknown]> {
  const response = await fetch(`${address}/api/sold-out${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { soldOut?: unknown };
  return [response.status, answer.soldOut];
}

const margherita = { item: 'margherita', group: null, option: null };

describe('what has run out', () => {
  it('is marked, told and taken away by the staff', async () => {
    const until = '2099-12-24T18:00:00+01:00';
    expect(await ask('PUT', '/items/margherita', { until })).toEqual([
      200,
      [{ ...margherita, until: '2099-12-24T17:00:00.000Z' }],
    ]);
    expect(await ask('PUT', '/items/margherita', { until: null })).toEqual([
      200,
      [{ ...margherita, until: null }],
    ]);
    expect(await ask('GET', '')).toEqual([200, [{ ...margherita, until: null }]]);
    expect(await ask('DELETE', '/items/margherita')).toEqual([200, []]);
    expect(await ask('DELETE', '/items/margherita')).toEqual([200, []]);
  });

  it('is refused where the menu does not have it, or nobody knows until when', async () => {
    expect((await ask('PUT', '/items/sushi', { until: null }))[0]).toBe(404);
    expect((await ask('PUT', '/options/toppings/olives', { until: null }))[0]).toBe(404);
    expect((await ask('PUT', '/items/margherita', { until: 'tomorrow' }))[0]).toBe(400);
    expect((await ask('PUT', '/items/margherita', {}))[0]).toBe(400);
  });

  it('is none of the staff of another restaurant', async () => {
    expect((await ask('GET', '?restaurant=paris'))[0]).toBe(404);
    expect((await ask('PUT', '/items/margherita?restaurant=paris', { until: null }))[0]).toBe(404);
    expect(await store.stock.marksOf('paris')).toEqual([]);
  });
});
