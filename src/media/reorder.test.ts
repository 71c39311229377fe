import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ReorderBuffer } from './reorder.js';

/** What came out, with `-` for a packet given up. */
function deliver(buffer: ReorderBuffer<number>, sequences: readonly number[]): (number | '-')[] {
  return sequences.flatMap((sequence) => {
    const { lost, released } = buffer.push(sequence & 0xffff, sequence);
    return [...new Array<'-'>(lost).fill('-'), ...released];
  });
}

describe('the reorder buffer', () => {
  it('passes packets that are in order at once, over the wrap of their numbers', () => {
    const buffer = new ReorderBuffer<number>();
    for (const sequence of [65534, 65535, 65536, 65537]) {
      expect(deliver(buffer, [sequence])).toEqual([sequence]);
    }
  });

  it('waits for a packet that was overtaken', () => {
    expect(deliver(new ReorderBuffer(3), [7, 9, 8, 10])).toEqual([7, 8, 9, 10]);
  });

  it('gives a packet up as soon as three others wait behind it', () => {
    const buffer = new ReorderBuffer<number>(3);
    expect(deliver(buffer, [1, 3, 4])).toEqual([1]);
    expect(deliver(buffer, [5])).toEqual(['-', 3, 4, 5]);
    expect(buffer.push(2, 2)).toEqual({ rejected: 'late', lost: 0, released: [] });
  });

  it('gives up one gap at a time', () => {
    const buffer = new ReorderBuffer<number>(3);
    expect(deliver(buffer, [1, 3, 5, 6])).toEqual([1, '-', 3]);
    expect(deliver(buffer, [4])).toEqual([4, 5, 6]);
  });

  it('gives up when told that time is up', () => {
    const buffer = new ReorderBuffer<number>(3);
    deliver(buffer, [1, 4]);
    expect(buffer.giveUp()).toEqual({ lost: 2, released: [4] });
    expect(buffer.giveUp()).toEqual({ lost: 0, released: [] });
  });

  it('tells a duplicate, delivered or waiting, from one that comes too late', () => {
    const buffer = new ReorderBuffer<number>(3);
    deliver(buffer, [1, 3]);
    expect(buffer.push(1, 1).rejected).toBe('duplicate');
    expect(buffer.push(3, 3).rejected).toBe('duplicate');
    expect(buffer.push(0, 0).rejected).toBe('late');
  });

  it('ignores one wild number but follows a sender that starts anew', () => {
    const buffer = new ReorderBuffer<number>();
    expect(deliver(buffer, [100, 30_000, 101])).toEqual([100, 101]);
    expect(deliver(buffer, [40_000, 40_001, 40_002])).toEqual([40_001, 40_002]);
  });

  it('restores any order in which no packet is overtaken by more than two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 300 }),
        (first, delays) => {
          // Each packet is delayed by up to two places; the first is there first, so the start is known.
          const arrivals = delays
            .map((delay, i) => ({ sequence: first + 1 + i, place: i + delay + i / 1000 }))
            .sort((a, b) => a.place - b.place)
            .map(({ sequence }) => sequence);
          const expected = [first, ...delays.map((_, i) => first + 1 + i)];
          expect(deliver(new ReorderBuffer(3), [first, ...arrivals])).toEqual(expected);
        },
      ),
    );
  });

  it('never delivers out of order, twice, or more than was sent, whatever the network does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 200 }), (arrivals) => {
        const out = deliver(new ReorderBuffer(3), arrivals).filter((item) => item !== '-');
        expect(out).toEqual([...new Set(out)].sort((a, b) => a - b));
      }),
    );
  });
});
