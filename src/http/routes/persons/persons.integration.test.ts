import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { systemClock } from '../../../kernel/clock.js';
import { uuidv7 } from '../../../kernel/ids.js';
import { silentLogger } from '../../../kernel/logger.js';
import { ManualClock } from '../../../kernel/manualClock.js';
import { purgeData } from '../../../orders/dataCare.js';
import { placeOrder } from '../../../orders/placeOrder.js';
import { openStore, type Store } from '../../../store/store.js';
import { ensureFirstToken } from '../../../store/tokens.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { sampleOrder, sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import type { AuditEntryJson } from '../../contract/auditLog.js';
import type { PageJson } from '../../contract/page.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let owner: string;
let ownerOfParis: string;
let folder: string;

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tableline-persons-'));
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save(
    ['rome', 'paris', 'short'].map((id) => ({ profile: sampleRestaurant(id), lines: [] })),
  );
  owner = (await ensureFirstToken(store.tokens)) ?? '';
  ownerOfParis = await store.tokens.create({ name: 'p', role: 'owner', restaurantId: 'paris' });
  server = createHttpServer({
    ...unaskedParts(),
    ...{ persons: store.persons, audit: store.audit, clock: systemClock },
    identify: store.tokens.identify,
  });
  address = `http://127.0.0.1:${String(await server.start(0, '127.0.0.1'))}`;
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

function ask(method: string, path: string, token = owner): Promise<Response> {
  return fetch(`${address}${path}`, { method, headers: { Authorization: `Bearer ${token}` } });
}

async function query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Row>(sql, values).finally(() => client.end());
  return rows;
}

/** A recorded call with a talk and a message that is recorded, and the order that came of it. */
async function history(
  restaurantId: string,
  phone: `+${string}`,
  startedAt = new Date(),
): Promise<{ callId: string; orderId: string; recordings: readonly string[] }> {
  const callId = uuidv7();
  await store.calls.begin({
    ...{ callId, restaurantId, line: '+12125550142', startedAt, callerNumber: phone },
    ...{ callerName: 'Ada L', callerWithheld: false, divertedFrom: null },
  });
  await store.calls.utterance(uuidv7(), {
    ...{ callId, turnIndex: 0, speaker: 'caller', text: 'this is Ada', startedAt },
    ...{
      endedAt: startedAt,
      language: 'en-US',
      confidence: null,
      engine: null,
      latencyMs: null,
      timings: null,
    },
  });
  const recording = join(folder, `message-${callId}.wav`);
  const path = join(folder, `call-${callId}.wav`);
  for (const file of [recording, path]) await writeFile(file, 'sound');
  await store.calls.recording({
    ...{ callId, path, startedAt, durationMs: 1, bytes: 5, sha256: '0'.repeat(64), whole: true },
  });
  await store.calls.message(uuidv7(), {
    ...{ callId, recordingPath: recording, transcription: 'call Ada back' },
    ...{ durationMs: 1, recordedAt: startedAt },
  });
  const placed = await placeOrder(
    { orders: store.orders, clock: new ManualClock(startedAt), newId: uuidv7 },
    { restaurantId, callId, order: sampleOrder({ customerPhone: phone }) },
  );
  if (!placed.ok) throw new Error(placed.refusal.code);
  return { callId, orderId: placed.value.id, recordings: [recording, path] };
}

async function complete(orderId: string): Promise<void> {
  await query(`update orders set status = 'completed' where id = $1`, [orderId]);
}

async function everything(): Promise<string> {
  const tables = ['customers', 'orders', 'calls', 'utterances', 'messages', 'audit_log'];
  const rows = await Promise.all(tables.map((table) => query(`select * from ${table}`)));
  return JSON.stringify(rows);
}

