import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../src/kernel/logger.js';
import { openStore, type Store } from '../src/store/store.js';
import { openTestDatabase, type TestDatabase } from '../src/testing/database.js';
import { demoFile } from '../src/testing/demoRestaurants.js';

jest.setTimeout(180_000);

let database: TestDatabase;
let store: Store;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tableline-restaurants-'));
  for (const menu of ['trattoria.menu.json', 'bistro.menu.json']) write(menu, demoFile(menu));
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
});

afterAll(async () => {
  await store.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs the command as a person would. */
async function run(...args: string[]): Promise<{ code: number; out: string }> {
  const env = { ...process.env, DATABASE_URL: database.url };
  const command = ['--import', 'tsx', join('scripts', 'restaurants-import.ts'), ...args];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { env });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, out: stderr };
  }
}

describe('restaurants:import', () => {
  const demo = demoFile('demo.restaurants.json');
  const slower = demo.replace('"prepMinutes": 15', '"prepMinutes": 45');

  it('adds restaurants with their menus, and changes those that are there only when told to', async () => {
    expect(await run(write('all.json', demo))).toMatchObject({ code: 0 });
    const added = await store.restaurants.byId('bella-napoli');
    expect(added).toMatchObject({ prepMinutes: 15 });

    const again = await run(write('all.json', slower));
    expect(again.out).toContain('bella-napoli is there already: unchanged');
    expect(await store.restaurants.byId('bella-napoli')).toEqual(added);

    await run(write('all.json', slower), '--update');
    expect(await store.restaurants.byId('bella-napoli')).toEqual({ ...added, prepMinutes: 45 });
  });

  it('changes nothing for a file with faults, and names them', async () => {
    const broken = await run(write('broken.json', demo.replace('"country": "US"', '"country": 1')));
    expect(broken).toMatchObject({ code: 65 });
    expect(broken.out).toContain('restaurants[0].country: must be a country code');
    expect(broken.out).toContain('nothing was changed');
  });

  it('asks for a file', async () => {
    expect(await run()).toMatchObject({ code: 64 });
  });
});
