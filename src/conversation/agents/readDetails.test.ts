import { describe, expect, it } from '@jest/globals';
import { lexicon as english } from '../languages/en/dialogue.js';
import { lexicon as french } from '../languages/fr/dialogue.js';
import { createDetailReader, type DetailReader } from './readDetails.js';
import { splitWords } from './words.js';

const en = createDetailReader(english);
const fr = createDetailReader(french);
const words = (reader: DetailReader, text: string): ReturnType<typeof splitWords> =>
  splitWords(text, reader === fr ? french : english);

describe('a name', () => {
  it.each([
    ['John', 'John'],
    ["it's for john smith please", 'John Smith'],
    ['my name is Rachel', 'Rachel'],
    ['put it under O’Brien', 'O’Brien'],
    ['um, Maria', 'Maria'],
    ['yes, Tom', 'Tom'],
  ])('is heard in "%s"', (text, name) => {
    expect(en.name(words(en, text), true)).toBe(name);
  });

  it.each([
    ['Dupont', 'Dupont'],
    ["c'est au nom de Dupont", 'Dupont'],
    ["c'est pour Marie Leroy, s'il vous plaît", 'Marie Leroy'],
    ["je m'appelle rené", 'René'],
    ['au nom de jean-pierre', 'Jean Pierre'],
  ])('is heard in "%s"', (text, name) => {
    expect(fr.name(words(fr, text), true)).toBe(name);
  });

  it('is no number and no speech', () => {
    expect(en.name(words(en, '555 0123'), true)).toBeUndefined();
    expect(en.name(words(en, 'well I was wondering what you have today'), true)).toBeUndefined();
    expect(en.name(words(en, 'Maria'), false)).toBeUndefined();
  });
});

describe('digits', () => {
  it.each([
    [en, 'two one two five five five oh one double two', '2125550122'],
    [en, 'my number is 212-555-0123', '2125550123'],
    [en, "it's five five five, twelve thirty four", '5551234'],
    [fr, 'zéro six douze trente-quatre cinquante-six soixante-dix-huit', '0612345678'],
    [fr, 'zéro un quatre-vingt-douze soixante et onze zéro zéro dix', '0192710010'],
    [fr, 'alors c’est le 06 12 34 56 78', '0612345678'],
  ])('are heard as they are said (%#)', (reader, text, digits) => {
    expect(reader.digits(words(reader, text), 5)[0]?.digits).toBe(digits);
  });

  it('are none when there are too few', () => {
    expect(en.digits(words(en, 'two colas'), 5)).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    [en, '12 Main Street', { text: '12 Main Street', postcode: null }],
    [en, "it's twenty five Broadway please", { text: '25 Broadway', postcode: null }],
    [en, '350 Fifth Avenue, zip code 10001', { text: '350 Fifth Avenue', postcode: '10001' }],
    [
      fr,
      '12 rue de la Roquette, 75011 Paris',
      { text: '12 rue de la Roquette Paris', postcode: '75011' },
    ],
    [fr, "c'est au douze rue de la Paix", { text: '12 rue de la Paix', postcode: null }],
  ])('is heard where it was asked for (%#)', (reader, text, address) => {
    expect(reader.address(words(reader, text), true)).toEqual(address);
  });

  it('is heard unasked only after words that lead to one', () => {
    expect(en.address(words(en, 'a pizza delivered to 12 Main Street'), false)).toEqual({
      text: '12 Main Street',
      postcode: null,
    });
    expect(en.address(words(en, 'a main street pizza'), false)).toBeUndefined();
  });

  it('is not made of a yes', () => {
    expect(en.address(words(en, 'yes please'), true)).toBeUndefined();
  });
});

describe('a remark', () => {
  it('is kept in the caller’s words', () => {
    expect(en.note(words(en, 'tell the driver to ring'))).toBe('tell the driver to ring');
    expect(fr.note(words(fr, 'notez que la sonnette est cassée'))).toBe('la sonnette est cassée');
    expect(en.note(words(en, 'a lasagna'))).toBeUndefined();
  });
});
