import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { promptShower } from '../../../compose/prompt.js';
import { readConfig } from '../../../config.js';
import { systemClock } from '../../../kernel/clock.js';
import { uuidv7 } from '../../../kernel/ids.js';
import { silentLogger } from '../../../kernel/logger.js';
import type { E164 } from '../../../kernel/phone.js';
import { placeOrder } from '../../../orders/placeOrder.js';
import { openStore, type Store } from '../../../store/store.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { bellaNapoli, chezMarcel } from '../../../testing/demoRestaurants.js';
import { sampleOrder } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import type { AiPromptJson } from '../../contract/ai.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

const GUEST = '+12125550142' as E164;

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let owner: string;
let staff: string;
let ownerOfMarcel: string;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save([
    { profile: bellaNapoli, menu: bellaNapoli.menu, lines: [] },
    { profile: chezMarcel, menu: chezMarcel.menu, lines: [] },
  ]);
  const create = (role: 'owner' | 'staff', restaurantId: string): Promise<string> =>
    store.tokens.create({ name: 'test', role, restaurantId });
  owner = await create('owner', 'bella-napoli');
  staff = await create('staff', 'bella-napoli');
  ownerOfMarcel = await create('owner', 'chez-marcel');
  const config = readConfig({
    ...{ ARI_PASSWORD: 'a-password-of-the-test', AGENT: 'openai' },
    ...{ AGENT_BASE_URL: 'http://127.0.0.1:9/v1', AGENT_MODEL: 'small' },
  });
  server = createHttpServer({
    ...{ ...unaskedParts(), restaurants: store.restaurants },
    promptFor: promptShower(config, store),
    identify: store.tokens.identify,
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
});

function ask(query: string, token: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}` };
  return fetch(`${address}/api/ai/prompt${query}`, { headers });
}

async function promptOf(query: string, token: string): Promise<AiPromptJson> {
  const answer = await ask(query, token);
  expect(answer.status).toBe(200);
  return (await answer.json()) as AiPromptJson;
}

describe('GET /api/ai/prompt', () => {
  it('shows the menu, the hours and the tools with the ids of the live menu', async () => {
    const { model, prompt, tools } = await promptOf('', owner);
    expect(model).toBe('small');
    expect(prompt).toMatch(/margherita_pizza: Margherita Pizza; .*large \(Large\) 19\.49 USD/);
    expect(prompt).toContain('Monday: ');
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...['add_item', 'check_availability', 'check_delivery_address', 'confirm_reservation'],
        ...['save_customer_info', 'log_new_faq'],
      ]),
    );
    expect(JSON.stringify(tools)).toContain('"margherita_pizza"');
  });

  it('shows of a known caller the first name, and neither address nor notes', async () => {
    const order = sampleOrder({
      ...{ customerName: 'Anna Conti', customerPhone: GUEST },
      address: { text: '7 Secret Street', postcode: '10001' },
    });
    await placeOrder(
      { orders: store.orders, newId: uuidv7, clock: systemClock },
      { restaurantId: 'bella-napoli', callId: null, order },
    );
    const { prompt } = await promptOf(`?phone=${encodeURIComponent(GUEST)}`, owner);
    expect(prompt).toContain('Known by the first name Anna');
    expect(prompt).not.toMatch(/Conti|Secret/);
    const elsewhere = await promptOf(`?phone=${encodeURIComponent(GUEST)}`, ownerOfMarcel);
    expect(elsewhere.prompt).not.toContain('Anna');
  });

  it('is for the owner, and for no other restaurant', async () => {
    expect((await ask('', staff)).status).toBe(403);
    expect((await ask('?restaurant=chez-marcel', owner)).status).toBe(404);
    expect((await promptOf('?restaurant=chez-marcel', ownerOfMarcel)).prompt).toContain('EUR');
  });
});
