import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import pg from 'pg';
import { createPrinterOutput } from '../integrations/escpos/printer.js';
import { createWebhookOutput, signingKey } from '../integrations/kitchenWebhook/webhook.js';
import { systemClock } from '../kernel/clock.js';
import { ProviderError } from '../kernel/errors.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import type { KitchenOutput } from '../restaurant/kitchenOutputs.js';
import type { Order } from '../restaurant/order.js';
import { openStore, type Store } from '../store/store.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../testing/samples.js';
import { advanceOrder } from './advanceOrder.js';
import { callStaff } from './callStaff.js';
import { deliverTicket, sendTickets, watchOrder, type TicketParts } from './kitchenTickets.js';
import { placeOrder } from './placeOrder.js';
import type { JobRecord } from './ports/jobs.js';
import {
  STAFF_TELEPHONE,
  type StaffCall,
  type StaffCallOutcome,
  type TicketDelivery,
} from './ports/tickets.js';

jest.setTimeout(60_000);

const secret = 'a secret for the tests of it';

let database: TestDatabase;
let store: Store;
let clock: ManualClock;
let parts: TicketParts;
const servers: (Server | TcpServer)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
});

beforeEach(() => {
  clock = new ManualClock(new Date());
  parts = {
    ...{ orders: store.orders, restaurants: store.restaurants, tickets: store.tickets },
    outputs: {
      printer: createPrinterOutput(systemClock),
      webhook: createWebhookOutput({ secret, clock: systemClock }),
      email: () => Promise.resolve(),
    },
    ...{ clock, newId: uuidv7 },
  };
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise<void>((done) => void server.close(() => done()));
  }
});

afterAll(async () => {
  await store.close();
  await database.close();
});

async function listen(server: Server | TcpServer): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A printer that keeps what it is sent; `answer` is what it says to a question about its status. */
async function startPrinter(answer?: number): Promise<{ port: number; printed: Buffer[] }> {
  const printed: Buffer[] = [];
  const port = await listen(
    createTcpServer((socket) => {
      const chunks: Buffer[] = [];
      socket.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (answer !== undefined && chunk.includes(Buffer.of(0x1d, 0x72, 1))) {
          socket.write(Buffer.of(answer));
        }
      });
      socket.on('close', () => printed.push(Buffer.concat(chunks)));
      socket.on('end', () => socket.end());
    }),
  );
  return { port, printed };
}

async function placed(id: string, kitchenOutputs: readonly KitchenOutput[]): Promise<Order> {
  await store.restaurants.save([
    { profile: { ...sampleRestaurant(id), kitchenOutputs }, lines: [] },
  ]);
  const asked = { restaurantId: id, callId: uuidv7(), order: sampleOrder() };
  const order = await placeOrder(
    { orders: store.orders, clock: systemClock, newId: uuidv7 },
    asked,
  );
  if (!order.ok) throw new Error(order.refusal.code);
  return order.value;
}

async function deliveriesOf(order: Order): Promise<readonly TicketDelivery[]> {
  const page = await store.tickets.list({ orderId: order.id }, { after: null, limit: 50 });
  return [...page.entries].sort((a, b) => a.output.localeCompare(b.output));
}

async function deliverAll(order: Order): Promise<void> {
  for (const { id, output } of await deliveriesOf(order)) {
    if (output === STAFF_TELEPHONE) continue;
    await deliverTicket(parts, { deliveryId: id, last: false }).catch(() => undefined);
  }
}

async function administer(sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql, values).finally(() => client.end());
}

