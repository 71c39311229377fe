import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import { isNearerOption, type Meaning } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';
import { referenceAt } from './references.js';

/** What was spoken of before the utterance, for things that are understood without being said. */
export interface Context {
  /** The likeliest first. */
  readonly items: readonly MenuItem[];
  /** Those of them that are in the cart. */
  readonly ordered: readonly MenuItem[];
}

/** Items that are meant equally and take the same options, so that one reading serves for all. */
export interface Candidate {
  readonly items: readonly MenuItem[];
  readonly cost: number;
}

/** By what a stretch that names nothing may still ask for something: "one with ham", "a large with ham", "with ham". */
export type Implied = 'pronoun' | 'number' | 'options';

/** An utterance with all that is asked of each element again and again while it is divided. */
export interface Utterance {
  readonly elements: readonly Element[];
  /** The items that each element may name as the thing that is wanted. */
  readonly heads: readonly (readonly Candidate[])[];
  /** Whether each element stands for one of the things named before. */
  readonly pronouns: readonly boolean[];
  /** What was named last before each element, or is understood from before the utterance. */
  readonly antecedents: readonly (readonly Candidate[])[];
  /** What is named next behind each element, where it is joined by a number: "one iced and one hot mocha". */
  readonly followers: readonly (readonly Candidate[])[];
  readonly hasContext: boolean;
  /** Every item of the menu, for options that are said of nothing. */
  readonly anything: readonly Candidate[];
}

/** What the words for a whole category cost more than the name of one of its items. */
const headingCost = 0.5;

/** From this cost on, words are only a part of a name. */
const clearlyPart = 0.2;

/** How much nearer an item is whose kind was named: "six cupcakes, three lemon and three chocolate". */
const ofKind = 0.15;

/** How much less likely the thing named next is meant than one named before. */
const followerCost = 0.05;

/** How much less likely each earlier thing is meant. */
const earlierCost = 0.09;

/** Looks at each element of an utterance once. */
export function prepare(
  elements: readonly Element[],
  facts: MenuFacts,
  context: Context,
): Utterance {
  const kinds = new Set(elements.flatMap(headingOf));
  const sofar: MenuItem[] = [];
  const named = elements.map((element, at) => {
    const known = referenceAt(elements, at, [...context.ordered, ...sofar], facts);
    if (known) return [{ items: [known], cost: 0 }];
    const candidates =
      element.kind === 'mention' ? candidatesOf(element.meaning, facts, kinds) : [];
    const [only, ...others] = candidates.flatMap(({ items }) => items);
    const isThing = element.kind === 'mention' && element.meaning.options.size === 0;
    if (only && isThing && others.length === 0) sofar.unshift(only);
    return candidates;
  });
  const understood = context.items.map((item, rank) => ({
    items: [item],
    cost: rank * earlierCost,
  }));
  let last: readonly Candidate[] = understood;
  const antecedents = elements.map((element, at) => {
    const before = last;
    const candidates = named[at] ?? [];
    const isThing = element.kind === 'mention' && element.meaning.options.size === 0;
    if (isThing && candidates.length > 0) last = candidates;
    return before;
  });
  const parts = elements.map(
    (element, at) =>
      element.kind === 'number' &&
      (isOneOf(elements[at + 1], ['with', 'without']) || hasMoreOfOption(elements, at)),
  );
  const again = elements.map((_, at) => namesOneAgain(elements, at, named, antecedents[at] ?? []));
  const ones = elements.map((_, at) => again[at] === true || isOneOfSeveral(elements, at));
  const divides = elements.filter((_, at) => parts[at] === true || ones[at] === true).length > 1;
  const followers = elements.map((_, at) => followerOf(elements, at, named));
  return {
    elements,
    followers,
    heads: named.map((candidates, at) => {
      const isOfBefore = divides && again[at - 1] === true;
      const isNone =
        isOfBefore ||
        isHeading(elements, at) ||
        isMarkedOption(elements, at) ||
        refersBack(elements, at, named);
      return isNone ? [] : candidates;
    }),
    pronouns: elements.map(
      (element, at) =>
        isOneOf(element, ['one', 'another', 'same']) ||
        parts[at] === true ||
        (ones[at] === true && (divides || !isOneOf(elements[at - 1], ['and']))),
    ),
    antecedents,
    hasContext: understood.length > 0,
    anything: facts.forms.map((items) => ({ items, cost: 0 })),
  };
}

