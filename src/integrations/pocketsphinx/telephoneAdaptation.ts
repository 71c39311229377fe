/** The streams of the model's features: cepstra, their first and their second differences. */
const STREAMS = 3;

/**
 * Moves the means of the acoustic model, made for wide-band speech, to what a telephone line (300 to 3400 Hz,
 * G.711) leaves of it: the text of a regression matrix as the decoder reads it (`-mllr`, one class).
 */
export function adaptationText(): string {
  const zeros = TELEPHONE.map(() => '0').join(' ');
  const ones = TELEPHONE.map(() => '1').join(' ');
  const rows = TELEPHONE.map((row) => row.join(' '));
  const stream = [String(TELEPHONE.length), ...rows, zeros, ones];
  return ['1', String(STREAMS), ...Array.from({ length: STREAMS }, () => stream).flat(), ''].join(
    '\n',
  );
}

/**
 * The cepstra of telephone speech as a linear function of the cepstra of the same speech in wide band, both
 * with their mean taken away: least squares over 60 minutes, half of it with noise 20 to 35 dB down. The voices
 * are those of Asterisk's English, French, Spanish, Italian and Russian prompts and six synthetic ones.
 */
const TELEPHONE: readonly (readonly number[])[] = [
  [0.619, 0.125, -0.103, 0.053, -0.065, -0.019, -0.01, -0.028, -0.012, 0.006, -0.03, 0.001, -0.008],
  [0.264, 0.518, 0.176, -0.153, 0.047, -0.008, -0.049, -0.006, -0.015, -0.04, -0, -0.037, -0.03],
  [
    -0.282, 0.328, 0.532, 0.143, -0.164, -0.042, -0.033, -0.073, -0.052, -0.06, -0.075, -0.046,
    -0.086,
  ],
  [
    0.153, -0.287, 0.211, 0.636, 0.143, -0.161, -0.006, -0.072, -0.072, -0.046, -0.094, -0.039,
    -0.113,
  ],
  [
    -0.155, -0.035, -0.181, 0.156, 0.602, 0.11, -0.165, -0.004, -0.037, -0.106, -0.027, -0.108,
    -0.106,
  ],
  [
    -0.177, 0.039, -0.012, -0.159, 0.154, 0.544, 0.148, -0.214, -0.022, -0.062, -0.149, -0.037,
    -0.16,
  ],
  [
    0.061, -0.28, -0.063, 0.033, -0.166, 0.193, 0.599, 0.138, -0.126, -0.031, -0.065, -0.065,
    -0.115,
  ],
  [
    -0.199, -0.018, -0.137, -0.053, -0.01, -0.204, 0.176, 0.597, 0.158, -0.174, -0.039, -0.067,
    -0.149,
  ],
  [-0.032, -0.05, -0.03, -0.085, -0.08, -0.013, -0.147, 0.148, 0.593, 0.17, -0.254, 0.039, -0.161],
  [
    0.003, -0.262, -0.133, 0.013, -0.096, -0.022, 0.051, -0.123, 0.233, 0.627, 0.164, -0.135,
    -0.071,
  ],
  [
    -0.175, 0.109, -0.07, -0.084, -0.017, -0.117, -0.047, 0.015, -0.159, 0.195, 0.574, 0.173,
    -0.234,
  ],
  [0.071, -0.202, -0.044, 0.003, -0.077, 0.024, -0.027, -0.028, 0.062, -0.103, 0.135, 0.718, 0.083],
  [
    -0.125, -0.075, -0.098, -0.007, -0.072, -0.05, 0.025, -0.014, 0.034, 0.062, -0.113, 0.171,
    0.653,
  ],
];
