import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { openStore, type Store } from '../store/store.js';
import { confirmOrder } from '../testing/confirmOrder.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { PaymentVendors } from '../testing/paymentVendors.js';
import { sampleRestaurant } from '../testing/samples.js';

jest.setTimeout(90_000);

interface Town {
  readonly database: TestDatabase;
  readonly store: Store;
  readonly vendors: PaymentVendors;
}

/** Books and vendors of their own: processes that are killed beside each other must not do each other's jobs. */
async function openTown(): Promise<Town> {
  const vendors = await PaymentVendors.open();
  const database = await openTestDatabase();
  const store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  const payment = {
    ...{ prepaid: ['delivery'] as const, deposit: null, trustAfterOrders: null },
    ...{ distrustAfterLapses: null, linkMinutes: 60 },
  };
  const kitchenOutputs = [{ id: 'till', kind: 'webhook', url: vendors.url }] as const;
  const profile = { ...sampleRestaurant('rome'), payment, kitchenOutputs };
  await store.restaurants.save([{ profile, lines: [] }]);
  return { database, store, vendors };
}

/** Takes an order in a process that is killed at its nth step, and in another one to its end. */
async function killAt(n: number): Promise<void> {
  const town = await openTown();
  const { database, store, vendors } = town;
  const callId = uuidv7();
  const settings = { DATABASE_URL: database.url, VENDORS_URL: vendors.url, CALL: callId };
  const program = fileURLToPath(new URL('../testing/confirmAndDie.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, ...settings, CRASH_AT: String(n) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect([n, signal]).toEqual([n, 'SIGKILL']);
  const terms = { databaseUrl: database.url, vendorsUrl: vendors.url, callId };
  await confirmOrder({ ...terms, step: () => undefined });
  await expectOneOfEach(town, callId);
  await vendors.close();
  await store.close();
  await database.close();
}

async function expectOneOfEach({ store, vendors }: Town, callId: string): Promise<void> {
  const { entries } = await store.orders.list({ callId }, { after: null, limit: 10 });
  expect(entries).toMatchObject([{ status: 'new', paymentStatus: 'paid' }]);
  const orderId = entries[0]?.id ?? '';
  expect(vendors.sessions.map(({ metadata }) => metadata.orderId)).toEqual([orderId]);
  const { entries: messages } = await store.outbox.list({ orderId }, { after: null, limit: 20 });
  expect(messages.map(({ kind, state }) => [kind, state]).sort()).toEqual([
    ['confirmation', 'sent'],
    ['payment_link', 'sent'],
  ]);
  expect(vendors.texts.map(({ body }) => body).sort()).toEqual(
    messages.map(({ text }) => text).sort(),
  );
  const { entries: tickets } = await store.tickets.list({ orderId }, { after: null, limit: 10 });
  expect(tickets).toMatchObject([{ purpose: 'ticket', state: 'delivered' }]);
  // One that was on its way may arrive twice, under one name.
  expect([...new Set(vendors.tickets)]).toEqual([`/tickets/${tickets[0]?.id ?? ''}`]);
}

/** From the order that is being saved to the confirmation that is noted as sent. */
const points = [
  [1, 2, 4, 6, 8],
  [10, 12, 14, 16],
  [18, 20, 22, 24],
];

describe('a process that is killed between the yes and the confirmation', () => {
  it.each(points)(
    'at the steps %i, %i, %i, %i ... leaves one order, one link, one ticket, one confirmation',
    async (...steps) => {
      await Promise.all(steps.map(killAt));
    },
  );
});
