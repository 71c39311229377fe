import type { SpokenLine } from '../dialogue/wording.js';
import type { LineWords, SpokenForms } from './spokenForms.js';

/** How a language that says the thing before its size says a line of the order, as data. */
export interface NounFirstGrammar {
  /** The first words of dishes by gender, each word in the singular; other dishes are of the gender `otherwise`. */
  readonly nouns: Readonly<Record<string, readonly string[]>>;
  readonly otherwise: string;
  /** Names of categories that stand for a noun which their dishes leave out: "una (pizza) Margarita". */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  /** "One", "two" before a thing of the gender, where it is not the number as it is counted. */
  readonly counts: Readonly<Record<string, Readonly<Record<number, string>>>>;
  /** Several of a thing that begins with one of `nouns`, and a size that goes with several; by default unchanged. */
  readonly several?: (name: string) => string;
  /** What the beginnings of words do to the article before them: "una Insalata" is "un'Insalata". */
  readonly contract?: (head: string) => string;
  /** Sizes that are a vessel or a piece: its gender, and its name when there are several. */
  readonly vessels: Readonly<Record<string, readonly [gender: string, several: string]>>;
  /** A thing after its vessel: "de Vino tinto". */
  readonly of: (name: string) => string;
  readonly with: string;
  readonly without: string;
  /** What stands between the last two things that are left out. */
  readonly nor: string;
  /** `{option}` with less and with more of it. */
  readonly amounts: { readonly light: string; readonly extra: string };
}

/** Makes the function that says a line: "dos pizzas Margarita grandes con aceitunas, sin cebolla". */
export function nounFirstLine(grammar: NounFirstGrammar): SpokenForms['line'] {
  const unchanged = (text: string): string => text;
  const { several = unchanged, contract = unchanged } = grammar;
  const genders = genderIndex(grammar.nouns);
  const categoryGenders = genderIndex(grammar.categories);

  function genderOf(name: string, category: string): string {
    return (
      genders.get(firstWord(name)) ?? categoryGenders.get(firstWord(category)) ?? grammar.otherwise
    );
  }

  function head({ quantity, name, category, variant }: SpokenLine, words: LineWords): string {
    const vessel = grammar.vessels[variant?.toLowerCase() ?? ''];
    const gender = vessel ? vessel[0] : genderOf(name, category);
    const count = grammar.counts[gender]?.[quantity] ?? words.inWords(quantity);
    const size = variant === null ? '' : words.option(variant);
    if (vessel) return `${count} ${quantity === 1 ? size : vessel[1]} ${grammar.of(name)}`;
    const isNoun = genders.has(firstWord(name));
    const thing = quantity === 1 ? [name, size] : [isNoun ? several(name) : name, several(size)];
    return [count, ...thing].filter(Boolean).join(' ');
  }

  return (line, words) => {
    const { chosen, added, removed } = line;
    const more = added.map(({ name, amount }) =>
      amount === 'normal'
        ? words.option(name)
        : grammar.amounts[amount].replace('{option}', words.option(name)),
    );
    const less = removed.map(words.option);
    const parts = [[contract(head(line, words)), ...chosen.map(words.option)].join(', ')];
    if (more.length > 0) parts.push(`${grammar.with} ${words.and(more)}`);
    if (less.length > 0) parts.push(`${grammar.without} ${joined(less, grammar.nor)}`);
    return parts.join(parts.length > 2 || chosen.length > 0 ? ', ' : ' ');
  };
}

function genderIndex(words: Readonly<Record<string, readonly string[]>>): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([gender, list]) => list.map((word) => [word, gender] as const)),
  );
}

function firstWord(text: string): string {
  return text.toLowerCase().split(/[\s'’]+/)[0] ?? '';
}

function joined(parts: readonly string[], word: string): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1) ?? ''].filter(Boolean).join(` ${word} `);
}

/**
 * The plural of a dish whose noun comes first: noun and adjectives take it, each by `plural`; names stay, and so does
 * all from the first word that fits `stays`, a preposition or a name: "pizzas vegetarianas con queso".
 */
export function pluralOf(
  plural: (word: string) => string,
  stays: RegExp,
): (name: string) => string {
  return (name) => {
    const [noun = '', ...rest] = name.split(' ');
    const end = rest.findIndex((word) => stays.test(word));
    const adjectives = end === -1 ? rest : rest.slice(0, end);
    return [plural(noun), ...adjectives.map(plural), ...rest.slice(adjectives.length)].join(' ');
  };
}
