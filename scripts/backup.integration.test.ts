import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHttpServer } from '../src/http/server.js';
import { systemClock as clock } from '../src/kernel/clock.js';
import { uuidv7 } from '../src/kernel/ids.js';
import { silentLogger } from '../src/kernel/logger.js';
import { placeOrder } from '../src/orders/placeOrder.js';
import type { Order } from '../src/restaurant/order.js';
import { openStore, type Store } from '../src/store/store.js';
import { openTestDatabase, type TestDatabase } from '../src/testing/database.js';
import { sampleOrder, sampleRestaurant } from '../src/testing/samples.js';
import { unaskedParts } from '../src/testing/unaskedParts.js';

jest.setTimeout(120_000);

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const SOUND = Buffer.from('RIFF, and what the caller said');
const KEY = 'a1'.repeat(32);

let folder: string;
const databases: TestDatabase[] = [];
const stores: Store[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
});

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await Promise.all(databases.map((database) => database.close()));
  await rm(folder, { recursive: true, force: true });
});

async function newDatabase(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  databases.push(database);
  return database;
}

async function open({ url: databaseUrl }: TestDatabase): Promise<Store> {
  const store = await openStore({ databaseUrl, logger: silentLogger });
  stores.push(store);
  return store;
}

async function place({ orders }: Store, customerName: string): Promise<Order> {
  const order = sampleOrder({ customerName });
  const placed = await placeOrder(
    { orders, clock, newId: uuidv7 },
    { restaurantId: 'rome', callId: uuidv7(), order },
  );
  if (!placed.ok) throw new Error(placed.refusal.code);
  return placed.value;
}

async function ordersOf(store: Store): Promise<readonly Order[]> {
  return (await store.orders.list({}, { after: null, limit: 10_000 })).entries;
}

async function query<Row extends pg.QueryResultRow>(
  { url }: TestDatabase,
  sql: string,
  values: readonly string[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<Row>(sql, [...values])
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function run(
  script: 'backup' | 'restore',
  args: readonly string[],
  { url }: TestDatabase,
  dataDirectory: string,
): Promise<{ code: number; output: string }> {
  const environment = { DATABASE_URL: url, DATA_DIR: dataDirectory, SECRETS_KEY: KEY };
  return promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', `scripts/${script}.ts`, ...args],
    { cwd: PROJECT, env: { ...process.env, ...environment } },
  ).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: unknown) => {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, output: stderr };
    },
  );
}

