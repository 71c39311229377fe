import type { MenuItem } from '../../restaurant/menu.js';
import { isPairOfHalves, overlay, toDraft, toModifier, variantOf, type Draft } from './drafts.js';
import type { Element } from './elements.js';
import { isCue } from './lineState.js';
import { clearlyPart, nearestOf } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';
import type { Segment } from './segments.js';
import { share } from './sharing.js';

/** What the segments of an utterance order, and the segments that speak of something ordered earlier. */
export interface Composition {
  readonly drafts: readonly Draft[];
  readonly references: readonly Segment[];
  /** The elements lost to the thing beside them that went to others of which they were said too. */
  readonly taken: readonly number[];
}

/**
 * Puts the segments together: what is said of all goes to all, what is said of one goes to one, and what is said
 * after a correction takes the place of what came before. `orderedOf` tells how many of an item are ordered already in
 * one line.
 */
export function compose(
  segments: readonly Segment[],
  elements: readonly Element[],
  facts: MenuFacts,
  orderedOf: (item: MenuItem) => number,
): Composition {
  const drafts: Draft[] = [];
  const references: Segment[] = [];
  const taken: number[] = [];
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at];
    if (!segment || segment.items.length === 0) continue;
    const stretch = elements.slice(segment.from, segment.to);
    const speaksOfEarlier = segment.implied === 'pronoun' || segment.implied === 'options';
    const isInCart = segment.items.some((item) => orderedOf(item) > 0);
    if (segment.reading.refused || (speaksOfEarlier && drafts.length === 0 && isInCart)) {
      references.push(segment);
    } else if (drafts.length === 0 && dividesOrdered(segments, at, stretch, orderedOf)) {
      references.push(...numberRun(segments, at));
      at += numberRun(segments, at).length - 1;
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
      const isKnown =
        isCue(elements[draft.head - 1], 'onto') || isCue(elements[draft.head - 1], 'makeIt');
      const named = isKnown ? indexOfSame(drafts, draft) : -1;
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
      const shared = share(drafts, segment.reading, elements, facts);
      drafts.splice(0, drafts.length, ...shared.drafts);
      taken.push(...shared.taken);
    }
  }
  const counted = countEach(withoutSums(drafts, elements), elements);
  return { drafts: counted, references, taken };
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

/** "Four pizzas, two Margheritas and two Diavolas": a number of a kind that those named behind it make up. */
function withoutSums(drafts: readonly Draft[], elements: readonly Element[]): readonly Draft[] {
  return drafts.filter((draft, at) => {
    const head = elements[draft.head];
    const kind = draft.items[0]?.category ?? '';
    const isSum = head?.kind === 'mention' && head.meaning.categories.has(kind);
    if (!isSum || draft.quantity === 1 || draft.modifiers.length > 0) return true;
    const behind = drafts.slice(at + 1);
    const end = behind.findIndex(({ items }) => items[0]?.category !== kind);
    const parts = behind.slice(0, end < 0 ? undefined : end);
    const sum = parts.reduce((all, { quantity }) => all + quantity, 0);
    return parts.length < 2 || sum !== draft.quantity;
  });
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

/** "Two large and one small", where three are ordered: nothing new, but how those are. */
function dividesOrdered(
  segments: readonly Segment[],
  at: number,
  stretch: readonly Element[],
  orderedOf: (item: MenuItem) => number,
): boolean {
  const [item] = segments[at]?.items ?? [];
  if (segments[at]?.implied !== 'number' || !item || isCue(stretch[0], 'and')) return false;
  const asked = numberRun(segments, at).reduce((sum, part) => sum + quantityOf(part), 0);
  return orderedOf(item) > 1 && asked <= orderedOf(item);
}

function quantityOf({ reading }: Segment): number {
  return reading.quantity ?? 1;
}

/** The segments from `at` on that count something without a name. */
function numberRun(segments: readonly Segment[], at: number): Segment[] {
  const end = segments.findIndex(
    ({ implied }, index) => index > at && implied !== 'number' && implied !== 'pronoun',
  );
  return segments.slice(at, end < 0 ? undefined : end);
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
  const asked = parts.reduce((sum, part) => sum + quantityOf(part), 0);
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

function opensWithRepair(stretch: readonly Element[]): boolean {
  const first = stretch.find((element) => !isCue(element, 'and') && !isCue(element, 'but'));
  return first !== undefined && isCue(first, 'repair');
}

function isSameKind(a: Draft, b: Draft): boolean {
  return a.items[0]?.category === b.items[0]?.category;
}
