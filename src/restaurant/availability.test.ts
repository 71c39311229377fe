import { describe, expect, it } from '@jest/globals';
import { checkAvailability, type Availability } from './availability.js';
import type { Occasion } from './occasion.js';

function on(local: string, more: Partial<Occasion> = {}): Occasion {
  return {
    ...{ at: new Date(local), timeZone: 'Europe/Paris' },
    ...{ channel: 'phone', fulfilment: 'pickup' },
    ...more,
  };
}

const lunch: Availability = { weekdays: [1, 2, 3, 4, 5], from: '11:30', until: '14:30' };
const night: Availability = { weekdays: [5, 6], from: '22:00', until: '02:00' };

describe('what is sold at some times', () => {
  it('can be had from the first minute up to the last', () => {
    // A Monday.
    expect(checkAvailability([lunch], on('2026-06-01T11:30:00+02:00'))).toBeUndefined();
    expect(checkAvailability([lunch], on('2026-06-01T14:29:59+02:00'))).toBeUndefined();
    expect(checkAvailability([lunch], on('2026-06-01T14:30:00+02:00'))).toEqual({
      reason: 'time',
      next: new Date('2026-06-02T11:30:00+02:00'),
    });
  });

  it('is had again on the next of its days', () => {
    expect(checkAvailability([lunch], on('2026-06-05T15:00:00+02:00'))).toEqual({
      reason: 'time',
      next: new Date('2026-06-08T11:30:00+02:00'),
    });
    expect(checkAvailability([lunch], on('2026-06-06T08:00:00+02:00'))).toMatchObject({
      next: new Date('2026-06-08T11:30:00+02:00'),
    });
  });

  it('belongs, over midnight, to the day on which it began', () => {
    expect(checkAvailability([night], on('2026-06-07T01:59:00+02:00'))).toBeUndefined();
    expect(checkAvailability([night], on('2026-06-08T01:59:00+02:00'))).toBeDefined();
    expect(checkAvailability([night], on('2026-06-05T01:00:00+02:00'))).toBeDefined();
  });

  it('is had in its season, both days included', () => {
    const season = [{ fromDate: '2026-12-24', untilDate: '2026-12-26' }];
    expect(checkAvailability(season, on('2026-12-24T00:00:00+01:00'))).toBeUndefined();
    expect(checkAvailability(season, on('2026-12-26T23:59:00+01:00'))).toBeUndefined();
    expect(checkAvailability(season, on('2026-12-27T00:00:00+01:00'))).toEqual({
      reason: 'time',
      next: null,
    });
    expect(checkAvailability(season, on('2026-06-01T12:00:00+02:00'))).toMatchObject({
      next: new Date('2026-12-24T00:00:00+01:00'),
    });
  });

  it('keeps the time of the clock when the clocks are changed', () => {
    const early = [{ from: '03:00', until: '09:00' }];
    expect(checkAvailability(early, on('2026-03-29T03:00:00+02:00'))).toBeUndefined();
    expect(checkAvailability(early, on('2026-10-24T12:00:00+02:00'))).toMatchObject({
      next: new Date('2026-10-25T03:00:00+01:00'),
    });
  });
});

describe('what is sold in some ways', () => {
  const here: Availability = { fulfilments: ['dine_in'] };

  it('cannot be had in others, and says in which', () => {
    expect(checkAvailability([here, lunch], on('2026-06-01T12:00:00+02:00'))).toBeUndefined();
    expect(checkAvailability([here], on('2026-06-01T12:00:00+02:00'))).toEqual({
      reason: 'fulfilment',
      offered: ['dine_in'],
    });
    const web: Availability = { channels: ['web'] };
    expect(checkAvailability([web], on('2026-06-01T12:00:00+02:00'))).toEqual({
      reason: 'channel',
    });
  });

  it('is not barred before anybody has said how', () => {
    const open = on('2026-06-01T12:00:00+02:00', { fulfilment: null });
    expect(checkAvailability([here], open)).toBeUndefined();
  });
});
