import { describe, expect, it } from '@jest/globals';
import { lexicon as english } from '../languages/en/dialogue.js';
import { lexicon as french } from '../languages/fr/dialogue.js';
import type { Lexicon } from './lexicon.js';
import { digitReadings } from './readDigits.js';
import { splitWords } from './words.js';

function read(lexicon: Lexicon, text: string): readonly string[] {
  const texts = splitWords(text, lexicon).map((word) => word.text);
  return digitReadings(texts, lexicon.numbers).map(({ digits }) => digits);
}

describe('digits', () => {
  it('may be cut where speech does not tell, the longest numbers first', () => {
    const readings = read(french, 'zéro six soixante dix-huit');
    expect(readings[0]).toBe('0678');
    expect(readings).toContain('066018');
    expect(read(english, 'forty two')).toEqual(['42', '402']);
  });

  it('are one reading where they are said one by one', () => {
    expect(read(english, 'two one two double five oh')).toEqual(['212550']);
    expect(read(french, '06 12 34 56 78')).toEqual(['0612345678']);
  });

  it('stay few, however many words there are', () => {
    expect(read(french, 'soixante dix-huit '.repeat(30)).length).toBeLessThanOrEqual(32);
  });
});
