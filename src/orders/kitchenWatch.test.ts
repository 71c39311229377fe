import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '../kernel/errors.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import type { KitchenLoad } from '../restaurant/kitchen.js';
import { KitchenWatch } from './kitchenWatch.js';

const loadOf = (extraMinutes: number): KitchenLoad => ({
  ...{ pausedUntil: null, deliveryPausedUntil: null, extraUntil: null, extraMinutes, due: [] },
});

function setUp() {
  const clock = new ManualClock();
  const looks: string[] = [];
  const state = { load: loadOf(0) as KitchenLoad | Error };
  const watch = new KitchenWatch({
    kitchens: {
      load: (id) => {
        looks.push(id);
        const { load } = state;
        return load instanceof Error ? Promise.reject(load) : Promise.resolve(load);
      },
    },
    clock,
    logger: silentLogger,
  });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await new Promise(setImmediate);
  };
  return { watch, state, looks, pass };
}

describe('a kitchen that is watched', () => {
  it('is known at once, and anew every two seconds', async () => {
    const { watch, state, pass } = setUp();
    const kitchen = watch.watch('rome');
    await pass(0);
    expect(kitchen.load?.extraMinutes).toBe(0);
    state.load = loadOf(10);
    await pass(1900);
    expect(kitchen.load?.extraMinutes).toBe(0);
    await pass(100);
    expect(kitchen.load?.extraMinutes).toBe(10);
  });

  it('is known as soon as it has changed here', async () => {
    const { watch, state } = setUp();
    const kitchen = watch.watch('rome');
    state.load = loadOf(20);
    await watch.changed('rome');
    expect(kitchen.load?.extraMinutes).toBe(20);
  });

  it('stays as it was while the database is away', async () => {
    const { watch, state, pass } = setUp();
    state.load = loadOf(5);
    const kitchen = watch.watch('rome');
    await pass(0);
    state.load = new ProviderError('database', 'is away');
    await pass(2000);
    expect(kitchen.load?.extraMinutes).toBe(5);
    state.load = loadOf(0);
    await pass(2000);
    expect(kitchen.load?.extraMinutes).toBe(0);
  });

  it('is looked at once for all who watch it, and no more when the last has gone', async () => {
    const { watch, looks, pass } = setUp();
    const watchers = [watch.watch('rome'), watch.watch('rome')];
    await pass(0);
    await pass(2000);
    expect(looks).toHaveLength(2);
    for (const kitchen of [...watchers, ...watchers]) kitchen.close();
    await pass(20_000);
    await watch.changed('rome');
    expect(looks).toHaveLength(2);
  });
});
