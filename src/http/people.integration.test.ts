import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Metrics } from '../compose/metrics.js';
import { writeWorkbook } from '../integrations/excel/writeWorkbook.js';
import { systemClock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { noPayments } from '../orders/noPayments.js';
import { placeOrder } from '../orders/placeOrder.js';
import { openStore, type Store } from '../store/store.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { unaskedParts } from '../testing/unaskedParts.js';
import type { CustomerJson, FaqJson, UnansweredQuestionJson } from './contract/people.js';
import type { PageJson } from './contract/page.js';
import { createHttpServer, type HttpServer } from './server.js';
import { fetchUrl } from '../telephony/provisioning/pushedValues.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let owner: string;
let staff: string;
let ownerOfParis: string;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save([
    { profile: sampleRestaurant('rome'), lines: [] },
    { profile: sampleRestaurant('paris'), lines: [] },
  ]);
  const create = (role: 'owner' | 'staff', restaurantId: string): Promise<string> =>
    store.tokens.create({ name: 'test', role, restaurantId });
  owner = await create('owner', 'rome');
  staff = await create('staff', 'rome');
  ownerOfParis = await create('owner', 'paris');
  server = createHttpServer({
    ...store,
    slowKitchen: ({ id }) => store.kitchens.load(id, new Date()),
    exports: { book: store.exports, writeWorkbook, publicUrl: 'https://tableline.example' },
    ...{
      identify: store.tokens.identify,
      probes: [],
      readMetrics: () => new Metrics(['http']).read(),
    },
    phone: unaskedParts().phone,
    provisioning: {
      boxes: store.gatewayBoxes,
      ...{ sip: undefined, url: fetchUrl('http://127.0.0.1') },
    },
    trunks: unaskedParts().trunks,
    promptFor: unaskedParts().promptFor,
    behindProxy: false,
    ...{ gateway: noPayments, readTwilio: undefined, newId: () => uuidv7() },
    ...{ clock: systemClock, logger: silentLogger },
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
});

function ask(method: string, path: string, token: string, body?: unknown): Promise<Response> {
  return fetch(`${address}${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function read<Body>(path: string, token: string): Promise<Body> {
  return (await (await ask('GET', path, token)).json()) as Body;
}

const parking = {
  id: 'parking',
  answers: [{ language: 'en', questions: ['Where can I park?'], answer: 'Behind the house.' }],
};

describe('the list of answers', () => {
  it('is put by the owner and read by the staff of the same restaurant', async () => {
    const put = await ask('PUT', '/api/faq', owner, { entries: [parking] });
    expect(await put.json()).toEqual({ restaurantId: 'rome', entries: [parking] });
    expect((await read<FaqJson>('/api/faq', staff)).entries).toEqual([parking]);
    expect((await read<FaqJson>('/api/faq', ownerOfParis)).entries).toEqual([]);
    expect((await ask('PUT', '/api/faq', staff, { entries: [] })).status).toBe(403);
    expect((await ask('GET', '/api/faq?restaurant=rome', ownerOfParis)).status).toBe(404);
  });

  it('is refused whole with every fault', async () => {
    const twice = [parking, { ...parking, answers: [] }];
    expect((await ask('PUT', '/api/faq', owner, { entries: twice })).status).toBe(400);
    expect((await read<FaqJson>('/api/faq', owner)).entries).toEqual([parking]);
  });
});

describe('questions that nothing answered', () => {
  it('are seen by their own restaurant', async () => {
    const asked = { id: uuidv7(), restaurantId: 'rome', callId: uuidv7(), askedAt: new Date() };
    await store.knowledge.keepUnanswered({ ...asked, text: 'may dogs come in', language: 'en-US' });
    type Questions = PageJson<UnansweredQuestionJson>;
    const { items } = await read<Questions>('/api/unanswered-questions', staff);
    expect(items.map(({ text }) => text)).toEqual(['may dogs come in']);
    const other = await read<Questions>('/api/unanswered-questions', ownerOfParis);
    expect(other.items).toEqual([]);
  });
});

describe('customers', () => {
  it('are found by number, changed, and nobody else’s', async () => {
    const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
    const order = sampleOrder({ customerPhone: '+12125550188' });
    await placeOrder(parts, { restaurantId: 'rome', callId: uuidv7(), order });
    type Customers = PageJson<CustomerJson>;
    const { items } = await read<Customers>('/api/customers?phone=%2B12125550188', staff);
    const [customer] = items;
    expect(customer).toMatchObject({ name: 'Ada', blocked: false, notes: null });
    const path = `/api/customers/${customer?.id ?? ''}`;
    const changed = await ask('PATCH', path, staff, { blocked: true, notes: 'rude' });
    expect(await changed.json()).toMatchObject({ name: 'Ada', blocked: true, notes: 'rude' });
    expect((await read<CustomerJson>(path, owner)).blocked).toBe(true);
    expect((await ask('PATCH', path, ownerOfParis, { blocked: false })).status).toBe(404);
    expect((await ask('PATCH', path, owner, { colour: 'red' })).status).toBe(400);
  });
});
