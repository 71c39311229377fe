import { decimalsOf, type MinorUnits } from '../../kernel/money.js';
import type { TipWish } from '../../restaurant/tip.js';
import type { PayingWords } from './lexicon.js';
import { inFigures, type Figures } from './readTime.js';
import { createPhraseBook, type PhraseBook, type Word } from './words.js';
import type { NumberReader } from '../understanding/numberGrammar.js';

/** A tip that was said, and the words that say it. */
export interface TipReading {
  /** Null is none: "no tip". Without an amount the staff may keep the change, or the amount is to be asked for. */
  readonly tip: TipWish | null | 'keep_change' | 'how_much';
  readonly used: ReadonlySet<number>;
}

type Unit = 'tip' | 'no_tip' | 'keep' | 'percent' | 'cents' | 'whole' | 'around';

/** Reads what callers add for the staff, in one language. */
export interface TipReader {
  /** With `asked` an amount alone is a tip: it was asked for. */
  read(words: readonly Word[], currency: string, asked?: boolean): TipReading | undefined;
}

/** Words between an amount and what it is for that may be passed over: "five dollars as a tip". */
const MOST_BETWEEN = 4;

/** Makes the reader of a language. */
export function createTipReader(paying: PayingWords, numbers: NumberReader): TipReader {
  const units = ['no_tip', 'keep', 'tip', 'percent', 'cents', 'whole', 'around'] as const;
  const book = createPhraseBook(
    units.flatMap((unit) => phrasesFor(paying, unit).map((phrase) => [phrase, unit] as const)),
  );
  return {
    read(words, currency, asked = false) {
      const figures = inFigures(words, numbers);
      const marks = marksOf(words, figures, book);
      const about = marks.find(({ unit }) => ['tip', 'no_tip', 'keep'].includes(unit ?? ''));
      if (!about) return asked ? amountAlone(marks, currency) : undefined;
      const used = new Set(about.words);
      if (about.unit === 'no_tip') return { tip: null, used };
      const amount = amountNear(marks, marks.indexOf(about), currency);
      if (amount) for (const word of amount.words) used.add(word);
      spread(used, marks);
      if (about.unit === 'keep') {
        const handedOver = amount?.kind === 'amount' ? amount.value : undefined;
        return { tip: handedOver ? { kind: 'change', handedOver } : 'keep_change', used };
      }
      if (amount) return { tip: wishOf(amount), used };
      // "Ring the bell for the driver" is no tip without an amount, "leave a tip" is.
      return used.size === words.length ? { tip: 'how_much', used } : undefined;
    },
  };
}

function phrasesFor(paying: PayingWords, unit: Unit): readonly string[] {
  switch (unit) {
    case 'tip':
      return paying.tip;
    case 'no_tip':
      return paying.noTip;
    case 'keep':
      return paying.keepChange;
    case 'percent':
      return paying.percent;
    case 'cents':
      return paying.cents;
    case 'whole':
      return paying.units;
    case 'around':
      return paying.around;
  }
}

/** A piece of what was said: a number, a phrase, or any other word. */
interface Mark {
  readonly unit: Unit | null;
  readonly number: number | null;
  readonly words: readonly number[];
}

function marksOf(words: readonly Word[], figures: Figures, book: PhraseBook<Unit>): Mark[] {
  const marks: Mark[] = [];
  const numberAt = new Map(
    figures.tokens.flatMap(({ text, words: [first, ...rest] }) =>
      /^\d+$/.test(text) && first !== undefined
        ? [[first, { number: Number(text), words: [first, ...rest] }] as const]
        : [],
    ),
  );
  for (let at = 0; at < words.length;) {
    const phrase = book.at(words, at);
    const number = numberAt.get(at);
    // "A tip" is a phrase and no number one, though "a" may be one.
    const isPhrase = phrase !== undefined && phrase.length >= (number?.words.length ?? 0);
    const length = isPhrase ? phrase.length : (number?.words.length ?? 1);
    marks.push({
      unit: isPhrase ? phrase.meaning : null,
      number: isPhrase ? null : (number?.number ?? null),
      words: Array.from({ length }, (_, i) => at + i),
    });
    at += length;
  }
  return marks;
}

