import { sine, toneLevelDbfs } from '../media/tone.js';
import { vowel } from './vowel.js';

/** Loud enough to be told among the harmonics of a voice, soft enough to be taken for a part of it. */
const WHISTLE_DBFS = -25;

/** A voice with a whistle in it, at 8000 Hz: an "ah" that `loudestOf` tells from those of others. */
export function whistlingVowel(durationMs: number, whistleHz: number): Int16Array {
  const whistle = sine(whistleHz, durationMs, WHISTLE_DBFS);
  return vowel(durationMs).map((sample, i) => sample / 2 + (whistle[i] ?? 0));
}

/** Which of these frequencies is the loudest in some sound. */
export function loudestOf(
  samples: Int16Array,
  frequenciesHz: readonly number[],
): number | undefined {
  const levels = frequenciesHz.map((hz) => ({ hz, levelDb: toneLevelDbfs(samples, hz) }));
  return levels.sort((one, other) => other.levelDb - one.levelDb)[0]?.hz;
}
