import { describe, expect, it } from '@jest/globals';
import type { SpokenLine } from '../dialogue/wording.js';
import { languages } from './languages.js';

const line = (quantity: number, variant: string, name: string): SpokenLine => ({
  ...{ quantity, variant, name, category: '', chosen: [], added: [], removed: [] },
});

describe('A size', () => {
  it.each([
    ['hi', 1, 'बड़ा', 'वेज पिज़्ज़ा', 'बड़ा वेज पिज़्ज़ा'],
    ['hi', 2, 'बड़ा', 'वेज पिज़्ज़ा', 'बड़े वेज पिज़्ज़ा'],
    ['hi', 1, 'बड़ा', 'कॉफ़ी', 'बड़ी कॉफ़ी'],
    ['hi', 2, 'छोटा', 'चाय', 'छोटी चाय'],
    ['hi', 1, 'छोटा', 'पानी', 'छोटा पानी'],
    ['hi', 2, 'मीडियम', 'कॉफ़ी', 'मीडियम कॉफ़ी'],
    ['ur', 2, 'بڑا', 'پیزا', 'بڑے پیزا'],
    ['ur', 1, 'بڑا', 'بریانی', 'بڑی بریانی'],
  ])('agrees with its dish (%s): %p %s %s', (language, quantity, size, name, said) => {
    expect(languages[language]?.spoken.line(line(quantity, size, name))).toContain(said);
  });
});
