import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import {
  impliedItems,
  impliedKind,
  prepare,
  type Candidate,
  type Context,
  type Implied,
  type Utterance,
} from './utterance.js';
import { readLine, type LineReading } from './lineReading.js';
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
  readonly implied: Implied | undefined;
  readonly reading: LineReading;
}

/** Costs of dividing an utterance. Together with those of `readLine` they say which division is the likeliest. */
const costs = {
  severalItems: 0.3,
  startsBare: 0.12,
  startsBarePart: 0.2,
  startsAfterFittingOption: 0.3,
  startsWithOption: 0.25,
  startsWithMarked: 0.8,
  startsWithWith: 0.25,
  startsOnto: 0.1,
  startsAfterPreposition: 0.8,
  startsAfterBreak: -0.1,
  endsOpen: 0.3,
  endsWithNumber: 0.6,
  endsWithClosedNumber: 0.1,
  impliedByPronoun: 0.2,
  impliedByNumber: 0.8,
  impliedByOptions: 1.3,
  impliedByContext: 0.5,
  impliedBeforeName: 0.8,
  empty: 0.1,
  lost: 1.6,
  lostItem: 3,
  lostHeading: 0.4,
};

/** From this cost on, words are only a part of a name. */
const clearlyPart = 0.3;

/** How much dearer another item may be and still be meant as well. */
const tie = 0.08;

/** More names than this are never one thing. */
const mostNames = 4;

