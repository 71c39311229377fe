/** Where the mouth resonates for an open vowel, in Hz, and how sharply. */
const FORMANTS = [
  { atHz: 700, widthHz: 130 },
  { atHz: 1220, widthHz: 170 },
  { atHz: 2600, widthHz: 250 },
];

/** How loud the loudest moment is, of 32768. */
const PEAK = 12_000;

/**
 * An "ah" at 8000 Hz with a pitch that glides around 120 Hz: the simplest sound that a voice activity detector
 * takes for speech. Played softly it is taken for a hum.
 */
export function vowel(durationMs: number): Int16Array {
  const waves = new Float64Array(durationMs * 8);
  let phase = 0;
  for (let i = 0; i < waves.length; i += 1) {
    const pitchHz = 120 + 15 * Math.sin((2 * Math.PI * 3 * i) / 8000);
    phase += (2 * Math.PI * pitchHz) / 8000;
    for (let harmonic = 1; harmonic * pitchHz < 3600; harmonic += 1) {
      waves[i] = (waves[i] ?? 0) + resonance(harmonic * pitchHz) * Math.sin(harmonic * phase);
    }
  }
  const loudest = waves.reduce((peak, wave) => Math.max(peak, Math.abs(wave)), 0);
  return Int16Array.from(waves, (wave) => (PEAK * wave) / loudest);
}

function resonance(frequencyHz: number): number {
  return FORMANTS.reduce(
    (sum, { atHz, widthHz }) => sum + 1 / (1 + ((frequencyHz - atHz) / widthHz) ** 2),
    0.02,
  );
}
