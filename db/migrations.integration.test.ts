import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { createLogger, silentLogger } from '../src/kernel/logger.js';
import { migrate } from '../src/store/migrate.js';
import { openTestDatabase, type TestDatabase } from '../src/testing/database.js';
import { dumpSchema } from './dumpSchema.js';
import { migrations } from './migrations/index.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await openTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.close();
});

const emptyIt = 'drop schema public cascade; create schema public';
const names = migrations.map(({ name }) => name);

describe('the migrations', () => {
  it('make the schema that db/schema.sql shows (npm run db:dump brings it up to date)', async () => {
    const file = fileURLToPath(new URL('./schema.sql', import.meta.url));
    expect(await readFile(file, 'utf8')).toBe(await dumpSchema(database.url));
  });

  it('run once, also for processes that start together', async () => {
    await client.query(emptyIt);
    const ran = await Promise.all([1, 2, 3].map(() => migrate(database.url, silentLogger)));
    expect(ran.flat()).toEqual(names);
  });

  it('run although a process was killed before the first and left the lock behind', async () => {
    await client.query(emptyIt);
    await migrate(database.url, silentLogger);
    await client.query(`
      create schema kept; alter table migrations set schema kept; alter table migrations_lock set schema kept;
      ${emptyIt}; alter table kept.migrations set schema public;
      alter table kept.migrations_lock set schema public; drop schema kept;
      truncate migrations; update migrations_lock set is_locked = 1;
    `);
    expect(await migrate(database.url, silentLogger)).toEqual(names);
  });

  it('keep what an older release has written, and tell what they do before they do it', async () => {
    await client.query(emptyIt);
    const older = names.slice(0, names.indexOf('20261121_35_request_digests'));
    await migrate(database.url, silentLogger, new Set(older));
    await client.query(`
      insert into restaurants (id, name, languages, country, time_zone, currency, settings)
        values ('rome', 'Rome', '{it-IT}', 'IT', 'Europe/Rome', 'EUR', '{}');
      insert into calls (id, restaurant_id, line, caller_withheld, started_at)
        select md5(name)::uuid, 'rome', '+390612345678', true, now() from (values ('begun'), ('ended')) t (name);
      insert into recordings (call_id, path, started_at) values (md5('begun')::uuid, 'begun.wav', now());
      insert into recordings values (md5('ended')::uuid, 'ended.wav', now(), 20, 58, repeat('0', 64));
    `);
    const told: unknown[] = [];
    const destination = { write: (line: string) => void told.push(JSON.parse(line)) };
    const logger = createLogger({ level: 'info', showPersonalData: false, destination });
    const steps = names.slice(older.length);
    expect(await migrate(database.url, logger)).toEqual(steps);
    const msg = 'the database is being brought up to date';
    expect(told).toEqual([expect.objectContaining({ steps, msg })]);
    const { rows } = await client.query('select path, whole from recordings order by path');
    expect(rows).toEqual([
      { path: 'begun.wav', whole: null },
      { path: 'ended.wav', whole: true },
    ]);
  });

  it('refuse a database that a newer release has made', async () => {
    await client.query(
      `insert into migrations (name, batch, migration_time) values ('2099', 9, now())`,
    );
    await expect(migrate(database.url, silentLogger)).rejects.toThrow(
      /brought up to date by a newer release .*2099.*restore the backup/,
    );
  });
});