/** By what the elements from `from` to `to` may ask for something that they do not name. */
export function impliedKind(utterance: Utterance, from: number, to: number): Implied | undefined {
  let hasOption = false;
  let hasNumber = false;
  for (let at = from; at < to; at += 1) {
    // A number at the very end has lost the words that would make it a pronoun.
    const isLastNumber = at === to - 1 && utterance.elements[at]?.kind === 'number';
    if (utterance.pronouns[at] && !isLastNumber) return 'pronoun';
    const element = utterance.elements[at];
    if (element?.kind === 'number') hasNumber = true;
    if (element?.kind === 'mention') {
      hasOption ||= element.meaning.options.size > 0 || element.meaning.variants.size > 0;
    }
  }
  if (!hasOption) return undefined;
  return hasNumber ? 'number' : 'options';
}

/** What is meant by "one", or by a number and options: what was named last, or what takes the options. */
export function impliedItems(
  utterance: Utterance,
  from: number,
  implied: Implied,
): readonly Candidate[] {
  const antecedent = utterance.antecedents[from] ?? [];
  const follower = implied === 'number' ? (utterance.followers[from] ?? []) : [];
  if (follower.length > 0) {
    const cost = antecedent.length > 0 ? followerCost : 0;
    return [...antecedent, ...follower.map((candidate) => ({ ...candidate, cost }))];
  }
  if (antecedent.length > 0 || implied === 'pronoun') return antecedent;
  return utterance.anything;
}

/** What the next number behind an "and" is of. */
function followerOf(
  elements: readonly Element[],
  from: number,
  named: readonly (readonly Candidate[])[],
): readonly Candidate[] {
  const and = elements.findIndex((element, at) => at > from && isOneOf(element, ['and']));
  if (and < 0 || elements[and + 1]?.kind !== 'number') return [];
  const isUnnamed = named.slice(from, and).every((candidates) => candidates.length === 0);
  const end = elements.findIndex((element, at) => at > and + 1 && element.kind !== 'mention');
  const run = named.slice(and + 2, end < 0 ? undefined : end);
  return isUnnamed ? (run.find((candidates) => candidates.length > 0) ?? []) : [];
}

/**
 * Whether a word that a kind of options and a dish share means the kind: "which veggies do you have", but "a veggie",
 * "two veggie subs".
 */
function isHeading(elements: readonly Element[], at: number): boolean {
  const element = elements[at];
  if (element?.kind !== 'mention' || element.meaning.groups.size === 0) return false;
  if ([...element.meaning.items.values()].some((cost) => cost <= clearlyPart)) return false;
  const before = elements[at - 1];
  const next = elements[at + 1];
  const isOne = before?.kind === 'number' && before.indefinite;
  const saysKind =
    next?.kind === 'stranger' || (next?.kind === 'mention' && next.meaning.categories.size > 0);
  return !isOne && !(saysKind && !next.afterBreak);
}

/** The categories that an element names without naming an item. */
function headingOf(element: Element): string[] {
  if (element.kind !== 'mention' || element.meaning.items.size > 0) return [];
  return [...element.meaning.categories.keys()];
}

/** The items that words may name; those of `kinds`, which the utterance speaks of, rather than others. */
function candidatesOf(meaning: Meaning, facts: MenuFacts, kinds: ReadonlySet<string>): Candidate[] {
  const byForm = new Map<string, { items: MenuItem[]; cost: number }>();
  const found = new Map(meaning.items);
  for (const [id, cost] of found) {
    if (kinds.has(facts.itemOf(id)?.category ?? '')) found.set(id, Math.max(0, cost - ofKind));
  }
  for (const [category, cost] of meaning.categories) {
    const members = facts.itemsOf(category);
    for (const item of members) {
      const own = cost + (members.length > 1 ? headingCost : 0);
      if ((found.get(item.id) ?? Infinity) > own) found.set(item.id, own);
    }
  }
  for (const [id, cost] of found) {
    const item = facts.itemOf(id);
    if (!item) continue;
    const form = `${cost.toFixed(2)} ${facts.formOf(item)}`;
    const known = byForm.get(form);
    if (known) known.items.push(item);
    else byForm.set(form, { items: [item], cost });
  }
  return [...byForm.values()];
}