describe('a ticket', () => {
  it('is printed once on each printer, with what its station makes', async () => {
    const [whole, oven] = [await startPrinter(), await startPrinter()];
    const order = await placed('rome', [
      { id: 'counter', kind: 'printer', host: '127.0.0.1', port: whole.port },
      { id: 'oven', kind: 'printer', host: '127.0.0.1', port: oven.port, station: 'oven' },
      { id: 'bar', kind: 'printer', host: '127.0.0.1', port: oven.port, station: 'bar' },
    ]);
    await sendTickets(parts, order.id);
    await sendTickets(parts, order.id);
    await deliverAll(order);
    await deliverAll(order);
    expect((await deliveriesOf(order)).map(({ output, state }) => [output, state])).toEqual([
      ['bar', 'needless'],
      ['counter', 'delivered'],
      ['oven', 'delivered'],
    ]);
    expect([whole.printed.length, oven.printed.length]).toEqual([1, 1]);
    expect(String(whole.printed[0])).toContain('1 x Cola');
    expect(String(whole.printed[0])).toContain('46.37');
    expect(String(oven.printed[0])).toContain('2 x Margherita');
    expect(String(oven.printed[0])).not.toContain('Cola');
    expect(String(oven.printed[0])).not.toContain('46.37');
  });

  it('waits for a printer that is off, is seen waiting, and is printed when it is on', async () => {
    const printer = await startPrinter();
    await new Promise<void>((done) => void servers.splice(0)[0]?.close(() => done()));
    const order = await placed('off', [
      { id: 'counter', kind: 'printer', host: '127.0.0.1', port: printer.port },
    ]);
    await sendTickets(parts, order.id);
    const [delivery] = await deliveriesOf(order);
    const attempt = deliverTicket(parts, { deliveryId: delivery?.id ?? '', last: false });
    await expect(attempt).rejects.toMatchObject({ retryable: true });
    expect((await deliveriesOf(order))[0]).toMatchObject({
      ...{ state: 'waiting', attempts: 1 },
      lastError: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('says that it may be a copy when nobody knows whether it was printed before', async () => {
    const printer = await startPrinter();
    const order = await placed('copy', [
      { id: 'counter', kind: 'printer', host: '127.0.0.1', port: printer.port },
    ]);
    await sendTickets(parts, order.id);
    const [delivery] = await deliveriesOf(order);
    // The process ended while it was sending.
    await store.tickets.begin(delivery?.id ?? '', new Date());
    await deliverAll(order);
    expect(String(printer.printed[0])).toContain('MAY BE A COPY');
  });

  it('counts as printed by a printer that confirms when it says so, not before', async () => {
    const [paper, noPaper] = [await startPrinter(0x00), await startPrinter(0x0c)];
    const order = await placed('confirms', [
      { id: 'a', kind: 'printer', host: '127.0.0.1', port: paper.port, confirms: true },
      { id: 'b', kind: 'printer', host: '127.0.0.1', port: noPaper.port, confirms: true },
    ]);
    await sendTickets(parts, order.id);
    await deliverAll(order);
    expect((await deliveriesOf(order)).map(({ state, lastError }) => [state, lastError])).toEqual([
      ['delivered', null],
      ['waiting', expect.stringContaining('has no paper')],
    ]);
  });

  it('is not sent any more when the order was cancelled meanwhile', async () => {
    const printer = await startPrinter();
    const order = await placed('late', [
      { id: 'counter', kind: 'printer', host: '127.0.0.1', port: printer.port },
    ]);
    await sendTickets(parts, order.id);
    await administer(`update orders set status = 'cancelled' where id = $1`, [order.id]);
    await deliverAll(order);
    expect((await deliveriesOf(order))[0]?.state).toBe('needless');
    expect(printer.printed).toEqual([]);
  });
});

describe('a webhook', () => {
  it('is signed with the key of its output, and the same delivery keeps its name', async () => {
    const seen: { headers: IncomingMessage['headers']; body: string }[] = [];
    let status = 500;
    const port = await listen(
      createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          seen.push({ headers: request.headers, body: String(Buffer.concat(chunks)) });
          response.writeHead(status).end();
        });
      }),
    );
    const order = await placed('hook', [
      { id: 'till', kind: 'webhook', url: `http://127.0.0.1:${String(port)}/orders` },
    ]);
    await sendTickets(parts, order.id);
    await deliverAll(order);
    expect((await deliveriesOf(order))[0]).toMatchObject({ lastError: 'webhook: answers 500' });
    status = 204;
    await deliverAll(order);
    expect((await deliveriesOf(order))[0]?.state).toBe('delivered');
    const [first, second] = seen;
    expect(first?.headers['tableline-delivery']).toBe(second?.headers['tableline-delivery']);
    const [, seconds = '', sum] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(second?.headers['tableline-signature'])) ?? [];
    expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60);
    const key = signingKey(secret, 'hook', 'till');
    expect(sum).toBe(
      createHmac('sha256', key)
        .update(`${seconds}.${second?.body ?? ''}`)
        .digest('hex'),
    );
    expect(JSON.parse(second?.body ?? '')).toMatchObject({
      type: 'order.ticket',
      order: { id: order.id, number: 1, totals: { total: 4637 } },
    });
    expect(signingKey(secret, 'hook', 'other')).not.toBe(key);
  });
});

