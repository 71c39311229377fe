import type { Tens } from '../understanding/numberGrammar.js';
import { phrasesAsSaid, type WordRules } from '../understanding/tokens.js';

/**
 * The numbers from `from` up by `step`, by their names: `|` stands between numbers, a comma between the names of one
 * (`sıfır | bir, bi | iki`).
 */
export function numberNames(
  text: string,
  rules: WordRules,
  { from = 0, step = 1 } = {},
): Record<string, number> {
  const entries = text
    .split('|')
    .flatMap((names, place) =>
      phrasesAsSaid(names.replaceAll(',', '|'), rules).map(
        (name) => [name, from + place * step] as const,
      ),
    );
  return Object.fromEntries(entries);
}

/** The multiples of ten up to ninety, by their names, from `from` up. */
export function tensNames(text: string, rules: WordRules, from = 20): Tens[] {
  return Object.entries(numberNames(text, rules, { from, step: 10 })).map(([name, value]) => ({
    words: name.split(' '),
    value,
    upTo: 9,
  }));
}
