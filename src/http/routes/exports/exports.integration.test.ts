import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { writeWorkbook } from '../../../integrations/excel/writeWorkbook.js';
import { systemClock } from '../../../kernel/clock.js';
import { uuidv7 } from '../../../kernel/ids.js';
import { silentLogger } from '../../../kernel/logger.js';
import { placeOrder } from '../../../orders/placeOrder.js';
import type { ConfirmedOrder, Order } from '../../../restaurant/order.js';
import { openStore, type Store } from '../../../store/store.js';
import { ensureFirstToken } from '../../../store/tokens.js';
import {
  openDatabaseWire,
  openTestDatabase,
  type DatabaseWire,
  type TestDatabase,
} from '../../../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let wire: DatabaseWire;
let store: Store;
let server: HttpServer;
let address: string;
let owner: string;
let ownerOfTokyo: string;

beforeAll(async () => {
  database = await openTestDatabase();
  wire = await openDatabaseWire(database.url);
  store = await openStore({ databaseUrl: wire.url, logger: silentLogger });
  const tokyo = {
    ...sampleRestaurant('tokyo'),
    ...{ name: 'Sushi', currency: 'JPY', timeZone: 'Asia/Tokyo' },
  };
  await store.restaurants.save([
    { profile: sampleRestaurant('rome'), lines: [] },
    { profile: tokyo, lines: [] },
    { profile: sampleRestaurant('many'), lines: [] },
  ]);
  owner = (await ensureFirstToken(store.tokens)) ?? '';
  ownerOfTokyo = await store.tokens.create({ name: 't', role: 'owner', restaurantId: 'tokyo' });
  server = createHttpServer({
    ...unaskedParts(),
    exports: { book: store.exports, writeWorkbook, publicUrl: 'https://phone.example' },
    identify: store.tokens.identify,
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await wire.close();
  await database.close();
});

async function place(
  restaurantId: string,
  changes: Partial<ConfirmedOrder> = {},
  callId = uuidv7(),
): Promise<Order> {
  const parts = { orders: store.orders, clock: systemClock, newId: uuidv7 };
  const order = sampleOrder(changes);
  const placed = await placeOrder(parts, { restaurantId, callId, order });
  if (!placed.ok) throw new Error(placed.refusal.code);
  return placed.value;
}

async function logCall(
  restaurantId: string,
  changes: { at: string; name?: string },
): Promise<string> {
  const callId = uuidv7();
  await store.calls.begin({
    ...{ callId, restaurantId, line: '+12125550142', startedAt: new Date(changes.at) },
    ...{ callerNumber: '+12125550188', callerName: null, callerWithheld: false },
    divertedFrom: null,
  });
  return callId;
}

async function say(
  callId: string,
  turnIndex: number,
  speaker: 'caller' | 'assistant',
  text: string,
) {
  const at = new Date(Date.UTC(2026, 2, 10, 18, 0, turnIndex));
  await store.calls.utterance(uuidv7(), {
    ...{ callId, turnIndex, speaker, text, startedAt: at, endedAt: at, language: 'en-US' },
    ...{ confidence: null, engine: null, latencyMs: null, timings: null },
  });
}

async function administer(sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql, values).finally(() => client.end());
}

function ask(path: string, token = owner): Promise<Response> {
  return fetch(`${address}${path}`, { headers: { Authorization: `Bearer ${token}` } });
}

async function readBook(path: string, token = owner): Promise<ExcelJS.Workbook> {
  const response = await ask(path, token);
  expect(response.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  return book;
}

function rowsOf(book: ExcelJS.Workbook, name: string): ExcelJS.CellValue[][] {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const { columnCount } = sheet;
  const rows: ExcelJS.CellValue[][] = [];
  sheet.eachRow((row) => {
    const cells = [];
    for (let i = 1; i <= columnCount; i += 1) cells.push(row.getCell(i).value);
    rows.push(cells);
  });
  return rows;
}

describe('orders.xlsx', () => {
  it('has a row an order, cell by cell, as the owner reads it', async () => {
    const callId = await logCall('rome', { at: '2026-03-10T18:00:00Z' });
    await say(callId, 1, 'caller', 'two large margheritas');
    await say(callId, 0, 'assistant', 'What may I get you?');
    const order = await place('rome', {}, callId);
    const pickup = await place('rome', {
      ...{ fulfilment: 'pickup', address: null, customerName: '=HYPERLINK("http://evil")' },
      ...{ customerPhone: null, note: '-1+1', promisedAt: new Date('2026-07-10T18:40:00Z') },
    });
    await administer(`update orders set created_at = '2026-03-10T18:02:11Z' where id = $1`, [
      order.id,
    ]);

    const book = await readBook('/api/exports/orders.xlsx?restaurant=rome');
    const [head, first, second, ...others] = rowsOf(book, 'orders');
    expect(head).toEqual(
      (
        'order_id order_type date_time customer_name customer_phone customer_email customer_language ' +
        'delivery_address pickup_time items special_instructions subtotal tax delivery_fee ' +
        'total_amount payment_status call_transcription handled_by_ai transferred_to_human'
      ).split(' '),
    );
    expect(first).toEqual([
      ...[order.id, 'Delivery', new Date('2026-03-10T14:02:11Z'), 'Ada', '+12125550188', null],
      ...['en-US', '11 Broadway, apartment 4, 10004', null],
      JSON.stringify([
        {
          ...{ quantity: 2, name: 'Margherita', variant: 'Large', modifiers: ['extra Olives'] },
          ...{ unit_price: 17.5, total: 35 },
        },
        { quantity: 1, name: 'Cola', unit_price: 3, total: 3 },
      ]),
      ...['allergy: nuts', 38, 3.37, 5, 46.37, 'pending'],
      ...['assistant: What may I get you?\ncaller: two large margheritas', true, false],
    ]);
    expect(second?.slice(0, 2)).toEqual([pickup.id, 'Pickup']);
    expect(second?.[3]).toBe(`'=HYPERLINK("http://evil")`);
    expect(second?.slice(8, 9)).toEqual([new Date('2026-07-10T14:40:00Z')]);
    expect(second?.[10]).toBe(`'-1+1`);
    expect(others).toEqual([]);

    const sheet = book.getWorksheet('orders');
    expect(sheet?.getCell('O2').numFmt).toBe('#,##0.00 "USD"');
    expect(sheet?.getCell('C2').numFmt).toBe('yyyy-mm-dd hh:mm');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:S3');
    expect(sheet?.getColumn(1).width).toBe(38);
  });

  it('shows each restaurant on its own clock and in its own money, without decimals where there are none', async () => {
    const order = await place('tokyo', {
      currency: 'JPY',
      totals: { ...sampleOrder().totals, tax: 380, taxLines: [], total: 4680 },
    });
    await administer(`update orders set created_at = '2026-03-10T18:02:11Z' where id = $1`, [
      order.id,
    ]);
    const book = await readBook('/api/exports/orders.xlsx', ownerOfTokyo);
    const [, row, ...others] = rowsOf(book, 'orders');
    expect(others).toEqual([]);
    expect(row?.[2]).toEqual(new Date('2026-03-11T03:02:11Z'));
    expect(row?.[14]).toBe(4680);
    expect(book.getWorksheet('orders')?.getCell('O2').numFmt).toBe('#,##0 "JPY"');
  });

  it('sums up what was sold, and counts what came to nothing apart', async () => {
    await store.restaurants.save([
      { profile: { ...sampleRestaurant('sums'), name: 'Sums' }, lines: [] },
    ]);
    await place('sums');
    const [paid, cancelled] = [await place('sums'), await place('sums')];
    await administer(`update orders set payment_status = 'paid' where id = $1`, [paid.id]);
    await administer(`update orders set status = 'cancelled' where id = $1`, [cancelled.id]);
    const book = await readBook('/api/exports/orders.xlsx?restaurant=sums');
    expect(rowsOf(book, 'orders')).toHaveLength(3);
    expect(rowsOf(book, 'totals')).toEqual([
      'restaurant what orders subtotal discount charges tax delivery_fee tip total_amount'.split(
        ' ',
      ),
      ['Sums', 'sold', 2, 76, 0, 0, 6.74, 10, 0, 92.74],
      ['Sums', 'of these Delivery', 2, 76, 0, 0, 6.74, 10, 0, 92.74],
      ['Sums', 'of these paid', 1, 38, 0, 0, 3.37, 5, 0, 46.37],
      ['Sums', 'of these not paid', 1, 38, 0, 0, 3.37, 5, 0, 46.37],
      ['Sums', 'cancelled', 1, 38, 0, 0, 3.37, 5, 0, 46.37],
    ]);
  });

  it('takes the orders from one instant on and before another, and is a workbook when there are none', async () => {
    const book = await readBook(
      '/api/exports/orders.xlsx?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z',
    );
    expect(rowsOf(book, 'orders')).toHaveLength(1);
    const some = await readBook('/api/exports/orders.xlsx?restaurant=rome&to=2026-03-10T18:02:12Z');
    expect(rowsOf(some, 'orders')).toHaveLength(2);
  });
});

describe('call_logs.xlsx', () => {
  it('has a row for every call without an order', async () => {
    const end = { endedBy: 'caller', language: 'en-US', timings: {} } as const;
    const callId = await logCall('rome', { at: '2026-03-11T18:00:00Z' });
    await say(callId, 0, 'caller', '@SUM(1)');
    await store.calls.message(uuidv7(), {
      ...{ callId, recordingPath: '/data/x.wav', transcription: 'call me back' },
      ...{ durationMs: 4000, recordedAt: new Date('2026-03-11T18:00:09Z') },
    });
    await store.calls.end({
      ...{ ...end, callId, endedAt: new Date('2026-03-11T18:01:00Z'), outcome: 'message' },
      transferredToHuman: false,
    });
    await logCall('rome', { at: '2026-03-11T19:00:00Z' });

    const book = await readBook('/api/exports/call_logs.xlsx?restaurant=rome');
    expect(rowsOf(book, 'call_logs')).toEqual([
      (
        'call_id date_time caller_phone caller_language outcome transcription recording_url ' +
        'customer_message'
      ).split(' '),
      [
        ...[callId, new Date('2026-03-11T14:00:00Z'), '+12125550188', 'en-US', 'message'],
        'caller: @SUM(1)',
        `https://phone.example/api/call-logs/${callId}/message`,
        'call me back',
      ],
    ]);
    expect(rowsOf(book, 'totals')).toEqual([
      ['outcome', 'calls'],
      ['message', 1],
    ]);
  });
});

describe('an export', () => {
  it('is for owners, of their own restaurant', async () => {
    const staff = await store.tokens.create({ name: 's', role: 'staff', restaurantId: 'rome' });
    expect((await ask('/api/exports/orders.xlsx', staff)).status).toBe(403);
    expect((await ask('/api/exports/orders.xlsx?restaurant=rome', ownerOfTokyo)).status).toBe(404);
    expect((await ask('/api/exports/orders.xlsx?form=x')).status).toBe(400);
  });

  it('is an error and no file while the database is away', async () => {
    await wire.cut();
    const response = await ask('/api/exports/orders.xlsx');
    expect(response.status).toBe(503);
    await wire.mend();
    expect((await ask('/api/exports/orders.xlsx')).status).toBe(200);
  });
});

describe('a long export', () => {
  const seed = `
    insert into orders (id, restaurant_id, number, status, payment_status, version, fulfilment,
                        currency, subtotal, tax, tax_lines, delivery_fee, total, customer_name,
                        customer_phone, language, address_text, promised_at, note, created_at, updated_at)
    select md5('order' || n)::uuid, 'many', n, 'completed', 'paid', 1, 'delivery', 'USD', 3800, 337,
           '[]', 500, 4637, md5(n::text), '+1212' || 5000000 + n, 'en-US', md5('a' || n), at,
           repeat(md5('n' || n), 20), at, at
      from generate_series(1, 2000) n, lateral (select now() - n * interval '7 minutes' as at) t;
    insert into order_lines (order_id, position, item, name, quantity, unit_price, total, tax_class, modifiers)
    select md5('order' || n)::uuid, 1, 'item', 'Item', 2, 633, 1266, 'standard', '[]'
      from generate_series(1, 2000) n`;
  const path = '/api/exports/orders.xlsx?restaurant=many';

  beforeAll(() => administer(seed));

  it('is the same five times at once, and the API goes on answering', async () => {
    const books = Promise.all([1, 2, 3, 4, 5].map(() => readBook(path)));
    expect((await ask('/health')).status).toBe(200);
    for (const book of await books) {
      const rows = rowsOf(book, 'orders');
      expect(rows).toHaveLength(2001);
      expect(new Set(rows.map(([id]) => id)).size).toBe(2001);
      expect(rowsOf(book, 'totals')[1]?.slice(1, 3)).toEqual(['sold', 2000]);
    }
  });

  it('breaks the connection when the database dies on the way, so that nobody takes a part for the whole', async () => {
    const headers = { Authorization: `Bearer ${owner}` };
    const request = get(`${address}${path}`, { headers });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await once(response, 'readable');
    await wire.cut();
    response.resume();
    await expect(once(response, 'end')).rejects.toThrow();
    expect(response.complete).toBe(false);
    await wire.mend();
    await readBook('/api/exports/orders.xlsx?restaurant=sums');
  });

  it('lets go of the database when its reader goes away', async () => {
    const headers = { Authorization: `Bearer ${owner}` };
    for (let i = 0; i < 4; i += 1) {
      const request = get(`${address}${path}`, { headers });
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      await once(response, 'readable');
      response.destroy();
    }
    expect(
      rowsOf(await readBook('/api/exports/orders.xlsx?restaurant=sums'), 'orders'),
    ).toHaveLength(3);
  });
});
