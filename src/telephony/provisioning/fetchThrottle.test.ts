import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../kernel/manualClock.js';
import { FetchThrottle } from './fetchThrottle.js';

const MINUTE_MS = 60_000;

describe('who tries passwords of boxes', () => {
  it('is barred after 20 wrong tries from one address, for the rest of a quarter of an hour', () => {
    const clock = new ManualClock();
    const throttle = new FetchThrottle(clock);
    for (let i = 0; i < 19; i++) throttle.failed('198.51.100.7', `box${i}`);
    expect(throttle.barredForMs('198.51.100.7', 'box')).toBe(0);
    clock.advance(5 * MINUTE_MS);
    throttle.failed('198.51.100.7', 'box19');
    expect(throttle.barredForMs('198.51.100.7', 'box')).toBe(10 * MINUTE_MS);
    expect(throttle.barredForMs('198.51.100.8', 'box')).toBe(0);
    clock.advance(10 * MINUTE_MS);
    expect(throttle.barredForMs('198.51.100.7', 'box')).toBe(0);
  });

  it('is barred after 50 wrong tries for one box, from however many addresses', () => {
    const throttle = new FetchThrottle(new ManualClock());
    for (let i = 0; i < 50; i++) throttle.failed(`10.0.0.${i}`, 'box');
    expect(throttle.barredForMs('10.0.1.1', 'box')).toBeGreaterThan(0);
    expect(throttle.barredForMs('10.0.1.1', 'other')).toBe(0);
  });

  it('takes no more memory however many addresses there are', () => {
    const throttle = new FetchThrottle(new ManualClock());
    for (let i = 0; i < 20; i++) throttle.failed('10.0.0.1', 'first');
    for (let i = 0; i < 6000; i++) throttle.failed(`2001:db8::${i}`, `box${i}`);
    expect(throttle.barredForMs('10.0.0.1', 'other')).toBe(0);
  });
});
