import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { placeOrder } from '../orders/placeOrder.js';
import type { Order } from '../restaurant/order.js';
import { openStore, type Store } from '../store/store.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { unaskedParts } from '../testing/unaskedParts.js';
import { sampleMenu, sampleOrder, sampleRestaurant } from '../testing/samples.js';
import type { OrderEventJson, OrderJson } from './contract/order.js';
import type { ProblemJson } from './contract/problem.js';
import { createHttpServer, type HttpServer } from './server.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let owner: string;
let staffOfParis: string;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  const open = { ...sampleRestaurant('rome'), openingPeriods: [] };
  await store.restaurants.save([
    { profile: open, lines: [], menu: sampleMenu },
    { profile: { ...open, id: 'paris' }, lines: [], menu: sampleMenu },
  ]);
  owner = await store.tokens.create({ name: 'o', role: 'owner', restaurantId: null });
  staffOfParis = await store.tokens.create({ name: 's', role: 'staff', restaurantId: 'paris' });
  const { orders, restaurants, coupons, outbox, jobs } = store;
  server = createHttpServer({
    ...{ ...unaskedParts(), orders, restaurants, coupons, outbox, jobs },
    ...{ identify: store.tokens.identify, clock: systemClock, newId: uuidv7 },
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
});

function send(
  method: string,
  path: string,
  body: object,
  { token = owner, key = '' } = {},
): Promise<Response> {
  const headers = {
    ...{ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(key && { 'Idempotency-Key': key }),
  };
  return fetch(`${address}${path}`, { method, headers, body: JSON.stringify(body) });
}

async function spoken(): Promise<Order> {
  const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
  const request = { restaurantId: 'rome', callId: uuidv7(), order: sampleOrder() };
  const placed = await placeOrder(parts, request);
  if (!placed.ok) throw new Error(placed.refusal.code);
  return placed.value;
}

async function tasksOf(orderId: string): Promise<string[]> {
  const jobs = await store.jobs.list('waiting', 100);
  const own = jobs.filter((job) => JSON.stringify(job.payload).includes(orderId));
  return own.map(({ task, payload }) => {
    const { kind } = payload as { kind?: string };
    return kind === undefined ? task : `${task} ${kind}`;
  });
}

const order = {
  ...{ restaurantId: 'rome', fulfilment: 'pickup', lines: [{ item: 'margherita', quantity: 2 }] },
  customer: { name: 'Ada', phone: '+12125550188', email: 'ada@example.com' },
};

describe('an order placed over the API', () => {
  it('is priced and timed by the rules of a spoken one and goes to the kitchen', async () => {
    const response = await send('POST', '/api/orders', order);
    const placed = (await response.json()) as OrderJson;
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe(`/api/orders/${placed.id}`);
    expect(placed).toMatchObject({
      ...{ status: 'new', callId: null, customer: { email: 'ada@example.com' } },
      totals: { subtotal: 2400, tax: 213, total: 2613 },
    });
    expect((await tasksOf(placed.id)).sort()).toEqual([
      'kitchen.send',
      'message.write confirmation',
    ]);
  });

  it('is one order however often it is sent under the same key, also at once', async () => {
    const key = uuidv7();
    const sent = Array.from({ length: 5 }, () => send('POST', '/api/orders', order, { key }));
    const placed = await Promise.all(
      (await Promise.all(sent)).map(async (response) => (await response.json()) as OrderJson),
    );
    expect(new Set(placed.map(({ id }) => id)).size).toBe(1);
  });

  it('is refused with the reason a caller would hear', async () => {
    const lines = [{ item: 'no-such-dish', quantity: 1 }];
    const response = await send('POST', '/api/orders', { ...order, lines });
    expect(response.status).toBe(422);
    expect((await response.json()) as ProblemJson).toMatchObject({
      detail: 'not granted: line refused: item unknown (no-such-dish)',
      refusal: { code: 'line_refused', reason: { code: 'item_unknown' } },
    });
  });

  it('names every wrong field at once', async () => {
    const wrong = { ...order, fulfilment: 'drone', lines: [{ item: '', quantity: 0 }], extra: 1 };
    const response = await send('POST', '/api/orders', wrong);
    expect(response.status).toBe(400);
    const { faults = [] } = (await response.json()) as ProblemJson;
    expect(faults.map((fault) => fault.place).sort()).toEqual([
      'extra',
      'fulfilment',
      'lines.0.item',
      'lines.0.quantity',
    ]);
  });

  it('says in plain words what to write instead', async () => {
    const wrong = { ...order, customer: [], lines: { item: 7 } };
    const response = await send('POST', '/api/orders', wrong);
    const { faults = [] } = (await response.json()) as ProblemJson;
    expect(faults).toEqual(
      expect.arrayContaining([
        { place: 'customer', message: 'write an object' },
        { place: 'lines', message: 'write a list' },
      ]),
    );
    const whole = await send('POST', '/api/orders', []);
    expect((await whole.json()) as ProblemJson).toMatchObject({
      detail: 'the body cannot be read: write an object',
    });
  });

  it('is not placed at a restaurant the token is not for', async () => {
    expect((await send('POST', '/api/orders', order, { token: staffOfParis })).status).toBe(404);
    const here = { ...order, restaurantId: undefined };
    const response = await send('POST', '/api/orders', here, { token: staffOfParis });
    expect(((await response.json()) as OrderJson).restaurantId).toBe('paris');
  });
});

describe('the life of an order', () => {
  it('goes step by step, each written down with who did it', async () => {
    const { id } = await spoken();
    for (const [method, status] of [
      ['PATCH', 'accepted'],
      ['PUT', 'preparing'],
      ['PATCH', 'ready'],
      ['PATCH', 'out_for_delivery'],
    ] as const) {
      const response = await send(method, `/api/orders/${id}/status`, { status });
      expect([response.status, ((await response.json()) as OrderJson).status]).toEqual([
        200,
        status,
      ]);
    }
    const last = await send('PATCH', `/api/orders/${id}/status`, {
      status: 'completed',
      paid: true,
    });
    expect((await last.json()) as OrderJson).toMatchObject({
      ...{ status: 'completed', version: 6, paymentStatus: 'paid', paidAmount: 4637 },
    });
    const headers = { Authorization: `Bearer ${owner}` };
    const events = await fetch(`${address}/api/orders/${id}/events`, { headers });
    const { items } = (await events.json()) as { items: OrderEventJson[] };
    expect(items.map(({ version, toStatus }) => [version, toStatus])).toEqual([
      [1, 'new'],
      [2, 'accepted'],
      [3, 'preparing'],
      [4, 'ready'],
      [5, 'out_for_delivery'],
      [6, 'completed'],
    ]);
    expect(items[0]?.actor).toBe('call');
    expect(items[1]?.actor).toMatch(/^token:[0-9a-f-]{36}$/);
    expect(await tasksOf(id)).toContain('message.write on_the_way');
  });

  it('does not leave the table, and says where it may go', async () => {
    const { id } = await spoken();
    const response = await send('PATCH', `/api/orders/${id}/status`, { status: 'completed' });
    expect(response.status).toBe(409);
    expect((await response.json()) as ProblemJson).toMatchObject({
      refusal: {
        ...{ code: 'transition_not_allowed', from: 'new', to: 'completed' },
        allowed: ['accepted', 'rejected', 'cancelled'],
      },
    });
  });

  it('is changed by one of two who looked at the same version', async () => {
    const { id, version } = await spoken();
    const wishes = ['accepted', 'rejected'].map((status) =>
      send('PATCH', `/api/orders/${id}/status`, { status, version }),
    );
    const statuses = (await Promise.all(wishes)).map((response) => response.status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it('can be delayed and sent to the kitchen again until it is made', async () => {
    const placed = await spoken();
    const path = `/api/orders/${placed.id}`;
    const delayed = (await (
      await send('POST', `${path}/delay`, { minutes: 15 })
    ).json()) as OrderJson;
    expect(Date.parse(delayed.promisedAt) - placed.promisedAt.getTime()).toBe(900_000);
    expect((await send('POST', `${path}/send-to-kitchen`, {})).status).toBe(202);
    const tasks = await tasksOf(placed.id);
    expect(tasks).toContain('message.write delay');
    expect(tasks.filter((task) => task === 'kitchen.send')).toHaveLength(1);
    await send('PATCH', `${path}/status`, { status: 'rejected', note: 'oven is cold' });
    expect((await send('POST', `${path}/delay`, { minutes: 15 })).status).toBe(409);
    expect((await send('POST', `${path}/send-to-kitchen`, {})).status).toBe(409);
  });

  it('has no link and no refund where money is taken in person only', async () => {
    const { id } = await spoken();
    for (const [path, body, code] of [
      ['send-payment-link', {}, 'payments_not_set_up'],
      ['refunds', { reason: 'cold' }, 'nothing_to_refund'],
    ] as const) {
      const response = await send('POST', `/api/orders/${id}/${path}`, body);
      expect(response.status).toBe(409);
      expect((await response.json()) as ProblemJson).toMatchObject({ refusal: { code } });
    }
  });
});

describe('bad input', () => {
  const places = async (response: Response): Promise<[number, string[]]> => {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { faults = [] } = (await response.json()) as ProblemJson;
    return [response.status, faults.map(({ place }) => place)];
  };
  const ask = (path: string): Promise<Response> =>
    fetch(`${address}${path}`, { headers: { Authorization: `Bearer ${owner}` } });

  it('to a change names the field, and the order stays as it is', async () => {
    const { id } = await spoken();
    const at = `/api/orders/${id}`;
    const wrong: [string, string, object, number, string][] = [
      ['PATCH', `${at}/status`, { status: 'cooked' }, 400, 'status'],
      ['PATCH', `${at}/status`, { status: 'ready' }, 409, 'status'],
      ['PUT', `${at}/status`, { status: 'accepted', version: 7 }, 409, 'version'],
      ['PUT', `${at}/status`, { status: 'accepted', version: 'two' }, 400, 'version'],
      ['PUT', `${at}/status`, { status: 'accepted', paid: 'yes' }, 400, 'paid'],
      ['POST', `${at}/refunds`, { amount: -5, reason: 'cold' }, 400, 'amount'],
      ['POST', `${at}/refunds`, { amount: 1.5, reason: 'cold' }, 400, 'amount'],
      ['POST', `${at}/refunds`, { amount: 100 }, 400, 'reason'],
      ['POST', `${at}/delay`, { minutes: 100_000 }, 400, 'minutes'],
      ['POST', `${at}/delay`, { minutes: 5, version: 9 }, 409, 'version'],
    ];
    for (const [method, path, body, status, place] of wrong) {
      expect([body, await places(await send(method, path, body))]).toEqual([
        body,
        [status, [place]],
      ]);
    }
    expect(await store.orders.byId(id)).toMatchObject({ status: 'new', version: 1 });
  });

  it('to a new order names the field, also where the rules are against it', async () => {
    const { restaurantId, ...nowhere } = order;
    expect(restaurantId).toBe('rome');
    const wrong: [object, number, string][] = [
      [nowhere, 400, 'restaurantId'],
      [{ ...order, lines: [] }, 422, 'lines'],
      [{ ...order, lines: [...order.lines, { item: 'nothing', quantity: 1 }] }, 422, 'lines.1'],
      [{ ...order, fulfilment: 'dine_in' }, 422, 'fulfilment'],
      [{ ...order, tip: -1 }, 400, 'tip'],
      [{ ...order, requestedAt: 'tomorrow' }, 400, 'requestedAt'],
      [{ ...order, customer: { phone: '555' } }, 400, 'customer.phone'],
    ];
    for (const [body, status, place] of wrong) {
      expect([body, await places(await send('POST', '/api/orders', body))]).toEqual([
        body,
        [status, [place]],
      ]);
    }
    const long = await send('POST', '/api/orders', order, { key: 'k'.repeat(256) });
    expect(await places(long)).toEqual([400, ['Idempotency-Key']]);
  });

  it('that carries the key of another order is refused, and the other stays as it is', async () => {
    const key = uuidv7();
    const first = await send('POST', '/api/orders', order, { key });
    const { id, total } = (await first.json()) as { id: string; total: number };
    const more = { ...order, lines: order.lines.map((line) => ({ ...line, quantity: 9 })) };
    const refused = await send('POST', '/api/orders', more, { key });
    expect(await places(refused)).toEqual([400, ['Idempotency-Key']]);
    const kept = (await (await ask(`/api/orders/${id}`)).json()) as { total: number };
    expect(kept.total).toBe(total);
  });

  it('to a question names the field: dates reversed, ids and words that cannot be', async () => {
    const reversed = 'from=2026-03-11T00:00:00Z&to=2026-03-10T00:00:00Z';
    const wrong: [string, string][] = [
      [`/api/orders?${reversed}`, 'to'],
      [`/api/call-logs?${reversed}`, 'to'],
      [`/api/exports/orders.xlsx?${reversed}`, 'to'],
      [`/api/exports/call_logs.xlsx?from=yesterday`, 'from'],
      ['/api/orders?limit=100000', 'limit'],
      ['/api/orders?cursor=x', 'cursor'],
      ['/api/jobs?state=lost', 'state'],
      ['/api/outbox?order=7', 'order'],
      ['/api/kitchen/deliveries?state=eaten', 'state'],
    ];
    for (const [path, place] of wrong) {
      expect([path, await places(await ask(path))]).toEqual([path, [400, [place]]]);
    }
  });

  it.each([
    ...['/status', '/delay', '/refunds', '/send-payment-link', '/send-to-kitchen', '/acknowledge'],
  ])('about an order that nobody knows is 404: %s', async (route) => {
    for (const id of [uuidv7(), '7', '%27--']) {
      const method = route === '/status' ? 'PATCH' : 'POST';
      const response = await send(method, `/api/orders/${id}${route}`, {});
      expect(await places(response)).toEqual([404, []]);
    }
  });
});
