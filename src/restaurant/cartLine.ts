import type { Amount } from './menu.js';

/** The part of an item on which an option lies. The first half is that of the line's own item. */
export type Portion = 'whole' | 'first_half' | 'second_half';

/** An option put on or left off one line. */
export interface ChosenModifier {
  readonly group: string;
  readonly option: string;
  readonly action: 'add' | 'remove';
  readonly amount: Amount;
  /** How often: "three sugars". Once unless stated. */
  readonly count?: number;
  /** The whole unless stated. */
  readonly portion?: Portion;
}

/** What is wanted of one item, in ids of the menu. */
export interface LineRequest {
  readonly item: string;
  /** A whole number from 1. */
  readonly quantity: number;
  /** Null where the item has no variants, or none was chosen yet. */
  readonly variant: string | null;
  readonly modifiers: readonly ChosenModifier[];
  /** The item that makes the second half, of the same category and variant. */
  readonly secondHalf?: string;
}

/** A line of the cart. The id is unique within its cart and stays the same through every change. */
export interface CartLine extends LineRequest {
  readonly id: string;
}

/** What the caller has chosen so far, in the order in which it was said. */
export interface Cart {
  readonly lines: readonly CartLine[];
}