interface SaidAmount {
  readonly kind: 'amount' | 'percent';
  readonly value: MinorUnits;
  readonly words: readonly number[];
}

function wishOf({ kind, value }: SaidAmount): TipWish {
  return kind === 'percent' ? { kind, percent: value } : { kind, amount: value };
}

/** An amount with which nothing else is said: "two dollars, please". */
function amountAlone(marks: readonly Mark[], currency: string): TipReading | undefined {
  const first = marks.findIndex(({ number }) => number !== null);
  if (first < 0) return undefined;
  const amount = amountAt(marks, first, currency);
  const used = new Set(amount.words);
  spread(used, marks);
  const isAll = marks.every(({ words }) => words.every((word) => used.has(word)));
  return isAll ? { tip: wishOf(amount), used } : undefined;
}

/** The amount that is nearest: "a two euro tip", "a tip of five", "ten percent for the driver". */
function amountNear(
  marks: readonly Mark[],
  about: number,
  currency: string,
): SaidAmount | undefined {
  const near = marks
    .flatMap((mark, at) => (mark.number === null ? [] : [wholeOf(marks, at)]))
    .map((at) => ({ at, far: Math.abs(at - about) }))
    .sort((one, other) => one.far - other.far);
  for (const { at, far } of near) {
    const amount = amountAt(marks, at, currency);
    // A bare number is a tip only right beside the word; "two pizzas and a tip" has none.
    const hasUnit =
      marks[at - 1]?.unit === 'percent' ||
      (marks[at + 1]?.unit !== undefined && amount.words.length > 1);
    if (far <= (hasUnit ? MOST_BETWEEN + 2 : 2) && (hasUnit || isBeside(marks, at, about))) {
      return amount;
    }
  }
  return undefined;
}

/** Where an amount begins: the fifty of "two euros fifty" is the end of one. */
function wholeOf(marks: readonly Mark[], at: number): number {
  const hasWhole = marks[at - 1]?.unit === 'whole' && typeof marks[at - 2]?.number === 'number';
  return hasWhole ? at - 2 : at;
}

function isBeside(marks: readonly Mark[], at: number, about: number): boolean {
  return marks
    .slice(Math.min(at, about) + 1, Math.max(at, about))
    .every(({ unit }) => unit === 'around');
}

function amountAt(marks: readonly Mark[], at: number, currency: string): SaidAmount {
  const factor = 10 ** decimalsOf(currency);
  const number = marks[at];
  const unit = marks[at + 1];
  const value = number?.number ?? 0;
  const words = [...(number?.words ?? [])];
  const before = marks[at - 1];
  // As Turkish has it: "yüzde on".
  if (before?.unit === 'percent') {
    return { kind: 'percent', value, words: [...before.words, ...words] };
  }
  if (unit?.unit === 'percent') {
    return { kind: 'percent', value, words: [...words, ...unit.words] };
  }
  if (unit?.unit === 'cents') return { kind: 'amount', value, words: [...words, ...unit.words] };
  if (unit?.unit === 'whole') words.push(...unit.words);
  const cents = marks[at + (unit?.unit === 'whole' ? 2 : 1)];
  const hasCents = typeof cents?.number === 'number' && cents.number < factor && cents.number >= 10;
  if (!hasCents) return { kind: 'amount', value: value * factor, words };
  words.push(...cents.words);
  return { kind: 'amount', value: value * factor + cents.number, words };
}

/** What only leads to the tip goes with it: "and please add a". */
function spread(used: Set<number>, marks: readonly Mark[]): void {
  const isUsed = ({ words }: Mark): boolean => words.some((word) => used.has(word));
  const first = marks.findIndex(isUsed);
  const last = marks.findLastIndex(isUsed);
  const take = ({ words }: Mark): void => words.forEach((word) => used.add(word));
  for (let at = first; at <= last; at += 1) {
    const mark = marks[at];
    if (mark) take(mark);
  }
  for (let at = first - 1; marks[at]?.unit === 'around'; at -= 1) take(marks[at] as Mark);
  for (let at = last + 1; marks[at]?.unit === 'around'; at += 1) take(marks[at] as Mark);
}
