import { describe, expect, it } from '@jest/globals';
import { CARD_PLACEHOLDER, hasCardNumber, withoutCardFigures } from './cardNumbers.js';

describe('a note that was written', () => {
  it.each([
    ['card 4242 4242 4242 4242, exp 12/27', `card ${CARD_PLACEHOLDER}, exp 12/27`],
    ['5555555555554444', CARD_PLACEHOLDER],
    ['Amex 3782-822463-10005.', `Amex ${CARD_PLACEHOLDER}.`],
    ['4242.4242.4242.4242 and 4000 0000 0000 0002', `${CARD_PLACEHOLDER} and ${CARD_PLACEHOLDER}`],
  ])('has no card number: %s', (note, left) => {
    expect(withoutCardFigures(note)).toBe(left);
  });

  it.each([
    'call 212 555 0142 or 212 555 0188',
    '06 12 34 56 78, 06 98 76 54 32',
    '12 Main Street, apartment 4, code 4711, ring 3 times',
    '4242 4242 4242 4241',
    'order of 2026-03-10 18:30, table 4',
  ])('keeps every other number: %s', (note) => {
    expect(withoutCardFigures(note)).toBe(note);
  });
});

describe('digits in a row', () => {
  it('of a telephone number said twice are no card', () => {
    for (const phone of ['2125550142', '4155550136', '33612345678', '5551234567']) {
      expect(hasCardNumber(phone + phone)).toBe(false);
    }
  });

  it('of a card are one, with its date and code too', () => {
    expect(hasCardNumber('42424242424242421227123')).toBe(true);
    expect(hasCardNumber('4000000000000002')).toBe(true);
    expect(hasCardNumber('5555555555554444')).toBe(true);
  });
});
