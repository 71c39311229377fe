import { unaskedParts } from '../src/testing/unaskedParts.js';
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Metrics } from '../src/compose/metrics.js';
import { createHttpServer } from '../src/http/server.js';
import { writeWorkbook } from '../src/integrations/excel/writeWorkbook.js';
import { systemClock } from '../src/kernel/clock.js';
import { uuidv7 } from '../src/kernel/ids.js';
import { silentLogger } from '../src/kernel/logger.js';
import { noPayments } from '../src/orders/noPayments.js';
import { openEmbeddedPostgres } from '../src/store/embeddedPostgres.js';
import { openStore } from '../src/store/store.js';
import { ensureFirstToken } from '../src/store/tokens.js';
import { fetchUrl } from '../src/telephony/provisioning/pushedValues.js';
import { readCommandLine } from './command-line.js';

readCommandLine(
  `npm run bench:api

Measures the API's reads with 100,000 orders, as JSON lines.`,
  {},
);

/**
 * Measures the API's reads with 100,000 orders and as many calls of 20 restaurants: requests by HTTP, through
 * the token check, against the embedded PostgreSQL; the budget is p99 <= 50 ms. CPU is that of this process,
 * which asks and answers; on a machine that is busy with other work it says more than the durations.
 */
const ORDERS = 100_000;
const REQUESTS = 400;
const AT_ONCE = 4;

const seed = `
  insert into restaurants (id, name, languages, country, time_zone, currency, settings)
  select 'r' || r, 'Restaurant ' || r, '{en-US}', 'US', 'America/New_York', 'USD',
         '{"taxMode": "added", "taxRates": {"standard": 88750}}'
    from generate_series(0, 19) r;
  insert into calls (id, restaurant_id, line, caller_number, caller_withheld, language, started_at,
                     answered_at, ended_at, outcome, ended_by)
  select md5('call' || n)::uuid, 'r' || n % 20, '+12125550142', '+1212' || 5000000 + n % 30000, false,
         'en-US', at, at, at + interval '2 minutes',
         (array['order', 'order', 'order', 'no_order', 'abandoned', 'transferred', 'message'])[1 + n % 7],
         'caller'
    from generate_series(1, ${ORDERS}) n, lateral (select now() - n * interval '7 minutes' as at) t;
  insert into utterances (id, call_id, turn_index, speaker, text, started_at, ended_at, language)
  select md5('said' || n || ' ' || t)::uuid, md5('call' || n)::uuid, t,
         (array['assistant', 'caller'])[1 + t % 2], 'two large margheritas and a cola, please',
         now() + t * interval '4 s', now() + t * interval '4 s' + interval '2 s', 'en-US'
    from generate_series(1, ${ORDERS}, 10) n, generate_series(0, 19) t;
  insert into orders (id, restaurant_id, number, call_id, status, payment_status, version, fulfilment,
                      currency, subtotal, tax, tax_lines, delivery_fee, total, customer_name,
                      customer_phone, language, address_text, promised_at, created_at, updated_at)
  select md5('order' || n)::uuid, 'r' || n % 20, n / 20 + 1, md5('call' || n)::uuid,
         case when n < 200 then 'new' else 'completed' end, 'unpaid', 1,
         case n % 50 when 0 then 'dine_in' when 1 then 'pickup' else 'delivery' end,
         'USD', 3800, 337, '[]', 500, 4637, 'Ada', '+1212' || 5000000 + n % 30000, 'en-US',
         '11 Broadway', at + interval '30 minutes', at, at
    from generate_series(1, ${ORDERS}) n, lateral (select now() - n * interval '7 minutes' as at) t;
  insert into order_lines (order_id, position, item, name, quantity, unit_price, total, tax_class, modifiers)
  select md5('order' || n)::uuid, p, 'item' || p, 'Item ' || p, 2, 633, 1266, 'standard',
         '[{"group": "toppings", "option": "olives", "action": "add", "amount": "normal", "name": "Olives", "price": 100}]'
    from generate_series(1, ${ORDERS}) n, generate_series(1, 3) p;
  analyze`;

