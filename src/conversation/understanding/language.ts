import type { NumberReader } from './numberGrammar.js';

/**
 * What a word or phrase of the language does in an order, apart from numbers and from what the menu names.
 *
 * - `and`, `or`, `with`, `without`, `but`: how options and items are put together.
 * - `extra`, `light`: how much of the option beside it.
 * - `clause`: what begins to ask for something ("i would like"); `filler`: what says nothing about the order.
 * - `unit`: what stands between a number and the thing ("orders of"); `times`: what makes a number a quantity.
 * - `aside`: that the option before it is wanted, but apart.
 * - `all`: that what follows holds for everything just ordered; `one`: one of those just ordered.
 * - `ofEach`: behind a number, that it counts each of several things ("two of each", "one each").
 * - `half`: that an option goes on one half only ("half", "the other half").
 * - `halves`: that the two things named next are the halves of one ("half and half").
 * - `repair`: that what was just said is replaced by what follows.
 * - `another`, `same`: like something ordered before.
 * - `drop`, `change`, `to`, `instead`, `makeIt`, `undo`, `startOver`: changes to what was ordered.
 * - `onto`: what leads from an option to a thing that is known ("on the").
 * - `price`, `contents`, `allergen`, `offer`: questions.
 */
export type Cue =
  | 'and'
  | 'or'
  | 'with'
  | 'without'
  | 'but'
  | 'extra'
  | 'light'
  | 'clause'
  | 'filler'
  | 'unit'
  | 'times'
  | 'aside'
  | 'all'
  | 'one'
  | 'ofEach'
  | 'half'
  | 'halves'
  | 'repair'
  | 'another'
  | 'same'
  | 'drop'
  | 'change'
  | 'to'
  | 'instead'
  | 'makeIt'
  | 'onto'
  | 'undo'
  | 'startOver'
  | 'price'
  | 'contents'
  | 'allergen'
  | 'offer';

/** What a language may do without. */
export type RareCue = 'ofEach' | 'half' | 'halves';

/** A replacement of letters, as the source of a regular expression and what stands in its place. */
export type LetterRule = readonly [pattern: string, replacement: string];

/**
 * All that the parser knows of a language, as data. Phrases are lower case, folded as `foldLetters` does, without apostrophes
 * and hyphens, with one space between words; an elided word stands alone (`d oignons`). In a cue, ` … ` stands for the
 * words between its two parts: `take … off`.
 */
export interface OrderLanguage {
  /** ISO 639-1. */
  readonly code: string;
  readonly numbers: NumberReader;
  /** Words that are cut off at an apostrophe, as `l` and `d` in French; elsewhere the apostrophe is dropped. */
  readonly elided: readonly string[];
  /**
   * Rules that cut a written word where the language joins words without a sign, by a space in the replacement:
   * `[['^wa(...+)$', 'wa $1']]`. Each rule is used on all parts that those before it left.
   */
  readonly cuts?: readonly LetterRule[];
  /** The words for an unnamed one of a kind, which begin a new thing: `a`, `an`. */
  readonly indefinite: readonly string[];
  /** The words before a thing that is known already: `the`, `my`. */
  readonly definite?: readonly string[];
  /** The words for a refusal that also begin a correction before a number: "two, no, three". */
  readonly refusals: readonly string[];
  /** Whether a name begins with its noun (`poulet roti`) rather than ends with it (`roast chicken`). */
  readonly nounFirst: boolean;
  /** Letters that link the parts of a word written together, as `s` in `Rindsburger`. */
  readonly compoundLinks?: readonly string[];
  /** Words that may stand or be missing inside a name: `of`, `the`. */
  readonly linkWords: readonly string[];
  /** Words after which no new thing begins, as `on`: in "ham on Italian", the second is the bread and no other dish. */
  readonly prepositions?: readonly string[];
  /** The ways to write "and" inside a name. */
  readonly andWords: readonly string[];
  /**
   * Rules that take a word to the form it shares with its inflections. Of each list the first rule that fits is
   * used, list after list.
   */
  readonly inflections: readonly (readonly LetterRule[])[];
  /** Rules that take a word, inflections removed, to how it sounds; all are used, one after the other. */
  readonly sounds: readonly LetterRule[];
  /** Short and long ways to say the same, as `mayo` and `mayonnaise`. Each phrase of a row can stand for the others. */
  readonly equivalents: readonly (readonly string[])[];
  /** Words that take in everything, so that a `but` after them leaves something out. */
  readonly sweepingWords: readonly string[];
  /** Words that stand for a thing just spoken of, as `it` and `that` in "I'll take it". */
  readonly pointingWords?: readonly string[];
  /** Words that make a name no more special, as `plain` and `regular`. */
  readonly plainWords: readonly string[];
  /** Words that say of one of several only that nothing comes with it: "two coffees, one black". */
  readonly bareWords?: readonly string[];
  /** Words for a sort of dish or drink, which may stand behind the name of one: "tuna sub". */
  readonly dishWords?: readonly string[];
  /** Words that are never taken for a slip of the tongue, nor for an unknown dish. */
  readonly commonWords: readonly string[];
  readonly cues: Readonly<Record<Exclude<Cue, RareCue>, readonly string[]>> &
    Readonly<Partial<Record<RareCue, readonly string[]>>>;
  /** Cues that stand behind what they are said of, where the language puts them there: "onions not wanted". */
  readonly cuesBehind?: Readonly<Partial<Record<Cue, readonly string[]>>>;
}

/** All phrases that do something in an order, cue by cue, those said behind their object too. */
export function cuePhrases({ cues, cuesBehind = {} }: OrderLanguage): (readonly string[])[] {
  return [...Object.values(cues), ...Object.values(cuesBehind)];
}

/** The phrases of a text in which `|` stands between them. Keeps long lists of words readable in a language's file. */
export function phrases(text: string): string[] {
  return text
    .split('|')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter((phrase) => phrase !== '');
}
