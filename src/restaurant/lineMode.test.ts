import { describe, expect, it } from '@jest/globals';
import { sampleRestaurant } from '../testing/samples.js';
import { lineModeAt, linePlanAt, usualLineModes, type LineModes } from './lineMode.js';

const restaurant = {
  ...sampleRestaurant('paris'),
  timeZone: 'Europe/Paris',
  openingPeriods: [{ weekday: 5, opens: '18:00', closes: '23:00' }] as const,
  specialDays: [],
};
/** Friday the 13th of March 2026, in Paris. */
const friday = (time: string): Date => new Date(`2026-03-13T${time}:00+01:00`);
const saturday = (time: string): Date => new Date(`2026-03-14T${time}:00+01:00`);

const modes = (change: Partial<LineModes>): LineModes => ({ ...usualLineModes, ...change });
const planned = modes({
  mode: 'overflow',
  periods: [
    { weekdays: [5], from: '19:00', to: '21:00', mode: 'always' },
    { weekdays: [5], from: '22:00', to: '02:00', mode: 'off' },
  ],
});

describe('the mode of a line', () => {
  it.each([
    ['before every period', friday('18:59'), 'overflow'],
    ['from the minute a period begins', friday('19:00'), 'always'],
    ['no longer in the minute it ends', friday('21:00'), 'overflow'],
    ['in a night that begins today', friday('23:30'), 'off'],
    ['in a night that began yesterday', saturday('01:59'), 'off'],
    ['after that night', saturday('02:00'), 'overflow'],
    ['in the night before the day, which is no night of it', friday('01:00'), 'overflow'],
  ])('is that of the restaurant’s clock: %s', (_, at, mode) => {
    expect(lineModeAt(planned, restaurant, at)).toBe(mode);
  });

  it('is what the staff have dialled, until then and no longer', () => {
    const until = friday('20:00');
    const overridden = { ...planned, override: { mode: 'off', until } } as const;
    expect(lineModeAt(overridden, restaurant, friday('19:30'))).toBe('off');
    expect(lineModeAt(overridden, restaurant, until)).toBe('always');
    const forGood = { ...planned, override: { mode: 'off', until: null } } as const;
    expect(lineModeAt(forGood, restaurant, saturday('12:00'))).toBe('off');
  });
});

describe('what becomes of a call', () => {
  it('is Tableline’s where nothing was said', () => {
    expect(linePlanAt(usualLineModes, restaurant, friday('12:00'))).toEqual({ kind: 'tableline' });
  });

  it('is the staff’s alone while the restaurant is open, and Tableline’s after hours', () => {
    const afterHours = modes({ mode: 'after_hours' });
    expect(linePlanAt(afterHours, restaurant, friday('17:59')).kind).toBe('tableline');
    expect(linePlanAt(afterHours, restaurant, friday('18:00')).kind).toBe('staff_only');
    expect(linePlanAt(afterHours, restaurant, friday('23:00')).kind).toBe('tableline');
  });

  it('is the staff’s first for as long as they want, or as a caller waits', () => {
    const first = modes({ mode: 'staff_first', staffRingMs: 8000 });
    expect(linePlanAt(first, restaurant, friday('12:00'))).toEqual({
      ...{ kind: 'staff_first', ringMs: 8000 },
    });
    expect(linePlanAt(modes({ mode: 'overflow' }), restaurant, friday('12:00'))).toEqual({
      ...{ kind: 'staff_first', ringMs: 25_000 },
    });
    expect(linePlanAt(modes({ mode: 'off' }), restaurant, friday('12:00')).kind).toBe('staff_only');
  });
});
