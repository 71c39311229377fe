import { describe, expect, it } from '@jest/globals';
import { wordsOf } from './tokens.js';

const plain = { elided: [] };

describe('the words of a text', () => {
  it.each([
    ['A 12oz Crème-Brûlée, please', ['a', '12', 'oz', 'creme', 'brulee', 'please']],
    ['à 19h30', ['a', '19', 'h', '30']],
    ['Żurek i łosoś', ['zurek', 'i', 'losos']],
    ['ÇİĞ KÖFTE ılık', ['cig', 'kofte', 'ilik']],
    ['٣ بُرْجَر كـبير', ['3', 'برجر', 'كبير']],
    ['दो पिज़्ज़ा और २ कोक', ['दो', 'पिज्जा', 'और', '2', 'कोक']],
    ['۴ بریانی، ایک نان', ['4', 'بریانی', 'ایک', 'نان']],
  ])('of "%s" are folded, and digits are figures', (text, words) => {
    expect(wordsOf(text, plain)).toEqual(words);
  });

  it('are cut where the language elides', () => {
    expect(wordsOf("l'eau d'Évian", { elided: ['l', 'd'] })).toEqual(['l', 'eau', 'd', 'evian']);
  });
});
