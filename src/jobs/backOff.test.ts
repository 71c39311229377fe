import { describe, expect, it } from '@jest/globals';
import { jitterMs } from './backOff.js';

describe('the back-off', () => {
  it('is spread over half of its length more', () => {
    expect(jitterMs(1, 0)).toBe(0);
    expect(jitterMs(1, 1)).toBeCloseTo(Math.E * 500);
    expect(jitterMs(3, 0.5)).toBeCloseTo(Math.exp(3) * 250);
  });

  it('does not grow after the tenth attempt', () => {
    expect(jitterMs(25, 1)).toBe(jitterMs(10, 1));
  });
});
