import { describe, expect, it } from '@jest/globals';
import { vowel } from '../testing/vowel.js';
import { decode, encode } from './g711.js';
import { loadVoiceActivity } from './voiceActivity.js';

const open = await loadVoiceActivity();
const MS = 8;

/** Which frames are voiced, as a string of `#` and `.`. */
function detect(sound: Int16Array): string {
  const detector = open();
  const line = decode(encode(sound, 'alaw'), 'alaw');
  let flags = '';
  for (let at = 0; at + 160 <= line.length; at += 160) {
    flags += detector.process(line.subarray(at, at + 160)) ? '#' : '.';
  }
  detector.close();
  return flags;
}

function sum(...sounds: Int16Array[]): Int16Array {
  const total = new Int16Array(Math.max(...sounds.map(({ length }) => length)));
  for (const sound of sounds) sound.forEach((sample, i) => (total[i] = (total[i] ?? 0) + sample));
  return total;
}

function at(startMs: number, sound: Int16Array, gain = 1): Int16Array {
  const moved = new Int16Array(startMs * MS + sound.length);
  moved.set(
    sound.map((sample) => sample * gain),
    startMs * MS,
  );
  return moved;
}

/** Steady noise that is the same in every run. */
function noise(durationMs: number, amplitude: number): Int16Array {
  let state = 1;
  return Int16Array.from({ length: durationMs * MS }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return amplitude * (state / 2 ** 31 - 1);
  });
}

describe('voice activity', () => {
  it('finds where speech begins and ends, to 60 ms', () => {
    const flags = detect(at(0, sum(new Int16Array(3000 * MS), at(1000, vowel(1000)))));
    expect(Math.abs(flags.indexOf('#') - 50)).toBeLessThanOrEqual(3);
    expect(Math.abs(flags.lastIndexOf('#') - 99)).toBeLessThanOrEqual(3);
  });

  it('hears nothing in silence and in steady noise', () => {
    expect(detect(new Int16Array(2000 * MS))).not.toContain('#');
    expect(detect(noise(4000, 300))).not.toContain('#');
  });

  it('finds speech in noise', () => {
    const flags = detect(sum(noise(3000, 1000), at(1000, vowel(1000))));
    // The detector needs some frames to know a noise that begins loud.
    expect(flags.slice(5, 45)).not.toContain('#');
    expect(flags.slice(55, 95)).toMatch(/^#+$/);
    expect(flags.slice(110)).not.toContain('#');
  });

  it('does not take a soft voice in the room for the caller once it knows the caller', () => {
    const room = at(0, vowel(6000), 0.05);
    const flags = detect(sum(room, at(2000, vowel(1000))));
    expect(flags.slice(105, 145)).toMatch(/^#+$/);
    expect(flags.slice(155)).not.toContain('#');
  });

  it('keeps calls apart', () => {
    const speaking = open();
    const silent = open();
    const speech = vowel(1000);
    let voiced = 0;
    for (let i = 0; i + 160 <= speech.length; i += 160) {
      if (speaking.process(speech.subarray(i, i + 160))) voiced += 1;
      expect(silent.process(new Int16Array(160))).toBe(false);
    }
    expect(voiced).toBeGreaterThan(40);
  });

  it('refuses what is not a frame', () => {
    expect(() => open().process(new Int16Array(100))).toThrow('not a frame of 20 ms');
  });
});
