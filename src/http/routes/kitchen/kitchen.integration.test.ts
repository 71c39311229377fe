import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Access } from '../../../kernel/access.js';
import { ManualClock } from '../../../kernel/manualClock.js';
import type { KitchenChange } from '../../../orders/ports/kitchen.js';
import { slowKitchen } from '../../../orders/slowKitchen.js';
import type { KitchenLoad } from '../../../restaurant/kitchen.js';
import { sampleMenu, sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import type { KitchenJson } from '../../contract/kitchen.js';
import { createHttpServer, type HttpServer } from '../../server.js';

const clock = new ManualClock();
const inMinutes = (minutes: number): string =>
  new Date(clock.now().getTime() + minutes * 60_000).toISOString();
const tokens: Record<string, Access> = {
  staff: { tokenId: 'tablet', role: 'staff', restaurantId: 'rome' },
  stranger: { tokenId: 'other', role: 'staff', restaurantId: 'paris' },
};

let server: HttpServer;
let address: string;
let load: KitchenLoad;
let actors: string[];
let told: string[];

beforeAll(async () => {
  const kitchens = {
    load: () => Promise.resolve(load),
    change: (_: string, change: KitchenChange, { actor }: { actor: string }) => {
      load = { ...load, ...change };
      actors.push(actor);
      return Promise.resolve();
    },
  };
  const changed = (id: string): Promise<void> => {
    told.push(id);
    return Promise.resolve();
  };
  const rome = { ...sampleRestaurant('rome'), openingPeriods: [], menu: sampleMenu };
  server = createHttpServer({
    ...unaskedParts(),
    restaurants: { byId: (id) => Promise.resolve(id === 'rome' ? rome : undefined) },
    kitchens,
    slowKitchen: (restaurant, wish, actor) =>
      slowKitchen({ kitchens, clock, changed }, restaurant, wish, actor),
    identify: (token) => Promise.resolve(tokens[token]),
    clock,
  });
  address = `http://127.0.0.1:${String(await server.start(0, '127.0.0.1'))}`;
});

afterAll(() => server.close());

beforeEach(() => {
  load = {
    ...{ pausedUntil: null, deliveryPausedUntil: null, extraMinutes: 0, extraUntil: null },
    due: [{ at: clock.now(), work: {} }],
  };
  actors = [];
  told = [];
});

function ask(body?: unknown, token = 'staff', id = 'rome'): Promise<Response> {
  return fetch(`${address}/api/restaurants/${id}/kitchen`, {
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { method: 'PUT', body: JSON.stringify(body) }),
  });
}

async function answerTo(body?: unknown): Promise<KitchenJson> {
  const response = await ask(body);
  expect(response.status).toBe(200);
  return (await response.json()) as KitchenJson;
}

describe('the kitchen', () => {
  it('is paused and slowed by its staff, and tells so; the talks are told at once', async () => {
    expect(await answerTo()).toEqual({
      ...{ pausedUntil: null, deliveryPausedUntil: null, extraMinutes: 0, extraUntil: null },
      ordersDue: 1,
    });
    expect(await answerTo({ pauseMinutes: 20 })).toMatchObject({ pausedUntil: inMinutes(20) });
    expect(await answerTo({ extraMinutes: 10, extraForMinutes: 30 })).toMatchObject({
      ...{ pausedUntil: inMinutes(20), extraMinutes: 10, extraUntil: inMinutes(30) },
    });
    expect(await answerTo({ pauseMinutes: 0 })).toMatchObject({
      ...{ pausedUntil: null, extraMinutes: 10 },
    });
    expect([new Set(actors), told]).toEqual([new Set(['token:tablet']), ['rome', 'rome', 'rome']]);
  });

  it('does not tell what is over', async () => {
    load = { ...load, pausedUntil: clock.now(), extraMinutes: 10, extraUntil: clock.now() };
    expect(await answerTo()).toMatchObject({
      pausedUntil: null,
      extraMinutes: 0,
      extraUntil: null,
    });
  });

  it('does not exist for the staff of another restaurant, nor where there is none', async () => {
    expect((await ask({ pauseMinutes: 5 }, 'stranger')).status).toBe(404);
    expect((await ask(undefined, 'stranger')).status).toBe(404);
    expect((await ask(undefined, 'stranger', 'paris')).status).toBe(404);
    expect((await ask({ pauseMinutes: 5 }, 'nobody')).status).toBe(401);
    expect(told).toEqual([]);
  });

  it.each([
    [{ pauseMinutes: -1 }, 'pauseMinutes'],
    [{ pauseMinutes: '20' }, 'pauseMinutes'],
    [{ extraMinutes: 241 }, 'extraMinutes'],
    [{ pause: 20 }, 'pause'],
  ])('refuses %j, and names the field', async (body, place) => {
    const response = await ask(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ faults: [{ place }] });
    expect(told).toEqual([]);
  });
});
