import { describe, expect, it } from '@jest/globals';
import * as english from '../languages/en/numbers.js';
import * as french from '../languages/fr/numbers.js';
import type { NumberReader } from './numberGrammar.js';

function value(reader: NumberReader, text: string): number | undefined {
  const words = text.split(' ');
  const reading = reader.parseNumberWords(words, 0);
  return reading?.length === words.length ? reading.value : undefined;
}

describe('numbers in English', () => {
  it.each([
    ['seven', 7],
    ['12', 12],
    ['twenty five', 25],
    ['a hundred', 100],
    ['two hundred and ten', 210],
    ['three thousand four hundred', 3400],
    ['a couple of', 2],
    ['half a dozen', 6],
    ['two dozen', 24],
  ])('reads "%s" as %d', (text, expected) => {
    expect(value(english, text)).toBe(expected);
  });

  it('takes no more words than belong to the number', () => {
    expect(english.parseNumberWords(['two', 'twelve', 'ounce'], 0)).toEqual({
      value: 2,
      length: 1,
    });
    expect(english.parseNumberWords(['a', 'coke'], 0)).toBeUndefined();
  });

  it.each([
    ['five five five oh one four two', '5550142'],
    ['double five triple zero one', '550001'],
    ['eight hundred five five five forty two ten', '8005554210'],
    ['555 0142', '5550142'],
  ])('reads the digits of "%s"', (text, digits) => {
    expect(english.parseDigits(text.split(' '), 0)?.digits).toBe(digits);
  });
});

describe('numbers in French', () => {
  it.each([
    ['une', 1],
    ['dix sept', 17],
    ['vingt et un', 21],
    ['soixante et onze', 71],
    ['soixante dix neuf', 79],
    ['quatre vingts', 80],
    ['quatre vingt un', 81],
    ['quatre vingt dix neuf', 99],
    ['septante deux', 72],
    ['deux cent trois', 203],
    ['mille deux cents', 1200],
    ['une demi douzaine', 6],
  ])('reads "%s" as %d', (text, expected) => {
    expect(value(french, text)).toBe(expected);
  });

  it.each([
    ['zero six douze trente quatre cinquante six soixante dix huit', '0612345678'],
    ['zero un quatre vingt douze zero zero dix sept', '01920017'],
  ])('reads the digits of "%s"', (text, digits) => {
    expect(french.parseDigits(text.split(' '), 0)?.digits).toBe(digits);
  });
});
