import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { writeWorkbook } from '../src/integrations/excel/writeWorkbook.js';
import { silentLogger } from '../src/kernel/logger.js';
import { beginExport } from '../src/orders/exports/exportBooks.js';
import { openEmbeddedPostgres } from '../src/store/embeddedPostgres.js';
import { openStore } from '../src/store/store.js';
import { readCommandLine } from './command-line.js';

readCommandLine(
  `npm run bench:export

Measures the export of 100,000 orders, as one JSON line.`,
  {},
);

/**
 * Measures the export of 100,000 orders, each with three lines and a call of six utterances, from the embedded
 * PostgreSQL to a file. One line of JSON: seconds, the highest resident memory of this process in MiB (budget
 * 200; the heap is held to 96 by the command), the file's size, and how long the event loop was held up (p99 and longest, in ms), since calls share it.
 */
const ORDERS = 100_000;

const seed = `
  insert into restaurants (id, name, languages, country, time_zone, currency, settings)
  values ('r', 'Restaurant', '{en-US}', 'US', 'America/New_York', 'USD',
          '{"taxMode": "added", "taxRates": {"standard": 88750}}');
  insert into calls (id, restaurant_id, line, caller_number, caller_withheld, language, started_at,
                     answered_at, ended_at, outcome, ended_by)
  select md5('call' || n)::uuid, 'r', '+12125550142', '+1212' || 5000000 + n % 30000, false,
         'en-US', at, at, at + interval '2 minutes', 'order', 'caller'
    from generate_series(1, ${ORDERS}) n, lateral (select now() - n * interval '7 minutes' as at) t;
  insert into utterances (id, call_id, turn_index, speaker, text, started_at, ended_at, language)
  select md5('said' || n || ' ' || t)::uuid, md5('call' || n)::uuid, t,
         (array['assistant', 'caller'])[1 + t % 2], 'two large margheritas and a cola, please ' || n,
         now() + t * interval '4 s', now() + t * interval '4 s' + interval '2 s', 'en-US'
    from generate_series(1, ${ORDERS}) n, generate_series(0, 5) t;
  insert into orders (id, restaurant_id, number, call_id, status, payment_status, version, fulfilment,
                      currency, subtotal, tax, tax_lines, delivery_fee, total, customer_name,
                      customer_phone, language, address_text, promised_at, created_at, updated_at)
  select md5('order' || n)::uuid, 'r', n, md5('call' || n)::uuid, 'completed', 'paid', 1, 'delivery',
         'USD', 3800, 337, '[]', 500, 4637, 'Ada ' || n, '+1212' || 5000000 + n % 30000, 'en-US',
         n || ' Broadway', at + interval '30 minutes', at, at
    from generate_series(1, ${ORDERS}) n, lateral (select now() - n * interval '7 minutes' as at) t;
  insert into order_lines (order_id, position, item, name, quantity, unit_price, total, tax_class, modifiers)
  select md5('order' || n)::uuid, p, 'item' || p, 'Item ' || p, 2, 633, 1266, 'standard',
         '[{"group": "toppings", "option": "olives", "action": "add", "amount": "normal", "name": "Olives", "price": 100}]'
    from generate_series(1, ${ORDERS}) n, generate_series(1, 3) p;
  analyze`;

const folder = await mkdtemp(join(tmpdir(), 'tableline-bench-'));
await chmod(folder, 0o755);
const postgres = await openEmbeddedPostgres({ folder, logger: silentLogger });
const store = await openStore({ databaseUrl: postgres.url, logger: silentLogger });
try {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(seed);
  await client.end();

  const path = join(folder, 'orders.xlsx');
  const rssBefore = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startMs = performance.now();
  const parts = { book: store.exports, writeWorkbook, publicUrl: '' };
  const write = await beginExport(parts, 'orders', { restaurantId: 'r' });
  await write(createWriteStream(path));
  const seconds = (performance.now() - startMs) / 1000;
  delay.disable();
  console.log(
    JSON.stringify({
      orders: ORDERS,
      seconds: Number(seconds.toFixed(1)),
      // Linux reports KiB: https://nodejs.org/api/process.html#processresourceusage
      peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
      rssBeforeMiB: Math.round(rssBefore / 1024 / 1024),
      fileMiB: Number(((await stat(path)).size / 1024 / 1024).toFixed(1)),
      loopDelayP99Ms: Number((delay.percentile(99) / 1e6).toFixed(1)),
      loopDelayMaxMs: Number((delay.max / 1e6).toFixed(1)),
    }),
  );
} finally {
  await store.close();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
}
