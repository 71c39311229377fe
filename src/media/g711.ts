/** The two companding laws of ITU-T G.711: `ulaw` in North America and Japan, `alaw` elsewhere. */
export type Law = 'ulaw' | 'alaw';

/**
 * Turns G.711 octets into linear PCM, one 16-bit sample per octet (ITU-T G.711, tables 1a to 2b; the 13 or 14
 * bits of the standard stand at the top of the 16).
 */
export function decode(octets: Uint8Array, law: Law): Int16Array {
  const { linearOf } = tables[law];
  const samples = new Int16Array(octets.length);
  for (let i = 0; i < octets.length; i += 1) samples[i] = linearOf[octets[i] ?? 0] ?? 0;
  return samples;
}

/** Turns 16-bit linear PCM into G.711, one octet per sample. */
export function encode(samples: Int16Array, law: Law): Uint8Array {
  const octets = new Uint8Array(samples.length);
  encodeInto(octets, samples, law);
  return octets;
}

/** The same as `encode`, into memory that is already there. `octets` must be as long as `samples`. */
export function encodeInto(octets: Uint8Array, samples: Int16Array, law: Law): void {
  const { octetOf } = tables[law];
  for (let i = 0; i < samples.length; i += 1) {
    octets[i] = octetOf[(samples[i] ?? 0) & 0xffff] ?? 0;
  }
}

/** What mu-law adds to a magnitude so that every segment starts at a power of two: 33 in 14 bits. */
const ULAW_BIAS = 33 << 2;

/** The largest magnitude that stays within 15 bits with the bias added. */
const ULAW_CLIP = 0x7fff - ULAW_BIAS;

/** A-law sends its even bits inverted, so that silence still has edges to keep a clock on. */
const ALAW_INVERTED = 0x55;

interface Tables {
  linearOf: Int16Array;
  /** By the sample's 16 bits read as an unsigned number. */
  octetOf: Uint8Array;
}

const tables: Record<Law, Tables> = {
  ulaw: makeTables(expandUlaw, compressUlaw),
  alaw: makeTables(expandAlaw, compressAlaw),
};

function makeTables(expand: (octet: number) => number, compress: (s: number) => number): Tables {
  const octetOf = new Uint8Array(0x10000);
  for (let sample = -0x8000; sample < 0x8000; sample += 1) {
    octetOf[sample & 0xffff] = compress(sample);
  }
  return { linearOf: Int16Array.from({ length: 256 }, (_, octet) => expand(octet)), octetOf };
}

function expandUlaw(octet: number): number {
  const bits = ~octet & 0xff;
  const segment = (bits >> 4) & 0x07;
  const magnitude = ((((bits & 0x0f) << 3) + ULAW_BIAS) << segment) - ULAW_BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
}

function compressUlaw(sample: number): number {
  const biased = Math.min(Math.abs(sample), ULAW_CLIP) + ULAW_BIAS;
  const segment = highestBit(biased) - 7;
  const bits = (segment << 4) | ((biased >> (segment + 3)) & 0x0f);
  return ~(sample < 0 ? bits | 0x80 : bits) & 0xff;
}

function expandAlaw(octet: number): number {
  const bits = octet ^ ALAW_INVERTED;
  const segment = (bits >> 4) & 0x07;
  const step = ((bits & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return bits & 0x80 ? magnitude : -magnitude;
}

function compressAlaw(sample: number): number {
  // The one's complement: A-law has no zero, so -1 mirrors 0.
  const magnitude = sample < 0 ? ~sample : sample;
  const segment = Math.max(0, highestBit(magnitude) - 7);
  const bits = (segment << 4) | ((magnitude >> (segment === 0 ? 4 : segment + 3)) & 0x0f);
  return (sample < 0 ? bits : bits | 0x80) ^ ALAW_INVERTED;
}

function highestBit(value: number): number {
  return 31 - Math.clz32(value);
}
