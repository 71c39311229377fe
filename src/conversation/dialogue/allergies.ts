import { isAllergen, type Allergen } from '../../restaurant/allergens.js';
import type { MenuItem } from '../../restaurant/menu.js';
import { findItem } from '../../restaurant/menuLookup.js';
import { createAllergyReader, type AllergyReader } from '../agents/readAllergies.js';
import { allLanguages } from './languages.js';
import { change, say, sayFixed, sentencesOf, wordsOf, type Turn } from './turn.js';

/** Keeps an allergy for the kitchen and for the next call, and warns of what is in the cart already. */
export function stateAllergy(
  turn: Turn,
  stated: { readonly allergens: readonly Allergen[]; readonly other: string | null },
): void {
  turn.understood = true;
  const said = [...stated.allergens, ...(stated.other === null ? [] : [stated.other])];
  change(turn, { allergies: [...new Set([...turn.state.allergies, ...said])] });
  say(turn, sentencesOf(turn).allergyNoted(allergyNames(turn, said)));
  warnOf(
    turn,
    turn.state.cart.lines.map(({ item }) => item),
    said,
  );
}

/** Says which of the lines that were added or changed contain what the caller must not eat. */
export function warnOfChanges(turn: Turn): void {
  const changed = turn.state.cart.lines.filter(({ id }) => turn.changedLines.has(id));
  const known = changed.map(({ item }) => item).filter((item) => !turn.warned.has(item));
  warnOf(turn, known, turn.state.allergies);
}

function warnOf(turn: Turn, items: readonly string[], allergies: readonly string[]): void {
  const { allergyWarning, allergenTraces } = sentencesOf(turn);
  for (const id of new Set(items)) {
    const item = findItem(turn.lookup, id);
    if (!item) continue;
    turn.warned.add(id);
    const held = allergies.filter((allergy) => listed(item.allergens, allergy));
    if (held.length > 0) say(turn, allergyWarning(item.name, allergyNames(turn, held)));
    for (const allergy of allergies) {
      if (held.includes(allergy) || !listed(item.traces ?? [], allergy)) continue;
      say(turn, allergenTraces(item.name, allergyNames(turn, [allergy])[0] ?? allergy));
    }
  }
}

/**
 * Answers whether something is in a dish, from the card and from nothing else: it contains it, it may have
 * traces, or we cannot know; then a person is offered.
 */
export function tellAllergen(turn: Turn, itemId: string | null, asked: string): void {
  const item = itemAskedAbout(turn, itemId);
  const meanings = meaningsOf(asked);
  const { allergenIn, allergenTraces, allergenNotListed } = sentencesOf(turn);
  // A word with one meaning is better answered by that word: almonds, and not nuts.
  const name = (meaning: string): string =>
    meanings.length === 1 ? asked : (allergyNames(turn, [meaning])[0] ?? meaning);
  const wanted = meanings.length > 0 ? meanings : [asked];
  const contained = item && wanted.filter((meaning) => listed(item.allergens, meaning));
  if (item && contained && contained.length > 0) {
    for (const meaning of contained) say(turn, allergenIn(item.name, name(meaning)));
    return;
  }
  const traces = item && wanted.filter((meaning) => listed(item.traces ?? [], meaning));
  if (item && traces && traces.length > 0) {
    for (const meaning of traces) say(turn, allergenTraces(item.name, name(meaning)));
    return;
  }
  if (item && item.allergens.length > 0) say(turn, allergenNotListed(item.name, asked));
  else sayFixed(turn, 'allergen_unknown');
  turn.next = { kind: 'offer_person' };
}

/** Whether the card says that a dish contains one of these, or may. */
export function isUnsafe(item: MenuItem, allergies: readonly string[]): boolean {
  return [...item.allergens, ...(item.traces ?? [])].some((entry) =>
    allergies.some((allergy) => listed([entry], allergy)),
  );
}

/** The names of allergies in the language spoken; what is none of the fourteen stays as it was said. */
export function allergyNames(turn: Turn, allergies: readonly string[]): readonly string[] {
  const { allergens } = wordsOf(turn).lexicon;
  return allergies.map((allergy) =>
    isAllergen(allergy) ? (allergens[allergy][0] ?? allergy) : allergy,
  );
}

/** "Is there gluten in that" is about what was talked about last. */
function itemAskedAbout(turn: Turn, itemId: string | null): MenuItem | undefined {
  const last = turn.state.cart.lines.find(({ id }) => id === turn.state.lastLineId)?.item;
  const id = itemId ?? last;
  return id === undefined ? undefined : findItem(turn.lookup, id);
}

/** Whether a list of the card, in whatever language it is written, has this allergen. */
function listed(list: readonly string[], allergy: string): boolean {
  return list.some((entry) => {
    const meanings = meaningsOf(entry);
    return meanings.length > 0 && isAllergen(allergy)
      ? meanings.includes(allergy)
      : entry.toLowerCase() === allergy.toLowerCase();
  });
}

const readers: AllergyReader[] = [];

/** All that a word means in any language: cards are written in one and asked about in another. */
function meaningsOf(text: string): readonly Allergen[] {
  if (readers.length === 0) {
    readers.push(...allLanguages().map(({ lexicon }) => createAllergyReader(lexicon)));
  }
  const own = isAllergen(text) ? [text] : [];
  return [...new Set([...own, ...readers.flatMap((reader) => reader.meaningsOf(text))])];
}
