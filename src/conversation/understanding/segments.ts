import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import { readLine, type LineReading } from './lineReading.js';
import type { Meaning } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';

/** A stretch of an utterance that asks for one thing, or for none. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** The element that names the thing; -1 where it is understood, or where there is none. */
  readonly head: number;
  /** The items that the words fit equally well, best first; none where nothing is asked for. */
  readonly items: readonly MenuItem[];
  /** How an item that is not named was found. */
  readonly implied: 'pronoun' | 'number' | 'options' | undefined;
  readonly reading: LineReading;
}

/** Costs of dividing an utterance. Together with those of `readLine` they say which division is the likeliest. */
const costs = {
  heading: 0.5,
  severalItems: 0.3,
  startsBare: 0.12,
  startsAfterFittingOption: 0.3,
  startsWithOption: 0.25,
  startsWithMarked: 0.8,
  startsWithWith: 0.25,
  startsAfterBreak: -0.1,
  endsOpen: 0.3,
  endsWithNumber: 0.6,
  impliedByPronoun: 0.2,
  impliedByNumber: 0.8,
  impliedByOptions: 1.3,
  impliedByContext: 0.5,
  earlier: 0.09,
  empty: 0.1,
  lost: 1.6,
  lostItem: 3,
  lostHeading: 0.4,
};

/** How much dearer another item may be and still be meant as well. */
const tie = 0.08;

/** What was spoken of before the utterance, for things that are understood without being said. */
export interface Context {
  /** The likeliest first. */
  readonly items: readonly MenuItem[];
}

/** Divides an utterance into segments so that the whole costs least. */
export function divide(
  elements: readonly Element[],
  facts: MenuFacts,
  context: Context,
): Segment[] {
  const heads = elements.map((element) =>
    element.kind === 'mention' ? candidatesOf(element.meaning, facts) : [],
  );
  const costTo = [0];
  const lastOf: Segment[] = [];
  for (let to = 1; to <= elements.length; to += 1) {
    let best = Infinity;
    for (let from = to - 1; from >= 0; from -= 1) {
      const before = costTo[from] ?? Infinity;
      const { segment, cost } = bestSegment(elements, from, to, heads, facts, context);
      if (before + cost >= best) continue;
      best = before + cost;
      lastOf[to] = segment;
    }
    costTo[to] = best;
  }
  const segments: Segment[] = [];
  for (let to = elements.length; to > 0;) {
    const segment = lastOf[to];
    if (!segment) break;
    segments.unshift(segment);
    to = segment.from;
  }
  return segments;
}

/** Items that a mention may name and that take the same options, so that one reading serves for all. */
interface Candidate {
  readonly items: readonly MenuItem[];
  readonly cost: number;
}

function candidatesOf(meaning: Meaning, facts: MenuFacts): Candidate[] {
  const byForm = new Map<string, { items: MenuItem[]; cost: number }>();
  const found = new Map(meaning.items);
  for (const [category, cost] of meaning.categories) {
    const members = facts.itemsOf(category);
    for (const item of members) {
      const own = cost + (members.length > 1 ? costs.heading : 0);
      if ((found.get(item.id) ?? Infinity) > own) found.set(item.id, own);
    }
  }
  for (const [id, cost] of found) {
    const item = facts.itemOf(id);
    if (!item) continue;
    const form = `${cost.toFixed(2)} ${formOf(item)}`;
    const known = byForm.get(form);
    if (known) known.items.push(item);
    else byForm.set(form, { items: [item], cost });
  }
  return [...byForm.values()];
}

/** What decides which options and variants an item takes. */
function formOf(item: MenuItem): string {
  return `${item.modifierGroups.join()} ${item.variants.map((variant) => variant.name).join()} ${item.category}`;
}

interface Scored {
  readonly segment: Segment;
  readonly cost: number;
}

