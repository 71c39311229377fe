/** Where the pass band ends, as a part of the lower of the two Nyquist frequencies; the stop band begins at 1. */
const PASS_BAND = 0.9;

/** How far what would alias is pushed down, in dB. */
const STOP_BAND_DB = 80;

/** A low-pass filter cut into one row of taps for each place an output sample can have between two inputs. */
interface Polyphase {
  readonly rows: readonly Float32Array[];
  readonly taps: number;
  /** Output samples for each `decimation` input samples: the ratio in lowest terms. */
  readonly interpolation: number;
  readonly decimation: number;
}

/**
 * Changes the rate of a stream by any ratio of whole numbers, band-limited: flat to 90 % of the lower Nyquist
 * frequency, and what lies above that frequency (alias or image) 80 dB down. A polyphase Kaiser-windowed sinc
 * (A. V. Oppenheim and R. W. Schafer, "Discrete-Time Signal Processing", sections 4.6 and 7.5). The output is
 * aligned with the input: sample n of one is the instant of sample n * ratio of the other. To do so the last
 * few ms of input wait for what follows, or for `flush`.
 */
export class Resampler {
  readonly #filter: Polyphase;
  /** Input that outputs still need. It begins with silence, half a filter long. */
  #window: Float32Array;
  /** Where the next output's taps begin in the window. */
  #at = 0;
  /** Which row it takes. */
  #phase = 0;

  constructor(fromHz: number, toHz: number) {
    this.#filter = designFilter(fromHz, toHz);
    this.#window = new Float32Array(this.#filter.taps / 2 - 1);
  }

  /** Takes the next input, of any length, and gives what can be said of the output so far. */
  process(samples: Int16Array): Int16Array {
    this.#append(Float32Array.from(samples));
    const { rows, taps, interpolation, decimation } = this.#filter;
    const output: number[] = [];
    while (this.#at + taps <= this.#window.length) {
      const row = rows[this.#phase];
      if (row) output.push(toSample(dot(row, this.#window, this.#at)));
      this.#phase += decimation;
      this.#at += Math.floor(this.#phase / interpolation);
      this.#phase %= interpolation;
    }
    return Int16Array.from(output);
  }

  /** The input has ended: gives the rest of the output and is ready for another stream. */
  flush(): Int16Array {
    const half = this.#filter.taps / 2;
    const rest = this.process(new Int16Array(half));
    this.#window = new Float32Array(half - 1);
    this.#at = 0;
    this.#phase = 0;
    return rest;
  }

  #append(samples: Float32Array): void {
    const kept = this.#window.subarray(Math.min(this.#at, this.#window.length));
    this.#at = Math.max(0, this.#at - this.#window.length);
    this.#window = new Float32Array(kept.length + samples.length);
    this.#window.set(kept);
    this.#window.set(samples, kept.length);
  }
}

/** Changes the rate of a whole sound. */
export function resample(samples: Int16Array, fromHz: number, toHz: number): Int16Array {
  if (fromHz === toHz) return samples;
  const resampler = new Resampler(fromHz, toHz);
  const body = resampler.process(samples);
  const rest = resampler.flush();
  const all = new Int16Array(body.length + rest.length);
  all.set(body);
  all.set(rest, body.length);
  return all;
}

/** Filters already designed, by their ratio: a design costs some ms and every call needs the same few. */
const designed = new Map<string, Polyphase>();

function designFilter(fromHz: number, toHz: number): Polyphase {
  const divisor = greatestCommonDivisor(fromHz, toHz);
  const interpolation = toHz / divisor;
  const decimation = fromHz / divisor;
  const ratio = `${interpolation}/${decimation}`;
  const known = designed.get(ratio);
  if (known) return known;

  // Frequencies are in cycles per input sample.
  const nyquist = 0.5 * Math.min(1, interpolation / decimation);
  const cutoff = (nyquist * (1 + PASS_BAND)) / 2;
  const transition = nyquist * (1 - PASS_BAND);
  const taps = 2 * Math.ceil((STOP_BAND_DB - 7.95) / (14.36 * transition) / 2);
  const beta = 0.1102 * (STOP_BAND_DB - 8.7);
  const rows = Array.from({ length: interpolation }, (_, phase) =>
    filterRow(taps, phase / interpolation, cutoff, beta),
  );
  const filter = { rows, taps, interpolation, decimation };
  designed.set(ratio, filter);
  return filter;
}

/** The taps for an output that lies `fraction` of an input sample behind the one in the middle. */
function filterRow(taps: number, fraction: number, cutoff: number, beta: number): Float32Array {
  const half = taps / 2;
  const row = Float32Array.from({ length: taps }, (_, i) => {
    const distance = i - (half - 1) - fraction;
    const window = besselI0(beta * Math.sqrt(Math.max(0, 1 - (distance / half) ** 2)));
    return window * sinc(2 * cutoff * distance);
  });
  // Each row passes a constant unchanged, so no row is louder than its neighbour.
  const sum = row.reduce((total, tap) => total + tap, 0);
  return row.map((tap) => tap / sum);
}

function dot(row: Float32Array, window: Float32Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < row.length; i += 1) sum += (row[i] ?? 0) * (window[from + i] ?? 0);
  return sum;
}

function toSample(value: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(value)));
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** The modified Bessel function of the first kind and order zero, by its power series. */
function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-12 * sum; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
