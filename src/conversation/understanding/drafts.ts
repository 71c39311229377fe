import type { ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';
import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import { isCue, type Choice, type Unclear } from './lineState.js';
import { nearestOf } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';
import type { Segment } from './segments.js';

/** From this cost on, words are only a part of a name. */
const clearlyPart = 0.3;

/** A line of the order while the utterance is put together. */
export interface Draft {
  /** The items that are meant equally well, best first. */
  readonly items: readonly MenuItem[];
  readonly quantity: number;
  /** Whether the quantity was said. */
  readonly isCounted: boolean;
  readonly variant: string | null;
  readonly modifiers: readonly ChosenModifier[];
  readonly unclear: readonly Unclear[];
  /** Whether it was asked for as one half of something. */
  readonly isHalf: boolean;
  readonly secondHalf: MenuItem | undefined;
  /** The element that named it, or -1. */
  readonly head: number;
  /** The elements that said it. */
  readonly from: number;
  readonly to: number;
}

/** What the segments of an utterance order, and the segments that speak of something ordered earlier. */
export interface Composition {
  readonly drafts: readonly Draft[];
  readonly references: readonly Segment[];
}

/**
 * Puts the segments together: what is said of all goes to all, what is said of one goes to one, and what is said
 * after a correction takes the place of what came before.
 */
export function compose(
  segments: readonly Segment[],
  elements: readonly Element[],
  facts: MenuFacts,
  isOrdered: (item: MenuItem) => boolean,
): Composition {
  const drafts: Draft[] = [];
  const references: Segment[] = [];
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at];
    if (!segment || segment.items.length === 0) continue;
    const stretch = elements.slice(segment.from, segment.to);
    const speaksOfEarlier = segment.implied === 'pronoun' || segment.implied === 'options';
    const isInCart = segment.items.some(isOrdered);
    if (segment.reading.refused || (speaksOfEarlier && drafts.length === 0 && isInCart)) {
      references.push(segment);
    } else if (segment.implied === 'pronoun' && drafts.length > 0) {
      const parts = pronounRun(segments, at);
      distribute(drafts, parts, elements, stretch, facts);
      at += parts.length - 1;
    } else {
      const draft = toDraft(segment, elements, facts);
      const before = drafts.at(-1);
      if (before && namesOneOf(before, draft, elements, facts)) {
        drafts.splice(-1, 1, { ...before, quantity: before.quantity - draft.quantity }, draft);
        continue;
      }
      const named = isCue(elements[draft.head - 1], 'onto') ? indexOfSame(drafts, draft) : -1;
      if (named >= 0) {
        drafts.splice(named, 1, withOptionsOf(drafts[named] ?? draft, draft, facts));
        continue;
      }
      const isHalf =
        draft.isHalf || (before && isPairOfHalves(elements.slice(before.from, before.head)));
      if (before && isHalf && before.isHalf && isSameKind(before, draft)) {
        drafts.splice(-1, 1, asHalves(before, draft, facts));
        continue;
      }
      const corrects = opensWithRepair(stretch) && before && isSameKind(before, draft);
      if (corrects) drafts.pop();
      const ofBefore = corrects && segment.reading.quantity === undefined;
      const again = ofBefore
        ? {
            quantity: before.quantity,
            variant: draft.variant ?? variantOf(draft.items[0], before.variant),
          }
        : {};
      drafts.push({ ...draft, ...again });
      share(drafts, segment.reading.choices, stretch, facts);
    }
  }
  return { drafts: countEach(drafts, elements), references };
}

/** "Two cokes, one diet": a number with what, together with the name before it, is the name of something else. */
function namesOneOf(
  before: Draft,
  part: Draft,
  elements: readonly Element[],
  facts: MenuFacts,
): boolean {
  const name = elements[before.head];
  const own = elements[part.head];
  const [item] = part.items;
  if (name?.kind !== 'mention' || own?.kind !== 'mention' || !item) return false;
  if (elements[part.from]?.kind !== 'number' || part.from !== part.head - 1) return false;
  const isPart = nearestOf(own.meaning.items) > clearlyPart && part.items.length === 1;
  const isFewer = before.isCounted && part.quantity < before.quantity && part.from === before.to;
  return isPart && isFewer && facts.isPartOfName([...own.stems, ...name.stems], item);
}

