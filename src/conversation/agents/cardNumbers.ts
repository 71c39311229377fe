import { CARD_PLACEHOLDER, hasCardNumber } from '../../restaurant/cardNumbers.js';
import { digitReadings } from './readDigits.js';
import type { Lexicon } from './lexicon.js';
import { splitWords, writtenText, type Word } from './words.js';

/** So many words may stand between two digits of one number: "four two, er, four two". */
const MOST_WORDS_BETWEEN = 2;

/** How a text is cut into words, and its numbers read. */
export type DigitWords = Pick<Lexicon, 'numbers' | 'elided' | 'cuts'>;

/** A word, the text it is of, and whether it is a number or a part of one. */
interface PlacedWord {
  readonly word: Word;
  readonly text: number;
  readonly isNumber: boolean;
}

/**
 * Takes the numbers of payment cards out of what somebody said, one text after the other; a number may go on
 * from text to text. What is said with it in one breath, as its date and code, goes too. A text without one
 * is answered as it is.
 */
export function hideCardNumbers(texts: readonly string[], lexicon: DigitWords): readonly string[] {
  const words = texts.flatMap((text, i) => placed(splitWords(text, lexicon), i, lexicon));
  const hidden = runsOf(words).filter(([from, to]) => {
    const run = words.slice(from, to).map(({ word }) => word.text);
    return digitReadings(run, lexicon.numbers).some(({ digits }) => hasCardNumber(digits));
  });
  const isHidden = (at: number): boolean => hidden.some(([from, to]) => at >= from && at < to);
  return texts.map((text, i) => {
    const own = words.flatMap((word, at) => (word.text === i ? [{ ...word, at }] : []));
    if (!own.some(({ at }) => isHidden(at))) return text;
    const kept = own.flatMap(({ word, at }, j) => {
      if (!isHidden(at)) return [word];
      return j > 0 && isHidden(at - 1) ? [] : [{ ...word, raw: CARD_PLACEHOLDER }];
    });
    return writtenText(kept);
  });
}

function placed(words: readonly Word[], text: number, { numbers }: DigitWords): PlacedWord[] {
  const texts = words.map((word) => word.text);
  let numberEnd = 0;
  return words.map((word, at) => {
    const read = numbers.parseDigits(texts, at) ?? numbers.parseNumberWords(texts, at);
    if (read) numberEnd = Math.max(numberEnd, at + read.length);
    return { word, text, isNumber: at < numberEnd };
  });
}

/** Stretches of numbers, from the first word to behind the last. */
function runsOf(words: readonly PlacedWord[]): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  words.forEach(({ isNumber }, at) => {
    if (!isNumber) return;
    const last = runs.at(-1);
    if (last && at - last[1] <= MOST_WORDS_BETWEEN) last[1] = at + 1;
    else runs.push([at, at + 1]);
  });
  return runs;
}
