import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decode, encode } from '../src/media/g711.js';
import { resample } from '../src/media/resample.js';
import { readWav } from '../src/media/wav.js';
import { LINE_RATE_HZ } from '../src/speech/ports.js';

// Sound for the benchmarks of hearing: voices, what lies behind them, and the telephone line.

const run = promisify(execFile);

/** A sentence in a synthetic voice at the rate of the line: one of flite's, or espeak-ng's `en-us`, `en-gb`. */
export async function speak(
  tools: string,
  voice: string,
  text: string,
  folder: string,
): Promise<Int16Array> {
  const file = join(folder, 'speech.wav');
  if (voice.startsWith('en-')) {
    await run(join(tools, 'bin/espeak-ng'), ['-v', voice, '-s', '150', '-w', file, text]);
  } else {
    await run(join(tools, 'bin/flite'), ['-voice', voice, '-t', text, '-o', file]);
  }
  const { samples, rateHz } = readWav(await readFile(file));
  return resample(samples, rateHz, LINE_RATE_HZ);
}

/** White noise so many dB under the speech, from a fixed seed. */
export function withNoise(sound: Float64Array, decibels: number): Float64Array {
  let state = 1;
  const noise = new Float64Array(sound.length).map(() => {
    state = (state * 48_271) % 0x7fff_ffff;
    return (2 * state) / 0x7fff_ffff - 1;
  });
  return withBehind(sound, noise, decibels);
}

/** Speech with another sound behind it, so many dB softer; that is repeated as often as it takes. */
export function withBehind(
  sound: Float64Array,
  behind: Float64Array,
  decibels: number,
): Float64Array {
  const gain = Math.sqrt(powerOf(sound) / powerOf(behind)) * 10 ** (-decibels / 20);
  return sound.map((sample, at) => sample + gain * (behind[at % behind.length] ?? 0));
}

/** The mean power of what is not silence. */
function powerOf(sound: Float64Array): number {
  const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const audible = sound.filter((sample) => Math.abs(sample) > peak / 150);
  return audible.reduce((sum, sample) => sum + sample ** 2, 0) / audible.length;
}

/** Ten seconds of a tune: four chords of plucked tones with overtones, a bass, and a beat. */
export function music(): Float64Array {
  const chords = [
    [262, 330, 392],
    [220, 262, 330],
    [175, 220, 262],
    [196, 247, 294],
  ];
  let state = 7;
  return new Float64Array(10 * LINE_RATE_HZ).map((_, at) => {
    const seconds = at / LINE_RATE_HZ;
    const beat = Math.floor(seconds * 4);
    const since = seconds - beat / 4;
    const chord = chords[Math.floor(beat / 4) % 4] ?? [];
    const tone = (hz: number): number =>
      [1, 2, 3, 4].reduce((sum, n) => sum + Math.sin(2 * Math.PI * hz * n * seconds) / n, 0);
    state = (state * 48_271) % 0x7fff_ffff;
    const drum = Math.exp(-40 * since) * ((2 * state) / 0x7fff_ffff - 1);
    const melody = tone((chord[beat % 3] ?? 0) * 2) * Math.exp(-6 * since);
    const held = chord.reduce((sum, hz) => sum + tone(hz), 0) / 3;
    return melody + held / 2 + tone((chord[0] ?? 0) / 2) / 2 + drum;
  });
}

/** Six voices at once, each saying all of `sentences` from another place on. */
export function babble(sentences: readonly Int16Array[]): Float64Array {
  const all = sentences.flatMap((sentence) => [...sentence]);
  return new Float64Array(all.length).map((_, at) =>
    [0, 1, 2, 3, 4, 5].reduce(
      (sum, voice) => sum + (all[(at + Math.round((voice * all.length) / 6)) % all.length] ?? 0),
      0,
    ),
  );
}

/** What is left of sound after the telephone network. */
export function overG711(sound: Float64Array): Int16Array {
  const samples = Int16Array.from(sound, (sample) => Math.max(-32_768, Math.min(32_767, sample)));
  return decode(encode(samples, 'ulaw'), 'ulaw');
}
