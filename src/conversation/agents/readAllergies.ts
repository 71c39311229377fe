import { allergens, type Allergen } from '../../restaurant/allergens.js';
import type { Lexicon } from './lexicon.js';
import { createPhraseBook, splitWords, writtenText, type Word } from './words.js';

/** An allergy as it was said. */
export interface SaidAllergy {
  /** Those of the fourteen that were named; `other` is then null. */
  readonly allergens: readonly Allergen[];
  /** What else somebody must not eat, in the caller's words. */
  readonly other: string | null;
  /** The words that say it. */
  readonly used: ReadonlySet<number>;
}

/** Reads in one language what callers say of allergies. */
export interface AllergyReader {
  /** An allergy that somebody has; undefined when none is said. */
  allergy(words: readonly Word[]): SaidAllergy | undefined;
  /** All that a word or two ("nuts", "fruits de mer") may mean. */
  meaningsOf(text: string): readonly Allergen[];
}

/** Makes the reader from what is known of the language. */
export function createAllergyReader(lexicon: Lexicon): AllergyReader {
  const plain = (text: string): string =>
    splitWords(text, lexicon)
      .map((word) => word.text)
      .join(' ');
  const meanings = new Map<string, Allergen[]>();
  for (const allergen of allergens) {
    for (const phrase of lexicon.allergens[allergen].map(plain)) {
      meanings.set(phrase, [...new Set([...(meanings.get(phrase) ?? []), allergen])]);
    }
  }
  const named = createPhraseBook(meanings);
  const says = createPhraseBook(lexicon.allergyWords.map((phrase) => [phrase, true] as const));
  const fillers = createPhraseBook(lexicon.fillers.map((phrase) => [phrase, true] as const));

  function allergy(words: readonly Word[]): SaidAllergy | undefined {
    const at = words.findIndex((_, i) => says.at(words, i));
    if (at === -1) return undefined;
    const used = new Set<number>();
    const found = new Set<Allergen>();
    for (let i = 0; i < words.length; i += 1) {
      const phrase = named.at(words, i);
      for (const allergen of phrase?.meaning ?? []) found.add(allergen);
      for (let k = i; k < i + (phrase?.length ?? 0); k += 1) used.add(k);
      for (let k = i; k < i + (says.at(words, i)?.length ?? 0); k += 1) used.add(k);
    }
    if (found.size > 0)
      return { allergens: [...found], other: null, used: wholeClause(words, used) };
    const other = withoutFillers(upToBreak(words.slice(at + 1)));
    // "No allergies" names nothing that somebody is allergic to.
    if (other.length === 0) return undefined;
    return { allergens: [], other: writtenText(other), used: new Set(words.keys()) };
  }

  /** "And I'm allergic to nuts": what stands in the same clause says nothing of the order. */
  function wholeClause(words: readonly Word[], used: ReadonlySet<number>): ReadonlySet<number> {
    const first = Math.min(...used);
    const last = Math.max(...used);
    const whole = new Set<number>();
    for (let i = first; i <= last; i += 1) whole.add(i);
    for (let i = first - 1; i >= 0 && isSmall(words, i); i -= 1) {
      whole.add(i);
      if (words[i]?.afterBreak) break;
    }
    return whole;
  }

  function isSmall(words: readonly Word[], at: number): boolean {
    const word = words[at];
    return word !== undefined && (word.text.length <= 2 || fillers.at(words, at) !== undefined);
  }

  function withoutFillers(words: readonly Word[]): readonly Word[] {
    const filler = fillers.at(words, 0);
    return filler ? withoutFillers(words.slice(filler.length)) : words;
  }

  return { allergy, meaningsOf: (text) => meanings.get(plain(text)) ?? [] };
}

function upToBreak(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(({ afterBreak }, i) => i > 0 && afterBreak);
  return end === -1 ? words : words.slice(0, end);
}
