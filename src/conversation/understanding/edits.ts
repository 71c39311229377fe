import type { CartLine, LineRequest } from '../../restaurant/cartLine.js';
import { overlay, toLine, toModifier, type Draft } from './drafts.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import type { MenuFacts } from './menuFacts.js';
import { opensCorrection } from './references.js';
import type { Segment } from './segments.js';
import type { CartEdit, LineTarget, OptionAmbiguity } from './types.js';

/** What was there before the utterance. */
export interface Before {
  readonly cart: readonly CartLine[];
  readonly focusItem: string | undefined;
}

/** The order of an utterance and the changes that it asks for of what was ordered before it. */
export interface Changes {
  readonly drafts: readonly Draft[];
  readonly edits: readonly CartEdit[];
}

/** Reads what a segment that names nothing new asks to change. */
export function editsOfReference(
  segment: Segment,
  elements: readonly Element[],
  before: Before,
): ReferenceEdits {
  const stretch = elements.slice(segment.from, segment.to);
  const { reading, items } = segment;
  const [item] = items;
  const quantity = reading.quantity ?? null;
  if (reading.refused) {
    const isOrdered = before.cart.some((line) => line.item === item?.id);
    if (!item || (!isOrdered && !has(stretch, 'drop'))) return nothing;
    const target: LineTarget = { by: 'item', item: item.id, variant: reading.variant ?? null };
    return { edits: [{ kind: 'remove_line', target, quantity }], unclear: [] };
  }
  if (segment.implied === 'pronoun' && has(stretch, 'drop') && reading.choices.length === 0) {
    const target: LineTarget = has(stretch, 'all') ? { by: 'all' } : { by: 'last' };
    return { edits: [{ kind: 'remove_line', target, quantity }], unclear: [] };
  }
  const target = targetOf(stretch, before, item?.id);
  const modifiers = reading.choices.map(toModifier);
  const variant = reading.variant ?? null;
  const unclear = reading.unclear.map(({ at, why, candidates }) => ({
    at,
    why,
    line: null,
    target,
    candidates: candidates.map(toModifier),
    most: 1,
  }));
  if (has(stretch, 'another') || has(stretch, 'same')) {
    const again = {
      kind: 'repeat_line',
      target,
      quantity: quantity ?? 1,
      variant,
      modifiers,
    } as const;
    return { edits: [again], unclear };
  }
  const edits = [
    ...(variant === null ? [] : [{ kind: 'change_variant' as const, target, variant }]),
    ...(modifiers.length === 0 ? [] : [{ kind: 'change_modifiers' as const, target, modifiers }]),
  ];
  return { edits, unclear };
}

/** What a segment asks to change, and what of it has to be asked. */
export interface ReferenceEdits {
  readonly edits: readonly CartEdit[];
  readonly unclear: readonly (Omit<OptionAmbiguity, 'text'> & { readonly at: number })[];
}

const nothing: ReferenceEdits = { edits: [], unclear: [] };

/**
 * "Make it three" with nothing ordered in the same breath; "make the burger large" where a burger is in the cart.
 */
export function editOfQuantity(
  elements: readonly Element[],
  before: Before,
): CountedAnew | undefined {
  const at = elements.findIndex(
    (element, index) =>
      isCue(element, ['makeIt', 'repair', 'change']) &&
      elements[isOnly(elements, index) ? index + 2 : index + 1]?.kind === 'number',
  );
  if (at < 0) return fewerOfLast(elements, before) ?? countOfThose(elements, before);
  const number = elements[isOnly(elements, at) ? at + 2 : at + 1];
  if (number?.kind !== 'number' || number.indefinite) return undefined;
  const target = targetOf(elements, before, undefined);
  return { at, edit: { kind: 'change_quantity', target, quantity: number.value } };
}

/** "No, just two": whether such a word stands behind the one at `at`. */
function isOnly(elements: readonly Element[], at: number): boolean {
  return isCue(elements[at + 1], ['but']);
}

