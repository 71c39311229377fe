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
import { readingOf, readLine, type LineReading } from './lineReading.js';
import { beginLine, createLineState, isCue, type LineState } from './lineState.js';
import { clearlyPart, nearestOf } from './meaning.js';
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
  startsWithRefused: 0.1,
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
  const state = createLineState();
  const costTo = [0];
  const lastOf: Division[] = [];
  for (let to = 1; to <= elements.length; to += 1) {
    let best = Infinity;
    let named = 0;
    let empty = costs.empty;
    for (let from = to - 1; from >= 0; from -= 1) {
      named += utterance.heads[from]?.length ? 1 : 0;
      if (named > mostNames) break;
      empty += emptyCost(elements[from]);
      const before = costTo[from] ?? Infinity;
      if (before + costs.startsAfterBreak >= best) continue;
      const edges = edgeCost(elements, from, to);
      const asEmpty = empty + edges;
      const most = Math.min(best - before, asEmpty);
      const thing = bestSegment(utterance, from, to, facts, state, edges, most);
      const cost = thing?.cost ?? asEmpty;
      if (before + cost >= best) continue;
      best = before + cost;
      lastOf[to] = thing?.segment ?? emptySegment(from, to);
    }
    costTo[to] = best;
  }
  const segments: Segment[] = [];
  for (let to = elements.length; to > 0;) {
    const segment = lastOf[to];
    if (!segment) break;
    const { ties, ...rest } = segment;
    segments.unshift({ ...rest, items: ties.flat() });
    to = segment.from;
  }
  return segments;
}

/** A segment before its items are gathered: most divisions are found worse than another. */
interface Division extends Omit<Segment, 'items'> {
  readonly ties: Line['ties'];
}

interface Scored {
  readonly segment: Division;
  readonly cost: number;
}

/** The best way to read a stretch as one thing, of those that cost less than `most`. */
function bestSegment(
  utterance: Utterance,
  from: number,
  to: number,
  facts: MenuFacts,
  state: LineState,
  edges: number,
  most: number,
): Scored | undefined {
  const { elements, heads, hasContext } = utterance;
  let best: Scored | undefined;
  let named = false;
  for (let head = from; head < to; head += 1) {
    const candidates = heads[head] ?? [];
    if (candidates.length === 0) continue;
    named = true;
    const start = startCost(elements, from, head, candidates, facts) + edges;
    const limit = best?.cost ?? most;
    const line = bestOf(elements, from, to, head, candidates, facts, state, limit - start);
    if (!line || line.cost + start >= limit) continue;
    const { ties, reading, cost } = line;
    best = {
      segment: { from, to, head, ties, implied: undefined, reading },
      cost: cost + start,
    };
  }
  const implied = impliedKind(utterance, from, to);
  if (!implied || (named && implied === 'options' && !hasContext)) return best;
  const start =
    startCost(elements, from, -1, [], facts) +
    impliedEdge(elements[to]) +
    edges +
    impliedCost(implied, hasContext);
  const limit = best?.cost ?? most;
  const candidates = impliedItems(utterance, from, implied);
  const line = bestOf(elements, from, to, -1, candidates, facts, state, limit - start);
  if (!line || line.cost + start >= limit) return best;
  const { ties, reading, cost } = line;
  return { segment: { from, to, head: -1, ties, implied, reading }, cost: cost + start };
}

/** The cost of a thing that is not named. */
function impliedCost(implied: Implied, hasContext: boolean): number {
  switch (implied) {
    case 'pronoun':
      return costs.impliedByPronoun;
    case 'number':
      return costs.impliedByNumber;
    case 'options':
      return hasContext ? costs.impliedByContext : costs.impliedByOptions;
  }
}

/** What an element adds to the cost of a stretch of nothing that is wanted: greetings, remarks, what the restaurant does not have. */
function emptyCost(element: Element | undefined): number {
  if (element?.kind === 'number' || isOneOf(element, pronouns)) return costs.endsWithNumber;
  if (element?.kind !== 'mention') return 0;
  const { items, options, variants, categories } = element.meaning;
  const heading = categories.size > 0 ? costs.lostHeading : 0;
  if (items.size > 0) return heading + costs.lostItem;
  return heading + (options.size > 0 || variants.size > 0 ? costs.lost : 0);
}

function emptySegment(from: number, to: number): Division {
  const reading: LineReading = {
    quantity: undefined,
    variant: undefined,
    choices: [],
    unclear: [],
    lost: [],
    sharedNames: [],
    refused: false,
    cost: 0,
  };
  return { from, to, head: -1, ties: [], implied: undefined, reading };
}

interface Line {
  /** Items that fit equally well, the best first. */
  readonly ties: readonly (readonly MenuItem[])[];
  readonly reading: LineReading;
  readonly cost: number;
}

