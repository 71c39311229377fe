import { describe, expect, it } from '@jest/globals';
import { lexicon as english } from '../languages/en/dialogue.js';
import { lexicon as french } from '../languages/fr/dialogue.js';
import { createAllergyReader } from './readAllergies.js';
import { splitWords } from './words.js';

const en = createAllergyReader(english);
const fr = createAllergyReader(french);

describe('an allergy', () => {
  it.each([
    ['I am allergic to peanuts', ['peanuts']],
    ['my daughter has a nut allergy', ['peanuts', 'nuts']],
    ["she's lactose intolerant", ['milk']],
    ["I'm celiac", ['gluten']],
    ['allergies to eggs and fish', ['eggs', 'fish']],
  ])('is heard in "%s"', (text, allergens) => {
    expect(en.allergy(splitWords(text, english))?.allergens).toEqual(allergens);
  });

  it.each([
    ['je suis allergique aux fruits de mer', ['crustaceans', 'molluscs']],
    ['il est intolérant au gluten', ['gluten']],
  ])('is heard in "%s"', (text, allergens) => {
    expect(fr.allergy(splitWords(text, french))?.allergens).toEqual(allergens);
  });

  it('to something else is kept as it was said', () => {
    const said = en.allergy(splitWords("I'm allergic to kiwi, thanks", english));
    expect(said).toMatchObject({ allergens: [], other: 'kiwi' });
  });

  it.each(['I have no allergies', 'a pizza with nuts', 'two colas'])(
    'is not heard in "%s"',
    (text) => {
      expect(en.allergy(splitWords(text, english))).toBeUndefined();
    },
  );
});
