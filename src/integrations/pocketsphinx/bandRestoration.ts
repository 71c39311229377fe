import { MEL_BANDS } from './melSpectrum.js';

/** The bands (25 mel bands from 130 to 6800 Hz) that a telephone line of 300 to 3400 Hz carries whole. */
const FIRST_HEARD = 3;
const AFTER_HEARD = 18;

/**
 * Puts back the log mel energies that a telephone line cuts off, each as a weighted sum of those it carries.
 * The weights of a row sum to 1, so a louder line gives louder bands and nothing else.
 */
export function restoreBands(bands: Float64Array): Float64Array {
  const heard = bands.subarray(FIRST_HEARD, AFTER_HEARD);
  const restored = new Float64Array(MEL_BANDS);
  restored.set(heard, FIRST_HEARD);
  for (const [row, [offset = 0, ...weights]] of LOST_BANDS.entries()) {
    const band = row < FIRST_HEARD ? row : row - FIRST_HEARD + AFTER_HEARD;
    restored[band] = weights.reduce((sum, weight, i) => sum + weight * (heard[i] ?? 0), offset);
  }
  return restored;
}

/**
 * One row for each lost band, lowest first: an offset, then a weight for each band heard. Least squares on
 * 30 minutes of wide-band speech and the same through a telephone's filter and G.711: the voices of
 * Asterisk's English, French, Spanish, Italian and Russian prompts, and six synthetic voices.
 */
const LOST_BANDS: readonly (readonly number[])[] = [
  [
    0.49, 0.968, 0.034, -0.25, 0.163, 0.078, -0.037, 0.043, -0.108, 0.132, -0.089, 0.053, 0.242,
    -0.351, 0.272, -0.149,
  ],
  [
    0.23, 0.677, 0.321, -0.17, -0.065, 0.268, -0.156, 0.079, -0.115, 0.117, -0.18, 0.178, 0.091,
    -0.056, 0.089, -0.078,
  ],
  [
    0.29, 0.776, 0.181, -0.006, -0.192, 0.28, -0.177, 0.101, -0.094, 0.068, -0.13, 0.149, 0.025,
    -0.002, 0.097, -0.075,
  ],
  [
    -0.07, 0.01, -0.067, -0.038, -0.01, -0.012, -0.005, 0.062, 0.015, -0.01, 0.101, 0.02, -0.284,
    0.575, -0.404, 1.047,
  ],
  [
    -0.14, 0.005, -0.119, -0.097, 0.001, 0.009, 0.04, 0.101, -0.015, 0.045, 0.132, 0.009, -0.199,
    0.431, -0.147, 0.803,
  ],
  [
    -0.27, -0.016, -0.133, -0.215, -0.001, 0.132, 0.08, 0.012, 0.01, 0.007, 0.292, -0.03, 0.031,
    0.049, 0.154, 0.627,
  ],
  [
    -0.34, -0.051, -0.197, -0.306, 0.04, 0.272, 0.134, -0.03, 0.01, 0.019, 0.283, -0.029, 0.284,
    -0.319, 0.331, 0.559,
  ],
  [
    -0.37, -0.097, -0.167, -0.319, 0.042, 0.267, 0.132, -0.003, 0.008, 0.023, 0.303, -0.032, 0.281,
    -0.354, 0.348, 0.568,
  ],
  [
    -0.52, -0.089, -0.172, -0.338, 0.007, 0.244, 0.173, 0.047, -0.029, 0.01, 0.347, -0.061, 0.292,
    -0.366, 0.276, 0.66,
  ],
  [
    -0.53, -0.003, -0.188, -0.402, -0.046, 0.266, 0.178, 0.052, 0.005, -0.043, 0.359, -0.033, 0.226,
    -0.245, 0.166, 0.707,
  ],
];
