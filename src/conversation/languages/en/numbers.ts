import { createNumberReader } from '../../understanding/numberGrammar.js';

const small = [
  ...[
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
  ],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number below a million, in words. */
export function inWords(n: number): string {
  if (n < 20) return small[n] ?? String(n);
  if (n < 100) {
    const unit = n % 10;
    return `${tens[Math.floor(n / 10)] ?? ''}${unit ? `-${inWords(unit)}` : ''}`;
  }
  const [size, name] = n < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = n % size;
  const joint = n < 1000 || rest < 100 ? ' and ' : ' ';
  return `${inWords(Math.floor(n / size))} ${name}${rest ? joint + inWords(rest) : ''}`;
}

/** Reads English numbers: quantities, times, and digits as telephone numbers are said. */
export const { parseNumberWords, parseDigits } = createNumberReader({
  units: {
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  },
  tens: [
    { words: ['twenty'], value: 20, upTo: 9 },
    { words: ['thirty'], value: 30, upTo: 9 },
    { words: ['forty'], value: 40, upTo: 9 },
    { words: ['fourty'], value: 40, upTo: 9 },
    { words: ['fifty'], value: 50, upTo: 9 },
    { words: ['sixty'], value: 60, upTo: 9 },
    { words: ['seventy'], value: 70, upTo: 9 },
    { words: ['eighty'], value: 80, upTo: 9 },
    { words: ['ninety'], value: 90, upTo: 9 },
  ],
  tensJoiners: [],
  hundreds: ['hundred'],
  thousands: ['thousand'],
  hundredsJoiners: ['and'],
  ones: ['a'],
  phrases: [
    { words: ['a', 'couple'], value: 2 },
    { words: ['a', 'couple', 'of'], value: 2 },
    { words: ['couple', 'of'], value: 2 },
    { words: ['a', 'pair', 'of'], value: 2 },
    { words: ['half', 'a', 'dozen'], value: 6 },
    { words: ['a', 'half', 'dozen'], value: 6 },
    { words: ['half', 'dozen'], value: 6 },
    { words: ['a', 'dozen'], value: 12 },
    { words: ['one', 'dozen'], value: 12 },
    { words: ['dozen'], value: 12 },
    { words: ['two', 'dozen'], value: 24 },
    { words: ['three', 'dozen'], value: 36 },
  ],
  digitWords: { oh: '0', o: '0', nought: '0', naught: '0' },
  repeats: { double: 2, triple: 3, treble: 3 },
});
