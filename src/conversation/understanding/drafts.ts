import type { ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';
import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import { isCue, type Choice, type Unclear } from './lineState.js';
import type { MenuFacts } from './menuFacts.js';
import type { Segment } from './segments.js';

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

/** The line that a segment asks for, by itself. */
export function toDraft(
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
export function isPairOfHalves(opening: readonly Element[]): boolean {
  return opening.some((element) => isCue(element, 'halves'));
}

/** The variant, where the item has it. */
export function variantOf(item: MenuItem | undefined, variant: string | null): string | null {
  return item?.variants.some(({ id }) => id === variant) ? variant : null;
}
