import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWithin, metersBetween } from './place.js';

const bastille = { lat: 48.8532, lon: 2.3692 };
const republique = { lat: 48.8675, lon: 2.3638 };

describe('a distance', () => {
  it('is the one a map shows', () => {
    expect(metersBetween(bastille, republique)).toBeCloseTo(1639, -1);
    expect(metersBetween({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111_195, -1);
    expect(metersBetween(bastille, bastille)).toBe(0);
  });

  it('is as far to as fro', () => {
    const point = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (one, other) => {
        expect(metersBetween(one, other)).toBeCloseTo(metersBetween(other, one), 3);
      }),
    );
  });
});

describe('a ring', () => {
  /** A horseshoe, open to the north. */
  const horseshoe = [
    { lat: 0, lon: 0 },
    { lat: 10, lon: 0 },
    { lat: 10, lon: 3 },
    { lat: 3, lon: 3 },
    { lat: 3, lon: 7 },
    { lat: 10, lon: 7 },
    { lat: 10, lon: 10 },
    { lat: 0, lon: 10 },
  ];

  it('holds what lies in its arms and not what lies between them', () => {
    expect(isWithin({ lat: 8, lon: 1 }, horseshoe)).toBe(true);
    expect(isWithin({ lat: 8, lon: 9 }, horseshoe)).toBe(true);
    expect(isWithin({ lat: 1, lon: 5 }, horseshoe)).toBe(true);
    expect(isWithin({ lat: 8, lon: 5 }, horseshoe)).toBe(false);
    expect(isWithin({ lat: -1, lon: 5 }, horseshoe)).toBe(false);
  });

  it('is the same from whichever corner and in whichever direction it is drawn', () => {
    const point = fc.record({
      lat: fc.double({ min: -2, max: 12, noNaN: true }),
      lon: fc.double({ min: -2, max: 12, noNaN: true }),
    });
    fc.assert(
      fc.property(point, fc.nat(7), (at, turn) => {
        const turned = [...horseshoe.slice(turn), ...horseshoe.slice(0, turn)];
        expect(isWithin(at, turned)).toBe(isWithin(at, horseshoe));
        expect(isWithin(at, turned.toReversed())).toBe(isWithin(at, horseshoe));
      }),
    );
  });
});
