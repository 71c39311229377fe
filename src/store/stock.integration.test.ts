import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { sampleMenu, sampleRestaurant } from '../testing/samples.js';
import { openStore, type Store } from './store.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
});

afterAll(async () => {
  await store.close();
  await database.close();
});

const margherita = { item: 'margherita' };
const olives = { group: 'toppings', option: 'olives' };

async function newRestaurant(): Promise<string> {
  const id = `r-${uuidv7()}`;
  await store.restaurants.save([{ profile: sampleRestaurant(id), lines: [], menu: sampleMenu }]);
  return id;
}

async function dishOf(id: string): Promise<unknown> {
  return (await store.restaurants.byId(id))?.menu.items[0];
}

describe('what the staff mark as run out', () => {
  it('is sold out for everyone who reads the menu, until the mark is taken away', async () => {
    const id = await newRestaurant();
    await store.stock.mark(id, margherita, null);
    await store.stock.mark(id, olives, null);
    expect(await dishOf(id)).toEqual({ ...sampleMenu.items[0], soldOut: true });
    expect(await store.stock.marksOf(id)).toEqual([
      { thing: margherita, until: null },
      { thing: olives, until: null },
    ]);
    await store.stock.unmark(id, margherita);
    expect(await dishOf(id)).toEqual(sampleMenu.items[0]);
    expect(await store.stock.marksOf(id)).toEqual([{ thing: olives, until: null }]);
  });

  it('comes back at its time by itself, and a second mark changes the time', async () => {
    const id = await newRestaurant();
    const later = new Date(Date.now() + 3_600_000);
    await store.stock.mark(id, margherita, null);
    await store.stock.mark(id, margherita, later);
    const [mark] = await store.stock.marksOf(id);
    expect(new Date(mark?.until ?? '')).toEqual(later);
    expect(await dishOf(id)).toMatchObject({ soldOut: true, soldOutUntil: mark?.until });
    await store.stock.mark(id, margherita, new Date(Date.now() - 1000));
    expect(await store.stock.marksOf(id)).toEqual([]);
    expect(await dishOf(id)).toEqual(sampleMenu.items[0]);
  });

  it('stays when a new menu is brought in, and is that of its restaurant only', async () => {
    const [one, other] = [await newRestaurant(), await newRestaurant()];
    await store.stock.mark(one, margherita, null);
    await store.menus.replace(one, sampleMenu);
    expect(await dishOf(one)).toMatchObject({ soldOut: true });
    expect(await dishOf(other)).toMatchObject({ soldOut: false });
  });
});

describe('the menu now', () => {
  it('is one object for all calls while nothing changes, and another after every change', async () => {
    const id = await newRestaurant();
    const first = await store.menuNow(id);
    expect(first).toEqual(sampleMenu);
    expect(await store.menuNow(id)).toBe(first);
    await store.stock.mark(id, margherita, null);
    const marked = await store.menuNow(id);
    expect(marked?.items[0]).toMatchObject({ soldOut: true });
    expect(await store.menuNow(id)).toBe(marked);
    await store.menus.replace(id, { ...sampleMenu, items: [] });
    expect((await store.menuNow(id))?.items).toEqual([]);
    expect(await store.menuNow('nobody')).toBeUndefined();
  });
});
