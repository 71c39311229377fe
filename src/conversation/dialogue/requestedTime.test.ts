import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { emptyCart } from '../../restaurant/cart.js';
import type { OpeningPeriod } from '../../restaurant/profile.js';
import { demoRestaurant } from '../../testing/dialogues/demoRestaurant.js';
import type { SpokenTime } from '../agents/commands.js';
import { resolveTime } from './requestedTime.js';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const openingPeriods: OpeningPeriod[] = weekdays.flatMap((weekday) => [
  { weekday, opens: '11:30', closes: '14:30' },
  { weekday, opens: '18:00', closes: '22:30' },
]);
const profile = { ...demoRestaurant('chez-marcel'), openingPeriods };
const zone = profile.timeZone;

function heardAt(
  now: string,
  time: Partial<Extract<SpokenTime, { kind: 'at' }>>,
): string | undefined {
  const spoken = { kind: 'at', day: null, hour: 8, minute: 0, half: null, ...time } as const;
  const at = resolveTime(spoken, {
    profile,
    cart: emptyCart,
    fulfilment: 'pickup',
    now: DateTime.fromSQL(now, { zone }).toJSDate(),
  });
  return at ? DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm') : undefined;
}

describe('the time a caller means', () => {
  it('is the evening when eight is said in the afternoon', () => {
    expect(heardAt('2026-03-10 15:00', { hour: 8 })).toBe('2026-03-10 20:00');
  });

  it('is within the hours of service: at ten in the morning one o’clock is lunch, eight is dinner', () => {
    expect(heardAt('2026-03-10 10:00', { hour: 1 })).toBe('2026-03-10 13:00');
    expect(heardAt('2026-03-10 07:00', { hour: 8 })).toBe('2026-03-10 20:00');
  });

  it('is today also where it is too soon for the kitchen, and not tomorrow', () => {
    expect(heardAt('2026-03-10 18:55', { hour: 7 })).toBe('2026-03-10 19:00');
  });

  it('is tomorrow when it has passed today', () => {
    expect(heardAt('2026-03-10 21:00', { hour: 12, half: 'pm' })).toBe('2026-03-11 12:00');
  });

  it('is the day that was named, today included', () => {
    const tuesday = { kind: 'weekday', weekday: 2 } as const;
    expect(heardAt('2026-03-10 15:00', { hour: 8, day: tuesday })).toBe('2026-03-10 20:00');
    expect(heardAt('2026-03-10 21:00', { hour: 8, day: tuesday })).toBe('2026-03-17 20:00');
    const tomorrow = { kind: 'in_days', days: 1 } as const;
    expect(heardAt('2026-03-10 15:00', { hour: 20, day: tomorrow })).toBe('2026-03-11 20:00');
  });

  it('is taken as said when it does not fit at all, so that the nearest can be offered', () => {
    expect(heardAt('2026-03-10 15:00', { hour: 23 })).toBe('2026-03-10 23:00');
  });

  it('is as soon as possible, or a number of minutes from now', () => {
    const now = new Date('2026-03-10T18:00:00Z');
    const setting = { profile, cart: emptyCart, fulfilment: 'pickup', now } as const;
    expect(resolveTime({ kind: 'asap' }, setting)).toBeNull();
    expect(resolveTime({ kind: 'in', minutes: 45 }, setting)).toEqual(
      new Date('2026-03-10T18:45:00Z'),
    );
  });
});
