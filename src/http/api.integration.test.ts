import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { Metrics } from '../compose/metrics.js';
import { writeWorkbook } from '../integrations/excel/writeWorkbook.js';
import { systemClock } from '../kernel/clock.js';
import { ProviderError } from '../kernel/errors.js';
import { uuidv7 } from '../kernel/ids.js';
import { JobRunner } from '../jobs/jobRunner.js';
import { createLogger, silentLogger } from '../kernel/logger.js';
import { noPayments } from '../orders/noPayments.js';
import { placeOrder } from '../orders/placeOrder.js';
import type { ConfirmedOrder, Order } from '../restaurant/order.js';
import { writeWav } from '../media/wav.js';
import { openStore, type Store } from '../store/store.js';
import { ensureFirstToken } from '../store/tokens.js';
import {
  openDatabaseWire,
  openTestDatabase,
  type DatabaseWire,
  type TestDatabase,
} from '../testing/database.js';
import { eventually } from '../testing/eventually.js';
import { sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { unaskedParts } from '../testing/unaskedParts.js';
import type { CallJson, CallTranscriptJson } from './contract/call.js';
import type { JobListJson } from './contract/job.js';
import type { OrderJson } from './contract/order.js';
import type { PageJson } from './contract/page.js';
import type { PriceJson } from './contract/price.js';
import type { ProblemJson } from './contract/problem.js';
import { createHttpServer, type HttpServer } from './server.js';
import { fetchUrl } from '../telephony/provisioning/pushedValues.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let wire: DatabaseWire;
let store: Store;
let server: HttpServer;
let address: string;
let log = '';
let owner: string;
let staffOfRome: string;

beforeAll(async () => {
  database = await openTestDatabase();
  wire = await openDatabaseWire(database.url);
  store = await openStore({ databaseUrl: wire.url, logger: silentLogger });
  await store.restaurants.save([
    { profile: sampleRestaurant('rome'), lines: [] },
    { profile: sampleRestaurant('paris'), lines: [] },
  ]);
  owner = (await ensureFirstToken(store.tokens)) ?? '';
  const request = { name: 'tablet', role: 'staff', restaurantId: 'rome' } as const;
  staffOfRome = await store.tokens.create(request);
  const destination = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  server = createHttpServer({
    orders: store.orders,
    coupons: store.coupons,
    pendingOrders: store.pendingOrders,
    outbox: store.outbox,
    phone: unaskedParts().phone,
    provisioning: {
      boxes: store.gatewayBoxes,
      ...{ sip: undefined, url: fetchUrl('http://127.0.0.1') },
    },
    promptFor: unaskedParts().promptFor,
    ...{ trunks: unaskedParts().trunks, lineSettings: store.lineSettings },
    behindProxy: false,
    gateway: noPayments,
    readTwilio: undefined,
    newId: uuidv7,
    restaurants: store.restaurants,
    calls: store.calls,
    kitchens: store.kitchens,
    slowKitchen: ({ id }) => store.kitchens.load(id, new Date()),
    jobs: store.jobs,
    tickets: store.tickets,
    live: store.live,
    persons: store.persons,
    audit: store.audit,
    exports: { book: store.exports, writeWorkbook, publicUrl: 'https://tableline.example' },
    customers: store.customers,
    knowledge: store.knowledge,
    stock: store.stock,
    identify: store.tokens.identify,
    probes: [],
    readMetrics: () => new Metrics(['http']).read(),
    clock: systemClock,
    logger: createLogger({ level: 'trace', showPersonalData: false, destination }),
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await wire.close();
  await database.close();
});

function ask(
  path: string,
  token = owner,
  init: { method?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, ...init.headers };
  return fetch(`${address}${path}`, { ...init, headers });
}

async function read<Body>(path: string, token = owner): Promise<Body> {
  const response = await ask(path, token);
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
}

async function problem(response: Response): Promise<ProblemJson> {
  expect(response.headers.get('content-type')).toMatch('application/problem+json');
  const body = (await response.json()) as ProblemJson;
  expect(body.status).toBe(response.status);
  expect(body.requestId).toBe(response.headers.get('x-request-id'));
  return body;
}

async function place(
  restaurantId: string,
  order: ConfirmedOrder = sampleOrder(),
  callId = uuidv7(),
): Promise<Order> {
  const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
  const placed = await placeOrder(parts, { restaurantId, callId, order });
  if (!placed.ok) throw new Error(placed.refusal.code);
  return placed.value;
}

/** Runs a job that cannot be done until the queue has given it up. */
/** Orders of other tests have jobs too. */
async function emptyQueue(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('delete from graphile_worker._private_jobs');
  await client.end();
}

async function giveUpJob(): Promise<void> {
  const runner = new JobRunner({
    ...{ databaseUrl: database.url, queue: store.jobs, concurrency: 1 },
    ...{ clock: systemClock, logger: silentLogger },
    tasks: {
      'kitchen.send': () => {
        throw new ProviderError('printer', 'is not ours', { retryable: false });
      },
    },
  });
  await runner.start();
  await eventually(
    () => store.jobs.counts(),
    ({ dead }) => dead > 0,
    'the job is given up',
  );
  await runner.close();
}

async function logCall(restaurantId: string, caller: string | null): Promise<string> {
  const callId = uuidv7();
  const startedAt = new Date('2026-03-10T18:00:00Z');
  await store.calls.begin({
    ...{ callId, restaurantId, line: '+12125550142', startedAt },
    ...{ callerNumber: caller, callerName: null, callerWithheld: caller === null },
    divertedFrom: null,
  });
  return callId;
}

describe('who may ask', () => {
  it('gets a first token once, for the owner of everything', async () => {
    expect(owner).toMatch(/^tl_[\w-]{43}$/);
    expect(await ensureFirstToken(store.tokens)).toBeUndefined();
  });

  it.each([
    ['no token', {}],
    ['a token that is not known', { Authorization: 'Bearer tl_wrong' }],
    ['another scheme', { Authorization: 'Basic b3duZXI6b3duZXI=' }],
  ])('is turned away with %s and told how to ask', async (_, headers) => {
    const response = await fetch(`${address}/api/orders`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="tableline"/);
    await problem(response);
  });

  it('shows its metrics to who runs the house, and to no owner of one restaurant', async () => {
    const ownerOfRome = await store.tokens.create({
      ...{ name: 'rome', role: 'owner', restaurantId: 'rome' },
    });
    const ofAll = await ask('/metrics', owner);
    expect(await ofAll.text()).toContain('# TYPE tableline_job_duration_seconds histogram');
    expect((await ask('/metrics', ownerOfRome)).status).toBe(403);
    expect((await fetch(`${address}/metrics`)).status).toBe(401);
  });

  it('is asked for the role the route is for', async () => {
    const response = await ask('/api/call-logs', staffOfRome);
    expect(response.status).toBe(403);
    expect((await problem(response)).detail).toBe('this is for owner; the token is for staff');
  });

  it('never sees another restaurant', async () => {
    const [here, there] = [await place('rome'), await place('paris')];
    const { items } = await read<PageJson<OrderJson>>('/api/orders?limit=100', staffOfRome);
    const ids = items.map(({ id }) => id);
    expect(ids).toContain(here.id);
    expect(ids).not.toContain(there.id);
    expect((await ask(`/api/orders/${here.id}`, staffOfRome)).status).toBe(200);
    expect((await ask(`/api/orders/${there.id}`, staffOfRome)).status).toBe(404);
    expect((await ask(`/api/orders/${there.id}`, owner)).status).toBe(200);
    const ownerOfRome = await store.tokens.create({
      ...{ name: 'rome', role: 'owner', restaurantId: 'rome' },
    });
    const callThere = await logCall('paris', '+12125550188');
    expect((await ask(`/api/call-logs/${callThere}`, ownerOfRome)).status).toBe(404);
    const calls = await read<PageJson<CallJson>>('/api/call-logs?limit=100', ownerOfRome);
    expect(calls.items.filter((call) => call.restaurantId !== 'rome')).toEqual([]);
  });
});

describe('orders', () => {
  it('are shown with amounts in minor units and instants in UTC', async () => {
    const order = await place('rome');
    const body = await read<OrderJson>(`/api/orders/${order.id}`);
    expect(body).toMatchObject({
      id: order.id,
      status: 'new',
      currency: 'USD',
      totals: { subtotal: 3800, tax: 337, deliveryFee: 500, total: 4637 },
      customer: { name: 'Ada', phone: '+12125550188', language: 'en-US' },
      promisedAt: '2026-03-10T18:40:00.000Z',
    });
    expect(body.lines.map(({ name, quantity, total }) => [name, quantity, total])).toEqual([
      ['Margherita', 2, 3500],
      ['Cola', 1, 300],
    ]);
  });

  it('tell how their total came about', async () => {
    const order = await place('rome');
    const price = await read<PriceJson>(`/api/orders/${order.id}/price`, staffOfRome);
    expect(price.steps.map(({ kind, amount, running }) => [kind, amount, running])).toEqual([
      ['line', 3500, 3500],
      ['line', 300, 3800],
      ['delivery', 500, 4300],
      ['tax', 337, 4637],
    ]);
    expect(price).toMatchObject({ currency: 'USD', total: 4637, includedTax: [] });
    expect(price.steps[0]).toMatchObject({ base: 1500, extras: [{ name: 'Olives', amount: 250 }] });
  });

  it('have a ticket for the kitchen as plain text', async () => {
    const order = await place('rome');
    const response = await ask(`/api/orders/${order.id}/ticket`, staffOfRome);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toMatch(/DELIVERY[^]*2 x Margherita[^]*TOTAL/);
    const elsewhere = await place('paris');
    expect((await ask(`/api/orders/${elsewhere.id}/ticket`, staffOfRome)).status).toBe(404);
  });

  it('come newest first, page by page, each once while others are placed', async () => {
    for (let i = 0; i < 5; i++) await place('paris');
    const all = await read<PageJson<OrderJson>>('/api/orders?limit=100');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await read<PageJson<OrderJson>>(`/api/orders?limit=2${from}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await place('paris');
    }
    expect(seen).toEqual(all.items.map(({ id }) => id));
    expect([...seen].sort().reverse()).toEqual(seen);
  });

  it('can be found by phone, also with a + that was not encoded', async () => {
    const order = await place('rome', sampleOrder({ customerPhone: '+33142685300' }));
    for (const phone of ['%2B33142685300', '+33142685300']) {
      const { items } = await read<PageJson<OrderJson>>(`/api/orders?phone=${phone}`);
      expect(items.map(({ id }) => id)).toEqual([order.id]);
    }
  });

  it('can be found by instants with any offset', async () => {
    const order = await place('rome');
    const at = order.createdAt.toISOString().replace('Z', '+00:00');
    const { items } = await read<PageJson<OrderJson>>(`/api/orders?from=${at}&limit=100`);
    expect(items.map(({ id }) => id)).toContain(order.id);
    expect((await read<PageJson<OrderJson>>(`/api/orders?to=2020-01-01T00:00:00Z`)).items).toEqual(
      [],
    );
  });

  it('names every wrong field of a question with its mend', async () => {
    const response = await ask(
      '/api/orders?status=eaten&from=yesterday&phone=12&limit=1000&cursor=x&call=7&stauts=new',
    );
    expect(response.status).toBe(400);
    const { faults = [] } = await problem(response);
    expect(Object.fromEntries(faults.map(({ place: field, message }) => [field, message]))).toEqual(
      {
        status: expect.stringMatching(/^write one of draft, .*expired$/),
        from: expect.stringMatching(/2026-03-10T18:00:00Z/),
        phone: expect.stringMatching(/\+12125550142/),
        limit: 'at most 100; ask for the next page with cursor',
        cursor: 'take it from nextCursor of the page before',
        call: 'write the id as the API gave it',
        stauts: expect.stringMatching(/known are status, /),
      },
    );
  });

  it('refuses a filter that is given twice', async () => {
    const response = await ask('/api/orders?from=2026-03-10T18:00:00Z&from=2026-03-11T18:00:00Z');
    expect((await problem(response)).faults).toEqual([{ place: 'from', message: 'give it once' }]);
  });
});

describe('calls', () => {
  it('are shown with their order and with what was said, in its order', async () => {
    const callId = await logCall('rome', '+12125550188');
    const at = (second: number): Date => new Date(Date.UTC(2026, 2, 10, 18, 0, second));
    const common = {
      callId,
      language: 'en-US',
      confidence: null,
      engine: null,
      latencyMs: null,
      timings: null,
    };
    const say = (
      turnIndex: number,
      speaker: 'caller' | 'assistant',
      text: string,
      second: number,
    ) =>
      store.calls.utterance(uuidv7(), {
        ...common,
        ...{ turnIndex, speaker, text, startedAt: at(second), endedAt: at(second + 1) },
      });
    await say(1, 'caller', 'two large margheritas', 4);
    await say(0, 'assistant', 'Sample Pizza, what may I get you?', 1);
    await store.calls.message(uuidv7(), {
      ...{ callId, recordingPath: '/secret/place.wav', transcription: null },
      ...{ durationMs: 4000, recordedAt: at(9) },
    });
    const order = await place('rome', sampleOrder(), callId);
    await store.calls.answered(callId, at(1));
    await store.calls.end({
      ...{ callId, endedAt: at(20), outcome: 'order', endedBy: 'caller', language: 'en-US' },
      ...{ transferredToHuman: false, timings: { answer: 12.5 } },
    });
    const call = await read<CallTranscriptJson>(`/api/call-logs/${callId}`);
    expect(call).toMatchObject({ outcome: 'order', orderId: order.id, timings: { answer: 12.5 } });
    expect(call.utterances.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['assistant', 'Sample Pizza, what may I get you?'],
      ['caller', 'two large margheritas'],
    ]);
    expect(call.messages).toMatchObject([{ recorded: true, durationMs: 4000 }]);
    expect(JSON.stringify(call)).not.toContain('/secret/');
    const { items } = await read<PageJson<CallJson>>(
      '/api/call-logs?outcome=order&caller=%2B12125550188&from=2026-03-10T18:00:00Z',
    );
    expect(items.map(({ id }) => id)).toEqual([callId]);
  });

  it('let the owner hear a message, and nobody else', async () => {
    const callId = await logCall('rome', null);
    const sound = `/api/call-logs/${callId}/message`;
    expect((await ask(sound, owner)).status).toBe(404);
    const folder = await mkdtemp(join(tmpdir(), 'messages-'));
    const recordingPath = join(folder, `${callId}.wav`);
    const wav = writeWav({ rateHz: 8000, samples: Int16Array.of(1, 2, 3) });
    await writeFile(recordingPath, wav);
    await store.calls.message(uuidv7(), {
      ...{ callId, recordingPath, transcription: null, durationMs: 20, recordedAt: new Date() },
    });
    const ownerOfParis = await store.tokens.create({
      ...{ name: 'paris', role: 'owner', restaurantId: 'paris' },
    });
    const heard = await ask(sound, owner);
    expect(heard.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await heard.arrayBuffer())).toEqual(wav);
    expect((await ask(sound, staffOfRome)).status).toBe(403);
    expect((await ask(sound, ownerOfParis)).status).toBe(404);
    await rm(folder, { recursive: true });
    expect((await ask(sound, owner)).status).toBe(404);
  });

  it('show the end of a call during which the clock was set back', async () => {
    const callId = await logCall('rome', null);
    const anHourBefore = new Date('2026-03-10T17:00:00Z');
    await store.calls.answered(callId, anHourBefore);
    await store.calls.end({
      ...{ callId, endedAt: anHourBefore, outcome: 'no_order', endedBy: 'caller' },
      ...{ language: null, transferredToHuman: false, timings: {} },
    });
    const { startedAt, answeredAt, endedAt, outcome } = await read<CallJson>(
      `/api/call-logs/${callId}`,
    );
    expect([answeredAt, endedAt, outcome]).toEqual([startedAt, startedAt, 'no_order']);
  });

  it('say whether a recording holds the whole call, and of none that could not be kept', async () => {
    const callId = await logCall('rome', null);
    const begun = { callId, path: '/secret/call.wav', startedAt: new Date() };
    const nothingYet = { durationMs: null, bytes: null, sha256: null, whole: null };
    const ended = { durationMs: 1620, bytes: 25_978, sha256: '0'.repeat(64), whole: false };
    const recording = async (): Promise<CallTranscriptJson['recording']> =>
      (await read<CallTranscriptJson>(`/api/call-logs/${callId}`)).recording;
    await store.calls.recording({ ...begun, ...nothingYet });
    expect(await recording()).toMatchObject(nothingYet);
    await store.calls.recording({ ...begun, ...ended });
    expect(await recording()).toMatchObject(ended);
    await store.calls.notRecorded(callId);
    expect(await recording()).toBeNull();
  });

  it('show a caller who withheld the number', async () => {
    const callId = await logCall('rome', null);
    const call = await read<CallJson>(`/api/call-logs/${callId}`);
    expect(call.caller).toEqual({ number: null, name: null, withheld: true });
    expect(call.outcome).toBeNull();
  });
});

describe('jobs', () => {
  it('that were given up are shown and retried, to owners of every restaurant', async () => {
    await emptyQueue();
    const orderId = uuidv7();
    await store.jobs.enqueue({ task: 'kitchen.send', payload: { orderId } });
    const [waiting] = (await read<JobListJson>('/api/jobs?state=waiting')).items;
    expect(waiting).toMatchObject({ task: 'kitchen.send', payload: { orderId }, attempts: 0 });
    const retry = `/api/jobs/${waiting?.id ?? ''}/retry`;
    expect((await ask(retry, owner, { method: 'POST' })).status).toBe(404);
    await giveUpJob();
    const dead = await read<JobListJson>('/api/jobs');
    expect(dead.items).toMatchObject([{ lastError: 'printer: is not ours', state: 'dead' }]);
    expect(dead.counts).toEqual({ waiting: 0, running: 0, dead: 1 });
    const answer = await ask(retry, owner, { method: 'POST' });
    expect([answer.status, await answer.json()]).toMatchObject([202, { state: 'waiting' }]);
    const ownerOfRome = await store.tokens.create({
      ...{ name: 'rome', role: 'owner', restaurantId: 'rome' },
    });
    expect((await ask('/api/jobs', ownerOfRome)).status).toBe(403);
  });
});

describe('every answer', () => {
  it.each([
    ['GET', '/api/nothing', 404],
    ['GET', '/api/orders/no-id', 404],
    ['GET', `/api/orders/${uuidv7()}`, 404],
    ['GET', `/api/call-logs/${uuidv7()}`, 404],
    ['GET', '/api/orders/%E0%A4%A', 404],
    ['POST', '/api/call-logs', 405],
    ['DELETE', '/health', 405],
  ])('%s %s is a problem with status %i', async (method, path, status) => {
    const response = await ask(path, owner, { method });
    expect(response.status).toBe(status);
    expect((await problem(response)).detail).not.toBe('');
    if (status === 405) expect(response.headers.get('allow')).toMatch('GET');
  });

  it('tells with OPTIONS what an address takes, and HEAD as GET without the body', async () => {
    const options = await fetch(`${address}/api/call-logs`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([200, 'HEAD, GET']);
    const head = await ask('/api/orders', owner, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('is kept from caches and frames and carries the request id that was given', async () => {
    const response = await ask('/health', owner, { headers: { 'X-Request-Id': 'till-7:000123' } });
    expect(response.headers.get('x-request-id')).toBe('till-7:000123');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const forged = await ask('/health', owner, { headers: { 'X-Request-Id': '<script>' } });
    expect(forged.headers.get('x-request-id')).not.toBe('<script>');
  });

  it('is 503 and says when to ask again while the database is away, then works again', async () => {
    await wire.cut();
    const response = await ask('/api/orders');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    await problem(response);
    await wire.mend();
    await read('/api/orders');
  });

  it('leaves a line in the log, without tokens, names or numbers', async () => {
    const order = await place('rome');
    await ask(`/api/orders?phone=${order.customerPhone ?? ''}`);
    await ask(`/api/orders/${order.id}`);
    expect(log).toContain('"route":"/api/orders/:id"');
    for (const secret of [owner, staffOfRome, 'Ada', '12125550188']) {
      expect(log).not.toContain(secret);
    }
  });
});
