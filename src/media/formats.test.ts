import { describe, expect, it } from '@jest/globals';
import { decodePayload, encodePayload } from './formats.js';

describe('a payload', () => {
  it('of linear sound has its most significant byte first', () => {
    const payload = new Uint8Array(4);
    encodePayload(payload, Int16Array.of(0x1234, -2), 'slin');
    expect([...payload]).toEqual([0x12, 0x34, 0xff, 0xfe]);
    expect([...decodePayload(payload, 'slin')]).toEqual([0x1234, -2]);
  });

  it('is read where it stands in a larger packet', () => {
    const packet = Uint8Array.of(1, 2, 3, 0x00, 0x05, 0xff, 0xfb);
    expect([...decodePayload(packet.subarray(3), 'slin')]).toEqual([5, -5]);
  });

  it('of silence is silence in each format', () => {
    for (const format of ['ulaw', 'alaw', 'slin'] as const) {
      const payload = new Uint8Array(format === 'slin' ? 320 : 160);
      encodePayload(payload, new Int16Array(160), format);
      const heard = decodePayload(payload, format);
      expect(heard).toHaveLength(160);
      expect(Math.max(...heard.map(Math.abs))).toBeLessThanOrEqual(8);
    }
  });
});
