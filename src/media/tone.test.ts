import { describe, expect, it } from '@jest/globals';
import { vowel } from '../testing/vowel.js';
import { levelDbfs } from './level.js';
import { findTone, sine, toneLevelDbfs } from './tone.js';

function joined(...parts: Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}
const silence = (ms: number): Int16Array => new Int16Array(ms * 8);
const mixed = (one: Int16Array, other: Int16Array): Int16Array =>
  one.map((sample, i) => sample + (other[i] ?? 0));

describe('the level of a tone', () => {
  it('is that of the tone, also within other sound', () => {
    const tone = sine(1004, 1000, -30);
    expect(levelDbfs(tone)).toBeCloseTo(-30, 0);
    expect(toneLevelDbfs(tone, 1004)).toBeCloseTo(-30, 0);
    expect(toneLevelDbfs(mixed(tone, sine(300, 1000, -20)), 1004)).toBeCloseTo(-30, 0);
    expect(toneLevelDbfs(sine(300, 1000, -20), 1004)).toBeLessThan(-50);
    expect(toneLevelDbfs(silence(1000), 1004)).toBe(-96);
  });
});

describe('the tone at hang-up', () => {
  const french = joined(sine(440, 500, -20), silence(500));
  it.each([
    ['French', french, { hz: [440], onMs: 500, offMs: 500 }],
    [
      'American',
      joined(mixed(sine(480, 500, -23), sine(620, 500, -23)), silence(500)),
      { hz: [480, 620], onMs: 500, offMs: 500 },
    ],
    ['Spanish', joined(sine(425, 200, -20), silence(200)), { hz: [425], onMs: 200, offMs: 200 }],
  ])('is found: %s', (_, cycle, expected) => {
    const found = findTone(joined(silence(333), cycle, cycle, cycle));
    expect(found).toBeDefined();
    found?.hz.forEach((hz, i) =>
      expect(Math.abs(hz - (expected.hz[i] ?? 0))).toBeLessThanOrEqual(5),
    );
    expect(found?.hz).toHaveLength(expected.hz.length);
    expect(Math.abs((found?.onMs ?? 0) - expected.onMs)).toBeLessThanOrEqual(40);
    expect(Math.abs((found?.offMs ?? 0) - expected.offMs)).toBeLessThanOrEqual(40);
  });

  it('is told as it mostly is where packets were lost', () => {
    const late = joined(sine(440, 300, -20), silence(500));
    const short = joined(sine(440, 500, -20), silence(140));
    const found = findTone(joined(late, short, french, french, french));
    expect(Math.abs((found?.onMs ?? 0) - 500)).toBeLessThanOrEqual(40);
    expect(Math.abs((found?.offMs ?? 0) - 500)).toBeLessThanOrEqual(40);
  });

  it('is nothing that somebody says, and no silence', () => {
    const talk = joined(vowel(700), silence(300), vowel(500), silence(500), vowel(400));
    expect(findTone(talk)).toBeUndefined();
    expect(findTone(silence(5000))).toBeUndefined();
  });
});
