import { describe, expect, it } from '@jest/globals';
import { checkMinimum, checkZone, deliveryFee } from './delivery.js';

const terms = { fee: 350, minimumOrder: 2000, postcodes: ['75011', 'SW1A1AA'], minutes: 30 };
const address = (postcode: string | null): { text: string; postcode: string | null } => ({
  text: '12 rue Oberkampf',
  postcode,
});

describe('delivery', () => {
  it('goes to the postcodes that are served, however they are written', () => {
    expect(checkZone({ delivery: terms }, address('75011'))).toBeUndefined();
    expect(checkZone({ delivery: terms }, address(' 75 011 '))).toBeUndefined();
    expect(checkZone({ delivery: terms }, address('sw1a 1aa'))).toBeUndefined();
    expect(checkZone({ delivery: terms }, address('75011-1234'))).toBeUndefined();
  });

  it('goes nowhere else', () => {
    expect(checkZone({ delivery: terms }, address('75 020'))).toEqual({
      code: 'outside_zone',
      postcode: '75020',
    });
  });

  it('asks for what it does not know', () => {
    expect(checkZone({ delivery: terms }, null)).toEqual({ code: 'address_missing' });
    expect(checkZone({ delivery: terms }, { text: ' ', postcode: '75011' })).toEqual({
      code: 'address_missing',
    });
    expect(checkZone({ delivery: terms }, address(null))).toEqual({ code: 'postcode_missing' });
  });

  it('goes everywhere when no postcodes are listed', () => {
    expect(checkZone({ delivery: { ...terms, postcodes: [] } }, address(null))).toBeUndefined();
  });

  it('is free from the threshold on', () => {
    expect(deliveryFee(terms, 100_000)).toBe(350);
    expect(deliveryFee({ ...terms, freeFrom: 3000 }, 2999)).toBe(350);
    expect(deliveryFee({ ...terms, freeFrom: 3000 }, 3000)).toBe(0);
  });

  it('says how much is missing to the minimum', () => {
    expect(checkMinimum(terms, 2000)).toBeUndefined();
    expect(checkMinimum(terms, 1550)).toEqual({
      code: 'below_minimum',
      minimumOrder: 2000,
      missing: 450,
    });
  });
});
