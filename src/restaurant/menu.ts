import type { MinorUnits } from '../kernel/money.js';

/** How strongly an option is wanted. `normal` needs no word; the others only where the option lists them. */
export type Amount = 'normal' | 'light' | 'extra';

/** What a restaurant sells, as the parser, the cart and the prices see it. Read-only and validated. */
export interface Menu {
  readonly categories: readonly Category[];
  readonly items: readonly MenuItem[];
  readonly modifierGroups: readonly ModifierGroup[];
}

/** A part of the menu, in the order of the card. */
export interface Category {
  readonly id: string;
  readonly name: string;
}

/** Something that can be ordered. Its price is that of the variant, where there are variants. */
export interface MenuItem {
  readonly id: string;
  readonly category: string;
  readonly name: string;
  /** Other ways in which people say the name, in any of the restaurant's languages. */
  readonly synonyms: readonly string[];
  readonly price: MinorUnits;
  readonly variants: readonly Variant[];
  /** Ids of the groups that apply, in the order in which they are asked. */
  readonly modifierGroups: readonly string[];
  /** What the kitchen puts on it anyway, where the card says so. See `pricing` for what that changes. */
  readonly includes?: readonly OptionRef[];
  readonly allergens: readonly string[];
  /** Key of the restaurant's tax table. */
  readonly taxClass: string;
  /** The kitchen station that makes it. */
  readonly station: string | null;
  readonly prepMinutes: number | null;
  readonly soldOut: boolean;
}

/** Names one option: option ids are unique within their group only. */
export interface OptionRef {
  readonly group: string;
  readonly option: string;
}

/** A size or form of an item, with its own price. */
export interface Variant {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly price: MinorUnits;
}

/** A set of options of which some may or must be chosen. */
export interface ModifierGroup {
  readonly id: string;
  readonly name: string;
  readonly minChoices: number;
  /** Null is any number. */
  readonly maxChoices: number | null;
  readonly options: readonly ModifierOption[];
}

/** One option of a group. Its price is added to the line's, once per unit, at the amount `normal`. */
export interface ModifierOption {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly price: MinorUnits;
  readonly amounts: readonly Exclude<Amount, 'normal'>[];
  readonly soldOut: boolean;
}
