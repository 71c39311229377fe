import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { closingTime, furthestRequest, nextOpening, takesOrdersAt } from './hours.js';
import type { RestaurantProfile, SpecialDay } from './profile.js';
import { specialDayOn } from './specialDays.js';

const closed = (from: string, until?: string): SpecialDay => ({
  ...{ from, periods: [] },
  ...(until === undefined ? {} : { until }),
});

function isSpecial(special: SpecialDay, day: string): boolean {
  return specialDayOn([special], DateTime.fromISO(day, { zone: 'Europe/Paris' })) !== undefined;
}

describe('a special day', () => {
  it.each([
    ['2026-12-24', '2026-12-24', true],
    ['2026-12-24', '2027-12-24', false],
    ['12-25', '2031-12-25', true],
    ['12-25', '2031-12-26', false],
    ['easter', '2026-04-05', true],
    ['easter+1', '2027-03-29', true],
    ['easter+39', '2024-05-09', true],
    ['easter+50', '2025-06-09', true],
    ['easter-2', '2038-04-23', true],
    ['easter+1', '2026-04-05', false],
  ])('%s is meant by %s: %s', (name, day, meant) => {
    expect(isSpecial(closed(name), day)).toBe(meant);
  });

  it('may be several, also over New Year', () => {
    const summer = closed('2026-08-01', '2026-08-21');
    expect(
      ['07-31', '08-01', '08-21', '08-22'].map((day) => isSpecial(summer, `2026-${day}`)),
    ).toEqual([false, true, true, false]);
    const winter = closed('12-24', '01-02');
    expect(isSpecial(winter, '2026-12-30')).toBe(true);
    expect(isSpecial(winter, '2027-01-02')).toBe(true);
    expect(isSpecial(winter, '2027-01-03')).toBe(false);
  });
});

const restaurant: Pick<
  RestaurantProfile,
  'openingPeriods' | 'specialDays' | 'timeZone' | 'lastOrderMinutes' | 'orderAheadDays'
> = {
  timeZone: 'Europe/Paris',
  openingPeriods: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    ...{ weekday, opens: '18:00', closes: '01:00' },
  })),
  specialDays: [
    { from: '2026-12-24', periods: [{ opens: '11:00', closes: '15:00' }] },
    closed('2026-12-24', '2026-12-25'),
    closed('2026-07-20', '2026-08-31'),
  ],
};
const paris = (time: string): Date => DateTime.fromISO(time, { zone: 'Europe/Paris' }).toJSDate();

describe('hours', () => {
  it('of a special day take the place of the usual ones; the night before goes on', () => {
    expect(takesOrdersAt(restaurant, paris('2026-12-24T00:30'))).toBe(true);
    expect(takesOrdersAt(restaurant, paris('2026-12-24T12:00'))).toBe(true);
    expect(takesOrdersAt(restaurant, paris('2026-12-24T19:00'))).toBe(false);
    expect(nextOpening(restaurant, paris('2026-12-24T16:00'))).toEqual(paris('2026-12-26T18:00'));
  });

  it('begin again after a closure of weeks', () => {
    expect(nextOpening(restaurant, paris('2026-07-20T10:00'))).toEqual(paris('2026-09-01T18:00'));
  });

  it('may be closed on a day where the restaurant is always open otherwise', () => {
    const always = { ...restaurant, openingPeriods: [] };
    expect(takesOrdersAt(always, paris('2026-12-25T12:00'))).toBe(false);
    expect(closingTime(always, paris('2026-12-23T12:00'))).toEqual(paris('2026-12-24T00:00'));
    expect(takesOrdersAt(always, paris('2026-12-26T00:00'))).toBe(true);
  });

  it('end for orders before they end for guests', () => {
    const early = { ...restaurant, lastOrderMinutes: 30 };
    expect(takesOrdersAt(early, paris('2026-12-10T00:29'))).toBe(true);
    expect(takesOrdersAt(early, paris('2026-12-10T00:30'))).toBe(false);
    expect(closingTime(early, paris('2026-12-09T20:00'))).toEqual(paris('2026-12-10T00:30'));
  });

  it('end half an hour earlier for orders on the nights of both clock changes, in every zone', () => {
    for (const [zone, night] of [
      ['Europe/Paris', '2026-03-29'],
      ['Europe/Paris', '2026-10-25'],
      ['America/New_York', '2026-03-08'],
      ['America/New_York', '2026-11-01'],
      ['Australia/Lord_Howe', '2026-04-05'],
      ['Australia/Lord_Howe', '2026-10-04'],
      ['America/Santiago', '2026-09-06'],
    ] as const) {
      const owl = {
        ...{ timeZone: zone, lastOrderMinutes: 30 },
        openingPeriods: [{ weekday: 6 as const, opens: '20:00', closes: '04:00' }],
      };
      const evening = DateTime.fromISO(night, { zone }).minus({ hours: 2 }).toJSDate();
      const last = DateTime.fromISO(`${night}T03:30`, { zone }).toJSDate();
      expect([zone, closingTime(owl, evening)]).toEqual([zone, last]);
    }
  });
});

describe('an order for later', () => {
  it('can be asked for as many days ahead as the restaurant says, to the end of the day', () => {
    const now = paris('2026-10-24T19:00');
    const last = (orderAheadDays: number): Date =>
      furthestRequest({ ...restaurant, orderAheadDays }, now);
    expect(last(0)).toEqual(paris('2026-10-24T23:59:59.999'));
    // The clocks go back in that night.
    expect(last(1)).toEqual(paris('2026-10-25T23:59:59.999'));
    expect(furthestRequest(restaurant, now)).toEqual(new Date(now.getTime() + 7 * 86_400_000));
  });
});
