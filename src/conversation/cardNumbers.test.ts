import { describe, expect, it } from '@jest/globals';
import { withoutCardNumbers } from './cardNumbers.js';

const hide = (text: string, language: string): string | undefined =>
  withoutCardNumbers([text], language)[0];

describe('a card number', () => {
  it.each([
    ['en-US', 'my card is 4242 4242 4242 4242 thanks', 'my card is [card number] thanks'],
    ['en-US', '4242424242424242', '[card number]'],
    [
      'en-US',
      'It is four two four two, er, four two four two double four two two four two four two.',
      null,
    ],
    [
      'en-US',
      'forty two forty two forty two forty two forty two forty two forty two forty two',
      '',
    ],
    ['en-US', '4242 4242 4242 4242 twelve twenty seven one two three', '[card number]'],
    ['fr-FR', 'quarante-deux '.repeat(8), ''],
    ['de-DE', 'zweiundvierzig '.repeat(8), ''],
    ['es-ES', 'cuarenta y dos '.repeat(8), ''],
    ['it-IT', 'quattro due '.repeat(8), ''],
    ['pt-PT', 'quatro dois '.repeat(8), ''],
    ['nl-NL', 'vier twee '.repeat(8), ''],
    ['pl-PL', 'cztery dwa '.repeat(8), ''],
    ['tr-TR', 'dört iki '.repeat(8), ''],
    ['ar-SA', 'أربعة اثنين '.repeat(8), ''],
    ['ar-SA', '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢', ''],
    ['ur-PK', 'چار دو '.repeat(8), ''],
    ['hi-IN', 'चार दो '.repeat(8), ''],
    ['sw', 'kadi 4242 4242 4242 4242', 'kadi [card number]'],
  ])('is taken out of what is said in %s: %s', (language, said, left) => {
    if (left === null) expect(hide(said, language)).not.toMatch(/four|two/);
    else expect(hide(said, language)).toBe(left || '[card number]');
  });

  it('is followed from one text to the next', () => {
    expect(withoutCardNumbers(['it is 4242 4242', '4242 4242', 'yes'], 'en')).toEqual([
      'it is [card number]',
      '[card number]',
      'yes',
    ]);
  });

  it.each([
    'two large pizzas to 12 Main Street, apartment 4',
    'my number is 212 555 0142',
    '4222222222223',
    'no digits, at all.',
  ])('is not seen in: %s', (said) => {
    expect(hide(said, 'en-US')).toBe(said);
  });
});
