import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Dictionary, dictionaryText } from './dictionary.js';
import { soundOut } from './letterToSound.js';

const PHONES = new Set(
  'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(
    ' ',
  ),
);

const dictionary = new Dictionary(
  ['bread B R EH D', 'bread(2) B R IY D', 'stick S T IH K', 'dish D IH SH', "i'd AY D"].join('\n'),
);

describe('how a word is said', () => {
  it('is taken from the dictionary with all its ways', () => {
    expect(dictionary.pronounce('bread')).toEqual(['B R EH D', 'B R IY D']);
  });

  it.each([
    ['sticks', 'S T IH K S'],
    ['dishs', 'D IH SH IH Z'],
    ["bread's", 'B R EH D Z'],
  ])('%s is a known word with an ending', (word, phones) => {
    expect(dictionary.pronounce(word)[0]).toBe(phones);
  });

  it('is put together from known words', () => {
    expect(dictionary.pronounce('breadstick')).toEqual(['B R EH D S T IH K']);
    expect(dictionary.pronounce('breadsticks')).toEqual(['B R EH D S T IH K S']);
  });

  it.each([
    ['pizzocheri', 'P IH Z AA CH ER IY'],
    ['strozzapreti', 'S T R AA Z AE P R EH T IY'],
    ['galette', 'G AE L EH T'],
    ['gnudi', 'N Y AH D IY'],
    ['quiznak', 'K W IH Z N AE K'],
  ])('%s is read as it is spelled', (word, phones) => {
    expect(dictionary.pronounce(word)).toEqual([phones]);
  });

  it('is always some phones that the model knows', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z']{1,15}$/), (word) => {
        const phones = soundOut(word).split(' ');
        expect(phones.filter((phone) => !PHONES.has(phone))).toEqual([]);
      }),
    );
  });

  it('is written for a decoder one way a line', () => {
    expect(dictionaryText(dictionary, ['bread', "i'd"])).toBe(
      "bread B R EH D\nbread(2) B R IY D\ni'd AY D\n",
    );
  });
});
