import type { ModifierOption } from '../../restaurant/menu.js';
import { cuePhrases, type OrderLanguage } from './language.js';
import {
  addMeaning,
  keepNearest,
  nearestCost,
  noMeaning,
  type Meaning,
  type OpenMeaning,
} from './meaning.js';
import { genericWeight, type MenuIndex } from './menuIndex.js';
import type { Token } from './tokens.js';

/** A place in an utterance that may name something on the menu. */
export interface Mention {
  /** The first token, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  /** How well the words fit and how many they are: more is better. */
  readonly score: number;
}

/** Costs of saying a name otherwise than in full and in order. */
const costs = {
  reordered: 0.1,
  partial: 0.1,
  /** A part of a name in another order. */
  partialReordered: 0.45,
  /** An "and", or a heading ("chai tea latte"), that the name does not have. */
  between: 0.2,
  missing: 0.6,
  split: 0.05,
  mostPartial: 0.66,
  /** Half of a name with "and". */
  oneOfTwo: 0.25,
  /** A name without the "double" or "two" that it has. */
  withoutAmount: 0.2,
  /** Part of an item's name that is the full name of an option. */
  partialBesideOption: 0.35,
};

/** What two words together are worth more than two words apart. */
const togetherness = 0.15;

/** What "and" and "of" inside a name count for, so that they are not better left outside. */
const betweenSize = 0.6;
const linkSize = 0.3;

/** The most such words in a row. */
const mostLinks = 2;

/** What the name of a heading is worth beside other names: less than a word that does something in an order. */
const headingWorth = 0.6;

/** A way to read the token, or two tokens, at some place. */
interface Reading {
  readonly word: string;
  readonly length: number;
  readonly cost: number;
}

/** What one span may mean. */
interface Span {
  readonly from: number;
  readonly to: number;
  /** The tokens that are words of the name. */
  readonly size: number;
  fits: Fits;
  /** The word whose meaning `fits` is, shared by all utterances, as long as nothing is added to it. */
  word: KnownWord | undefined;
}

/** What some words mean. */
interface Fits {
  /** By all of a name. */
  readonly full: OpenMeaning;
  /** By parts of names that have the noun, the last word; and by parts that lack it. */
  readonly partial: OpenMeaning;
  readonly qualifier: OpenMeaning;
}

/** What one word by itself means. Never changed, as it is asked of nearly every word of an utterance. */
interface KnownWord {
  readonly fits: Fits;
  /** All that together, where no other name stands beside it. */
  readonly meant: Meant;
}

/** What a mention means, besides its place. */
interface Meant {
  readonly meaning: Meaning;
  /** The cost of the nearest meaning. */
  readonly nearest: number;
  readonly isHeading: boolean;
}

