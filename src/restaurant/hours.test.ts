import { describe, expect, it } from '@jest/globals';
import { closingTime, nextOpening, takesOrdersAt } from './hours.js';
import type { OpeningPeriod } from './profile.js';

type Weekday = OpeningPeriod['weekday'];

function hours(
  timeZone: string,
  ...periods: [weekday: Weekday, opens: string, closes: string][]
): { timeZone: string; openingPeriods: OpeningPeriod[] } {
  return {
    timeZone,
    openingPeriods: periods.map(([weekday, opens, closes]) => ({ weekday, opens, closes })),
  };
}

const at = (iso: string): Date => new Date(iso);

describe('a restaurant with lunch and dinner', () => {
  const restaurant = hours('Europe/Paris', [2, '12:00', '14:30'], [2, '19:00', '22:00']);

  it('takes orders from the minute it opens until the minute it closes', () => {
    const answers = ['11:59', '12:00', '14:29', '14:30', '18:59', '19:00', '21:59', '22:00'].map(
      (time) => takesOrdersAt(restaurant, at(`2026-06-02T${time}:00+02:00`)),
    );
    expect(answers).toEqual([false, true, true, false, false, true, true, false]);
  });

  it('knows when it closes and when it opens next', () => {
    const lunch = at('2026-06-02T13:00:00+02:00');
    expect(closingTime(restaurant, lunch)).toEqual(at('2026-06-02T14:30:00+02:00'));
    expect(nextOpening(restaurant, lunch)).toEqual(at('2026-06-02T19:00:00+02:00'));
    const night = at('2026-06-02T23:00:00+02:00');
    expect(closingTime(restaurant, night)).toBeNull();
    expect(nextOpening(restaurant, night)).toEqual(at('2026-06-09T12:00:00+02:00'));
  });
});

describe('a restaurant that is open past midnight', () => {
  const restaurant = hours('Europe/Paris', [7, '18:00', '02:00'], [1, '02:00', '04:00']);

  it('is still open on the next day, also from Sunday to Monday', () => {
    expect(takesOrdersAt(restaurant, at('2026-06-08T01:30:00+02:00'))).toBe(true);
    expect(takesOrdersAt(restaurant, at('2026-06-07T01:30:00+02:00'))).toBe(false);
  });

  it('does not close between two periods that touch', () => {
    const evening = at('2026-06-07T23:00:00+02:00');
    expect(closingTime(restaurant, evening)).toEqual(at('2026-06-08T04:00:00+02:00'));
  });
});

describe('a restaurant that never closes', () => {
  const week: [Weekday, string, string][] = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => [
    day,
    '00:00',
    '00:00',
  ]);

  it.each([
    ['has no opening periods', hours('Europe/Paris')],
    ['is open from midnight to midnight on all days', hours('Europe/Paris', ...week)],
  ])('%s', (_, restaurant) => {
    const now = at('2026-06-03T00:00:00+02:00');
    expect(takesOrdersAt(restaurant, now)).toBe(true);
    expect(closingTime(restaurant, now)).toBeNull();
    expect(nextOpening(restaurant, now)).toBeNull();
  });
});

describe('when clocks go forward', () => {
  it('a night in Paris is an hour shorter', () => {
    const restaurant = hours('Europe/Paris', [6, '20:00', '04:00']);
    const closes = closingTime(restaurant, at('2026-03-29T00:30:00+01:00'));
    expect(closes).toEqual(at('2026-03-29T04:00:00+02:00'));
    expect(closes?.toISOString()).toBe('2026-03-29T02:00:00.000Z');
  });

  it('an opening time that does not exist that day comes as long after the jump', () => {
    const restaurant = hours('Europe/Paris', [7, '02:30', '06:00']);
    expect(nextOpening(restaurant, at('2026-03-29T00:00:00+01:00'))).toEqual(
      at('2026-03-29T03:30:00+02:00'),
    );
  });

  it('lunch in New York begins at noon of the new time', () => {
    const restaurant = hours('America/New_York', [7, '12:00', '15:00']);
    expect(takesOrdersAt(restaurant, at('2026-03-08T16:00:00Z'))).toBe(true);
    expect(takesOrdersAt(restaurant, at('2026-03-08T15:59:00Z'))).toBe(false);
  });
});

describe('when clocks go back', () => {
  it('a night in Paris is an hour longer', () => {
    const restaurant = hours('Europe/Paris', [6, '20:00', '04:00']);
    expect(takesOrdersAt(restaurant, at('2026-10-25T02:59:00Z'))).toBe(true);
    expect(takesOrdersAt(restaurant, at('2026-10-25T03:00:00Z'))).toBe(false);
  });

  it('a closing time that comes twice is the first', () => {
    const restaurant = hours('Europe/Paris', [6, '20:00', '02:30']);
    expect(closingTime(restaurant, at('2026-10-24T22:00:00Z'))).toEqual(at('2026-10-25T00:30:00Z'));
    expect(takesOrdersAt(restaurant, at('2026-10-25T01:15:00Z'))).toBe(false);
  });

  it('lunch in New York begins at noon of the new time', () => {
    const restaurant = hours('America/New_York', [7, '12:00', '15:00']);
    expect(nextOpening(restaurant, at('2026-10-31T12:00:00Z'))).toEqual(at('2026-11-01T17:00:00Z'));
  });
});
