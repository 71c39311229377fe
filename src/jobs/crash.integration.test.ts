import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { openStore, type Store } from '../store/store.js';
import type { Crash } from '../testing/confirmAndDie.js';
import { confirmOrder, type ConfirmTerms } from '../testing/confirmOrder.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { PaymentVendors } from '../testing/paymentVendors.js';
import { sampleRestaurant } from '../testing/samples.js';

jest.setTimeout(90_000);

interface Town {
  readonly database: TestDatabase;
  readonly store: Store;
  readonly vendors: PaymentVendors;
}

/** Books and vendors of its own: orders that are left at different steps must not have each other's jobs. */
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

/** Takes orders in a process that is killed while each is at its own step, and then each to its end. */
async function killAt(steps: readonly number[]): Promise<void> {
  const places = await Promise.all(
    steps.map(async (at) => ({ at, callId: uuidv7(), town: await openTown() })),
  );
  const crashes = places.map(({ at, callId, town }): Crash => ({ at, ...termsOf(town, callId) }));
  const program = fileURLToPath(new URL('../testing/confirmAndDie.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, CRASHES: JSON.stringify(crashes) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  await Promise.all(places.map(({ callId, town }) => goOn(town, callId)));
}

async function goOn(town: Town, callId: string): Promise<void> {
  await confirmOrder({ ...termsOf(town, callId), step: () => Promise.resolve() });
  await expectOneOfEach(town, callId);
  await town.vendors.close();
  await town.store.close();
  await town.database.close();
}

function termsOf({ database, vendors }: Town, callId: string): Omit<ConfirmTerms, 'step'> {
  return { databaseUrl: database.url, vendorsUrl: vendors.url, callId };
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
      await killAt(steps);
    },
  );
});