/** "A burger and a hot dog, two of each"; "two of each, a burger and a hot dog". */
function countEach(drafts: readonly Draft[], elements: readonly Element[]): readonly Draft[] {
  const at = elements.findIndex(({ kind }) => kind === 'each');
  const each = elements[at];
  if (each?.kind !== 'each') return drafts;
  const isBehind = drafts.some(({ head }) => head >= 0 && head < at);
  return drafts.map((draft) => {
    const isMeant = draft.quantity === 1 && draft.head < at === isBehind;
    return isMeant ? { ...draft, quantity: each.value } : draft;
  });
}

/** "A burger and fries, no onions on the burger": the place of the line that is spoken of again, or -1. */
function indexOfSame(drafts: readonly Draft[], { items }: Draft): number {
  return drafts.findLastIndex((draft) => draft.items[0] === items[0]);
}

function withOptionsOf(draft: Draft, more: Draft, facts: MenuFacts): Draft {
  return {
    ...draft,
    variant: more.variant ?? draft.variant,
    modifiers: overlay(draft.modifiers, more.modifiers, facts),
    unclear: [...draft.unclear, ...more.unclear],
  };
}

/** Two halves are one thing where the menu has halves; elsewhere it has to be asked which of both is meant. */
function asHalves(first: Draft, second: Draft, facts: MenuFacts): Draft {
  const whole = withOptionsOf(first, second, facts);
  const items = [...first.items, ...second.items];
  return items.every((item) => facts.allowsHalves(item))
    ? { ...whole, secondHalf: second.items[0], isHalf: false }
    : { ...whole, items, isHalf: false };
}

/** The line that a draft asks for, with the first of the items it may mean. */
export function toLine(draft: Draft): LineRequest | undefined {
  const [item] = draft.items;
  const { quantity, variant, modifiers, secondHalf } = draft;
  const half = secondHalf ? { secondHalf: secondHalf.id } : {};
  return item && { item: item.id, quantity, variant, modifiers, ...half };
}

/** The choice without the mark that it is shared. */
export function toModifier(choice: Choice): ChosenModifier {
  const { group, option, action, amount, count, portion } = choice;
  const further = {
    ...(count !== undefined && { count }),
    ...(portion !== undefined && { portion }),
  };
  return { group, option, action, amount, ...further };
}

/** The modifiers with others put over them: the same option again, or another of a group with one choice. */
export function overlay(
  under: readonly ChosenModifier[],
  over: readonly ChosenModifier[],
  facts: MenuFacts,
): ChosenModifier[] {
  const isReplaced = (below: ChosenModifier): boolean =>
    over.some(
      (above) =>
        above.group === below.group &&
        (above.option === below.option || (facts.isSingle(above.group) && above.action === 'add')),
    );
  return [...under.filter((below) => !isReplaced(below)), ...over];
}

function toDraft(
  { items, reading, head, from, to }: Segment,
  elements: readonly Element[],
  facts: MenuFacts,
): Draft {
  const [item] = items;
  // "A dozen wings" are one portion of twelve.
  const pieces =
    item && reading.variant === undefined && (reading.quantity ?? 1) > 1
      ? facts.variantOfCount(item, reading.quantity ?? 1)
      : undefined;
  const half = elements.findLastIndex((element, at) => at < head && isCue(element, 'half'));
  const isBeside = elements.slice(half + 1, head).every(({ kind }) => kind === 'number');
  return {
    items,
    unclear: reading.unclear,
    isHalf: (half >= from && isBeside) || isPairOfHalves(elements.slice(from, head)),
    secondHalf: undefined,
    head,
    quantity: pieces === undefined ? (reading.quantity ?? 1) : 1,
    isCounted: reading.quantity !== undefined,
    variant: reading.variant ?? pieces ?? null,
    modifiers: reading.choices.map(toModifier),
    from,
    to,
  };
}

