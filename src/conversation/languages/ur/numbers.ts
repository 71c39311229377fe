import { createNumberReader } from '../../understanding/numberGrammar.js';
import { numberNames } from '../numberNames.js';
import { roman } from '../romanHindustani.js';

const rules = { elided: [] };

const names = `
  صفر ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس اکیس بائیس تئیس چوبیس
  پچیس چھبیس ستائیس اٹھائیس انتیس تیس اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس چالیس اکتالیس بیالیس
  تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس پچاس اکیاون باون ترپن چون پچپن چھپن ستاون اٹھاون انسٹھ ساٹھ
  اکسٹھ باسٹھ ترسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر اکہتر بہتر تہتر چوہتر پچہتر چھہتر ستتر اٹھہتر اناسی اسی
  اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی نوے اکیانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے
  اٹھانوے ننانوے
`
  .trim()
  .split(/\s+/);

const otherSpellings = `
  زیرو | ون | ٹو | تھری | فور | فائیو | چھے, سکس | سیون | ایٹ | نائن | ٹین
`;

/** Reads Urdu numbers in its own script and in Latin letters, and the English ones that are mixed in. */
export const numbers = createNumberReader({
  units: {
    ...numberNames(roman.numbers.join(' | '), rules),
    ...numberNames(otherSpellings, rules),
    ...numberNames(names.join(' | '), rules),
  },
  tens: [],
  tensJoiners: [],
  hundreds: ['سو', ...roman.hundreds],
  thousands: ['هزار', ...roman.thousands],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['ادها', 'درجن'], value: 6 },
    { words: ['درجن'], value: 12 },
    { words: ['darjan'], value: 12 },
  ],
  digitWords: {},
  repeats: { ڈبل: 2, double: 2, ٹرپل: 3, triple: 3 },
});

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  return names[n] ?? String(n);
}
