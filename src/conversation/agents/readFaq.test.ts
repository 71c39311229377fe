import { describe, expect, it } from '@jest/globals';
import { bellaNapoli } from '../../testing/demoRestaurants.js';
import { lexicon } from '../languages/en/dialogue.js';
import { createFaqReader } from './readFaq.js';
import { splitWords } from './words.js';

const entry = (id: string, ...questions: string[]) => ({
  id,
  answers: [{ language: 'en', questions, answer: 'So it is.' }],
});

const reader = createFaqReader(
  [
    entry('parking', 'Where can I park?', 'Is there parking nearby?'),
    entry('cards', 'Do you take credit cards?', 'Can I pay by card?'),
    entry('bread', 'Do you have gluten free bread?'),
    entry('hours', 'Are you open on Christmas day?'),
  ],
  bellaNapoli.menu,
  'en',
  lexicon,
);

const asked = (text: string, isQuestion = true): string | undefined =>
  reader.entryFor(splitWords(text, lexicon), isQuestion);

describe('a question', () => {
  it.each([
    ['where can I park', 'parking'],
    ['is there any parking', 'parking'],
    ['can I pay with a credit card', 'cards'],
    ['are you open on christmas', 'hours'],
    ['do you have gluten free bread', 'bread'],
  ])('"%s" is found among the restaurant’s', (text, id) => {
    expect(asked(text)).toBe(id);
  });

  it.each([
    'a large pepperoni pizza',
    'do you have gluten free pizza',
    'a gluten free crust please',
    'can I have two garlic bread',
    'where are you from',
    'two colas and a tiramisu',
    '',
  ])('is not made of "%s"', (text) => {
    expect(asked(text)).toBeUndefined();
    expect(asked(text, false)).toBeUndefined();
  });
});
