import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../kernel/manualClock.js';
import { FRAME_SAMPLES } from '../media/frames.js';
import { decode } from '../media/g711.js';
import { CallRecorder } from './callRecorder.js';

const HEADER_BYTES = 58;
const tone = (level: number): Int16Array => new Int16Array(FRAME_SAMPLES).fill(level);

let directory: string;
let clock: ManualClock;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'recording-'));
  clock = new ManualClock();
});
afterEach(() => rm(directory, { recursive: true }));

function record(): { recorder: CallRecorder; path: string; pass: (ms: number) => void } {
  const path = join(directory, 'calls', 'one.wav');
  const recorder = new CallRecorder({ callId: 'one', path, clock });
  const pass = (ms: number): void => {
    for (let at = 0; at < ms; at += 20) {
      recorder.heard(tone(4000));
      recorder.sent(tone(-4000));
      clock.advance(20);
    }
  };
  return { recorder, path, pass };
}

/** Both sides of a recording, one value of each frame. */
async function sidesOf(path: string): Promise<{ caller: number[]; ours: number[] }> {
  const moments = decode((await readFile(path)).subarray(HEADER_BYTES), 'ulaw');
  const every = (from: number): number[] =>
    Array.from(
      { length: moments.length / (2 * FRAME_SAMPLES) },
      (_, frame) => moments[2 * FRAME_SAMPLES * frame + from] ?? NaN,
    );
  return { caller: every(0), ours: every(1) };
}

describe('The recording of a call', () => {
  it('has the caller left and us right, in a file that names its length and is nobody else’s', async () => {
    const { recorder, path, pass } = record();
    pass(60);
    const { recording, cutShortBy } = await recorder.close();
    const { caller, ours } = await sidesOf(path);
    expect(caller.map(Math.sign)).toEqual([1, 1, 1]);
    expect(ours.map(Math.sign)).toEqual([-1, -1, -1]);
    const file = await readFile(path);
    expect(file.toString('latin1', 0, 16)).toMatch(/^RIFF....WAVEfmt $/s);
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect(file.readUInt32LE(54)).toBe(file.length - HEADER_BYTES);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(cutShortBy).toBeUndefined();
    expect(recording).toEqual({
      ...{ callId: 'one', path, startedAt: recorder.startedAt, durationMs: 60, whole: true },
      ...{ bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') },
    });
  });

  it('keeps time when the caller’s sound stops, and does not fall behind when it comes in bunches', async () => {
    const { recorder, path } = record();
    for (let i = 0; i < 30; i += 1) recorder.heard(tone(4000));
    for (let i = 0; i < 12; i += 1) recorder.sent(tone(-4000));
    await recorder.close();
    const { caller, ours } = await sidesOf(path);
    expect(ours).toHaveLength(12);
    expect(caller.filter((level) => level > 0)).toHaveLength(10);
  });

  it('is silent where the caller said a card number, also when that is known 25 seconds later', async () => {
    const { recorder, path, pass } = record();
    pass(2000);
    const fromMs = clock.monotonicMs();
    pass(100);
    const toMs = clock.monotonicMs() - 20;
    pass(25_000);
    recorder.silence(fromMs, toMs);
    pass(40_000);
    await recorder.close();
    const { caller, ours } = await sidesOf(path);
    expect(caller.slice(98, 108).map(Math.sign)).toEqual([1, 1, 0, 0, 0, 0, 0, 1, 1, 1]);
    expect(ours.every((level) => level < 0)).toBe(true);
    expect(caller).toHaveLength((2000 + 100 + 25_000 + 40_000) / 20);
  });

  it('has nothing on the disk of the last half minute, and all of it in the end', async () => {
    const { recorder, path, pass } = record();
    pass(29_000);
    await new Promise((resolve) => setImmediate(resolve));
    const before = await stat(path).catch(() => ({ size: 0 }));
    expect(before.size).toBeLessThanOrEqual(HEADER_BYTES);
    const { recording } = await recorder.close();
    expect(recording.bytes).toBe(HEADER_BYTES + 29 * 16_000);
  });

  it('tells at its end when the disk did not take it', async () => {
    const path = join(directory, 'taken.wav');
    await new CallRecorder({ callId: 'one', path, clock }).close();
    const second = new CallRecorder({ callId: 'one', path, clock });
    second.sent(tone(1));
    await expect(second.close()).rejects.toThrow(/EEXIST/);
  });
});
