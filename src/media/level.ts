/** What `levelDbfs` says of digital silence: below the smallest signal that 16 bits can hold. */
export const SILENCE_DBFS = -96;

/** The level of some sound in dB relative to full scale (a square wave of 32768), never under `SILENCE_DBFS`. */
export function levelDbfs(samples: Int16Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  if (energy === 0) return SILENCE_DBFS;
  return Math.max(SILENCE_DBFS, 10 * Math.log10(energy / samples.length / 32768 ** 2));
}
