import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import { openStore, type Store } from '../store/store.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleMenu, sampleRestaurant } from '../testing/samples.js';
import { loadRestaurants } from './loadRestaurants.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;
let folder: string;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  folder = await mkdtemp(join(tmpdir(), 'tableline-restaurants-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await store.close();
  await database.close();
});

const head = { name: 'Rome', language: 'en', currency: 'USD', timeZone: 'America/New_York' };

function menuFile(changes: object = {}): string {
  const items = sampleMenu.items.map((item) => ({ ...item, ...changes }));
  return JSON.stringify({ version: 1, restaurant: head, ...sampleMenu, items });
}

function restaurantsFile(ids: string[]): string {
  const restaurants = ids.map((id, i) => {
    const lines = [`+1212555014${i}`];
    return { ...sampleRestaurant(id), lines, menuFile: `${id}.menu.json` };
  });
  return JSON.stringify({ version: 1, restaurants });
}

describe('loading restaurants from a file', () => {
  it('adds those that are not there and leaves the others as their owner made them', async () => {
    const path = join(folder, 'restaurants.json');
    await writeFile(path, restaurantsFile(['oslo', 'bern']));
    for (const id of ['oslo', 'bern']) {
      await writeFile(join(folder, `${id}.menu.json`), menuFile());
    }
    expect(await loadRestaurants(store.restaurants, path)).toEqual(['oslo', 'bern']);
    expect(await store.restaurants.byLine('+12125550141')).toMatchObject({
      ...sampleRestaurant('bern'),
      menu: sampleMenu,
    });
    await store.menus.replace('oslo', { categories: [], items: [], modifierGroups: [] });
    expect(await loadRestaurants(store.restaurants, path)).toEqual([]);
    expect((await store.restaurants.byId('oslo'))?.menu.items).toEqual([]);
  });

  it('adds none when one of the menus has a fault, which it names', async () => {
    const path = join(folder, 'faulty.json');
    await writeFile(path, restaurantsFile(['lima', 'kyiv']));
    await writeFile(join(folder, 'lima.menu.json'), menuFile());
    await writeFile(join(folder, 'kyiv.menu.json'), menuFile({ price: 'free' }));
    await expect(loadRestaurants(store.restaurants, path)).rejects.toThrow(
      /kyiv\.menu\.json: items\[0\]\.price/,
    );
    expect(await store.restaurants.byId('lima')).toBeUndefined();
  });

  it('adds the restaurants of the demonstration', async () => {
    const path = fileURLToPath(new URL('../../db/demo/demo.restaurants.json', import.meta.url));
    expect(await loadRestaurants(store.restaurants, path)).toHaveLength(2);
    expect(await store.restaurants.byLine('+33199000142')).toMatchObject({ country: 'FR' });
  });
});

describe('a menu', () => {
  it('takes the place of the one before, and menus given at once get versions of their own', async () => {
    await store.restaurants.save([{ profile: sampleRestaurant('rome'), lines: [] }]);
    const replacing = Array.from({ length: 5 }, () => store.menus.replace('rome', sampleMenu));
    expect((await Promise.all(replacing)).sort()).toEqual([1, 2, 3, 4, 5]);
    expect((await store.restaurants.byId('rome'))?.menu).toEqual(sampleMenu);
  });

  it('is refused by the database, and the one before stays, when it is no menu', async () => {
    const before = (await store.restaurants.byId('rome'))?.menu;
    const broken = { ...sampleMenu, items: null } as unknown as typeof sampleMenu;
    await expect(store.menus.replace('rome', broken)).rejects.toMatchObject({ retryable: false });
    expect((await store.restaurants.byId('rome'))?.menu).toEqual(before);
  });
});
