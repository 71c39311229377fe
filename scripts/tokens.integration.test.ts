import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../src/kernel/logger.js';
import { openStore, type Store } from '../src/store/store.js';
import { openTestDatabase, type TestDatabase } from '../src/testing/database.js';
import { sampleRestaurant } from '../src/testing/samples.js';

jest.setTimeout(120_000);

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save([{ profile: sampleRestaurant('rome'), lines: [] }]);
});

afterAll(async () => {
  await store.close();
  await database.close();
});

/** Runs the command as a person would. */
async function run(...args: string[]): Promise<{ code: number; out: string }> {
  const env = { ...process.env, DATABASE_URL: database.url };
  const command = ['--import', 'tsx', join('scripts', 'tokens.ts'), ...args];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { env });
    return { code: 0, out: stdout.trim() };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, out: stderr };
  }
}

describe('tokens', () => {
  it('makes one for a role and a restaurant, which opens until it is ended', async () => {
    const made = await run('add', 'Ada', '--role', 'technician', '--restaurant', 'rome');
    const access = await store.tokens.identify(made.out);
    expect(access).toMatchObject({ role: 'technician', restaurantId: 'rome' });
    const { out } = await run('list');
    expect(out).toContain(`${access?.tokenId ?? ''}  technician  rome`);
    expect(out).not.toContain(made.out);
    expect(await run('end', access?.tokenId ?? '')).toMatchObject({ code: 0 });
    expect(await store.tokens.identify(made.out)).toBeUndefined();
  });

  it('makes none for a restaurant or a role that there is not', async () => {
    expect(await run('add', 'Ada', '--role', 'staff', '--restaurant', 'paris')).toEqual({
      code: 65,
      out: 'there is no restaurant paris\n',
    });
    expect(await run('add', 'Ada', '--role', 'king')).toMatchObject({ code: 64 });
    expect(await store.tokens.list()).toEqual([]);
  });
});
