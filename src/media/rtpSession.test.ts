import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPacket } from './rtpSession.js';

/** Bytes written as in the RFCs' diagrams: hexadecimal, in groups. */
function bytes(text: string): Buffer {
  return Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
}

// RFC 3550, section 5.1: version 2, no padding, extension or CSRC.
const header = { ulaw: '80 00 1234 00000640 deadbeef', events: '80 e5 1235 00000640 deadbeef' };

describe('a datagram', () => {
  it('with mu-law is sound', () => {
    expect(readPacket(bytes(`${header.ulaw} ff 80 00`), 'ulaw')).toEqual({
      ssrc: 0xdeadbeef,
      sequence: 0x1234,
      timestamp: 1600,
      content: { kind: 'sound', samples: Int16Array.of(0, 32124, -32124) },
    });
  });

  it('is read behind contributing sources and an extension, and without its padding', () => {
    const packet = bytes(
      'b1 00 1234 00000640 deadbeef  01020304  abcd 0001 11223344  80 ff  00 00 00 04',
    );
    expect(readPacket(packet, 'ulaw')).toMatchObject({
      content: { kind: 'sound', samples: Int16Array.of(32124, 0) },
    });
  });

  it('with a telephone event is a digit', () => {
    // RFC 4733, section 2.3: event 11 (#), end bit, volume 10, duration 800.
    expect(readPacket(bytes(`${header.events} 0b 8a 0320`), 'ulaw')).toMatchObject({
      timestamp: 1600,
      content: { kind: 'digit', digit: '#' },
    });
  });

  it.each([
    ['nothing', '', 'too_short'],
    ['a header without sound', header.ulaw, 'too_short'],
    ['half a header', '80 00 1234 00000640', 'too_short'],
    ['another version', '40 00 1234 00000640 deadbeef ff', 'wrong_version'],
    ['a STUN request', '0001 0000 2112a442 000000000000000000000000', 'wrong_version'],
    ['an RTCP sender report', `80 c8 0006 deadbeef ${'00'.repeat(20)}`, 'rtcp'],
    ['a short RTCP report', '80 c9 0001 deadbeef', 'rtcp'],
    ['more padding than packet', 'a0 00 1234 00000640 deadbeef ff ff ff f0', 'malformed'],
    ['an extension that does not end', '90 00 1234 00000640 deadbeef abcd ffff', 'malformed'],
    ['more sources than bytes', '8f 00 1234 00000640 deadbeef 00', 'malformed'],
    ['padding and no sound', 'a0 00 1234 00000640 deadbeef 01', 'malformed'],
    ['a second of sound', `${header.ulaw} ${'ff'.repeat(8000)}`, 'malformed'],
    ['half an event', `${header.events} 0b 8a`, 'malformed'],
  ])('with %s is dropped', (_, text, reason) => {
    expect(readPacket(bytes(text), 'ulaw')).toBe(reason);
  });

  it.each([
    ['another codec', '80 08 1234 00000640 deadbeef ff'],
    ['comfort noise', '80 0d 1234 00000640 deadbeef 40'],
    ['a hook flash', `${header.events} 10 8a 0320`],
  ])('with %s keeps its place in the sequence and is not used', (_, text) => {
    expect(readPacket(bytes(text), 'ulaw')).toMatchObject({ content: { kind: 'other' } });
  });

  it('never breaks the reader, whatever it holds', () => {
    const spoiled = fc
      .tuple(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 1, maxLength: 2 }))
      .map(([tail, start]) => Uint8Array.from([0x80 | (start[0] ?? 0), start[1] ?? 0, ...tail]));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), spoiled), (datagram) => {
        for (const format of ['ulaw', 'slin'] as const) readPacket(datagram, format);
      }),
      { numRuns: 2000 },
    );
  });
});
