import { describe, expect, it } from '@jest/globals';
import { LoudnessGate } from './loudnessGate.js';

/** A frame at this level. */
function frameAt(dbfs: number): Int16Array {
  return new Int16Array(160).fill(32768 * 10 ** (dbfs / 20));
}

/** How many of so many voiced frames at this level pass. */
function passing(gate: LoudnessGate, dbfs: number, durationMs: number): number {
  const verdicts = Array.from({ length: durationMs / 20 }, () => gate.process(frameAt(dbfs), true));
  return verdicts.filter(Boolean).length / verdicts.length;
}

function quiet(gate: LoudnessGate, durationMs: number): void {
  for (let i = 0; i < durationMs / 20; i += 1) gate.process(frameAt(-70), false);
}

describe('the loudness gate', () => {
  it('lets a soft caller through from the first frame', () => {
    expect(passing(new LoudnessGate(), -45, 200)).toBe(1);
  });

  it('turns a voice in the room away once the caller has spoken', () => {
    const gate = new LoudnessGate();
    expect(passing(gate, -40, 1000)).toBe(1);
    expect(passing(gate, -20, 1000)).toBe(1);
    expect(passing(gate, -40, 300)).toBe(0);
    quiet(gate, 3000);
    expect(passing(gate, -40, 300)).toBe(0);
  });

  it('keeps the soft syllables of the caller', () => {
    const gate = new LoudnessGate();
    passing(gate, -20, 1000);
    expect(passing(gate, -35, 100)).toBe(1);
  });

  it('is not made deaf by a bang', () => {
    const gate = new LoudnessGate();
    passing(gate, -3, 60);
    expect(passing(gate, -25, 1000)).toBe(1);
  });

  it('forgets a louder speaker before', () => {
    const gate = new LoudnessGate();
    passing(gate, -12, 3000);
    expect(passing(gate, -34, 200)).toBe(0);
    quiet(gate, 10_000);
    expect(passing(gate, -34, 200)).toBe(1);
  });

  it('turns a noise away that goes on and on, and lets a caller through who is louder', () => {
    const gate = new LoudnessGate();
    passing(gate, -30, 2000);
    expect(passing(gate, -30, 1000)).toBe(0);
    expect(passing(gate, -20, 1000)).toBe(1);
    expect(passing(gate, -30, 1000)).toBe(0);
  });

  it('lets nothing through that the detector does not call voice', () => {
    expect(new LoudnessGate().process(frameAt(-20), false)).toBe(false);
  });
});
