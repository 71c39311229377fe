import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import type { E164 } from '../kernel/phone.js';
import { usualScreening, type CallScreening } from '../restaurant/callScreening.js';
import { CallerHistory } from './callerHistory.js';
import type { Introduction } from './ports.js';
import { screened } from './screening.js';

const STRANGER = '+33612345678' as E164;
const CUSTOMER = '+33687654321' as E164;
const BLOCKED = '+33600000001' as E164;

function desk(change: Partial<CallScreening> = {}) {
  const clock = new ManualClock();
  const history = new CallerHistory(clock);
  const asked: (string | null)[] = [];
  const introduce = (_: string, phone: E164 | null): Promise<Introduction> => {
    asked.push(phone);
    const known = phone === CUSTOMER || phone === BLOCKED;
    const caller = known ? ({ blocked: phone === BLOCKED } as Introduction['caller']) : null;
    return Promise.resolve({ caller, faq: [], couponUses: {} } as unknown as Introduction);
  };
  const screening = { ...usualScreening, ...change };
  const call = (number: E164 | undefined, withheld = false, restaurant = 'paris') =>
    screened({ history, introduce, clock, log: silentLogger }, screening, restaurant, {
      ...{ number, withheld },
    });
  return { clock, history, asked, call };
}

async function callTimes(times: number, call: () => Promise<unknown>): Promise<unknown> {
  for (let i = 1; i < times; i += 1) await call();
  return call();
}

describe('a line that is screened as usual', () => {
  it('takes strangers, and callers who hide their number, without asking who they are', async () => {
    const { call, asked } = desk();
    expect(await call(STRANGER)).toBeUndefined();
    expect(await call(undefined, true)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('refuses the ninth call of a number in ten minutes, and takes it again later', async () => {
    const { call, clock } = desk();
    expect(await callTimes(8, () => call(STRANGER))).toBeUndefined();
    expect(await call(STRANGER)).toBe('too_many_calls');
    expect(await call(STRANGER, false, 'rome')).toBeUndefined();
    clock.advance(10 * 60_000);
    expect(await call(STRANGER)).toBeUndefined();
  });

  it('never refuses whoever has ordered before, however often they call', async () => {
    const { call, history } = desk();
    for (let i = 0; i < 3; i += 1) history.noteSilence('paris', CUSTOMER);
    expect(await callTimes(30, () => call(CUSTOMER))).toBeUndefined();
  });

  it('refuses a number that has called in silence three times, for an hour', async () => {
    const { call, clock, history } = desk();
    for (let i = 0; i < 3; i += 1) {
      expect(await call(STRANGER)).toBeUndefined();
      history.noteSilence('paris', STRANGER);
    }
    expect(await call(STRANGER)).toBe('silent_calls');
    clock.advance(60 * 60_000);
    expect(await call(STRANGER)).toBeUndefined();
  });

  it('lets a blocked customer hear that no order is taken', async () => {
    expect(await desk().call(BLOCKED)).toBeUndefined();
  });
});

describe('a line whose owner is stricter', () => {
  it('refuses whoever hides the number', async () => {
    const { call } = desk({ anonymous: 'refuse' });
    expect(await call(undefined, true)).toBe('anonymous');
    expect(await call(undefined)).toBeUndefined();
  });

  it('refuses numbers, and all that begin alike, but no customer', async () => {
    const { call } = desk({ numbers: [STRANGER, '+33948*', CUSTOMER] });
    expect(await call(STRANGER)).toBe('listed_number');
    expect(await call('+33948001122')).toBe('listed_number');
    expect(await call('+33949001122')).toBeUndefined();
    expect(await call(CUSTOMER)).toBeUndefined();
  });

  it('refuses blocked customers before it answers', async () => {
    const { call } = desk({ blockedCustomers: 'refuse' });
    expect(await call(BLOCKED)).toBe('blocked_customer');
    expect(await call(CUSTOMER)).toBeUndefined();
  });
});