describe('a person', () => {
  it('is shown all that is kept, of the restaurants the owner has', async () => {
    const { orderId } = await history('rome', '+12125550111');
    const response = await ask('GET', '/api/persons/%2B12125550111');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      phone: '+12125550111',
      customers: [{ restaurantId: 'rome', name: 'Ada' }],
      orders: [{ id: orderId, address: '11 Broadway, apartment 4', total: 4637 }],
      calls: [{ name: 'Ada L', utterances: [{ text: 'this is Ada' }] }],
    });
    const other = await ask('GET', '/api/persons/%2B12125550111', ownerOfParis);
    expect(await other.json()).toMatchObject({ customers: [], orders: [], calls: [] });
    const staff = await store.tokens.create({ name: 's', role: 'staff', restaurantId: 'rome' });
    expect((await ask('GET', '/api/persons/%2B12125550111', staff)).status).toBe(403);
    expect((await ask('GET', '/api/persons/nobody')).status).toBe(404);
  });

  it('is not erased while the food is on its way, and then from everywhere, the amounts apart', async () => {
    const phone = '+12125550122';
    const { orderId, recordings } = await history('rome', phone);
    const path = `/api/persons/${encodeURIComponent(phone)}`;
    expect((await ask('DELETE', path)).status).toBe(409);
    await complete(orderId);
    const response = await ask('DELETE', path);
    expect(await response.json()).toEqual({ customers: 1, orders: 1, calls: 1, recordings: 2 });
    for (const path of recordings) await expect(access(path)).rejects.toThrow('ENOENT');
    const order = await store.orders.byId(orderId);
    expect(order).toMatchObject({ customerName: null, customerPhone: null, note: null });
    expect(order?.totals.total).toBe(4637);
    expect(order?.lines).toHaveLength(2);
    expect(await everything()).not.toContain(phone);
    const rewritten = (await store.jobs.list('waiting', 100)).map(({ task }) => task);
    expect(rewritten).toContain('export.day');
    expect(await (await ask('DELETE', path)).json()).toMatchObject({ customers: 0, orders: 0 });
  });

  it('stays with another restaurant that was not asked', async () => {
    const phone = '+12125550133';
    const here = await history('rome', phone);
    const there = await history('paris', phone);
    for (const { orderId } of [here, there]) await complete(orderId);
    await ask('DELETE', `/api/persons/${encodeURIComponent(phone)}`, ownerOfParis);
    expect((await store.orders.byId(there.orderId))?.customerPhone).toBeNull();
    expect((await store.orders.byId(here.orderId))?.customerPhone).toBe(phone);
    for (const path of here.recordings) await access(path);
  });
});

describe('the purge', () => {
  it('deletes each kind when its time has come, and notes it', async () => {
    const now = new Date();
    const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
    const retention = { recordingsDays: 10, transcriptsDays: 100, customersDays: 1000 };
    const profile = { ...sampleRestaurant('short'), retention };
    await store.restaurants.save([{ profile, lines: [] }]);
    const [fresh, aged, old, ancient] = [
      await history('short', '+12125550151', ago(5)),
      await history('short', '+12125550152', ago(50)),
      await history('short', '+12125550153', ago(500)),
      await history('short', '+12125550154', ago(1500)),
    ];
    for (const days of ['2020-01-01', now.toISOString().slice(0, 10)]) {
      await mkdir(join(folder, 'exports/short', days), { recursive: true });
    }
    const parts = {
      ...{ persons: store.persons, audit: store.audit, restaurants: store.restaurants },
      ...{ exportsDirectory: join(folder, 'exports'), clock: new ManualClock(now), newId: uuidv7 },
    };
    await purgeData(parts);
    await purgeData(parts);

    for (const path of fresh.recordings) await access(path);
    for (const path of [aged, old, ancient].flatMap(({ recordings }) => recordings)) {
      await expect(access(path)).rejects.toThrow('ENOENT');
    }
    expect((await store.calls.byId(aged.callId))?.recording).toBeNull();
    const kept = async ({ callId, orderId }: typeof fresh) => {
      const call = await store.calls.byId(callId);
      const order = await store.orders.byId(orderId);
      return [call?.utterances.length, call?.messages.length, order?.customerName ?? null];
    };
    expect(await kept(fresh)).toEqual([1, 1, 'Ada']);
    expect(await kept(aged)).toEqual([1, 1, 'Ada']);
    expect(await kept(old)).toEqual([0, 0, 'Ada']);
    expect(await kept(ancient)).toEqual([0, 0, null]);
    expect(await store.customers.byPhone('short', '+12125550154')).toBeUndefined();
    expect((await store.calls.byId(ancient.callId))?.callerNumber).toBeNull();
    await expect(access(join(folder, 'exports/short/2020-01-01'))).rejects.toThrow('ENOENT');
    await access(join(folder, 'exports/short', now.toISOString().slice(0, 10)));
    const log = await query<{ subject: unknown }>(
      `select subject from audit_log where actor = 'data.purge' and restaurant_id = 'short'`,
    );
    expect(log).toEqual([{ subject: { recordings: 6, talks: 2, customers: 1 } }]);
  });
});

describe('the audit log', () => {
  it('says who asked what, how it went, and no whole number', async () => {
    await ask('DELETE', '/api/persons/%2B12125550199');
    await ask('GET', '/api/persons/%2B12125550199', ownerOfParis);
    const { items } = (await (
      await ask('GET', '/api/audit-log?limit=2')
    ).json()) as PageJson<AuditEntryJson>;
    expect(items).toMatchObject([
      { action: 'GET /api/persons/:phone', restaurantId: 'paris', status: 200 },
      { action: 'DELETE /api/persons/:phone', subject: { phone: '…99' }, status: 200 },
    ]);
    expect(items[1]?.actor).toMatch(/^token:[\da-f-]{36}$/);
    const own = (await (
      await ask('GET', '/api/audit-log', ownerOfParis)
    ).json()) as PageJson<AuditEntryJson>;
    expect(own.items.every(({ restaurantId }) => restaurantId === 'paris')).toBe(true);
  });
});
