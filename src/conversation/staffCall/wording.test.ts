import { describe, expect, it } from '@jest/globals';
import type { Order } from '../../restaurant/order.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { bellaNapoli } from '../../testing/demoRestaurants.js';
import { sampleOrder } from '../../testing/samples.js';
import { languages } from '../languages/languages.js';
import { staffCallTexts } from './texts.js';
import { staffCallWords } from './wording.js';

const now = new Date('2026-03-10T18:00:00Z');
const order: Order = {
  ...sampleOrder({ allergies: ['nuts'], note: 'ring twice' }),
  ...{ id: 'o', restaurantId: 'bella-napoli', number: 17, callId: null, status: 'new' },
  ...{ paymentStatus: 'unpaid', prepayment: 0, paidAmount: 0, customerEmail: null, version: 1 },
  ...{ createdAt: now, updatedAt: now },
};

const inLanguage = (tag: string): RestaurantProfile => ({ ...bellaNapoli, languages: [tag] });

describe('an order that the staff are called about', () => {
  it('is read out with all that the kitchen needs', () => {
    expect(staffCallWords(bellaNapoli, order, now)).toMatchObject({
      language: 'en-US',
      order: [
        "This is Bella Napoli's phone assistant. Order number 17 has not been accepted yet.",
        'For delivery to 11 Broadway, apartment 4.',
        'two large Margheritas with extra olives.',
        'a Cola.',
        'Allergy: nuts.',
        'Note for the kitchen: ring twice.',
        'Promised at two forty PM.',
      ],
      keys: 'Press 1 to accept it, or 2 to hear it again.',
    });
  });

  it('names nobody and nowhere that is not known', () => {
    const pickup: Order = { ...order, fulfilment: 'pickup', customerName: null, note: null };
    const { order: said } = staffCallWords(bellaNapoli, pickup, now);
    expect(said[1]).toBe('For pickup.');
    expect(said.join(' ')).not.toContain('null');
  });

  it.each(Object.keys(languages))('is told in %s, with both keys', (code) => {
    const { order: said, ...rest } = staffCallWords(inLanguage(code), order, now);
    expect(rest.language).toBe(code);
    const all = [...said, rest.keys, rest.accepted, rest.needless, rest.notAccepted].join(' ');
    expect(all).not.toMatch(/[{}[\]]/);
    expect(said[0]).toContain('17');
    expect(rest.keys).toMatch(/1.*2/);
  });

  it('is told in every language that is spoken, and in English where none is', () => {
    expect(Object.keys(staffCallTexts).sort()).toEqual(Object.keys(languages).sort());
    expect(staffCallWords(inLanguage('fi-FI'), order, now).language).toBe('en');
  });
});