/** "Take one off", "I only want one": fewer of what was spoken of, where nothing else is said. */
function fewerOfLast(elements: readonly Element[], before: Before): CountedAnew | undefined {
  const at = elements.findIndex((element) => element.kind === 'number' || isCue(element, ['one']));
  const number = elements[at];
  const others = elements.filter((element) => element !== number);
  const isOnlyThat = others.every((one) => isCue(one, ['drop', 'but', 'repair', 'clause', 'one']));
  const line = before.cart.findLast(({ item }) => item === before.focusItem) ?? before.cart.at(-1);
  const said = number?.kind === 'number' ? number.value : 1;
  if (!number || !line || !isOnlyThat || line.quantity <= said) return undefined;
  const takesOff = has(others, 'drop');
  if (!takesOff && (!has(others, 'but') || number.kind !== 'number')) return undefined;
  const target: LineTarget = { by: 'line', lineId: line.id };
  const quantity = takesOff ? line.quantity - said : said;
  return { at, edit: { kind: 'change_quantity', target, quantity } };
}

/** "Two of those", "two orders of those" at the end: what was spoken of is counted. */
function countOfThose(elements: readonly Element[], before: Before): CountedAnew | undefined {
  const at = elements.findLastIndex(({ kind }) => kind === 'number');
  const number = elements[at];
  const rest = elements.slice(at + 1);
  const [first] = rest;
  const isCounting =
    isCue(first, ['unit', 'one']) &&
    rest.every((one) => isCue(one, ['unit', 'one', 'repair', 'and']));
  if (number?.kind !== 'number' || number.value < 2 || !isCounting) return undefined;
  const target = targetOf([], before, undefined);
  return { at, edit: { kind: 'change_quantity', target, quantity: number.value } };
}

/** A new number for what is there, and the element that says so. */
export interface CountedAnew {
  readonly at: number;
  readonly edit: CartEdit & { readonly kind: 'change_quantity' };
}

/** Takes out the lines that only say how a line of the cart should be. */
export function asEdits(
  drafts: readonly Draft[],
  elements: readonly Element[],
  facts: MenuFacts,
  before: Before,
): Changes {
  const fewer = fewerOfCart(drafts, elements, before);
  if (fewer) return { drafts: [], edits: [fewer] };
  const corrected = correctionOfCart(drafts, elements, facts, before);
  if (corrected) return { drafts: [], edits: [corrected] };
  const kept: Draft[] = [];
  const edits: CartEdit[] = [];
  for (const draft of drafts) {
    const stretch = elements.slice(draft.from, draft.to);
    const line = toLine(draft);
    const isOrdered = before.cart.some((known) => known.item === line?.item);
    const saysNumber = stretch.some((element) => element.kind === 'number' && !element.indefinite);
    const first = stretch.find((element) => !isCue(element, ['repair', 'and', 'but']));
    // "No onions on the burger", "add ham to the burger", "actually make the burger large".
    const opens =
      isCue(first, ['makeIt', 'change', 'drop']) ||
      isCue(elements[draft.head - 1], ['onto', 'to']) ||
      opensCorrection(elements, draft.head);
    if (!line || !isOrdered || !opens || draft.items.length > 1) {
      kept.push(draft);
      continue;
    }
    const target: LineTarget = { by: 'item', item: line.item, variant: null };
    if (line.variant !== null)
      edits.push({ kind: 'change_variant', target, variant: line.variant });
    if (line.modifiers.length > 0) {
      edits.push({ kind: 'change_modifiers', target, modifiers: line.modifiers });
    }
    if (saysNumber) edits.push({ kind: 'change_quantity', target, quantity: line.quantity });
  }
  return { drafts: kept, edits };
}