async function measure(name: string, ask: (i: number) => Promise<Response>): Promise<void> {
  const durations: number[] = [];
  let next = -20;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < REQUESTS; i = next++) {
      const startMs = performance.now();
      const response = await ask(Math.abs(i));
      await response.text();
      if (response.status !== 200) throw new Error(`${name} answered ${response.status}`);
      if (i >= 0) durations.push(performance.now() - startMs);
    }
  };
  const cpuBefore = process.cpuUsage();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const cpu = process.cpuUsage(cpuBefore);
  const cpuMs = ((cpu.user + cpu.system) / 1000 / (REQUESTS + 20)).toFixed(1).padStart(5);
  durations.sort((a, b) => a - b);
  const at = (share: number): string =>
    (durations[Math.floor(share * (durations.length - 1))] ?? 0).toFixed(1).padStart(7);
  console.log(`${name.padEnd(44)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   CPU ${cpuMs} ms`);
}

const folder = await mkdtemp(join(tmpdir(), 'tableline-bench-'));
await chmod(folder, 0o755);
const postgres = await openEmbeddedPostgres({ folder, logger: silentLogger });
const store = await openStore({ databaseUrl: postgres.url, logger: silentLogger });
const server = createHttpServer({
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
  exports: { book: store.exports, writeWorkbook, publicUrl: '' },
  ...{ customers: store.customers, knowledge: store.knowledge, stock: store.stock },
  identify: store.tokens.identify,
  probes: [],
  readMetrics: () => new Metrics(['http']).read(),
  clock: systemClock,
  logger: silentLogger,
});
try {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(seed);
  const ids = await client.query<{ orders: string[]; calls: string[] }>(
    `select array(select id from orders order by md5(id::text) limit 400) as orders,
            array(select distinct call_id from utterances limit 400) as calls`,
  );
  await client.end();
  const { orders, calls } = ids.rows[0] ?? { orders: [], calls: [] };
  const owner = (await ensureFirstToken(store.tokens)) ?? '';
  const staff = await store.tokens.create({ name: 'staff', role: 'staff', restaurantId: 'r7' });
  const address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
  const as = (token: string) => (path: string) =>
    fetch(address + path, { headers: { Authorization: `Bearer ${token}` } });
  const asOwner = as(owner);
  const asStaff = as(staff);
  const middle = new Date(Date.now() - ORDERS * 3.5 * 60_000).toISOString();

  console.log(`${ORDERS} orders and calls; ${REQUESTS} requests each, ${AT_ONCE} at once`);
  await measure('orders, newest 50', () => asOwner('/api/orders'));
  await measure('orders, newest 100 of one restaurant', () => asStaff('/api/orders?limit=100'));
  await measure('orders, new', () => asOwner('/api/orders?status=new'));
  await measure('orders, new of one restaurant', () => asStaff('/api/orders?status=new'));
  await measure('orders, dine-in of one restaurant', () =>
    asStaff('/api/orders?fulfilment=dine_in'),
  );
  await measure('orders, of a phone', (i) => asOwner(`/api/orders?phone=%2B1212${5_000_000 + i}`));
  await measure('orders, before the middle', () => asOwner(`/api/orders?to=${middle}`));
  await measure('orders, status that is rare', () => asOwner('/api/orders?status=rejected'));
  await measure('order by id', (i) => asOwner(`/api/orders/${orders[i % orders.length] ?? ''}`));
  await measure('ticket', (i) => asOwner(`/api/orders/${orders[i % orders.length] ?? ''}/ticket`));
  await measure('calls, newest 50', () => asOwner('/api/call-logs'));
  await measure('calls, transferred', () => asOwner('/api/call-logs?outcome=transferred'));
  await measure('calls, of a caller', (i) =>
    asOwner(`/api/call-logs?caller=%2B1212${5_000_000 + i}`),
  );
  await measure('call with its transcript', (i) =>
    asOwner(`/api/call-logs/${calls[i % calls.length] ?? ''}`),
  );
} finally {
  await server.close();
  await store.close();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
}
