import type { Candidate } from './agent.js';
import type { WordRules } from '../understanding/tokens.js';
import { splitWords, type Word } from './words.js';

/** What of the offered was chosen. */
export interface ChoiceReading {
  /** Places of the candidates that were named, in the order in which they were said. */
  readonly picks: readonly number[];
  /** Whether every word belongs to what was chosen or says nothing: there is no other wish in it. */
  readonly complete: boolean;
}

/**
 * Finds which candidates were named: by a whole name, by a word that only one of them has ("the Greek
 * one"), or by its place in the list.
 */
export function readChoice(
  words: readonly Word[],
  candidates: readonly Candidate[],
  language: WordRules & {
    readonly ordinals: readonly (readonly string[])[];
    readonly isFiller: (words: readonly Word[], at: number) => number;
  },
): ChoiceReading {
  const ways = waysToSay(candidates, language);
  const picks: number[] = [];
  let complete = words.length > 0;
  for (let at = 0; at < words.length;) {
    const here = at;
    const way = ways.find(({ stems }) =>
      stems.every((stem, i) => stem === stemAt(words, here + i)),
    );
    if (way && !picks.includes(way.pick)) picks.push(way.pick);
    const length = way?.stems.length ?? language.isFiller(words, at);
    if (length === 0) complete = false;
    at += Math.max(length, 1);
  }
  return { picks, complete };
}

interface Way {
  readonly stems: readonly string[];
  readonly pick: number;
}

function waysToSay(
  candidates: readonly Candidate[],
  language: WordRules & { readonly ordinals: readonly (readonly string[])[] },
): Way[] {
  const names = candidates.map((candidate) =>
    candidate.names.map((name) => splitWords(name, language).map(({ text }) => stem(text))),
  );
  const holders = new Map<string, Set<number>>();
  for (const [pick, ownNames] of names.entries()) {
    for (const word of ownNames.flat()) {
      holders.set(word, (holders.get(word) ?? new Set()).add(pick));
    }
  }
  const whole = names.flatMap((ownNames, pick) => ownNames.map((stems) => ({ stems, pick })));
  const single = [...holders]
    .filter(([word, picks]) => picks.size === 1 && word.length > 2)
    .flatMap(([word, picks]) => [...picks].map((pick) => ({ stems: [word], pick })));
  const places = language.ordinals
    .slice(0, candidates.length)
    .flatMap((phrases, pick) =>
      phrases.map((phrase) => ({ stems: phrase.split(' ').map(stem), pick })),
    );
  return [...whole, ...places, ...single]
    .filter(({ stems }) => stems.length > 0)
    .sort((one, other) => other.stems.length - one.stems.length);
}

function stemAt(words: readonly Word[], at: number): string | undefined {
  const word = words[at];
  return word && stem(word.text);
}

/** Enough to hear a plural as its singular, in the languages we have. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?:es|s|e)$/, '') : word;
}