/** Divides an utterance into segments so that the whole costs least. */
export function divide(
  elements: readonly Element[],
  facts: MenuFacts,
  context: Context,
): Segment[] {
  const utterance = prepare(elements, facts, context);
  const costTo = [0];
  const lastOf: Segment[] = [];
  for (let to = 1; to <= elements.length; to += 1) {
    let best = Infinity;
    let named = 0;
    for (let from = to - 1; from >= 0; from -= 1) {
      named += utterance.heads[from]?.length ? 1 : 0;
      if (named > mostNames) break;
      const before = costTo[from] ?? Infinity;
      if (before + costs.startsAfterBreak >= best) continue;
      const { segment, cost } = bestSegment(utterance, from, to, facts, best - before);
      if (before + cost >= best) continue;
      best = before + cost;
      lastOf[to] = segment ?? emptySegment(from, to);
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

/** Undefined is a stretch that asks for nothing. */
interface Scored {
  readonly segment: Segment | undefined;
  readonly cost: number;
}

function bestSegment(
  utterance: Utterance,
  from: number,
  to: number,
  facts: MenuFacts,
  limit: number,
): Scored {
  const { elements, heads, hasContext } = utterance;
  const edges = edgeCost(elements, from, to);
  let best: Scored = { segment: undefined, cost: emptyCost(elements, from, to) + edges };
  let named = false;
  for (let head = from; head < to; head += 1) {
    const candidates = heads[head] ?? [];
    if (candidates.length === 0) continue;
    const start = startCost(elements, from, head, candidates, facts) + edges;
    const most = Math.min(limit, best.cost) - start;
    const line = bestOf(candidates, most, (candidate, mostForLine) =>
      readLine(elements, from, to, head, candidate, facts, mostForLine),
    );
    named = true;
    if (!line || line.cost + start >= best.cost) continue;
    const { items, reading, cost } = line;
    best = {
      segment: { from, to, head, items, implied: undefined, reading },
      cost: cost + start,
    };
  }
  const implied = impliedKind(utterance, from, to);
  if (implied && (!named || implied !== 'options' || hasContext)) {
    const missing = {
      pronoun: costs.impliedByPronoun,
      number: costs.impliedByNumber,
      options: hasContext ? costs.impliedByContext : costs.impliedByOptions,
    }[implied];
    const start =
      startCost(elements, from, -1, [], facts) + impliedEdge(elements[to]) + edges + missing;
    const most = Math.min(limit, best.cost) - start;
    const line = bestOf(impliedItems(utterance, from, implied), most, (item, mostForLine) =>
      readLine(elements, from, to, -1, item, facts, mostForLine),
    );
    if (line && line.cost + start < best.cost) {
      const { items, reading, cost } = line;
      best = { segment: { from, to, head: -1, items, implied, reading }, cost: cost + start };
    }
  }
  return best;
}

/** The cost of reading a stretch as nothing that is wanted: greetings, remarks, what the restaurant does not have. */
function emptyCost(elements: readonly Element[], from: number, to: number): number {
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
  return cost;
}

function emptySegment(from: number, to: number): Segment {
  const reading: LineReading = {
    quantity: undefined,
    variant: undefined,
    choices: [],
    unclear: [],
    lost: [],
    refused: false,
    cost: 0,
  };
  return { from, to, head: -1, items: [], implied: undefined, reading };
}

interface Line {
  readonly items: readonly MenuItem[];
  readonly reading: LineReading;
  readonly cost: number;
}

/** The best reading for one of the candidates, and those that are as good; undefined where all cost more than `most`. */
function bestOf(
  candidates: readonly Candidate[],
  most: number,
  read: (item: MenuItem, mostForLine: number) => LineReading,
): Line | undefined {
  let best: Line | undefined;
  for (const { items, cost } of candidates) {
    const [item] = items;
    const limit = Math.min(most, best?.cost ?? Infinity) + tie - cost;
    if (!item || limit <= 0) continue;
    const reading = read(item, limit);
    if (reading.cost > limit) continue;
    const whole = cost + reading.cost;
    const margin = whole - (best?.cost ?? Infinity);
    if (best && Math.abs(margin) <= tie) {
      const [nearer, further] = margin < 0 ? [items, best.items] : [best.items, items];
      const kept = margin < 0 ? { reading, cost: whole } : best;
      best = { ...kept, items: [...nearer, ...further] };
    } else if (margin < 0) {
      best = { items, reading, cost: whole };
    }
  }
  if (!best || best.items.length === 1) return best;
  return { ...best, cost: best.cost + costs.severalItems };
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
  if (first?.afterPreposition) cost += costs.startsAfterPreposition;
  // "Hold the onions on the burger": what is said of a thing begins before its name.
  const isOnto = isOneOf(elements[head - 1], ['onto']) && head > at;
  if (isOnto) return cost + costs.startsOnto;
  if (first?.kind === 'number' || isOneOf(first, ['another', 'same', 'one', 'repair'])) return cost;
  if (isOneOf(first, ['without', 'extra', 'light', 'drop'])) return cost + costs.startsWithMarked;
  if (at !== head) return first?.kind === 'mention' ? cost + costs.startsWithOption : cost;
  const before = elements[from - 1];
  const fitsBefore =
    before?.kind === 'mention' &&
    at === from &&
    candidates.some(({ items }) => items[0] && facts.optionFor(before.meaning, items[0]));
  const isPart = at === from && candidates.every((candidate) => candidate.cost > clearlyPart);
  return (
    cost +
    costs.startsBare +
    (isPart ? costs.startsBarePart : 0) +
    (fitsBefore ? costs.startsAfterFittingOption : 0)
  );
}

/** "A large chicken bowl" is one thing, also where the bowl has no sizes. */
function impliedEdge(next: Element | undefined): number {
  return next?.kind === 'mention' && !next.afterBreak ? costs.impliedBeforeName : 0;
}

const connecting: readonly Cue[] = ['and', 'or', 'with', 'but', 'clause', 'makeIt', 'unit'];

/** How unlikely a thing ends before `to`: not with a word that leads on. */
function edgeCost(elements: readonly Element[], from: number, to: number): number {
  if (to === elements.length) return 0;
  const last = elements[to - 1];
  const isCounted = isOneOf(last, ['unit']) && elements[to - 2]?.kind === 'number';
  if (last?.kind === 'number' || isCounted) {
    // "Onion rings two, and a coke": the next thing has its own beginning.
    const next = elements[to];
    const isClosed = next?.afterBreak === true || isOneOf(next, ['and', 'clause']);
    return isClosed && to - from > 1 ? costs.endsWithClosedNumber : costs.endsWithNumber;
  }
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
    'half',
  ]);
  return leadsOn && to - from > 0 ? costs.endsOpen : 0;
}

function isOneOf(element: Element | undefined, cues: readonly Cue[]): boolean {
  return element?.kind === 'cue' && cues.includes(element.cue);
}