describe('an order that nobody accepts', () => {
  /** The staff are called about every order that waits for it; answers with what they were told. */
  async function callAll(
    waiting: Order,
    take: (call: StaffCall) => Promise<StaffCallOutcome>,
  ): Promise<readonly string[]> {
    const called: string[] = [];
    const staffCaller = {
      call: (call: StaffCall): Promise<StaffCallOutcome> => {
        called.push(`${call.restaurant.staffEndpoint} ${call.order.id}`);
        return take(call);
      },
    };
    const { signal } = new AbortController();
    for (const { id, output } of await deliveriesOf(waiting)) {
      if (output !== STAFF_TELEPHONE) continue;
      const wish = { deliveryId: id, last: false, signal };
      await callStaff(
        { ...parts, orders: store.orders, live: store.live, staffCaller },
        wish,
      ).catch(() => undefined);
    }
    return called;
  }

  const staffCallsOf = async (order: Order): Promise<(string | null)[][]> =>
    (await deliveriesOf(order))
      .filter(({ output }) => output === STAFF_TELEPHONE)
      .map(({ purpose, state, lastError }) => [purpose, state, lastError])
      .sort();

  it('is told of again, then the staff are called, until it is accepted', async () => {
    const printer = await startPrinter();
    const order = await placed('unseen', [
      { id: 'counter', kind: 'printer', host: '127.0.0.1', port: printer.port },
      { id: 'mail', kind: 'email', to: 'chef@example.com' },
    ]);
    await sendTickets(parts, order.id);
    const waiting = async (task: string): Promise<readonly JobRecord[]> =>
      (await store.jobs.list('waiting', 100)).filter(
        (job) => job.task === task && JSON.stringify(job.payload).includes(order.id),
      );
    const [watch] = await waiting('kitchen.watch');
    expect(watch?.runAt.getTime()).toBe(clock.now().getTime() + 120_000);
    await watchOrder(parts, { orderId: order.id, step: 1 });
    await watchOrder(parts, { orderId: order.id, step: 2 });
    await deliverAll(order);
    expect(printer.printed).toHaveLength(1);
    expect(
      (await deliveriesOf(order)).map(({ output, purpose }) => `${output}: ${purpose}`).sort(),
    ).toEqual(['counter: ticket', 'mail: alert 1', 'mail: ticket', 'staff: alert 2']);

    expect(await callAll(order, () => Promise.resolve('no_answer'))).toHaveLength(1);
    expect(await staffCallsOf(order)).toEqual([['alert 2', 'failed', 'nobody answered']]);

    await watchOrder(parts, { orderId: order.id, step: 3 });
    const accepting = async ({ accept }: StaffCall): Promise<StaffCallOutcome> =>
      (await accept()) ? 'accepted' : 'needless';
    expect(await callAll(order, accepting)).toEqual([`PJSIP/staff ${order.id}`]);
    expect(await staffCallsOf(order)).toEqual([
      ['alert 2', 'needless', null],
      ['alert 3', 'delivered', null],
    ]);
    expect(await store.orders.byId(order.id)).toMatchObject({ status: 'accepted' });
    expect((await store.orders.eventsOf(order.id)).at(-1)).toMatchObject({
      ...{ actor: 'staff telephone', toStatus: 'accepted' },
    });

    await watchOrder(parts, { orderId: order.id, step: 4 });
    expect(await staffCallsOf(order)).toHaveLength(2);
  });

  it('is called about by a process that has the line, one telephone at a time', async () => {
    const order = await placed('queue', []);
    await watchOrder(parts, { orderId: order.id, step: 2 });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client
      .query<{ queue: string }>(
        `select queue_name as queue from graphile_worker.jobs where task_identifier = 'kitchen.call'
           and queue_name is not null`,
      )
      .finally(() => client.end());
    expect(rows.map(({ queue }) => queue)).toContain('kitchen.call:queue');
  });

  it('stops the ringing when somebody accepts it at the board', async () => {
    const order = await placed('board', []);
    await watchOrder(parts, { orderId: order.id, step: 2 });
    const called = callAll(order, async ({ signal }) => {
      const stopped = new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => resolve()),
      );
      await advanceOrder(
        { ...parts, orders: store.orders },
        { orderId: order.id, actor: 'token:1', to: 'accepted' },
      );
      await stopped;
      return 'needless';
    });
    expect(await called).toHaveLength(1);
    expect(await staffCallsOf(order)).toEqual([['alert 2', 'needless', null]]);
  });

  it('keeps a call for later while the line is down', async () => {
    const order = await placed('down', []);
    await watchOrder(parts, { orderId: order.id, step: 2 });
    await callAll(order, () => Promise.reject(new ProviderError('staff telephone', 'no line')));
    expect(await staffCallsOf(order)).toEqual([['alert 2', 'waiting', 'staff telephone: no line']]);
  });
});