/** "Actually just one tiramisu", where more of it stand in the cart. */
function fewerOfCart(
  drafts: readonly Draft[],
  elements: readonly Element[],
  { cart }: Before,
): CartEdit | undefined {
  const [draft] = drafts;
  const line = draft && toLine(draft);
  if (!draft || !line || drafts.length > 1 || draft.items.length > 1 || draft.head < 0)
    return undefined;
  const known = cart.findLast(({ item }) => item === line.item);
  const saysOnly = elements.every(
    (element, at) =>
      at === draft.head ||
      element.kind === 'number' ||
      isCue(element, ['repair', 'but', 'and', 'without']),
  );
  if (!known || known.quantity <= line.quantity || !saysOnly || !has(elements, 'but'))
    return undefined;
  const target: LineTarget = { by: 'line', lineId: known.id };
  return { kind: 'change_quantity', target, quantity: line.quantity };
}

/** "Sorry, a sprite", "three sprites instead": a single thing that stands in place of the one spoken of last. */
function correctionOfCart(
  drafts: readonly Draft[],
  elements: readonly Element[],
  facts: MenuFacts,
  { cart, focusItem }: Before,
): CartEdit | undefined {
  const [draft] = drafts;
  const line = draft && toLine(draft);
  // "No, two cokes" is said of the cokes, whatever was spoken of last.
  const count = draft && elements[draft.head - 1];
  const isCounted = count?.kind === 'number' && !count.indefinite;
  const own = isCounted ? cart.findLast(({ item }) => item === line?.item) : undefined;
  const old = own ?? cart.findLast(({ item }) => item === focusItem) ?? cart.at(-1);
  if (!old || !line || drafts.length > 1 || draft.items.length > 1) return undefined;
  if (draft.items[0]?.category !== facts.itemOf(old.item)?.category) return undefined;
  const opening = elements.slice(0, draft.head);
  const isThing = opening.slice(1).every(({ kind }) => kind === 'number' || kind === 'mention');
  // "Sorry, a sprite as well" is one thing more.
  const isSorry =
    isThing && isCue(opening[0], ['repair']) && !isCue(elements.at(-1), ['and', 'same']);
  // "Three cokes, I mean".
  const isMeant =
    own !== undefined &&
    draft.head === elements.length - 2 &&
    isCue(elements.at(-1), ['repair']) &&
    isThing;
  const isInstead =
    draft.head === elements.length - 2 &&
    isCue(elements.at(-1), ['instead']) &&
    !has(elements, 'without');
  if (!isSorry && !isMeant && !isInstead) return undefined;
  const target: LineTarget = { by: 'item', item: old.item, variant: null };
  const isSame = line.item === old.item && line.variant === null && line.modifiers.length === 0;
  return isSame
    ? { kind: 'change_quantity', target, quantity: line.quantity }
    : {
        kind: 'replace_line',
        target,
        line: { ...inPlaceOf(old, draft, line, facts), quantity: line.quantity },
      };
}

/**
 * "Change the coke to a sprite", "a sprite instead of the coke": the one stands in place of the other, in this
 * utterance or in the cart.
 */
export function replace(
  drafts: readonly Draft[],
  elements: readonly Element[],
  facts: MenuFacts,
  before: Before,
): Changes {
  const made = pairMade(drafts, elements);
  const changeAt = made ? made.old.head : elements.findIndex((one) => isCue(one, ['change']));
  const insteadAt = elements.findIndex((element) => isCue(element, ['instead']));
  const changed = made
    ? made
    : changeAt >= 0
      ? pairAfter(drafts, changeAt)
      : insteadAt >= 0 && namesThing(drafts, elements, insteadAt)
        ? pairAround(drafts, insteadAt)
        : undefined;
  if (!changed) return { drafts, edits: [] };
  const { old, wanted } = changed;
  const [oldItem] = old.items;
  const line = toLine(wanted);
  const others = drafts.filter((draft) => draft !== old && draft !== wanted);
  const ordered = others.find((draft) => draft.items[0] === oldItem);
  if (!oldItem || !line) return { drafts, edits: [] };
  if (ordered) {
    const inPlace = { ...wanted, quantity: ordered.quantity };
    const modifiers = overlay(takenBy(ordered, wanted, facts), wanted.modifiers, facts);
    const next = others.map((draft) => (draft === ordered ? { ...inPlace, modifiers } : draft));
    return { drafts: next, edits: [] };
  }
  // "Rings instead of fries", where no fries were ordered: fries are what would come by themselves.
  const known = before.cart.findLast(({ item }) => item === oldItem.id);
  const isInCart = known !== undefined;
  if (made && !isInCart) return { drafts, edits: [] };
  if (changeAt < 0 && !isInCart) return { drafts: [...others, wanted], edits: [] };
  const target: LineTarget = { by: 'item', item: oldItem.id, variant: old.variant };
  return {
    drafts: others,
    edits: [
      {
        kind: 'replace_line',
        target,
        line: known
          ? {
              ...inPlaceOf(known, wanted, line, facts),
              ...(made ? {} : { quantity: line.quantity }),
            }
          : line,
      },
    ],
  };
}

