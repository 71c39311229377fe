import { LINE_RATE_HZ } from '../speech/ports.js';

/** One cycle of a ringing tone: the tone, then a pause. */
interface RingingTone {
  readonly frequenciesHz: readonly number[];
  readonly onMs: number;
  readonly offMs: number;
}

/** Ringing tones by country, from ITU-T E.180 Supplement 2. */
const NORTH_AMERICA: RingingTone = { frequenciesHz: [440, 480], onMs: 2000, offMs: 4000 };
const EUROPE: RingingTone = { frequenciesHz: [425], onMs: 1000, offMs: 4000 };
const TONES: Readonly<Record<string, RingingTone>> = {
  US: NORTH_AMERICA,
  CA: NORTH_AMERICA,
  FR: { frequenciesHz: [440], onMs: 1500, offMs: 3500 },
};

/** Amplitude of the whole tone: about -19 dBm0, as a telephone network plays it. */
const PEAK = 3600;

/** One cycle of what a caller of that country hears while a telephone rings: PCM at 8000 Hz. */
export function ringingTone(country: string): Int16Array {
  const { frequenciesHz, onMs, offMs } = TONES[country] ?? EUROPE;
  const tone = new Int16Array(((onMs + offMs) * LINE_RATE_HZ) / 1000);
  const toneSamples = (onMs * LINE_RATE_HZ) / 1000;
  for (let i = 0; i < toneSamples; i += 1) {
    const sum = frequenciesHz.reduce(
      (total, hz) => total + Math.sin((2 * Math.PI * hz * i) / LINE_RATE_HZ),
      0,
    );
    tone[i] = (PEAK * sum) / frequenciesHz.length;
  }
  return tone;
}

/** The tone after which a caller may leave a message: 1000 Hz, 300 ms, PCM at 8000 Hz. */
export function beep(): Int16Array {
  return Int16Array.from(
    { length: (300 * LINE_RATE_HZ) / 1000 },
    (_, i) => PEAK * Math.sin((2 * Math.PI * 1000 * i) / LINE_RATE_HZ),
  );
}
