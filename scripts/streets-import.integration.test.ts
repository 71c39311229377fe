import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createStreetListGeocoder } from '../src/integrations/streetList/geocoder.js';
import { silentLogger } from '../src/kernel/logger.js';
import { locateAddress } from '../src/orders/locateAddress.js';
import { openStore, type Store } from '../src/store/store.js';
import { openTestDatabase, type TestDatabase } from '../src/testing/database.js';
import { sampleRestaurant } from '../src/testing/samples.js';

jest.setTimeout(180_000);

let database: TestDatabase;
let store: Store;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tableline-streets-'));
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save([{ profile: sampleRestaurant('rome'), lines: [] }]);
});

afterAll(async () => {
  await store.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command on a file of this text as a person would. */
async function run(text: string, ...args: string[]): Promise<{ code: number; out: string }> {
  const path = join(folder, 'streets.csv');
  writeFileSync(path, text);
  const env = { ...process.env, DATABASE_URL: database.url };
  const command = ['--import', 'tsx', join('scripts', 'streets-import.ts'), path, ...args];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { env });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, out: stderr };
  }
}

async function find(text: string): Promise<unknown> {
  const found = await locateAddress(
    { geocoder: createStreetListGeocoder(store.streets), logger: silentLogger },
    { id: 'rome', country: 'US', location: { lat: 40.7061, lon: -74.0121 } },
    { address: { text, postcode: null }, otherReadings: [], language: 'en-US' },
    new AbortController().signal,
  );
  return found[0]?.address;
}

describe('streets:import', () => {
  it('puts a list in place by which the next address is found', async () => {
    const list = 'street,postcode,city,lat,lon\nMaiden Lane,10038,New York,40.7079,-74.0081\n';
    expect(await run(list, '--restaurant', 'rome')).toMatchObject({ code: 0 });
    expect(await find('12 made in lane, apartment 4')).toEqual({
      ...{ text: '12 Maiden Lane, apartment 4', postcode: '10038' },
      said: '12 made in lane, apartment 4',
      place: { lat: 40.7079, lon: -74.0081, meters: 392, driveMinutes: null },
    });
  });

  it('leaves the list as it was when the new one has faults, or the restaurant is not there', async () => {
    const faulty = await run('street,lat,lon\nPine Street,north,0\n', '--restaurant', 'rome');
    expect(faulty.code).toBe(65);
    expect(faulty.out).toMatch(/streets\.csv:2: lat: .*\nnothing was changed/);
    const good = 'street,lat,lon\nPine Street,40.7,-74\n';
    expect(await run(good, '--restaurant', 'oslo')).toMatchObject({ code: 64 });
    expect((await store.streets.of('rome')).map(({ street }) => street)).toEqual(['Maiden Lane']);
  });
});
