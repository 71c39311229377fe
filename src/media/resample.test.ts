import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levelDbfs } from './level.js';
import { resample, Resampler } from './resample.js';

function tone(frequencyHz: number, rateHz: number, durationMs = 500): Int16Array {
  return Int16Array.from(
    { length: (rateHz * durationMs) / 1000 },
    (_, i) => 16_000 * Math.sin((2 * Math.PI * frequencyHz * i) / rateHz),
  );
}

/** The level without the ends, where the tone is switched on and off. */
function steadyLevel(samples: Int16Array): number {
  return levelDbfs(samples.subarray(samples.length * 0.2, samples.length * 0.8));
}

const toLine = [11_025, 16_000, 22_050, 24_000, 44_100, 48_000];

describe('a change of rate', () => {
  it.each(toLine)('from %i Hz to the line lets speech through unchanged', (rateHz) => {
    for (const frequencyHz of [300, 1000, 3400]) {
      const change =
        steadyLevel(resample(tone(frequencyHz, rateHz), rateHz, 8000)) -
        steadyLevel(tone(frequencyHz, rateHz));
      expect(Math.abs(change)).toBeLessThan(0.05);
    }
  });

  it.each(toLine)('from %i Hz to the line pushes what would alias 70 dB down', (rateHz) => {
    for (const frequencyHz of [4100, 4600, 5300]) {
      const alias = resample(tone(frequencyHz, rateHz), rateHz, 8000);
      expect(steadyLevel(alias)).toBeLessThan(steadyLevel(tone(frequencyHz, rateHz)) - 70);
    }
  });

  it('from the line to 16 kHz makes no image above 4 kHz', () => {
    const wide = resample(tone(1000, 8000), 8000, 16_000);
    const ideal = tone(1000, 16_000);
    const error = wide.map((sample, i) => sample - (ideal[i] ?? 0));
    expect(steadyLevel(error)).toBeLessThan(-75);
  });

  it('keeps sound where it was in time', () => {
    const click = new Int16Array(4410);
    click[2205] = 20_000;
    const heard = resample(click, 22_050, 8000);
    expect(heard.indexOf(Math.max(...heard))).toBe(800);
    expect(heard).toHaveLength(1600);
  });

  it('is the same however the sound is cut into chunks', () => {
    const whole = resample(tone(440, 22_050, 100), 22_050, 8000);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 12 }), (lengths) => {
        const source = tone(440, 22_050, 100);
        const resampler = new Resampler(22_050, 8000);
        const heard: number[] = [];
        let at = 0;
        for (const length of [...lengths, source.length]) {
          heard.push(...resampler.process(source.subarray(at, at + length)));
          at += length;
        }
        heard.push(...resampler.flush());
        expect(heard).toEqual([...whole]);
      }),
      { numRuns: 30 },
    );
  });

  it('starts afresh after a flush', () => {
    const resampler = new Resampler(16_000, 8000);
    const pass = (): number[] => [
      ...resampler.process(tone(700, 16_000, 60)),
      ...resampler.flush(),
    ];
    expect(pass()).toEqual(pass());
  });
});
