import { describe, expect, it } from '@jest/globals';
import { parseMac, writtenMac } from './mac.js';

describe('the hardware address of a box', () => {
  it.each(['000B82AABBCC', '00:0b:82:aa:bb:cc', ' 00-0B-82-AA-BB-CC ', '000b.82aa.bbcc'])(
    'is read as "%s"',
    (text) => {
      expect(parseMac(text)).toEqual({ ok: true, value: '000b82aabbcc' });
    },
  );

  it.each([
    ['000b82aabbc', /has 11 digits in place of 12/],
    ['', /has 0 digits/],
    ['000b82aabbcg', /"g" is no hexadecimal digit/],
    ['000b82aabbcc.xml', /"x" is no hexadecimal digit/],
    ['00:00:00:00:00:00', /all zeros/],
    ['ffffffffffff', /a group/],
    ['01005e000001', /a group/],
  ])('is refused as "%s", with what is wrong', (text, why) => {
    const read = parseMac(text);
    expect(read).toMatchObject({ ok: false, refusal: expect.stringMatching(why) });
  });

  it('is shown as on the label', () => {
    const read = parseMac('000b82aabbcc');
    expect(read.ok && writtenMac(read.value)).toBe('00:0B:82:AA:BB:CC');
  });
});
