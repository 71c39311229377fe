import {
  createNumberReader,
  type NumberPhrase,
  type NumberWords,
} from '../../understanding/numberGrammar.js';
import { numberNames, tensNames } from '../numberNames.js';
import { rules } from './rules.js';

const words: NumberWords = {
  units: numberNames(
    `صفر, زيرو | واحد, واحدة, وحدة | اثنين, اثنان, اتنين, ثنين, اثنتين, ثنتين, تنتين, اثنتان |
     ثلاثة, ثلاث, تلاتة, تلات | أربعة, أربع | خمسة, خمس | ستة, ست | سبعة, سبع |
     ثمانية, ثماني, ثمان, تمانية, تمن, تماني | تسعة, تسع | عشرة, عشر |
     أحد عشر, إحدى عشرة, احدعش, حداشر | اثنا عشر, اثني عشر, اثنتا عشرة, اثنعش, اتناشر |
     ثلاثة عشر, ثلاث عشرة, تلتاشر, ثلطعش | أربعة عشر, أربع عشرة, أربعتاشر, أربعطعش |
     خمسة عشر, خمس عشرة, خمستاشر, خمسطعش | ستة عشر, ست عشرة, ستاشر, سطعش |
     سبعة عشر, سبع عشرة, سبعتاشر, سبعطعش | ثمانية عشر, ثماني عشرة, تمنتاشر, ثمنطعش |
     تسعة عشر, تسع عشرة, تسعتاشر, تسعطعش`,
    rules,
  ),
  tens: tensNames(
    `عشرين, عشرون | ثلاثين, ثلاثون, تلاتين | أربعين, أربعون | خمسين, خمسون | ستين, ستون | سبعين, سبعون |
     ثمانين, ثمانون, تمانين | تسعين, تسعون`,
    rules,
  ),
  tensJoiners: [],
  unitsFirstJoiners: ['و'],
  hundreds: ['میه', 'مایه'],
  thousands: ['الف', 'الاف'],
  hundredsJoiners: ['و'],
  ones: [],
  phrases: [
    { words: ['میتین'], value: 200 },
    { words: ['مایتین'], value: 200 },
    { words: ['نصف', 'دزینه'], value: 6 },
    { words: ['دزینه'], value: 12 },
  ],
  digitsInGroups: true,
  digitWords: {},
  repeats: {},
};

/** The hours are counted first, second, third; elsewhere "second" is another one. */
const hours: readonly NumberPhrase[] = Object.entries(
  numberNames(
    `الأولى | الثانية | الثالثة | الرابعة | الخامسة | السادسة | السابعة | الثامنة | التاسعة | العاشرة |
     الحادية عشرة, الحادية عشر | الثانية عشرة, الثانية عشر`,
    rules,
    { from: 1 },
  ),
).map(([name, value]) => ({ words: name.split(' '), value }));

/** Reads Arabic numbers, in the standard language and as they are said in the Gulf, the Levant and Egypt. */
export const numbers = createNumberReader(words);

/** The same where a time may be said. */
export const clockNumbers = createNumberReader({ ...words, phrases: [...words.phrases, ...hours] });

const small = [
  ...['صفر', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة'],
  ...['أحد عشر', 'اثنا عشر', 'ثلاثة عشر', 'أربعة عشر', 'خمسة عشر', 'ستة عشر', 'سبعة عشر'],
  ...['ثمانية عشر', 'تسعة عشر'],
];
const tens = 'عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون'.split(' ');

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  if (n < 20) return small[n] ?? String(n);
  if (n > 99) return String(n);
  const ten = tens[Math.floor(n / 10) - 2] ?? '';
  return n % 10 === 0 ? ten : `${small[n % 10] ?? ''} و${ten}`;
}
