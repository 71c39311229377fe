import type { WordForms } from './words.js';

/** A word of the vocabulary that another may be a slip for. */
export interface SlipReading {
  readonly word: string;
  readonly cost: number;
}

/** Cost of one wrong letter, by the word's length, and of a word that only sounds the same. */
const costs = { letter: 0.25, letterOfFive: 0.3, letterOfFour: 0.36, sound: 0.3 };

/** How many of a word's letters may differ where the sound is the same. */
const mostSoundLetters = 0.45;

/** The shortest word that may be misspelt, and the shortest in which two letters may be wrong. */
const lengths = { one: 4, two: 8 };

/**
 * Finds the words of a vocabulary that a word may be a slip for: few wrong letters, or the same sound. Words with
 * one letter left out are indexed, so that a look-up costs as many steps as the word has letters.
 */
export function createSlipFinder(
  vocabulary: Iterable<string>,
  forms: WordForms,
): (word: string) => SlipReading[] {
  const shortened = new Map<string, string[]>();
  const sounds = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < lengths.one || /\d/.test(word)) continue;
    for (const form of shortenings(word)) push(shortened, form, word);
    push(sounds, forms.soundOf(word), word);
  }

  return (word) => {
    if (word.length < lengths.one - 1 || /\d/.test(word)) return [];
    const readings = new Map<string, number>();
    const allowed = word.length >= lengths.two ? 2 : 1;
    for (const form of shortenings(word)) {
      for (const candidate of shortened.get(form) ?? []) {
        const letters = distance(word, candidate);
        // So short a word may lack a letter, but none of it may be wrong.
        if (word.length < lengths.one && candidate.length <= word.length) continue;
        if (letters <= allowed && (word[0] === candidate[0] || word.length > lengths.one)) {
          readings.set(candidate, letters * letterCost(word));
        }
      }
    }
    const sound = forms.soundOf(word);
    for (const candidate of sound.length >= 3 ? (sounds.get(sound) ?? []) : []) {
      // A key of consonants is the same for words that have little in common.
      if (distance(word, candidate) > candidate.length * mostSoundLetters) continue;
      readings.set(candidate, Math.min(readings.get(candidate) ?? Infinity, costs.sound));
    }
    return [...readings].map(([candidate, cost]) => ({ word: candidate, cost }));
  };
}

/** The shorter the word, the more another letter makes of it. */
function letterCost({ length }: string): number {
  if (length <= 4) return costs.letterOfFour;
  return length === 5 ? costs.letterOfFive : costs.letter;
}

function shortenings(word: string): Set<string> {
  const forms = new Set([word]);
  for (let at = 0; at < word.length; at += 1) forms.add(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(
        (old[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (old[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    older = old;
    old = row;
  }
  return old[b.length] ?? 0;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