/** "Half and half": of the two things named next each is a half. */
function isPairOfHalves(opening: readonly Element[]): boolean {
  return opening.some((element) => isCue(element, 'halves'));
}

/** The segments from `at` on that speak of "one", "the other". */
function pronounRun(segments: readonly Segment[], at: number): Segment[] {
  const end = segments.findIndex((segment, index) => index > at && segment.implied !== 'pronoun');
  return segments.slice(at, end < 0 ? undefined : end);
}

/**
 * "Two pizzas, one with ham and one with olives" are two lines of one; "another one without ham" is one more like
 * the last.
 */
function distribute(
  drafts: Draft[],
  parts: readonly Segment[],
  elements: readonly Element[],
  stretch: readonly Element[],
  facts: MenuFacts,
): void {
  const whole = drafts.at(-1);
  if (!whole) return;
  const asked = parts.reduce((sum, part) => sum + (part.reading.quantity ?? 1), 0);
  const isMore = stretch.some((element) => isCue(element, 'another') || isCue(element, 'same'));
  // "Cheeseburgers, three of them with bacon" says for the first time how many.
  const counts = !whole.isCounted && asked > 1 && stretch.some((element) => isCue(element, 'one'));
  const divides = !isMore && (counts || (whole.quantity > 1 && asked <= whole.quantity));
  const inherits = divides || isMore;
  if (divides) {
    drafts.pop();
    const rest = whole.quantity - asked;
    if (rest > 0) drafts.push({ ...whole, quantity: rest });
  }
  const shared = parts.flatMap(({ reading }) => reading.choices.filter((choice) => choice.shared));
  const [item] = whole.items;
  for (const part of parts) {
    const own = toDraft(part, elements, facts);
    // The part may have been read as one of something named before the last thing.
    const modifiers = overlay(shared.map(toModifier), own.modifiers, facts).filter(
      ({ group }) => item && facts.takesGroup(item, group),
    );
    drafts.push({
      ...own,
      items: whole.items,
      variant: variantOf(item, own.variant) ?? (inherits ? whole.variant : null),
      modifiers: inherits ? overlay(whole.modifiers, modifiers, facts) : modifiers,
    });
  }
}

function variantOf(item: MenuItem | undefined, variant: string | null): string | null {
  return item?.variants.some(({ id }) => id === variant) ? variant : null;
}

/** "Two burgers and a coke, all of them large": what is shared goes to every line that takes it. */
function share(
  drafts: Draft[],
  choices: readonly Choice[],
  stretch: readonly Element[],
  facts: MenuFacts,
): void {
  const shared = choices.filter((choice) => choice.shared).map(toModifier);
  const last = drafts.at(-1);
  if (shared.length === 0 || !last) return;
  // "A coke and two burgers, both with ham": a number beside it says which "both" are.
  const isNear =
    last.quantity > 1 && !stretch.some((e) => isCue(e, 'clause') || isCue(e, 'makeIt'));
  if (isNear && !drafts.slice(0, -1).some((draft) => draft.quantity > 1)) return;
  drafts.slice(0, -1).forEach((draft, at) => {
    const [item] = draft.items;
    const fitting = shared.filter(({ group }) => item && facts.takesGroup(item, group));
    drafts[at] = { ...draft, modifiers: overlay(draft.modifiers, fitting, facts) };
  });
}

function opensWithRepair(stretch: readonly Element[]): boolean {
  const first = stretch.find((element) => !isCue(element, 'and') && !isCue(element, 'but'));
  return first !== undefined && isCue(first, 'repair');
}

function isSameKind(a: Draft, b: Draft): boolean {
  return a.items[0]?.category === b.items[0]?.category;
}
