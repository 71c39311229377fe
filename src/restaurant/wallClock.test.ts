import { describe, expect, it } from '@jest/globals';
import { dayAt, dayOn, wallClock } from './wallClock.js';

describe('the clock on the wall', () => {
  it('shows the local time, summer and winter', () => {
    const at = (text: string): Date => wallClock(new Date(text), 'America/New_York');
    expect(at('2026-01-10T18:40:00Z')).toEqual(new Date('2026-01-10T13:40:00Z'));
    expect(at('2026-07-10T18:40:00Z')).toEqual(new Date('2026-07-10T14:40:00Z'));
  });

  it('has a day of 23 hours when summer begins', () => {
    expect(dayOn('2026-03-29', 'Europe/Paris')).toEqual({
      from: new Date('2026-03-28T23:00:00Z'),
      to: new Date('2026-03-29T22:00:00Z'),
    });
  });

  it('is on another day than UTC for a part of it', () => {
    expect(dayAt(new Date('2026-03-10T02:00:00Z'), 'America/New_York')).toBe('2026-03-09');
    expect(dayAt(new Date('2026-03-10T02:00:00Z'), 'America/New_York', -1)).toBe('2026-03-08');
  });
});
