import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { systemClock } from '../src/kernel/clock.js';
import { silentLogger } from '../src/kernel/logger.js';
import { readSecretKey, SecretKeys } from '../src/kernel/secretKeys.js';
import { openStore, type Store } from '../src/store/store.js';
import { trunkDefaults } from '../src/telephony/trunks/trunk.js';
import { openTestDatabase, type TestDatabase } from '../src/testing/database.js';

jest.setTimeout(120_000);

const [EARLIER, LATER] = ['ab'.repeat(32), 'cd'.repeat(32)];
const SECRETS = { one: 'the secret of the first', two: 'the secret of the second' };
/** Held by the test while a change of keys is to stand still. */
const GATE = 4711;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await openTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.close();
});

beforeEach(async () => {
  await withKey(EARLIER, async ({ trunks }) => {
    for (const [id, secret] of Object.entries(SECRETS)) {
      await trunks.remove(id);
      const plan = { ...trunkDefaults.ovh, id, name: id, kind: 'ovh' as const, numbers: [] };
      const server = { host: 'sip.example.com', country: 'FR', user: id };
      await trunks.add({ ...plan, ...server }, secret, new Date());
    }
  });
});

async function withKey<Value>(hex: string, use: (store: Store) => Promise<Value>): Promise<Value> {
  const key = readSecretKey(hex) ?? Buffer.alloc(0);
  const secretKeys = new SecretKeys(key);
  const store = await openStore({ databaseUrl: database.url, logger: silentLogger, secretKeys });
  return use(store).finally(() => store.close());
}

/** The secrets that one key alone opens, and whose it does not. */
async function openedWith(key: string): Promise<unknown> {
  const { trunks, locked } = await withKey(key, (store) => store.trunks.opened());
  return { secrets: trunks.map(({ secret }) => secret), locked };
}

/** Starts the command as a person would. */
function rotate(settings: Readonly<Record<string, string>>) {
  const env = { ...process.env, DATABASE_URL: database.url, ...settings };
  const command = ['--import', 'tsx', join('scripts', 'secrets-rotate.ts')];
  const child = spawn(process.execPath, command, { env });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return {
    child,
    ended: ended.then(([[code], out, err]) => ({ code: code as unknown, out, err })),
  };
}

const bothKeys = { SECRETS_KEY: LATER, SECRETS_KEY_PREVIOUS: EARLIER };
const all = { secrets: Object.values(SECRETS), locked: [] };
const none = { secrets: [], locked: Object.keys(SECRETS) };

describe('secrets:rotate', () => {
  it('seals every secret with the new key, which opens them alone, and says no secret', async () => {
    const { code, out, err } = await rotate(bothKeys).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^2 secrets sealed anew with the key [0-9a-f]{12}\n$/);
    expect(await openedWith(LATER)).toEqual(all);
    expect(await openedWith(EARLIER)).toEqual(none);
    expect((await rotate(bothKeys).ended).out).toMatch(/^0 secrets/);
  });

  it('changes nothing without the key that they were sealed with', async () => {
    const { code, err } = await rotate({ SECRETS_KEY: LATER }).ended;
    expect(code).toBe(69);
    expect(err).toMatch(/the key [0-9a-f]{12} is not among those of the settings/);
    expect(await openedWith(EARLIER)).toEqual(all);
  });

  it('killed half-way has lost nothing, and is done by the next', async () => {
    await client.query(`
      create function stand_still() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock(${GATE}); return new; end $$;
      create trigger stand_still before update on trunks
        for each row when (old.id = 'two') execute function stand_still();
    `);
    await client.query('select pg_advisory_lock($1)', [GATE]);
    const { child, ended } = rotate(bothKeys);
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted and objid = $1
      and database = (select oid from pg_database where datname = current_database())`;
    while ((await client.query(waiting, [GATE])).rowCount === 0) {
      await new Promise<void>((next) => void systemClock.after(50, next));
    }
    child.kill('SIGKILL');
    await ended;
    await client.query('select pg_advisory_unlock($1)', [GATE]);
    await client.query('drop trigger stand_still on trunks; drop function stand_still');
    expect(await openedWith(EARLIER)).toEqual(all);
    expect(await rotate(bothKeys).ended).toMatchObject({ code: 0 });
    expect(await openedWith(LATER)).toEqual(all);
  });
});
