import { describe, expect, it } from '@jest/globals';
import { decode, encode, type Law } from './g711.js';

const everyOctet = Uint8Array.from({ length: 256 }, (_, octet) => octet);

function linear(octet: number, law: Law): number | undefined {
  return decode(Uint8Array.of(octet), law)[0];
}

function octet(sample: number, law: Law): number | undefined {
  return encode(Int16Array.of(sample), law)[0];
}

describe('G.711', () => {
  // Recommendation ITU-T G.711, tables 2a and 2b: 14-bit values, which stand in the upper bits of ours.
  it.each([
    [0x80, 8031],
    [0x8f, 4191],
    [0x9f, 2079],
    [0xaf, 1023],
    [0xbf, 495],
    [0xcf, 231],
    [0xdf, 99],
    [0xef, 33],
    [0xfe, 2],
    [0xff, 0],
    [0x00, -8031],
    [0x7e, -2],
  ])('mu-law octet %i stands for %i in 14 bits', (code, value) => {
    expect(linear(code, 'ulaw')).toBe(value << 2);
    expect(octet(value << 2, 'ulaw')).toBe(code);
  });

  // Tables 1a and 1b: values in units of half of the smallest step, 13 bits with the sign.
  it.each([
    [0xaa, 4032],
    [0xa5, 2112],
    [0xb5, 1056],
    [0x85, 528],
    [0x95, 264],
    [0xe5, 132],
    [0xf5, 66],
    [0xc5, 33],
    [0xd5, 1],
    [0x55, -1],
    [0x2a, -4032],
  ])('A-law octet %i stands for %i in 13 bits', (code, value) => {
    expect(linear(code, 'alaw')).toBe(value << 3);
    expect(octet(value << 3, 'alaw')).toBe(code);
  });

  it('gives every octet back after a journey through linear sound', () => {
    expect(encode(decode(everyOctet, 'alaw'), 'alaw')).toEqual(everyOctet);
    const positiveZero = everyOctet.map((code) => (code === 0x7f ? 0xff : code));
    expect(encode(decode(everyOctet, 'ulaw'), 'ulaw')).toEqual(positiveZero);
  });

  it.each(['ulaw', 'alaw'] as const)('takes the loudest samples in %s without wrapping', (law) => {
    const [loudest, softest] = decode(encode(Int16Array.of(32767, -32768), law), law);
    expect(loudest).toBeGreaterThan(32000);
    expect(softest).toBe(-(loudest ?? 0));
  });

  it.each(['ulaw', 'alaw'] as const)('keeps a tone 37 dB above its own noise in %s', (law) => {
    const tone = Int16Array.from({ length: 8000 }, (_, i) => 8000 * Math.sin(i * 0.8));
    const heard = decode(encode(tone, law), law);
    const power = (samples: Int16Array): number => samples.reduce((sum, s) => sum + s * s, 0);
    const noise = power(heard.map((sample, i) => sample - (tone[i] ?? 0)));
    expect(10 * Math.log10(power(tone) / noise)).toBeGreaterThan(37);
  });
});
