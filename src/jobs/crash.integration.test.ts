import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { openStore, type Store } from '../store/store.js';
import { confirmOrder } from '../testing/confirmOrder.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { PaymentVendors } from '../testing/paymentVendors.js';
import { sampleRestaurant } from '../testing/samples.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let vendors: PaymentVendors;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  vendors = await PaymentVendors.open();
  const payment = {
    ...{ prepaid: ['delivery'] as const, deposit: null, trustAfterOrders: null },
    ...{ distrustAfterLapses: null, linkMinutes: 60 },
  };
  const kitchenOutputs = [{ id: 'till', kind: 'webhook', url: vendors.url }] as const;
  const profile = { ...sampleRestaurant('rome'), payment, kitchenOutputs };
  await store.restaurants.save([{ profile, lines: [] }]);
});

afterAll(async () => {
  await vendors.close();
  await store.close();
  await database.close();
});

/** From the order that is being saved to the confirmation that is noted as sent. */
const points = [1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24];

describe('a process that is killed between the yes and the confirmation', () => {
  it.each(points)(
    'at step %i leaves one order, one link, one ticket, one confirmation',
    async (n) => {
      const callId = uuidv7();
      const settings = { DATABASE_URL: database.url, VENDORS_URL: vendors.url, CALL: callId };
      const program = fileURLToPath(new URL('../testing/confirmAndDie.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', program], {
        env: { ...process.env, ...settings, CRASH_AT: String(n) },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      expect(signal).toBe('SIGKILL');
      const terms = { databaseUrl: database.url, vendorsUrl: vendors.url, callId };
      await confirmOrder({ ...terms, step: () => undefined });

      const { entries } = await store.orders.list({ callId }, { after: null, limit: 10 });
      expect(entries).toMatchObject([{ status: 'new', paymentStatus: 'paid' }]);
      const [order] = entries;
      const sessions = vendors.sessions.filter(({ metadata }) => metadata.orderId === order?.id);
      expect(sessions).toHaveLength(1);
      const texts = vendors.texts.map(({ body }) => body);
      expect(texts.filter((body) => body.includes(sessions[0]?.url ?? '-'))).toHaveLength(1);
      const confirmed = `order ${order?.number ?? 0} is confirmed`;
      expect(texts.filter((body) => body.includes(confirmed))).toHaveLength(1);
      const filter = { orderId: order?.id };
      const deliveries = await store.tickets.list(filter, { after: null, limit: 10 });
      expect(deliveries.entries).toMatchObject([{ purpose: 'ticket', state: 'delivered' }]);
      expect(vendors.tickets).toContain(`/tickets/${deliveries.entries[0]?.id ?? ''}`);
    },
  );
});
