import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { introduced, type Introduce } from './introduction.js';
import type { Introduction } from './ports.js';

const known: Introduction = { caller: null, faq: [], couponUses: {} };
const phone = '+12125550188';

function ask(introduce: Introduce | undefined, clock = new ManualClock()) {
  return introduced(introduce, { clock, log: silentLogger }, 'rome', phone);
}

describe('a caller', () => {
  it('is introduced with what this restaurant knows of the number', async () => {
    const asked: unknown[] = [];
    const introduction = await ask((...whom) => {
      asked.push(whom);
      return Promise.resolve(known);
    });
    expect(introduction).toBe(known);
    expect(asked).toEqual([['rome', phone]]);
  });

  it('is a stranger when the database is away', async () => {
    expect(await ask(() => Promise.reject(new Error('away')))).toBeUndefined();
    expect(await ask(undefined)).toBeUndefined();
  });

  it('does not wait longer than 300 ms to be known', async () => {
    const clock = new ManualClock();
    const waiting = ask(() => new Promise(() => undefined), clock);
    clock.advance(300);
    expect(await waiting).toBeUndefined();
  });
});
