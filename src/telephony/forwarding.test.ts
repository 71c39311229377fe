import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstDialled } from './forwarding.js';

const A = '<sip:0033142000001@a.example>';
const B = '<sip:0033142000002@b.example;user=phone>';

describe('what was dialled before a call was forwarded to us', () => {
  it.each([
    ['one Diversion', `${A};reason=unconditional|`, '0033142000001'],
    [
      'two in one header, the oldest last',
      `${B};reason=no-answer, ${A};counter=1|`,
      '0033142000001',
    ],
    ['two headers', `${B};reason=no-answer,${A};reason=user-busy,,|`, '0033142000001'],
    ['a name with a comma and a bracket', `"Chez <Marcel>, Paris" ${A}|`, '0033142000001'],
    ['a tel address', '<tel:+33142000001>;reason=deflection|', '+33142000001'],
    [
      'a History-Info of three hops',
      `|${A};index=1,${B};index=1.1,<sip:9@us>;index=1.1.1`,
      '0033142000001',
    ],
    [
      'hops out of their order',
      `|<sip:9@us>;index=1.10,${B};index=1.2, ${A};index=1`,
      '0033142000001',
    ],
    [
      'a reason within an address',
      `|<sip:0033142000001@a?Reason=SIP%3Bcause%3D302>;index=1,${B};index=1.1`,
      '0033142000001',
    ],
    ['both, the Diversion first', `${A}|${B};index=1,<sip:9@us>;index=1.1`, '0033142000001'],
    ['a number in escapes', '<sip:%2B33142000001@a.example>|', '+33142000001'],
  ])('is in %s', (_, forwarding, number) => {
    expect(firstDialled(forwarding)).toBe(number);
  });

  it.each([
    ['no header', '|'],
    ['a history of nothing but the call itself', `|${A};index=1`],
    ['a history without indices', `|${A},${B}`],
    ['escapes that are none', '<sip:%zz@a>|'],
  ])('is nothing with %s', (_, forwarding) => {
    expect(firstDialled(forwarding)).toBe('');
  });

  it('is read from anything without a fault, and soon', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400 }),
        fc.string({
          unit: fc.constantFrom('"', ',', '<', '>', '|', ';', '\\', 'sip:', 'index=', '1', '.'),
          maxLength: 4000,
        }),
        (one, other) => {
          expect(typeof firstDialled(one + other)).toBe('string');
        },
      ),
    );
  });
});
