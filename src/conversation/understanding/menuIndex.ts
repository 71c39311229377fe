import type { Menu, ModifierOption } from '../../restaurant/menu.js';
import { cuePhrases, type OrderLanguage } from './language.js';
import {
  addCategory,
  addGroup,
  addItem,
  addOption,
  addVariant,
  noMeaning,
  type Meaning,
  type OpenMeaning,
} from './meaning.js';
import { createNameSpeller } from './names.js';
import { createSlipFinder, type SlipReading } from './slips.js';
import { wordsOf } from './tokens.js';
import { createWordForms, type WordForms } from './words.js';

/** A sequence of words that names something on the menu. */
export interface Phrase {
  /** Stems, each different. */
  readonly words: readonly string[];
  /** How much the words tell, summed. */
  readonly weight: number;
  /** Whether it puts two things together ("ham and cheese"). */
  readonly isPair: boolean;
  /** Whether it names an option and no item. */
  readonly isOption: boolean;
  readonly meaning: Meaning;
}

/** A menu's names, by word. */
export interface MenuIndex {
  readonly forms: WordForms;
  /** The phrases that contain a word, by ascending position in the index. */
  readonly phrasesWith: (word: string) => readonly number[];
  readonly phrase: (position: number) => Phrase;
  /** How much a word tells: 1 for a word of a single name, little for a word that everybody uses. */
  readonly weightOf: (word: string) => number;
  /** Whether a category or group is called by this word. */
  readonly isHeading: (word: string) => boolean;
  /** Whether the word is one of a category's or group's name, and no word that the language itself uses. */
  readonly isHeadingWord: (word: string) => boolean;
  /** Whether the word is of a group's name and of no category's, and no word that the language itself uses. */
  readonly isGroupWord: (word: string) => boolean;
  /** Whether other options of the group share the noun with this: "Swiss cheese", "American cheese". */
  readonly isKindred: (option: ModifierOption) => boolean;
  readonly isKnown: (word: string) => boolean;
  readonly slipsOf: (word: string) => SlipReading[];
}

/** The weight of words of the language itself and of the names of categories and groups. */
export const genericWeight = 0.25;

