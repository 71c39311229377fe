import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  branchOf,
  cseqOf,
  formatNameAddress,
  headerValue,
  headerValues,
  parseNameAddress,
  parseSip,
  serialiseSip,
  userOf,
  type SipRequest,
} from './sipMessage.js';

const invite = [
  'INVITE sip:+33142685300@10.0.0.1 SIP/2.0',
  'v: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK1',
  'Via: SIP/2.0/UDP 10.0.0.8:5060;branch=z9hG4bK0',
  'f: "Le \\"Bon\\" Coin" <sip:0612345678@10.0.0.9>;tag=abc',
  'CSeq: 7',
  '  INVITE',
  '',
  'v=0',
].join('\r\n');

describe('a SIP message', () => {
  it('is read with compact names, continued lines and repeated headers', () => {
    const message = parseSip(invite);
    if (message?.kind !== 'request') throw new Error('no request');
    expect(message.method).toBe('INVITE');
    expect(userOf(message.uri)).toBe('+33142685300');
    expect(headerValues(message, 'Via')).toHaveLength(2);
    expect(branchOf(message)).toBe('z9hG4bK1');
    expect(cseqOf(message)).toEqual({ number: 7, method: 'INVITE' });
    expect(message.body).toBe('v=0');
    expect(parseNameAddress(headerValue(message, 'From'))).toEqual({
      displayName: 'Le "Bon" Coin',
      uri: 'sip:0612345678@10.0.0.9',
      params: { tag: 'abc' },
    });
  });

  it('is not made of a keep-alive or of noise', () => {
    expect(parseSip('\r\n\r\n')).toBeUndefined();
    expect(parseSip('hello')).toBeUndefined();
  });

  it('is read back as it was written, with the length of its body in bytes', () => {
    const request: SipRequest = {
      kind: 'request',
      method: 'MESSAGE',
      uri: 'sip:a@b',
      headers: [['Call-ID', 'x']],
      body: 'crème brûlée',
    };
    const read = parseSip(serialiseSip(request));
    expect(read && headerValue(read, 'content-length')).toBe('15');
    expect(read?.body).toBe(request.body);
  });

  it('keeps any display name through writing and reading', () => {
    fc.assert(
      fc.property(
        fc.string().filter((name) => !/[\r\n]/.test(name)),
        (name) => {
          const read = parseNameAddress(formatNameAddress(name, 'sip:a@b'));
          expect(read).toEqual({ displayName: name, uri: 'sip:a@b', params: {} });
        },
      ),
    );
  });

  it('takes parameters after a bare URI as the header’s own', () => {
    expect(parseNameAddress('sip:a@b;tag=9')).toEqual({
      displayName: '',
      uri: 'sip:a@b',
      params: { tag: '9' },
    });
  });
});
