import type { AddressCandidate, Street } from '../../orders/ports.js';
import { houseNumberOf } from '../houseNumber.js';
import { likeness, spell, wordsOf, type Spelt } from './spelling.js';

/** Finds addresses in one list of streets. */
export interface StreetIndex {
  /** The streets that the words may name, likeliest first. */
  find(reading: string, postcode: string | null): readonly AddressCandidate[];
}

/** What is less alike is another street. */
const LEAST_LIKENESS = 0.55;
const MOST_CANDIDATES = 5;
/** A word that was said and is not in the name: of the street's weight so much is lost. */
const STRANGE_WORD = 0.35;
/** The street is there, but not this number, or the postcode is another's. */
const NO_SUCH_NUMBER = 0.7;
const OTHER_POSTCODE = 0.75;

interface NamedStreet {
  readonly name: string;
  readonly words: readonly number[];
  readonly joined: Spelt;
  readonly parts: Street[];
}

/**
 * Indexes a list. Words that many streets share, as "street" itself, tell little; the rest is compared by its
 * letters and its sound, word by word and as a whole, since recognisers split names they do not know.
 */
export function createStreetIndex(streets: readonly Street[]): StreetIndex {
  const vocabulary = new Map<string, number>();
  const spelt: Spelt[] = [];
  const uses: number[] = [];
  const named = new Map<string, NamedStreet>();

  function idOf(word: string): number {
    const known = vocabulary.get(word);
    if (known !== undefined) return known;
    vocabulary.set(word, spelt.length);
    spelt.push(spell(word));
    uses.push(0);
    return spelt.length - 1;
  }

  for (const street of streets) {
    const words = wordsOf(street.street);
    const key = `${words.join(' ')}|${wordsOf(street.city ?? '').join(' ')}`;
    const before = named.get(key);
    if (before) {
      before.parts.push(street);
      continue;
    }
    const ids = words.map(idOf);
    for (const id of new Set(ids)) uses[id] = (uses[id] ?? 0) + 1;
    const joined = spell(words.join(''));
    named.set(key, { name: street.street, words: ids, joined, parts: [street] });
  }
  const weights = uses.map((count) => weightOf(count, named.size));
  const cityWords = new Set(streets.flatMap(({ city }) => wordsOf(city ?? '')));
  const severalCities = new Set(streets.map(({ city }) => city)).size > 1;

  function likenessTo(said: readonly string[]): (street: NamedStreet) => number {
    const heard = said.map(spell);
    const rows = heard.map((word) => spelt.map((known) => likeness(word, known)));
    const strange = heard.map((_, i) => {
      const isPlace = cityWords.has(said[i] ?? '') || /\d/.test(said[i] ?? '');
      return isPlace ? 0 : Math.min(1, weights[vocabulary.get(said[i] ?? '') ?? -1] ?? 1);
    });
    const whole = spell(said.join(''));
    return ({ words, joined }) => {
      const weight = words.reduce((sum, id) => sum + (weights[id] ?? 1), 0);
      const found = words.reduce((sum, id) => {
        const best = Math.max(0, ...rows.map((row) => row[id] ?? 0));
        return sum + best * (weights[id] ?? 1);
      }, 0);
      const unused = strange.reduce((sum, each, i) => {
        const best = Math.max(0, ...words.map((id) => rows[i]?.[id] ?? 0));
        return sum + each * (1 - best);
      }, 0);
      const byWords = found / (weight + STRANGE_WORD * unused);
      return Math.max(byWords, 0.97 * likeness(whole, joined));
    };
  }

  function candidatesFor(reading: string, postcode: string | null): AddressCandidate[] {
    const number = houseNumberOf(reading);
    const leads = number !== undefined && reading.startsWith(number);
    const name = number === undefined ? reading : reading.replace(number, ' ');
    const said = wordsOf(name);
    if (said.length === 0) return [];
    const likenessOf = likenessTo(said);
    return [...named.values()].flatMap((street) => {
      const alike = likenessOf(street);
      if (alike < LEAST_LIKENESS) return [];
      const { part, certainty } = partFor(street.parts, number, postcode);
      const house = [leads ? number : [], street.name, leads ? [] : (number ?? [])].flat();
      const city = severalCities && part.city !== null ? [part.city] : [];
      return [
        {
          ...{ lat: part.lat, lon: part.lon, postcode: part.postcode },
          text: [house.join(' '), ...city].join(', '),
          confidence: alike * certainty,
        },
      ];
    });
  }

  return {
    find: (reading, postcode) =>
      candidatesFor(reading, postcode)
        .sort((one, other) => other.confidence - one.confidence)
        .slice(0, MOST_CANDIDATES),
  };
}

/** The part of a street that has the number, and how certain it is that it is the one meant. */
function partFor(
  parts: readonly Street[],
  number: string | undefined,
  postcode: string | null,
): { readonly part: Street; readonly certainty: number } {
  const wanted = number === undefined ? undefined : Number.parseInt(number, 10);
  const rated = parts.map((part) => {
    const { from, to } = part;
    const inside = wanted === undefined || ((from ?? wanted) <= wanted && wanted <= (to ?? wanted));
    const sameArea = postcode === null || part.postcode === null || postcode === part.postcode;
    const certainty = (inside ? 1 : NO_SUCH_NUMBER) * (sameArea ? 1 : OTHER_POSTCODE);
    return { part, certainty };
  });
  const [first, ...rest] = rated;
  if (!first) throw new RangeError('a street has no part');
  return rest.reduce((best, one) => (one.certainty > best.certainty ? one : best), first);
}

/** 1 for a word of one street, a tenth for one that all share. */
function weightOf(uses: number, streets: number): number {
  return streets < 2 ? 1 : Math.max(0.1, 1 - (0.9 * Math.log(uses)) / Math.log(streets));
}