/** The new line with what was said of the one before it and not anew: how many, how large, and with what. */
function inPlaceOf(
  { quantity, variant, modifiers }: CartLine,
  wanted: Draft,
  line: LineRequest,
  facts: MenuFacts,
): LineRequest {
  const [item] = wanted.items;
  const kept = modifiers.filter(({ group }) => item && facts.takesGroup(item, group));
  const isSameSize = item?.variants.some(({ id }) => id === variant) === true;
  return {
    ...line,
    quantity: line.quantity === 1 ? quantity : line.quantity,
    variant: line.variant ?? (isSameSize ? variant : null),
    modifiers: overlay(kept, line.modifiers, facts),
  };
}

/** "Make the burrito a bowl". */
function pairMade(drafts: readonly Draft[], elements: readonly Element[]): Pair | undefined {
  const at = drafts.findIndex(
    ({ head }, place) =>
      isCue(elements[head - 1], ['makeIt']) &&
      drafts[place + 1]?.head === head + 2 &&
      elements[head + 1]?.kind === 'number',
  );
  const [old, wanted] = drafts.slice(at, at + 2);
  return at >= 0 && old && wanted ? { old, wanted } : undefined;
}

/** Whether a thing is named behind "instead of", and not an option or nothing ("a wrap instead, with rings"). */
function namesThing(drafts: readonly Draft[], elements: readonly Element[], at: number): boolean {
  const heads = drafts.map(({ head }) => head).filter((head) => head > at);
  const between = heads.length > 0 ? elements.slice(at + 1, Math.min(...heads)) : [];
  return heads.length > 0 && !between.some((element) => isCue(element, ['and', 'with', 'but']));
}

interface Pair {
  readonly old: Draft;
  readonly wanted: Draft;
}

function pairAfter(drafts: readonly Draft[], at: number): Pair | undefined {
  const [old, wanted] = drafts.filter((draft) => draft.to > at);
  return old && wanted && { old, wanted };
}

function pairAround(drafts: readonly Draft[], at: number): Pair | undefined {
  const [first, second] = drafts.filter((draft) => draft.to > at);
  const previous = drafts.filter((draft) => draft.to <= at).at(-1);
  if (first && second) return { old: first, wanted: second };
  return previous && first && { old: first, wanted: previous };
}

/** What was said of the old line that the new item takes too. */
function takenBy(old: Draft, wanted: Draft, facts: MenuFacts): Draft['modifiers'] {
  const [item] = wanted.items;
  return old.modifiers.filter(({ group }) => item && facts.takesGroup(item, group));
}

/** The line that a change means: of the item it fits best, where it fits one; otherwise of what was spoken of. */
function targetOf(
  stretch: readonly Element[],
  before: Before,
  fitting: string | undefined,
): LineTarget {
  if (has(stretch, 'all')) return { by: 'all' };
  const item = fitting ?? before.focusItem;
  if (item === undefined || item === before.cart.at(-1)?.item) return { by: 'last' };
  return { by: 'item', item, variant: null };
}

function has(elements: readonly Element[], cue: Cue): boolean {
  return elements.some((element) => isCue(element, [cue]));
}

function isCue(element: Element | undefined, cues: readonly Cue[]): boolean {
  return element?.kind === 'cue' && cues.includes(element.cue);
}
