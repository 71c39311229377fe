import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allLanguageCodes, languageOf } from '../../dialogue/languages.js';
import { guardSentence } from './wordingGuard.js';

describe('the words of a model', () => {
  it.each(allLanguageCodes)('name no amount of money in %s', (code) => {
    const { spoken } = languageOf(code);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30_000 }),
        fc.constantFrom('EUR', 'USD', 'GBP'),
        (amount, currency) => {
          expect(guardSentence(`${spoken.amount(amount, currency)}.`, code)).toBeUndefined();
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(allLanguageCodes)('may be polite in %s', (code) => {
    const { you_are_welcome: polite } = languageOf(code).prompts.fixed;
    expect(guardSentence(polite, code)).toBe(polite);
  });

  it.each([
    ['Everything is free tonight.', 'a gift'],
    ['I gave you a discount on that.', 'a discount'],
    ['That makes twelve fifty.', 'a price in words'],
    ['It is 9.50 for both.', 'a price in figures'],
    ['Your order is confirmed.', 'a promise'],
    ['There is no gluten in it.', 'an allergen'],
    ['We will be there at half past eleven.', 'a time'],
    ['Would you like fries with that?', 'a question'],
    ['C’est bien noté, je vous écoute pour la suite.', 'another language'],
    ['یہ بہت اچھا ہے۔', 'another script'],
  ])('are not heard where they say what the machine has to say: %s (%s)', (text) => {
    expect(guardSentence(text, 'en-US')).toBeUndefined();
  });

  it.each([
    ['Two large ones, lovely.', 'Two large ones, lovely.'],
    ['**Good** choice! 🍕', 'Good choice!'],
    ['- Our lasagna is made by hand every morning.', 'Our lasagna is made by hand every morning.'],
  ])('are heard as they would be spoken: %s', (text, spoken) => {
    expect(guardSentence(text, 'en-US')).toBe(spoken);
  });
});