describe('an installation that is saved while orders come in', () => {
  const paths = { data: '', file: '' };
  let saved: readonly Order[] = [];
  let token = '';

  beforeAll(async () => {
    paths.data = join(folder, 'data');
    paths.file = join(folder, 'monday.tar.gz');
    const old = await newDatabase();
    const store = await open(old);
    await store.restaurants.save([{ profile: sampleRestaurant('rome'), lines: [] }]);
    token = await store.tokens.create({ name: 'owner', role: 'owner', restaurantId: null });
    await mkdir(join(paths.data, 'recordings'), { recursive: true });
    await writeFile(join(paths.data, 'recordings', 'call.wav'), SOUND);
    await query(
      old,
      `with call as (insert into calls (id, line, caller_withheld, started_at)
                     values (gen_random_uuid(), '+12125550142', true, now()) returning id, started_at)
       insert into recordings (call_id, path, started_at) select id, $1, started_at from call`,
      [join(paths.data, 'recordings', 'call.wav')],
    );
    const names = ['Zoë "the owl", née O\'Neil\\', '王小明', 'line\nbreak\tand tab'];
    for (const name of names) await place(store, name);

    const backup = run('backup', [paths.file, '--with-keys'], old, paths.data);
    const rush = { goesOn: true };
    const writing = (async () => {
      while (rush.goesOn) await place(store, 'in the rush');
    })();
    const { code, output } = await backup;
    rush.goesOn = false;
    await writing;
    expect({ code, output }).toMatchObject({ code: 0 });
    saved = await ordersOf(store);
  });

  it('is a file for its owner alone, and `tar` and `sha256sum` can check it', async () => {
    expect((await stat(paths.file)).mode & 0o777).toBe(0o600);
    const place = await mkdtemp(join(folder, 'unpacked-'));
    await promisify(execFile)('tar', ['-xzf', paths.file, '-C', place]);
    await promisify(execFile)('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: place });
    expect(await readFile(join(place, 'keys', 'SECRETS_KEY'), 'utf8')).toBe(KEY);
  });

  it('comes back as it was, numbers go on, and the API serves it', async () => {
    const fresh = await newDatabase();
    const data = join(folder, 'fresh');
    expect(await run('restore', [paths.file], fresh, data)).toMatchObject({ code: 0 });
    const [recording] = await query<{ path: string }>(fresh, 'select path from recordings');
    expect(recording?.path).toBe(join(data, 'recordings', 'call.wav'));
    expect(await readFile(recording?.path ?? '')).toEqual(SOUND);

    const store = await open(fresh);
    const restored = await ordersOf(store);
    // All that was there at one instant: the first ones, none missing in between, and as they were.
    const numbers = restored.map(({ number }) => number).sort((one, other) => one - other);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(3);
    const byId = new Map(saved.map((order) => [order.id, order]));
    expect(restored).toEqual(restored.map(({ id }) => byId.get(id)));

    const next = await place(store, 'the first after it');
    expect(next.number).toBe(numbers.length + 1);
    const server = createHttpServer({
      ...unaskedParts(),
      ...{ orders: store.orders, restaurants: store.restaurants },
      identify: store.tokens.identify,
    });
    const port = await server.start(0, '127.0.0.1');
    const answer = await fetch(`http://127.0.0.1:${port}/api/orders/${next.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await server.close();
    expect([answer.status, await answer.json()]).toMatchObject([200, { number: next.number }]);
  });

  it('is not brought back over another, nor over its recordings', async () => {
    const other = await newDatabase();
    const store = await open(other);
    await store.restaurants.save([{ profile: sampleRestaurant('paris'), lines: [] }]);
    const { code, output } = await run('restore', [paths.file], other, paths.data);
    expect(code).toBe(65);
    expect(output).toContain('public.restaurants: is not empty');
    expect(output).toContain('recordings: is not empty');
    expect(await store.restaurants.byId('paris')).toBeDefined();
    expect(await readFile(join(paths.data, 'recordings', 'call.wav'))).toEqual(SOUND);
  });

  it('leaves nothing behind when it is damaged, and can be tried again', async () => {
    const short = join(folder, 'short.tar.gz');
    await writeFile(short, await readFile(paths.file));
    await truncate(short, (await stat(short)).size - 200);
    const altered = join(folder, 'altered.tar.gz');
    const content = gunzipSync(await readFile(paths.file));
    content[content.indexOf('what the caller said')] = 0x57;
    await writeFile(altered, gzipSync(content));

    const fresh = await newDatabase();
    const data = join(folder, 'damaged');
    for (const file of [short, altered]) {
      expect(await run('restore', [file], fresh, data)).toMatchObject({
        code: 65,
        output: expect.stringContaining('is damaged') as unknown,
      });
      await expect(stat(join(data, 'recordings'))).rejects.toThrow('ENOENT');
    }
    expect(await run('restore', [paths.file], fresh, data)).toMatchObject({ code: 0 });
  });

  it('is refused when it is of a newer Tableline, and brought up to date when of an older', async () => {
    const fresh = await newDatabase();
    const data = join(folder, 'versions');
    const newer = await withMigrations((names) => [...names, '20991231_01_robots'], 'newer');
    expect(await run('restore', [newer], fresh, data)).toMatchObject({
      code: 65,
      output: expect.stringContaining('20991231_01_robots') as unknown,
    });
    const older = await withMigrations(
      (names) => names.filter((name) => !name.endsWith('_line_checks')),
      'older',
    );
    expect(await run('restore', [older], fresh, data)).toMatchObject({ code: 0 });
    const store = await open(fresh);
    expect((await ordersOf(store)).length).toBeGreaterThanOrEqual(3);
  });

  /** The backup as one with other migrations, and without the table that only the last of them makes. */
  async function withMigrations(
    change: (names: readonly string[]) => readonly string[],
    name: string,
  ): Promise<string> {
    const place = await mkdtemp(join(folder, `${name}-`));
    await promisify(execFile)('tar', ['-xzf', paths.file, '-C', place]);
    const manifestPath = join(place, 'backup.json');
    const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as {
      migrations: string[];
      tables: Record<string, unknown>;
    };
    const tables = Object.fromEntries(
      Object.entries(manifest.tables).filter(([table]) => table !== 'public.line_checks'),
    );
    const changed = JSON.stringify({
      ...manifest,
      migrations: change(manifest.migrations),
      tables,
    });
    await writeFile(manifestPath, changed);
    const sumsPath = join(place, 'SHA256SUMS');
    const sums = await readFile(sumsPath, 'utf8');
    const sum = createHash('sha256').update(changed).digest('hex');
    await writeFile(sumsPath, sums.replace(/^\w+ {2}backup\.json/, `${sum}  backup.json`));
    const files = sums.match(/(?<= {2}).+$/gm) ?? [];
    const file = join(folder, `${name}.tar.gz`);
    await promisify(execFile)('tar', [
      ...['--format=ustar', '-czf', file, '-C', place],
      ...files,
      'SHA256SUMS',
    ]);
    return file;
  }
});
