import { MEL_BANDS } from './melSpectrum.js';

/** How much of the power of the frames before is kept, so that one frame decides nothing. */
const SMOOTHING = 0.7;
/** How slowly the noise is believed to rise, and how fast to fall. */
const RISE = 0.995;
const FALL = 0.5;
/** How fast the memory of a peak fades, and what of it sounds after a peak are held down to. */
const PEAK_FADE = 0.85;
const MASKED = 0.2;
/** Nothing is turned down further than this. */
const LEAST_GAIN = 1 / 20;
/** A gain is the mean of those of this many bands on either side. */
const NEIGHBOURS = 4;

/**
 * Takes steady noise out of mel energies, as the model's training did: what lies under a slowly rising lower
 * envelope of each band is noise, and what follows a peak is masked by it. After C. Kim and R. M. Stern,
 * "Power-Normalized Cepstral Coefficients (PNCC) for Robust Speech Recognition" (2016), sections II-C, II-D.
 */
export class NoiseReduction {
  readonly #power = new Float64Array(MEL_BANDS);
  readonly #noise = new Float64Array(MEL_BANDS);
  readonly #floor = new Float64Array(MEL_BANDS);
  readonly #peak = new Float64Array(MEL_BANDS);
  #started = false;

  /** Takes the energies of the next frame and gives them without the noise. */
  reduce(energies: Float64Array): Float64Array {
    if (!this.#started) this.#start(energies);
    const gains = energies.map((energy, band) => this.#gain(energy, band));
    return energies.map((energy, band) => {
      const near = gains.subarray(Math.max(0, band - NEIGHBOURS), band + NEIGHBOURS + 1);
      return energy * (near.reduce((sum, gain) => sum + gain, 0) / near.length);
    });
  }

  #start(energies: Float64Array): void {
    this.#started = true;
    for (const [band, energy] of energies.entries()) {
      this.#power[band] = energy;
      this.#noise[band] = energy * LEAST_GAIN;
    }
  }

  #gain(energy: number, band: number): number {
    const power = mix(SMOOTHING, this.#power[band], energy);
    this.#power[band] = power;
    const noise = lowerEnvelope(this.#noise[band], power);
    this.#noise[band] = noise;
    let signal = Math.max(power - noise, 1);
    const floor = lowerEnvelope(this.#floor[band], signal);
    this.#floor[band] = floor;

    const peak = (this.#peak[band] ?? 0) * PEAK_FADE;
    this.#peak[band] = Math.max(peak, signal);
    if (signal < peak) signal = peak * MASKED;
    signal = Math.max(signal, floor);
    const gain = signal / Math.max(power, 1);
    return Math.min(1 / LEAST_GAIN, Math.max(LEAST_GAIN, gain));
  }
}

function lowerEnvelope(envelope = 0, value: number): number {
  return value >= envelope ? mix(RISE, envelope, value) : mix(FALL, envelope, value);
}

function mix(share: number, old = 0, next: number): number {
  return share * old + (1 - share) * next;
}
