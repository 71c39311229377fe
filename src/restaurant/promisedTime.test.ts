import { describe, expect, it } from '@jest/globals';
import { bellaNapoli, cartOf, wish } from '../testing/demoRestaurants.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';
import { leadMinutes, promisedTime } from './promisedTime.js';

/** Tuesday 2 June 2026, in New York, where it is four hours earlier than UTC. */
const on = (time: string, day = '02'): Date => new Date(`2026-06-${day}T${time}:00-04:00`);

const restaurant: RestaurantProfile = {
  ...bellaNapoli,
  prepMinutes: 15,
  openingPeriods: [
    { weekday: 2, opens: '12:00', closes: '14:30' },
    { weekday: 2, opens: '18:00', closes: '22:00' },
    { weekday: 3, opens: '18:00', closes: '22:00' },
  ],
};
// A pizza takes 20 minutes.
const pizza = cartOf(wish('cheese_pizza', { variant: 'small' }), wish('tiramisu'));

function promise(requestedAt: Date | null, now: Date, fulfilment: Fulfilment = 'pickup'): unknown {
  const result = promisedTime(restaurant, pizza, fulfilment, requestedAt, now);
  return result.ok ? result.value : [result.refusal.code, result.refusal.nearest];
}

describe('an order takes', () => {
  it('as long as its slowest dish, at least what every order takes, and the way', () => {
    expect(leadMinutes(restaurant, pizza, 'pickup')).toBe(20);
    expect(leadMinutes(restaurant, cartOf(wish('tiramisu')), 'pickup')).toBe(15);
    expect(leadMinutes(restaurant, pizza, 'delivery')).toBe(45);
  });
});

describe('as soon as possible', () => {
  it('is rounded up to five minutes', () => {
    expect(promise(null, on('19:02'))).toEqual(on('19:25'));
    expect(promise(null, on('19:02'), 'delivery')).toEqual(on('19:50'));
    expect(promise(null, on('19:00'))).toEqual(on('19:20'));
  });

  it('does not count the seconds of the minute', () => {
    expect(promise(null, new Date(on('19:00').getTime() + 59_000))).toEqual(on('19:20'));
  });

  it('may be after closing when it was ordered before', () => {
    expect(promise(null, on('21:59'))).toEqual(on('22:20'));
    expect(promise(on('22:20'), on('21:59'))).toEqual(on('22:20'));
  });

  it('is refused when the restaurant is closed, with the first time after it opens', () => {
    expect(promise(null, on('16:00'))).toEqual(['closed', on('18:20')]);
    expect(promise(null, on('22:00'))).toEqual(['closed', on('18:20', '03')]);
  });
});

describe('a requested time', () => {
  it('is promised when the kitchen can make it, rounded up to five minutes', () => {
    expect(promise(on('20:00'), on('19:00'))).toEqual(on('20:00'));
    expect(promise(on('20:02'), on('19:00'))).toEqual(on('20:05'));
    expect(promise(on('22:00'), on('19:00'))).toEqual(on('22:00'));
  });

  it('may be for an opening to come, also while the restaurant is closed', () => {
    expect(promise(on('19:00'), on('13:00'))).toEqual(on('19:00'));
    expect(promise(on('19:00', '03'), on('23:00'))).toEqual(on('19:00', '03'));
  });

  it('is too early before the kitchen can be done', () => {
    expect(promise(on('19:10'), on('19:00'))).toEqual(['too_early', on('19:20')]);
    expect(promise(on('18:10'), on('16:00'))).toEqual(['too_early', on('18:20')]);
    expect(promise(on('11:00'), on('19:00'))).toEqual(['too_early', on('19:20')]);
  });

  it('is refused after closing, with the last time that evening', () => {
    expect(promise(on('23:00'), on('19:00'))).toEqual(['after_closing', on('22:00')]);
    expect(promise(on('15:00'), on('13:00'))).toEqual(['after_closing', on('14:30')]);
    expect(promise(on('23:00'), on('21:50'))).toEqual(['after_closing', on('22:10')]);
  });

  it('is refused when the restaurant is closed, with the next time that is possible', () => {
    expect(promise(on('16:00'), on('15:00'))).toEqual(['closed', on('18:20')]);
    expect(promise(on('12:00', '03'), on('19:00'))).toEqual(['closed', on('18:20', '03')]);
  });

  it('is refused more than a week ahead', () => {
    expect(promise(on('19:00', '16'), on('19:00'))).toEqual(['too_far_ahead', null]);
  });
});
