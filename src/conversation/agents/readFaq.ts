import type { FaqEntry } from '../../restaurant/faq.js';
import type { Menu } from '../../restaurant/menu.js';
import type { Lexicon } from './lexicon.js';
import { splitWords, type Word } from './words.js';

/** Finds the restaurant's answer to a question. */
export interface FaqReader {
  /** Id of the entry that was asked for, if any is close enough. */
  readonly entryFor: (words: readonly Word[], isQuestion: boolean) => string | undefined;
  /** Id of the entry that asks for nothing else: "pay by card" is no name, even where a name was asked for. */
  readonly entryOfWords: (words: readonly Word[]) => string | undefined;
}

/** The share of content words that a question must have in common with an entry's. */
const LEAST_LIKENESS = 0.6;
/** The same where only words of the menu are in common: then it is rather an order. */
const LEAST_LIKENESS_OF_MENU_WORDS = 0.8;

/**
 * Makes the reader of one language. A question is an entry's when most of their content words are the same.
 * A dish that the entry does not name makes it another question, however much else they share: "do you have
 * gluten free pasta" is not answered by what the list says about bread.
 */
export function createFaqReader(
  entries: readonly FaqEntry[],
  menu: Menu,
  language: string,
  lexicon: Lexicon,
): FaqReader {
  const ignored = new Set(
    [...lexicon.fillers, ...lexicon.questionLeads, ...lexicon.offerLeads].flatMap((phrase) =>
      phrase.split(' '),
    ),
  );
  const contentOf = (words: readonly Word[]): string[] => [
    ...new Set(words.map(({ text }) => text).filter((text) => !ignored.has(text))),
  ];
  const read = (text: string): string[] => contentOf(splitWords(text, lexicon));
  const menuWords = namesOf(menu).flatMap(read);
  const isOfMenu = (word: string): boolean => menuWords.some((other) => isSameWord(word, other));
  const variants = entries.flatMap(({ id, answers }) =>
    answers
      .filter((answer) => answer.language === language)
      .flatMap(({ questions }) => questions.map((question) => ({ id, words: read(question) }))),
  );

  function likeness(asked: readonly string[], known: readonly string[], sure: boolean): number {
    const common = asked.filter((word) => known.some((other) => isSameWord(word, other)));
    if (common.length === 0) return 0;
    const others = asked.filter((word) => !common.includes(word));
    if (others.some(isOfMenu)) return 0;
    const share = (2 * common.length) / (asked.length + known.length);
    const least = common.every(isOfMenu) ? LEAST_LIKENESS_OF_MENU_WORDS : LEAST_LIKENESS;
    return share >= least && (sure || !common.every(isOfMenu)) ? share : 0;
  }

  return {
    entryFor(words, isQuestion) {
      const asked = contentOf(words);
      const [best] = variants
        .map(({ id, words: known }) => ({ id, share: likeness(asked, known, isQuestion) }))
        .sort((one, other) => other.share - one.share);
      return best && best.share > 0 ? best.id : undefined;
    },
    entryOfWords(words) {
      const asked = contentOf(words);
      if (asked.length < 2) return undefined;
      const same = ({ words: known }: { words: readonly string[] }): boolean =>
        known.length === asked.length && asked.every((word) => known.includes(word));
      return variants.find(same)?.id;
    },
  };
}

/** "Park" and "parking" are the same word: one begins with the other. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 4;
}

function namesOf({ items, categories, modifierGroups }: Menu): string[] {
  const named = [
    ...items,
    ...items.flatMap(({ variants }) => variants),
    ...modifierGroups.flatMap(({ options }) => options),
  ];
  return [
    ...categories.map(({ name }) => name),
    ...named.flatMap(({ name, synonyms }) => [name, ...synonyms]),
  ];
}
