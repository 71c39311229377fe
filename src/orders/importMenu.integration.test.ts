import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import { openStore, type Store } from '../store/store.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleMenu, sampleRestaurant } from '../testing/samples.js';
import { importMenu } from './importMenu.js';
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

describe('importing a menu', () => {
  beforeAll(() => store.restaurants.save([{ profile: sampleRestaurant('rome'), lines: [] }]));

  const priceNow = async (): Promise<number | undefined> =>
    (await store.restaurants.byId('rome'))?.menu.items[0]?.price;

  it('puts it in the place of the current one', async () => {
    const request = { restaurantId: 'rome', file: menuFile() };
    expect(await importMenu(store, request)).toEqual({ ok: true, value: { version: 1, items: 1 } });
    await importMenu(store, { restaurantId: 'rome', file: menuFile({ price: 1399 }) });
    expect(await priceNow()).toBe(1399);
  });

  it.each([
    ['no JSON', '{ "items": ['],
    ['a price below zero', menuFile({ price: -1 })],
    ['a category that is not there', menuFile({ category: 'sushi' })],
    ['a tax class without a rate', menuFile({ taxClass: 'luxury' })],
  ])('changes nothing with %s', async (_, file) => {
    await importMenu(store, { restaurantId: 'rome', file: menuFile({ price: 1499 }) });
    const result = await importMenu(store, { restaurantId: 'rome', file });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'menu_is_faulty' } });
    expect(await priceNow()).toBe(1499);
  });

  it('gives imports at the same moment versions of their own', async () => {
    const request = { restaurantId: 'rome', file: menuFile() };
    const results = await Promise.all(Array.from({ length: 5 }, () => importMenu(store, request)));
    const versions = results.map((result) => (result.ok ? result.value.version : 0));
    expect(new Set(versions).size).toBe(5);
  });

  it('is refused for a restaurant that is not there', async () => {
    expect(await importMenu(store, { restaurantId: 'oslo', file: menuFile() })).toMatchObject({
      refusal: { code: 'no_such_restaurant' },
    });
  });
});

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
    await importMenu(store, { restaurantId: 'oslo', file: menuFile({ price: 1 }) });
    expect(await loadRestaurants(store.restaurants, path)).toEqual([]);
    expect((await store.restaurants.byId('oslo'))?.menu.items[0]?.price).toBe(1);
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
});