/** The best reading for one of the candidates, and those that are as good; undefined where all cost more than `most`. */
function bestOf(
  elements: readonly Element[],
  from: number,
  to: number,
  head: number,
  candidates: readonly Candidate[],
  facts: MenuFacts,
  state: LineState,
  most: number,
): Line | undefined {
  const ties: (readonly MenuItem[])[] = [];
  let bestCost = Infinity;
  let reading: LineReading | undefined;
  for (const { items, cost } of candidates) {
    const item = items[0];
    const limit = Math.min(most, bestCost) + tie - cost;
    if (!item || limit <= 0) continue;
    beginLine(state, limit);
    readLine(state, elements, from, to, head, item, facts);
    if (state.cost > limit) continue;
    const whole = cost + state.cost;
    const isNearer = whole < bestCost;
    const isTie = ties.length > 0 && Math.abs(whole - bestCost) <= tie;
    if (!isTie && isNearer) ties.length = 0;
    if (isNearer) ties.unshift(items);
    else if (isTie) ties.push(items);
    if (!isNearer) continue;
    bestCost = whole;
    reading = readingOf(state);
  }
  if (!reading) return undefined;
  const isOne = ties.length === 1 && ties[0]?.length === 1;
  return { ties, reading, cost: bestCost + (isOne ? 0 : costs.severalItems) };
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
    if (isCue(elements[at], 'with')) cost += costs.startsWithWith;
    at += 1;
  }
  const first = elements[at];
  if (first?.afterPreposition) cost += costs.startsAfterPreposition;
  // "Hold the onions on the burger": what is said of a thing begins before its name.
  const isOnto = isCue(elements[head - 1], 'onto') && head > at;
  if (isOnto) return cost + costs.startsOnto;
  if (first?.kind === 'number' || isOneOf(first, opening)) return cost;
  if (isOneOf(first, marking)) {
    const article = elements[at + 1];
    const named = article?.kind === 'number' && article.indefinite ? at + 2 : at + 1;
    const isRefused = refusing.has(first.cue) && named === head && isNamedOnly(elements[head]);
    if (isRefused && named > at + 1) return cost;
    return cost + (isRefused ? costs.startsWithRefused : costs.startsWithMarked);
  }
  if (at !== head) return first?.kind === 'mention' ? cost + costs.startsWithOption : cost;
  const before = elements[from - 1];
  cost += costs.startsBare;
  if (at !== from) return cost;
  if (candidates.every((candidate) => candidate.cost > clearlyPart)) cost += costs.startsBarePart;
  const fitsBefore =
    before?.kind === 'mention' &&
    candidates.some(({ items }) => items[0] && facts.optionFor(before.meaning, items[0]));
  return fitsBefore ? cost + costs.startsAfterFittingOption : cost;
}

/** Whether the words are the name of a thing and of no option. */
function isNamedOnly(element: Element | undefined): boolean {
  if (element?.kind !== 'mention' || element.meaning.options.size > 0) return false;
  return nearestOf(element.meaning.items) <= clearlyPart;
}

/** "A large chicken bowl" is one thing, also where the bowl has no sizes. */
function impliedEdge(next: Element | undefined): number {
  return next?.kind === 'mention' && !next.afterBreak ? costs.impliedBeforeName : 0;
}

const connecting: ReadonlySet<Cue> = new Set([
  ...(['and', 'or', 'with', 'but', 'clause', 'makeIt', 'unit'] as const),
]);
/** Stand for a thing named before. */
const pronouns: ReadonlySet<Cue> = new Set(['one', 'another', 'same']);
/** Begin a new thing. */
const opening: ReadonlySet<Cue> = new Set([...pronouns, 'repair']);
/** Begin what is said of a thing. */
const marking: ReadonlySet<Cue> = new Set(['without', 'extra', 'light', 'drop']);
/** Refuse the thing behind them. */
const refusing: ReadonlySet<Cue> = new Set(['without', 'drop']);
/** Have something to follow. */
const leading: ReadonlySet<Cue> = new Set([
  ...(['and', 'or', 'with', 'without', 'but', 'clause', 'extra', 'light', 'unit'] as const),
  ...(['repair', 'makeIt', 'another', 'drop', 'half'] as const),
]);

/** How unlikely a thing ends before `to`: not with a word that leads on. */
function edgeCost(elements: readonly Element[], from: number, to: number): number {
  if (to === elements.length) return 0;
  const last = elements[to - 1];
  const isCounted = isCue(last, 'unit') && elements[to - 2]?.kind === 'number';
  if (last?.kind === 'number' || isCounted) {
    // "Onion rings two, and a coke": the next thing has its own beginning.
    const next = elements[to];
    const isClosed = next?.afterBreak === true || isCue(next, 'and') || isCue(next, 'clause');
    return isClosed && to - from > 1 ? costs.endsWithClosedNumber : costs.endsWithNumber;
  }
  const leadsOn = isOneOf(last, leading);
  return leadsOn && to - from > 0 ? costs.endsOpen : 0;
}

function isOneOf(
  element: Element | undefined,
  cues: ReadonlySet<Cue>,
): element is Element & { kind: 'cue' } {
  return element?.kind === 'cue' && cues.has(element.cue);
}
