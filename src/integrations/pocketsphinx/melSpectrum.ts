/** The acoustic model's filter bank: `feat.params` of the US English model, made for 16 kHz sound. */
export const MEL_BANDS = 25;
const LOWEST_HZ = 130;
const HIGHEST_HZ = 6800;
const MODEL_RATE_HZ = 16_000;
const BIN_HZ = 31.25;
const WINDOW_S = 0.025625;
const PRE_EMPHASIS = 0.97;
/** Frames a second. */
export const FRAME_RATE_HZ = 100;

/** A band as the weights of neighbouring bins of the power spectrum. */
interface Band {
  readonly firstBin: number;
  readonly weights: readonly number[];
}

/**
 * Turns sound into the energies of mel bands, `MEL_BANDS` numbers every 10 ms, as the model's training did,
 * but at any rate whose spectrum has bins of 31.25 Hz (8 kHz with 256 points, 16 kHz with 512). Bands that
 * reach beyond half the rate come out as 0.
 */
export class MelSpectrum {
  readonly #size: number;
  readonly #shift: number;
  readonly #window: Float64Array;
  readonly #binWeights: Float64Array;
  readonly #bands: readonly Band[];
  readonly #pending: number[] = [];
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  constructor(rateHz: number) {
    this.#size = rateHz / BIN_HZ;
    this.#shift = rateHz / FRAME_RATE_HZ;
    this.#window = hammingWindow(Math.round(WINDOW_S * rateHz));
    this.#re = new Float64Array(this.#size);
    this.#im = new Float64Array(this.#size);
    this.#binWeights = new Float64Array(this.#size / 2);
    const gain = (MODEL_RATE_HZ / rateHz) ** 2;
    for (let bin = 0; bin < this.#size / 2; bin += 1) {
      // Pre-emphasis is a filter on samples at the model's rate; on a power spectrum it is a weight.
      const angle = (2 * Math.PI * bin * BIN_HZ) / MODEL_RATE_HZ;
      const emphasis = 1 + PRE_EMPHASIS ** 2 - 2 * PRE_EMPHASIS * Math.cos(angle);
      this.#binWeights[bin] = gain * emphasis;
    }
    this.#bands = melBands().map((band) => ({
      ...band,
      weights: band.firstBin + band.weights.length <= this.#size / 2 ? band.weights : [],
    }));
  }

  /** Adds samples and answers with the frames they complete. */
  add(samples: ArrayLike<number>): Float64Array[] {
    for (let index = 0; index < samples.length; index += 1) this.#pending.push(samples[index] ?? 0);
    const frames: Float64Array[] = [];
    let start = 0;
    while (this.#pending.length - start >= this.#window.length) {
      frames.push(this.#analyse(start));
      start += this.#shift;
    }
    this.#pending.splice(0, start);
    return frames;
  }

  #analyse(start: number): Float64Array {
    this.#re.fill(0);
    this.#im.fill(0);
    for (const [index, weight] of this.#window.entries()) {
      this.#re[index] = weight * (this.#pending[start + index] ?? 0);
    }
    fourierTransform(this.#re, this.#im);
    const energies = new Float64Array(MEL_BANDS);
    for (const [index, band] of this.#bands.entries()) {
      let energy = 0;
      for (const [offset, weight] of band.weights.entries()) {
        const bin = band.firstBin + offset;
        const power = (this.#re[bin] ?? 0) ** 2 + (this.#im[bin] ?? 0) ** 2;
        energy += weight * power * (this.#binWeights[bin] ?? 0);
      }
      energies[index] = energy;
    }
    return energies;
  }
}

function hammingWindow(length: number): Float64Array {
  return Float64Array.from(
    { length },
    (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (length - 1)),
  );
}

/** Triangles of unit area, their corners evenly spaced in mel and rounded to bins. */
function melBands(): Band[] {
  const lowest = mel(LOWEST_HZ);
  const step = (mel(HIGHEST_HZ) - lowest) / (MEL_BANDS + 1);
  const corner = (index: number): number => Math.round(hertz(lowest + index * step) / BIN_HZ);
  return Array.from({ length: MEL_BANDS }, (_, index) => {
    const [left, centre, right] = [corner(index), corner(index + 1), corner(index + 2)];
    const area = ((right - left) * BIN_HZ) / 2;
    const weights = Array.from({ length: right - left }, (_unused, offset) => {
      const bin = left + offset;
      const slope =
        bin < centre ? (bin - left) / (centre - left) : (right - bin) / (right - centre);
      return slope / area;
    });
    return { firstBin: left, weights };
  });
}

function mel(hz: number): number {
  return 2595 * Math.log10(1 + hz / 700);
}

function hertz(mels: number): number {
  return 700 * (10 ** (mels / 2595) - 1);
}

/** The discrete Fourier transform in place (Cooley and Tukey); the length is a power of two. */
function fourierTransform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let index = 1, mirror = 0; index < size; index += 1) {
    let bit = size >> 1;
    for (; mirror & bit; bit >>= 1) mirror ^= bit;
    mirror ^= bit;
    if (index < mirror) {
      swap(re, index, mirror);
      swap(im, index, mirror);
    }
  }
  for (let half = 1; half < size; half *= 2) {
    for (let offset = 0; offset < half; offset += 1) {
      const angle = (-Math.PI * offset) / half;
      const cos = Math.cos(angle);
      const sin = Math.sin(angle);
      for (let top = offset; top < size; top += 2 * half) {
        const low = top + half;
        const a = re[low] ?? 0;
        const b = im[low] ?? 0;
        const x = a * cos - b * sin;
        const y = a * sin + b * cos;
        re[low] = (re[top] ?? 0) - x;
        im[low] = (im[top] ?? 0) - y;
        re[top] = (re[top] ?? 0) + x;
        im[top] = (im[top] ?? 0) + y;
      }
    }
  }
}

function swap(values: Float64Array, a: number, b: number): void {
  const kept = values[a] ?? 0;
  values[a] = values[b] ?? 0;
  values[b] = kept;
}