/** Indexes all names of a menu and the ways to say them. */
export function createMenuIndex(menu: Menu, language: OrderLanguage): MenuIndex {
  const forms = createWordForms(language);
  const spell = createNameSpeller(language, forms, namesOf(menu));
  const meanings = new Map<
    string,
    { words: readonly string[]; isPair: boolean; meaning: OpenMeaning }
  >();

  function add(
    names: readonly string[],
    record: (meaning: OpenMeaning, cost: number) => void,
  ): void {
    for (const name of names) {
      for (const { words, cost, isPair } of spell(name)) {
        const distinct = [...new Set(words)];
        if (distinct.length === 0) continue;
        const key = distinct.join(' ');
        const entry = meanings.get(key) ?? { words: distinct, isPair, meaning: noMeaning() };
        meanings.set(key, entry);
        record(entry.meaning, cost);
      }
    }
  }

  for (const category of menu.categories) {
    add([category.name, ...partsOf(category.name)], (meaning, cost) =>
      addCategory(meaning, category.id, cost),
    );
  }
  for (const item of menu.items) {
    add([item.name, ...item.synonyms], (meaning, cost) => addItem(meaning, item.id, cost));
    for (const variant of item.variants) {
      add([variant.name, ...variant.synonyms], (meaning, cost) =>
        addVariant(meaning, item.id, variant.id, cost),
      );
    }
  }
  for (const group of menu.modifierGroups) {
    add([group.name], (meaning, cost) => addGroup(meaning, group.id, cost));
    for (const option of group.options) {
      add([option.name, ...option.synonyms], (meaning, cost) =>
        addOption(meaning, group.id, option, cost),
      );
    }
  }

  const postings = new Map<string, number[]>();
  [...meanings.values()].forEach(({ words }, position) => {
    for (const word of words) {
      const positions = postings.get(word);
      if (positions) positions.push(position);
      else postings.set(word, [position]);
    }
  });
  const stemsOf = (texts: readonly string[]): Set<string> =>
    new Set(texts.flatMap((text) => wordsOf(text, language)).map(forms.stemOf));
  const ofLanguage = stemsOf(genericTexts(language));
  const ofCategories = stemsOf(menu.categories.map(({ name }) => name));
  const ofGroups = stemsOf(menu.modifierGroups.map(({ name }) => name));
  const ofHeadings = new Set([...ofCategories, ...ofGroups]);
  const generic = new Set([...ofLanguage, ...ofHeadings]);
  const weightOf = (word: string): number =>
    generic.has(word) ? genericWeight : weightOfRarity(postings.get(word)?.length ?? 1);
  const phrases = [...meanings.values()].map(({ words, meaning, isPair }) => ({
    words,
    meaning,
    isPair,
    isOption: meaning.options.size > 0 && meaning.items.size === 0,
    weight: words.reduce((sum, word) => sum + weightOf(word), 0),
  }));
  const headings = new Set(
    [...meanings.values()]
      .filter(
        ({ words, meaning: { categories, groups } }) =>
          words.length === 1 && categories.size + groups.size > 0,
      )
      .flatMap(({ words }) => words),
  );
  const kindred = kindredOptions(menu, (name) => {
    const words = wordsOf(name, language);
    return forms.stemOf(words.at(language.nounFirst ? 0 : -1) ?? '');
  });
  const nothing: readonly number[] = [];
  const emptyPhrase: Phrase = {
    words: [],
    weight: 0,
    isPair: false,
    isOption: false,
    meaning: noMeaning(),
  };
  return {
    forms,
    weightOf,
    phrasesWith: (word) => postings.get(word) ?? nothing,
    phrase: (position) => phrases[position] ?? emptyPhrase,
    isHeading: (word) => headings.has(word),
    isHeadingWord: (word) => ofHeadings.has(word) && !ofLanguage.has(word),
    isGroupWord: (word) => ofGroups.has(word) && !ofCategories.has(word) && !ofLanguage.has(word),
    isKindred: (option) => kindred.has(option),
    isKnown: (word) => postings.has(word),
    slipsOf: createSlipFinder(postings.keys(), forms),
  };
}

/** The names of all that can be ordered. */
function namesOf({ items, modifierGroups }: Menu): string[] {
  const things = [...items, ...modifierGroups.flatMap(({ options }) => options)];
  return things.flatMap(({ name, synonyms }) => [name, ...synonyms]);
}

/** As many names with one noun make the noun a word that need not be said. */
const fewestKindred = 3;

/** The options that share their noun with others of the group. */
function kindredOptions(menu: Menu, nounOf: (name: string) => string): Set<ModifierOption> {
  const kindred = menu.modifierGroups.flatMap(({ options }) => {
    const byNoun = new Map<string, ModifierOption[]>();
    for (const option of options) {
      const noun = nounOf(option.name);
      byNoun.set(noun, [...(byNoun.get(noun) ?? []), option]);
    }
    return [...byNoun.values()]
      .filter(({ length }) => length >= fewestKindred)
      .flat()
      .filter(({ name }) => name.trim().includes(' '));
  });
  return new Set(kindred);
}

/** Words that tell little about what is meant, because everybody uses them. */
function genericTexts(language: OrderLanguage): string[] {
  return [
    ...language.commonWords,
    ...language.plainWords,
    ...language.linkWords,
    ...language.indefinite,
    ...cuePhrases(language)
      .flat()
      .filter((phrase) => !phrase.includes(' ')),
  ];
}

/** The single headings of a category such as "Soups & salads". */
function partsOf(name: string): string[] {
  const parts = name.split(/\s*(?:&|,|\/|\+|\band\b|\bet\b)\s*/i).filter((part) => part !== '');
  return parts.length > 1 ? parts : [];
}

function weightOfRarity(phrases: number): number {
  return Math.max(0.3, 1 / (1 + Math.log2(phrases) / 4));
}