/** Whether a name only points to what was named before, as in "on all of those pizzas". */
function refersBack(
  elements: readonly Element[],
  at: number,
  heads: readonly (readonly Candidate[])[],
): boolean {
  if (!isOneOf(elements[at - 1], ['all'])) return false;
  const meant = new Set(heads[at]?.flatMap(({ items }) => items));
  return heads
    .slice(0, at - 1)
    .some((candidates) => candidates.some(({ items }) => items.some((item) => meant.has(item))));
}

/** "One with bacon": behind such a word an option is no part of the name of a dish. */
function isMarkedOption(elements: readonly Element[], at: number): boolean {
  const element = elements[at];
  const isMarked = isOneOf(elements[at - 1], ['with', 'without', 'extra', 'light']);
  if (element?.kind !== 'mention' || !isMarked) return false;
  return element.meaning.items.size > 0 && isNearerOption(element.meaning);
}

/** "Three burritos, one extra cheese": a part of them, and no fourth. */
function hasMoreOfOption(elements: readonly Element[], at: number): boolean {
  const element = elements[at];
  const option = elements[at + 2];
  if (element?.kind !== 'number' || !isOneOf(elements[at + 1], ['extra', 'light'])) return false;
  const isOption = option?.kind === 'mention' && option.meaning.options.size > 0;
  const isLast = isOption && elements[at + 3]?.kind !== 'mention';
  return isLast && isNearerOption(option.meaning) && isPartOfGreater(elements, at, element.value);
}

/** "Three wraps, one chicken and two tuna": a number with nothing but options, after a greater number. */
function isOneOfSeveral(elements: readonly Element[], at: number): boolean {
  const element = elements[at];
  // "Two crêpes, one au sucre".
  const named = isOneOf(elements[at + 1], ['onto']) ? at + 2 : at + 1;
  const next = elements[named];
  if (element?.kind !== 'number' || next?.kind !== 'mention') return false;
  const { options, variants } = next.meaning;
  const namesOption = options.size + variants.size > 0 && isNearerOption(next.meaning);
  const isMarked = isOneOf(elements[at - 1], ['with', 'without', 'extra', 'light']);
  const isPart = isPartOfGreater(elements, at, element.value);
  const end = elements.findIndex((other, place) => place > named && other.kind !== 'mention');
  const isOfThing = elements
    .slice(named, end < 0 ? undefined : end)
    .some((other) => other.kind === 'mention' && !isNearerOption(other.meaning));
  return namesOption && !isMarked && isPart && !isOfThing;
}

/**
 * "Two coffees, one black": a number with only a part of the name of what was named before, as a "black coffee" is
 * a coffee.
 */
function namesOneAgain(
  elements: readonly Element[],
  at: number,
  named: readonly (readonly Candidate[])[],
  before: readonly Candidate[],
): boolean {
  const element = elements[at];
  if (element?.kind !== 'number' || elements[at + 2]?.kind === 'mention') return false;
  const candidates = named[at + 1] ?? [];
  const known = new Set(before.flatMap(({ items }) => items));
  return (
    candidates.length > 0 &&
    candidates.every(
      ({ items, cost }) => cost > clearlyPart && items.every((item) => known.has(item)),
    ) &&
    isPartOfGreater(elements, at, element.value)
  );
}

/** Whether a greater number was said before, of which this may be a part. */
function isPartOfGreater(elements: readonly Element[], at: number, value: number): boolean {
  return elements.slice(0, at).some((before) => before.kind === 'number' && before.value > value);
}

function isOneOf(element: Element | undefined, cues: readonly Cue[]): boolean {
  return element?.kind === 'cue' && cues.includes(element.cue);
}
