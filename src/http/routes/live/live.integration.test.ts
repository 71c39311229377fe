import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { systemClock } from '../../../kernel/clock.js';
import { uuidv7 } from '../../../kernel/ids.js';
import { silentLogger } from '../../../kernel/logger.js';
import { ManualClock } from '../../../kernel/manualClock.js';
import { placeOrder } from '../../../orders/placeOrder.js';
import { openStore, type Store } from '../../../store/store.js';
import { ensureFirstToken } from '../../../store/tokens.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import type { LiveEventJson } from '../../contract/tickets.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let owner: string;
let staffOfRome: string;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save([
    { profile: sampleRestaurant('rome'), lines: [] },
    { profile: sampleRestaurant('paris'), lines: [] },
  ]);
  owner = (await ensureFirstToken(store.tokens)) ?? '';
  const request = { name: 'tablet', role: 'staff', restaurantId: 'rome' } as const;
  staffOfRome = await store.tokens.create(request);
  server = createHttpServer({
    ...unaskedParts(),
    ...{ orders: store.orders, live: store.live, audit: store.audit, clock: systemClock },
    identify: store.tokens.identify,
  });
  address = `http://127.0.0.1:${String(await server.start(0, '127.0.0.1'))}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
});

interface Heard {
  readonly event: string;
  readonly id: string;
  readonly data: Partial<LiveEventJson>;
}

/** A client of the feed: `next` waits for the next event. */
async function listen(
  token: string,
  lastEventId?: string,
): Promise<{ next: () => Promise<Heard>; leave: () => void }> {
  const leaving = new AbortController();
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
  };
  const response = await fetch(`${address}/api/live`, { headers, signal: leaving.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    leave: () => leaving.abort(),
    next: async () => {
      for (;;) {
        const [, event, id, data] = /^event: (.*)\nid: (.*)\ndata: (.*)\n\n/.exec(text) ?? [];
        if (event !== undefined && id !== undefined && data !== undefined) {
          text = text.slice(text.indexOf('\n\n') + 2);
          return { event, id, data: JSON.parse(data) as Partial<LiveEventJson> };
        }
        const chunk = await reader?.read();
        if (chunk?.value === undefined) throw new Error('the feed ended');
        text += chunk.value;
      }
    },
  };
}

async function place(restaurantId: string): Promise<string> {
  const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
  const placed = await placeOrder(parts, { restaurantId, callId: uuidv7(), order: sampleOrder() });
  if (!placed.ok) throw new Error(placed.refusal.code);
  return placed.value.id;
}

async function administer(sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql, values).finally(() => client.end());
}

describe('the live feed', () => {
  it('tells of new orders and changes as they come, of its own restaurant only', async () => {
    const kitchen = await listen(staffOfRome);
    expect(await kitchen.next()).toMatchObject({ event: 'ready' });
    await place('paris');
    const order = await place('rome');
    expect(await kitchen.next()).toMatchObject({
      event: 'order',
      data: { kind: 'order', order: { id: order, restaurantId: 'rome', status: 'new' } },
    });
    await administer(`update orders set status = 'accepted', version = 2 where id = $1`, [order]);
    expect((await kitchen.next()).data.order).toMatchObject({ id: order, status: 'accepted' });
    await administer(`select add_live_event('rome', 'alert', $1)`, [order]);
    expect(await kitchen.next()).toMatchObject({ event: 'alert', data: { order: { id: order } } });
    kitchen.leave();
  });

  it('tells when the kitchen has seen an order, once however often it says so', async () => {
    const order = await place('rome');
    const acknowledge = (token: string): Promise<Response> =>
      fetch(`${address}/api/orders/${order}/acknowledge`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
      });
    const board = await listen(owner);
    await board.next();
    for (let taps = 0; taps < 3; taps += 1) {
      const response = await acknowledge(staffOfRome);
      expect([response.status, await response.json()]).toMatchObject([200, { status: 'accepted' }]);
    }
    expect((await board.next()).data.order).toMatchObject({ status: 'accepted', version: 2 });
    const ofParis = { name: 'p', role: 'staff', restaurantId: 'paris' } as const;
    expect((await acknowledge(await store.tokens.create(ofParis))).status).toBe(404);
    board.leave();
  });

  it('goes on where a client was, so that nothing is missed and nothing told twice', async () => {
    const first = await listen(owner);
    await first.next();
    const one = await place('rome');
    const seen = await first.next();
    expect(seen.data.order?.id).toBe(one);
    first.leave();
    const missed = [await place('rome'), await place('paris')];
    const again = await listen(owner, seen.id);
    expect((await again.next()).event).toBe('ready');
    expect([(await again.next()).data.order?.id, (await again.next()).data.order?.id]).toEqual(
      missed,
    );
    again.leave();
  });

  it('misses none of fifty orders that are placed at once', async () => {
    const board = await listen(owner);
    await board.next();
    const orders = await Promise.all(
      Array.from({ length: 50 }, (_, i) => place(i % 2 === 0 ? 'rome' : 'paris')),
    );
    const told = [];
    for (let i = 0; i < 50; i += 1) told.push((await board.next()).data.order?.id);
    expect(told.sort()).toEqual(orders.sort());
    board.leave();
  });

  it('tells a client that was away for too long to read anew', async () => {
    await administer(`delete from live_events where id < (select max(id) from live_events)`);
    const board = await listen(owner, '1');
    expect((await board.next()).event).toBe('reset');
    board.leave();
  });

  it('ends when the server closes, and does not hold that up', async () => {
    const clock = new ManualClock();
    const own = createHttpServer({
      ...unaskedParts(),
      ...{ orders: store.orders, live: store.live, audit: store.audit, clock },
      identify: store.tokens.identify,
    });
    const port = await own.start(0, '127.0.0.1');
    const headers = { Authorization: `Bearer ${owner}` };
    const stream = await fetch(`http://127.0.0.1:${String(port)}/api/live`, { headers });
    // The clock stands still: only a stream that ends by itself lets the server close.
    await own.close();
    expect(await stream.text()).toMatch(/^event: ready/);
  });

  it('is for holders of a token', async () => {
    expect((await fetch(`${address}/api/live`)).status).toBe(401);
    const headers = { Authorization: `Bearer ${owner}`, 'Last-Event-ID': 'x' };
    expect((await fetch(`${address}/api/live`, { headers })).status).toBe(400);
  });
});