function bestSegment(
  elements: readonly Element[],
  from: number,
  to: number,
  heads: readonly (readonly Candidate[])[],
  facts: MenuFacts,
  context: Context,
): Scored {
  const nothing = emptySegment(elements, from, to);
  const edges = edgeCost(elements, from, to);
  const scored: Scored[] = [{ ...nothing, cost: nothing.cost + edges }];
  let named = false;
  for (let head = from; head < to; head += 1) {
    const candidates = heads[head] ?? [];
    if (candidates.length === 0 || refersBack(elements, head, heads)) continue;
    const start = startCost(elements, from, head, candidates, facts);
    const best = bestOf(candidates, (candidate) =>
      readLine(elements, from, to, head, candidate, facts),
    );
    if (!best) continue;
    named = true;
    const { items, reading, cost } = best;
    scored.push({
      segment: { from, to, head, items, implied: undefined, reading },
      cost: cost + edges + start,
    });
  }
  const implied = impliedKind(elements, from, to);
  if (implied && (!named || implied !== 'options' || context.items.length > 0)) {
    const best = bestOf(impliedItems(elements, from, implied, facts, context), (item) =>
      readLine(elements, from, to, -1, item, facts),
    );
    if (best) {
      const { items, reading, cost } = best;
      const start = startCost(elements, from, -1, [], facts);
      const missing = {
        pronoun: costs.impliedByPronoun,
        number: costs.impliedByNumber,
        options: context.items.length > 0 ? costs.impliedByContext : costs.impliedByOptions,
      }[implied];
      scored.push({
        segment: { from, to, head: -1, items, implied, reading },
        cost: cost + edges + start + missing,
      });
    }
  }
  return scored.reduce((best, other) => (other.cost < best.cost ? other : best));
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

/** A reading of the stretch as nothing that is wanted: greetings, remarks, what the restaurant does not have. */
function emptySegment(elements: readonly Element[], from: number, to: number): Scored {
  let cost = costs.empty;
  for (let at = from; at < to; at += 1) {
    const element = elements[at];
    if (element?.kind === 'number') cost += costs.endsWithNumber;
    if (isOneOf(element, ['one', 'another', 'same'])) cost += costs.endsWithNumber;
    if (element?.kind !== 'mention') continue;
    const { items, options, variants, categories } = element.meaning;
    if (categories.size > 0) cost += costs.lostHeading;
    if (items.size > 0) cost += costs.lostItem;
    else if (options.size > 0 || variants.size > 0) cost += costs.lost;
  }
  const reading: LineReading = {
    quantity: undefined,
    variant: undefined,
    choices: [],
    lost: [],
    refused: false,
    cost: 0,
  };
  return { segment: { from, to, head: -1, items: [], implied: undefined, reading }, cost };
}

function bestOf(
  candidates: readonly Candidate[],
  read: (item: MenuItem) => LineReading,
): { items: readonly MenuItem[]; reading: LineReading; cost: number } | undefined {
  const read1 = candidates.flatMap(({ items, cost }) => {
    const item = items[0];
    if (!item) return [];
    const reading = read(item);
    return [{ items, reading, cost: cost + reading.cost }];
  });
  const best = read1.reduce<(typeof read1)[number] | undefined>(
    (lowest, one) => (lowest && lowest.cost <= one.cost ? lowest : one),
    undefined,
  );
  if (!best) return undefined;
  const items = [
    ...best.items,
    ...read1.filter((one) => one !== best && one.cost <= best.cost + tie).flatMap((o) => o.items),
  ];
  return { ...best, items, cost: best.cost + (items.length > 1 ? costs.severalItems : 0) };
}

/** How likely a new thing begins at `from`. */
function startCost(
  elements: readonly Element[],
  from: number,
  head: number,
  candidates: readonly Candidate[],
  facts: MenuFacts,
): number {
  if (from === 0) return 0;
  let cost = elements[from]?.afterBreak ? costs.startsAfterBreak : 0;
  let at = from;
  while (isOneOf(elements[at], connecting)) {
    if (isOneOf(elements[at], ['with'])) cost += costs.startsWithWith;
    at += 1;
  }
  const first = elements[at];
  if (first?.kind === 'number' || isOneOf(first, ['another', 'same', 'one', 'repair'])) return cost;
  if (isOneOf(first, ['without', 'extra', 'light', 'drop'])) return cost + costs.startsWithMarked;
  if (at !== head) return first?.kind === 'mention' ? cost + costs.startsWithOption : cost;
  const before = elements[from - 1];
  const fitsBefore =
    before?.kind === 'mention' &&
    at === from &&
    candidates.some(({ items }) => items[0] && facts.optionFor(before.meaning, items[0]));
  return cost + costs.startsBare + (fitsBefore ? costs.startsAfterFittingOption : 0);
}

const connecting: readonly Cue[] = ['and', 'or', 'with', 'but', 'clause', 'makeIt', 'unit'];

/** How unlikely a thing ends before `to`: not with a word that leads on. */
function edgeCost(elements: readonly Element[], from: number, to: number): number {
  if (to === elements.length) return 0;
  const last = elements[to - 1];
  if (last?.kind === 'number') return costs.endsWithNumber;
  const leadsOn = isOneOf(last, [
    'and',
    'or',
    'with',
    'without',
    'but',
    'clause',
    'extra',
    'light',
    'unit',
    'repair',
    'another',
    'drop',
  ]);
  return leadsOn && to - from > 0 ? costs.endsOpen : 0;
}

/** By what a stretch without a name may still ask for something. */
function impliedKind(elements: readonly Element[], from: number, to: number): Segment['implied'] {
  const stretch = elements.slice(from, to);
  const isPronoun = stretch.some(
    (element, offset) =>
      isOneOf(element, ['one', 'another', 'same']) ||
      (element.kind === 'number' && isOneOf(stretch[offset + 1], ['with', 'without'])) ||
      (isOneOfSeveral(elements, from + offset) && onesOf(elements) > 1),
  );
  if (isPronoun) return 'pronoun';
  const hasOption = stretch.some(
    (element) =>
      element.kind === 'mention' &&
      (element.meaning.options.size > 0 || element.meaning.variants.size > 0),
  );
  if (!hasOption) return undefined;
  return stretch.some((element) => element.kind === 'number') ? 'number' : 'options';
}

/** "Two wraps, one chicken and one tuna": a one with nothing but an option, after a greater number. */
function isOneOfSeveral(elements: readonly Element[], at: number): boolean {
  const element = elements[at];
  const next = elements[at + 1];
  if (element?.kind !== 'number' || element.value !== 1 || next?.kind !== 'mention') return false;
  const namesOption = next.meaning.options.size > 0 && next.meaning.items.size === 0;
  const isMarked = isOneOf(elements[at - 1], ['with', 'without', 'extra', 'light']);
  const isPart = elements
    .slice(0, at)
    .some((before) => before.kind === 'number' && before.value > 1);
  const names = elements[at + 2];
  const isOfThing = names?.kind === 'mention' && names.meaning.items.size > 0;
  return namesOption && !isMarked && isPart && !isOfThing;
}

function onesOf(elements: readonly Element[]): number {
  return elements.filter((_, at) => isOneOfSeveral(elements, at)).length;
}

/** What is meant by "one", or by a number and options: what was named last, or what takes the options. */
function impliedItems(
  elements: readonly Element[],
  from: number,
  implied: 'pronoun' | 'number' | 'options',
  facts: MenuFacts,
  context: Context,
): Candidate[] {
  for (let at = from - 1; at >= 0; at -= 1) {
    const element = elements[at];
    if (element?.kind !== 'mention' || element.meaning.options.size > 0) continue;
    const candidates = candidatesOf(element.meaning, facts);
    if (candidates.length > 0) return candidates;
  }
  if (context.items.length > 0) {
    return context.items.map((item, rank) => ({ items: [item], cost: rank * costs.earlier }));
  }
  if (implied === 'pronoun') return [];
  const byForm = new Map<string, MenuItem[]>();
  for (const item of facts.items) {
    const form = formOf(item);
    const known = byForm.get(form);
    if (known) known.push(item);
    else byForm.set(form, [item]);
  }
  return [...byForm.values()].map((items) => ({ items, cost: 0 }));
}

function isOneOf(element: Element | undefined, cues: readonly Cue[]): boolean {
  return element?.kind === 'cue' && cues.includes(element.cue);
}
