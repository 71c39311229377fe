import { describe, expect, it } from '@jest/globals';
import { phrasesAsSaid, tokenise, wordsOf } from './tokens.js';

const plain = { elided: [] };

describe('the words of an utterance', () => {
  it.each([
    ["J'ai 2 cafés, merci", 'jai 2 cafes merci'],
    ['12oz Coke & ½ Brûlée', '12 oz coke & half brulee'],
    ['crème brûlée à 7,50', 'creme brulee a 7.50'],
    ['A 12oz Crème-Brûlée, please', 'a 12 oz creme brulee please'],
    ['à 19h30', 'a 19 h 30'],
  ])('of Latin letters are without accents: %s', (text, words) => {
    expect(wordsOf(text, plain).join(' ')).toBe(words);
  });

  it.each([
    ['IŞIK ışık Işık İşık', 'isik isik isik isik'],
    ["saat 19'da 3'ü", 'saat 19 da 3 u'],
    ['Żółty ŁOSOŚ', 'zolty losos'],
    ['٣ بيتزا و٢ كولا', '3 بیتزا و 2 کولا'],
    ['۱۲ بریانی', '12 بریانی'],
    ['२ समोसे ७५', '2 समोसे 75'],
    ['مَدرسة أإآٱا ى ـــ قهوةٌ', 'مدرسه ااااا ی قهوه'],
    ['كافى کافی', 'کافی کافی'],
    ['پیزا نہیں', 'پیزا نهین'],
    ['पिज़्ज़ा पिज्जा हाँ हां', 'पिज्जा पिज्जा हां हां'],
    ['हिन्दी अण्डा', 'हिंदी अंडा'],
    ['نیم\u200cفاصله', 'نیمفاصله'],
  ])('of other scripts are folded: %s', (text, words) => {
    expect(wordsOf(text, plain).join(' ')).toBe(words);
  });

  it.each(['بيتزا، كولا', 'पिज़्ज़ा। कोक', 'پیزا۔ کوک', 'pizza; cola'])(
    'stand apart where a sentence ends: %s',
    (text) => {
      expect(tokenise(text, plain).map(({ afterBreak }) => afterBreak)).toEqual([false, true]);
    },
  );

  it('are cut where the language elides', () => {
    expect(wordsOf("l'eau d'Évian", { elided: ['l', 'd'] })).toEqual(['l', 'eau', 'd', 'evian']);
  });

  it('are cut where the language joins them', () => {
    const joining = {
      elided: [],
      cuts: [['^و(...+)$', 'و $1'] as const, ['^ال(..+)$', '$1'] as const],
    };
    expect(wordsOf('والبيتزا و كولا', joining)).toEqual(['و', 'بیتزا', 'و', 'کولا']);
    expect(phrasesAsSaid('والقهوة | ', joining)).toEqual(['و قهوه']);
  });
});