/** Makes the function that finds every place that may name something, overlapping ones too. */
export function createMentionFinder(
  index: MenuIndex,
  language: OrderLanguage,
): (tokens: readonly Token[]) => Mention[] {
  const links = new Set(language.linkWords);
  const andWords = new Set(language.andWords);
  const common = new Set(
    [language.commonWords, ...cuePhrases(language)].flat().filter((w) => !w.includes(' ')),
  );

  function readingsAt(tokens: readonly Token[], at: number): Reading[] {
    const text = tokens[at]?.text;
    if (text === undefined) return [];
    const stem = index.forms.stemOf(text);
    const readings: Reading[] = [];
    if (index.isKnown(stem)) {
      readings.push({ word: stem, length: 1, cost: 0 });
    } else if (!common.has(text)) {
      for (const { word, cost } of index.slipsOf(stem)) readings.push({ word, length: 1, cost });
    }
    const next = tokens[at + 1];
    if (next && !next.afterBreak && text.length + next.text.length > 4) {
      const joined = index.forms.stemOf(text + next.text);
      const isBoth = index.isKnown(stem) && index.isKnown(index.forms.stemOf(next.text));
      if (index.isKnown(joined)) {
        readings.push({ word: joined, length: 2, cost: isBoth ? costs.split : 0 });
      }
    }
    return readings;
  }

  const amountWords = new Set(
    [...language.cues.extra, ...language.cues.light]
      .filter((phrase) => !phrase.includes(' '))
      .map(index.forms.stemOf),
  );
  const refusing = new Set(
    language.cues.without.filter((phrase) => !phrase.includes(' ')).map(index.forms.stemOf),
  );
  const isRefusal = (word: string): boolean => refusing.has(word);
  const isAmount = (word: string): boolean => amountWords.has(word) || /^\d/.test(word);

  const knownWords = new Map<string, KnownWord>();

  function knownWord(word: string): KnownWord {
    const known = knownWords.get(word);
    if (known) return known;
    const fits = noFits();
    addFits(
      index,
      language.nounFirst,
      { isAmount, isRefusal },
      [word],
      index.phrasesWith(word),
      0,
      () => fits,
    );
    const made = { fits, meant: toMeant(copyOf(fits)) };
    knownWords.set(word, made);
    return made;
  }

  function isLink(token: Token | undefined): boolean {
    return token !== undefined && links.has(token.text);
  }

  return (tokens) => {
    const readings = tokens.map((_, at) => readingsAt(tokens, at));
    const spans = new Map<number, Span>();

    const spanAt = (from: number, to: number): Span | undefined =>
      spans.get(from * tokens.length + to);

    function addSpan(span: Span): Span {
      spans.set(span.from * tokens.length + span.to, span);
      return span;
    }

    function addWord(from: number, to: number, size: number, reading: Reading): void {
      const word = knownWord(reading.word);
      const span = spanAt(from, to);
      if (span) addAll(ownFits(span), word.fits);
      else addSpan({ from, to, size, fits: word.fits, word });
    }

    function extend(
      from: number,
      at: number,
      words: readonly string[],
      phrases: readonly number[],
      size: number,
      cost: number,
    ): void {
      for (const reading of readings[at] ?? []) {
        if (words.includes(reading.word)) continue;
        const more = [...words, reading.word];
        const left =
          words.length === 0
            ? index.phrasesWith(reading.word)
            : phrases.filter((position) => index.phrase(position).words.includes(reading.word));
        if (left.length === 0) continue;
        const to = at + reading.length;
        const sofar = cost + reading.cost;
        if (words.length === 0 && sofar === 0) {
          addWord(from, to, size + reading.length, reading);
        } else {
          addFits(index, language.nounFirst, { isAmount, isRefusal }, more, left, sofar, () =>
            ownFits(
              spanAt(from, to) ??
                addSpan({
                  ...{ from, to, size: size + reading.length },
                  ...{ fits: noFits(), word: undefined },
                }),
            ),
          );
        }
        const next = tokens[to];
        if (!next || next.afterBreak) continue;
        extend(from, to, more, left, size + reading.length, cost + reading.cost);
        const afterLinks = endOfLinks(to);
        if (afterLinks > to) {
          const linked = size + reading.length + linkSize * (afterLinks - to);
          extend(from, afterLinks, more, left, linked, cost + reading.cost);
        } else if (andWords.has(next.text) || index.isHeading(index.forms.stemOf(next.text))) {
          const further = cost + reading.cost + costs.between;
          extend(from, to + 1, more, left, size + reading.length + betweenSize, further);
        }
      }
    }

    /** Where the words that may stand or be missing inside a name end: "easy on the ice". */
    function endOfLinks(start: number): number {
      let at = start;
      while (at < start + mostLinks && isLink(tokens[at])) at += 1;
      return at;
    }

    for (let from = 0; from < tokens.length; from += 1) extend(from, from, [], [], 0, 0);
    const found = [...spans.values()];
    withoutMisplaced(found, language.nounFirst, index.isKindred);
    return found.map(toMention);
  };
}

function noFits(): Fits {
  return { full: noMeaning(), partial: noMeaning(), qualifier: noMeaning() };
}

function addAll(target: Fits, source: Fits): void {
  addMeaning(target.full, source.full, 0);
  addMeaning(target.partial, source.partial, 0);
  addMeaning(target.qualifier, source.qualifier, 0);
}

function copyOf(fits: Fits): Fits {
  const copy = noFits();
  addAll(copy, fits);
  return copy;
}

/** What a span means, to be changed. */
function ownFits(span: Span): Fits {
  if (span.word) {
    span.fits = copyOf(span.fits);
    span.word = undefined;
  }
  return span.fits;
}

