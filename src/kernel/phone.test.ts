import { describe, expect, it } from '@jest/globals';
import { isCountry, nationalFormat, takesTexts, toE164 } from './phone.js';

describe('a phone number', () => {
  it.each(['01 42 68 53 00', '0142685300', '0033142685300', '33142685300', '+33 1 42 68 53 00'])(
    'of Paris is recognised as trunks write it: %s',
    (text) => expect(toE164(text, 'FR')).toBe('+33142685300'),
  );

  it('loses the parameters of a SIP user part', () => {
    expect(toE164('+33142685300;npdi', 'FR')).toBe('+33142685300');
  });

  it.each(['anonymous', 'gateway', '100', '', '00000', '+1', '1'.repeat(30)])(
    'is not made out of %p',
    (text) => expect(toE164(text, 'US')).toBeUndefined(),
  );

  it('is shown as its own country writes it', () => {
    expect(nationalFormat('+12125550142')).toBe('(212) 555-0142');
    expect(nationalFormat('+33142685300')).toBe('01 42 68 53 00');
  });

  it('takes text messages where it is a mobile, or may be one', () => {
    expect(takesTexts('+33612345678')).toBe(true);
    expect(takesTexts('+12125550142')).toBe(true);
    expect(takesTexts('+33142685300')).toBe(false);
  });

  it('needs a country that exists', () => {
    expect(isCountry('FR')).toBe(true);
    expect(isCountry('XX')).toBe(false);
    expect(() => toE164('0142685300', 'XX')).toThrow('not a country code: XX');
  });
});
