import { LINE_RATE_HZ } from '../../speech/ports.js';
import { restoreBands } from './bandRestoration.js';
import { CEPSTRA } from './library.js';
import { MEL_BANDS, MelSpectrum } from './melSpectrum.js';
import { NoiseReduction } from './noiseReduction.js';

/** What is known of a line's sound: the mean cepstrum of all that was heard on it. */
export class LineMean {
  readonly #mean = Float64Array.from(TELEPHONE_MEAN);
  #frames = FRAMES_OF_FAITH;

  /** Takes a frame into account and takes the mean away from it. */
  normalise(frame: Float32Array): Float32Array {
    this.#frames = Math.min(this.#frames + 1, FRAMES_REMEMBERED);
    for (const [index, value] of frame.entries()) {
      const mean = this.#mean[index] ?? 0;
      this.#mean[index] = mean + (value - mean) / this.#frames;
    }
    return frame.map((value, index) => value - (this.#mean[index] ?? 0));
  }
}

/**
 * Turns the sound of a telephone line into the features of a model made for 16 kHz sound: mel bands up to
 * the telephone's edge, the bands beyond restored from them, cepstra, and the line's mean taken away.
 */
export class FrontEnd {
  readonly #spectrum = new MelSpectrum(LINE_RATE_HZ);
  readonly #noise = new NoiseReduction();
  readonly #mean: LineMean;

  constructor(mean: LineMean) {
    this.#mean = mean;
  }

  /** Adds sound and answers with the frames (10 ms of `CEPSTRA` numbers each) it completes. */
  add(samples: Int16Array): Float32Array[] {
    return this.#spectrum.add(samples).map((energies) => {
      const logarithms = this.#noise.reduce(energies).map((energy) => Math.log(energy + SILENCE));
      return this.#mean.normalise(cepstra(restoreBands(logarithms)));
    });
  }
}

/** Keeps the logarithm of digital silence finite, as the model's training did. */
const SILENCE = 1e-4;

/** How the mean starts on a line nobody has spoken on, and how many frames (10 ms) that belief weighs. */
const TELEPHONE_MEAN: readonly number[] = [51, -1, 3, 13, 0, 0, 2, -4, -2, -1, 0, 0, 1];
const FRAMES_OF_FAITH = 100;
const FRAMES_REMEMBERED = 800;

/** The cosine transform of the mel bands, with the model's lifter (`-transform dct -lifter 22`). */
const TRANSFORM: readonly Float64Array[] = Array.from({ length: CEPSTRA }, (_, order) => {
  const scale = Math.sqrt((order === 0 ? 1 : 2) / MEL_BANDS);
  const lifter = 1 + 11 * Math.sin((Math.PI * order) / 22);
  return Float64Array.from(
    { length: MEL_BANDS },
    (_unused, band) => scale * lifter * Math.cos((Math.PI / MEL_BANDS) * order * (band + 0.5)),
  );
});

function cepstra(bands: Float64Array): Float32Array {
  return Float32Array.from(TRANSFORM, (row) =>
    row.reduce((sum, weight, band) => sum + weight * (bands[band] ?? 0), 0),
  );
}