/** Adds to the fits that `target` makes what the phrases mean of which these are words. */
function addFits(
  index: MenuIndex,
  nounFirst: boolean,
  { isAmount, isRefusal }: Record<'isAmount' | 'isRefusal', (word: string) => boolean>,
  words: readonly string[],
  phrases: readonly number[],
  cost: number,
  target: () => Fits,
): void {
  const matched = words.reduce((sum, word) => sum + index.weightOf(word), 0);
  const mayBePart =
    !words.includes('&') && words.some((word) => index.weightOf(word) > genericWeight);
  const hasRefusal = words.some(isRefusal);
  const isOnlyGroup =
    words.every(index.isGroupWord) && !phrases.some((position) => index.phrase(position).isOption);
  for (const position of phrases) {
    const phrase = index.phrase(position);
    const isFull = phrase.words.length === words.length;
    const isNoun = words.includes(phrase.words.at(nounFirst ? 0 : -1) ?? '');
    // "Beans" is a word of a heading too, but of the options below it as well.
    const isKind = isNoun && phrase.isOption && words.every(index.isHeadingWord);
    // "Veggie sub" is the "Veggie delight", also where "veggies" are a heading of which no option has the word.
    const isOfItem = !isNoun && phrase.meaning.items.size > 0 && isOnlyGroup;
    if (!isFull && !mayBePart && !isKind && !isOfItem) continue;
    const inOrder = isInOrder(words, phrase.words);
    // "Almond milk no sugar" has no "no milk" in it.
    if (hasRefusal && !inOrder) continue;
    const further = cost + (inOrder ? 0 : costs[isFull ? 'reordered' : 'partialReordered']);
    if (isFull) {
      addMeaning(target().full, phrase.meaning, further);
      continue;
    }
    const missing = 1 - matched / phrase.weight;
    const oneOfTwo = phrase.isPair ? costs.oneOfTwo : 0;
    const lacksAmount = phrase.words.some((word) => isAmount(word) && !words.includes(word));
    const withoutAmount = lacksAmount ? costs.withoutAmount : 0;
    const partial = further + costs.partial + costs.missing * missing + oneOfTwo + withoutAmount;
    if (partial > costs.mostPartial) continue;
    addMeaning(target()[isNoun ? 'partial' : 'qualifier'], phrase.meaning, partial);
  }
}

function isInOrder(words: readonly string[], name: readonly string[]): boolean {
  let last = -1;
  for (const word of words) {
    const place = name.indexOf(word);
    if (place < last) return false;
    last = place;
  }
  return true;
}

/**
 * Takes away parts of names that lack the noun where another name stands in its place: in "black beans", the first word is no
 * olive, though the menu has black olives and beans. Where several options share the noun ("Swiss cheese", "American
 * cheese"), people leave it out: "Swiss, mushrooms".
 */
function withoutMisplaced(
  spans: readonly Span[],
  nounFirst: boolean,
  isKindred: (option: ModifierOption) => boolean,
): void {
  const named = new Map<number, Span[]>();
  for (const span of spans) {
    if (nearestCost(span.fits.full) > costs.reordered) continue;
    const side = nounFirst ? span.to : span.from;
    const others = named.get(side);
    if (others) others.push(span);
    else named.set(side, [span]);
  }
  for (const span of spans) {
    for (const { fits } of named.get(nounFirst ? span.from : span.to) ?? []) {
      const { full } = fits;
      for (const group of full.options.keys()) {
        const options = span.fits.qualifier.options.get(group);
        if (!options) continue;
        const { qualifier } = ownFits(span);
        const kindred = options.filter(({ option }) => isKindred(option));
        if (kindred.length > 0) qualifier.options.set(group, kindred);
        else qualifier.options.delete(group);
      }
      if (full.items.size > 0 && span.fits.qualifier.items.size > 0) {
        ownFits(span).qualifier.items.clear();
      }
    }
  }
}

function toMention({ from, to, size, fits, word }: Span): Mention {
  const { meaning, nearest, isHeading } = word?.meant ?? toMeant(fits);
  const worth = size + togetherness * (size - 1) - nearest;
  return { from, to, meaning, score: isHeading ? worth * headingWorth : worth };
}

/** A part of a name counts only for kinds of things that nothing is called by the whole words. */
function toMeant({ full, partial, qualifier }: Fits): Meant {
  if (full.options.size > 0) qualifier.options.clear();
  addMeaning(partial, qualifier, 0);
  keepNearest(full);
  keepNearest(partial);
  const isHeading =
    full.items.size + full.options.size + full.variants.size + partial.items.size === 0 &&
    (full.groups.size + full.categories.size > 0 || partial.options.size === 0);
  if (full.items.size > 0) partial.items.clear();
  if (full.variants.size > 0) partial.variants.clear();
  for (const group of full.options.keys()) partial.options.delete(group);
  partial.categories.clear();
  partial.groups.clear();
  addMeaning(full, partial, full.options.size > 0 ? costs.partialBesideOption : 0);
  return { meaning: full, nearest: nearestCost(full), isHeading };
}
