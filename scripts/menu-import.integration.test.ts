import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../src/kernel/logger.js';
import { parseProfileFile } from '../src/restaurant/profileFile.js';
import { openStore, type Store } from '../src/store/store.js';
import { openTestDatabase, type TestDatabase } from '../src/testing/database.js';
import { demoFile } from '../src/testing/demoRestaurants.js';

jest.setTimeout(180_000);

let database: TestDatabase;
let store: Store;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tableline-menu-'));
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  const entries = parseProfileFile(demoFile('demo.restaurants.json'));
  if (!entries.ok) throw new Error(JSON.stringify(entries.refusal));
  await store.restaurants.save(entries.value);
});

afterAll(async () => {
  await store.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command as a person would; `databaseUrl` in place of the one that was made for the test. */
async function run(
  args: string[],
  databaseUrl = database.url,
): Promise<{ code: number; out: string }> {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const tsx = ['--import', 'tsx', join('scripts', 'menu-import.ts')];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...tsx, ...args], { env });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, out: stderr };
  }
}

function fileWith(text: string): string {
  const path = join(folder, 'menu.json');
  writeFileSync(path, text);
  return path;
}

async function pepperoniPrice(): Promise<number | undefined> {
  const restaurant = await store.restaurants.byId('bella-napoli');
  return restaurant?.menu.items.find(({ id }) => id === 'pepperoni_pizza')?.price;
}

describe('menu:import', () => {
  const menu = demoFile('trattoria.menu.json');

  it('gives the restaurant that the file names its menu, and a new one when it comes again', async () => {
    const first = await run([fileWith(menu)]);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('Bella Napoli (bella-napoli) has it now, as version 1');
    expect(await pepperoniPrice()).toBe(1699);
    const dearer = menu.replaceAll('"price": 1699', '"price": 1799');
    expect(await run([fileWith(dearer), '--restaurant', 'bella-napoli'])).toMatchObject({
      code: 0,
    });
    expect(await pepperoniPrice()).toBe(1799);
  });

  it('changes nothing when the file has faults, and lists them all', async () => {
    const before = await pepperoniPrice();
    const broken = menu.replaceAll('"price": 1699', '"price": 16.99').replace('"oven"', '7');
    const { code, out } = await run([fileWith(broken)]);
    expect(code).toBe(65);
    expect(out).toMatch(/menu\.json:\d+: items\[0\]\.station: must be a text/);
    expect(out).toMatch(/menu\.json:\d+: items\[1\]\.price: must be a whole number/);
    expect(out).toMatch(/\d faults; nothing was changed/);
    expect(await pepperoniPrice()).toBe(before);
  });

  it('refuses a menu that does not fit the restaurant', async () => {
    const path = fileWith(demoFile('bistro.menu.json'));
    const { code, out } = await run([path, '--restaurant', 'Bella Napoli']);
    expect(code).toBe(65);
    expect(out).toContain('restaurant.currency: is EUR, but the restaurant sells in USD');
    expect(out).toContain('items[17].taxClass: the restaurant has no tax class `packaged`');
  });

  it('lists the restaurants when it does not know the one that is named', async () => {
    const { code, out } = await run([fileWith(menu), '--restaurant', 'Bella Roma']);
    expect(code).toBe(64);
    expect(out).toContain('bella-napoli  Bella Napoli');
  });

  it('checks without a database', async () => {
    const nowhere = 'postgresql://nobody@127.0.0.1:1/none';
    expect(await run([fileWith(menu), '--check'], nowhere)).toMatchObject({ code: 0 });
    expect(await run([fileWith('{'), '--check'], nowhere)).toMatchObject({ code: 65 });
  });
});
