import type { ChosenModifier, LineRequest } from '../../restaurant/cartLine.js';

/** Which line of the cart a correction means. */
export type LineTarget =
  | { readonly by: 'last' }
  | { readonly by: 'all' }
  /** The line with this id. */
  | { readonly by: 'line'; readonly lineId: string }
  /** The line of this item (and, where said, this variant or these modifiers). */
  | { readonly by: 'item'; readonly item: string; readonly variant: string | null };

/** A change to what is in the cart already. */
export type CartEdit =
  | { readonly kind: 'change_quantity'; readonly target: LineTarget; readonly quantity: number }
  | { readonly kind: 'remove_line'; readonly target: LineTarget; readonly quantity: number | null }
  | { readonly kind: 'change_variant'; readonly target: LineTarget; readonly variant: string }
  | {
      readonly kind: 'change_modifiers';
      readonly target: LineTarget;
      readonly modifiers: readonly ChosenModifier[];
    }
  /** Another one like the target, with these differences. */
  | {
      readonly kind: 'repeat_line';
      readonly target: LineTarget;
      readonly quantity: number;
      readonly variant: string | null;
      readonly modifiers: readonly ChosenModifier[];
    }
  | { readonly kind: 'replace_line'; readonly target: LineTarget; readonly line: LineRequest }
  | { readonly kind: 'undo' }
  | { readonly kind: 'start_over' };

/** Words that mean more than one thing of the menu, as a question to ask. */
export interface Ambiguity {
  readonly text: string;
  readonly quantity: number;
  /** Ids of the items that are meant, best first; at least two. */
  readonly items: readonly string[];
  /** All that was said of it, as a line of the first of these items. */
  readonly line: LineRequest;
}

/** Options of one thing of which it is not clear which are meant, as a question to ask. */
export interface OptionAmbiguity {
  /** The words that are not clear. */
  readonly text: string;
  /**
   * They mean several options; they only name the kind ("with beans"); more were said than may be chosen; or halves,
   * which this thing does not have.
   */
  readonly why: 'unclear' | 'unnamed' | 'too_many' | 'halves';
  /** The place in `lines` of the line that it is said of; null where it is said of `target` in the cart. */
  readonly line: number | null;
  readonly target: LineTarget;
  /** What may be meant, best first; at least two. */
  readonly candidates: readonly ChosenModifier[];
  /** How many of them may be chosen. */
  readonly most: number;
}

/** A question about the menu. */
export type MenuQuestion =
  | { readonly about: 'price'; readonly item: string }
  /** "Do you have ...?" */
  | { readonly about: 'availability'; readonly item: string }
  | { readonly about: 'contents'; readonly item: string }
  | { readonly about: 'allergen'; readonly item: string | null; readonly allergen: string }
  | { readonly about: 'category'; readonly category: string | null };

/** What an utterance says about the order: nothing here is checked against the cart's rules yet. */
export interface OrderUnderstanding {
  readonly lines: readonly LineRequest[];
  readonly edits: readonly CartEdit[];
  readonly ambiguities: readonly Ambiguity[];
  readonly unclearOptions: readonly OptionAmbiguity[];
  readonly questions: readonly MenuQuestion[];
  /** Content words that fit nothing on the menu ("a milkshake"), to be asked about. */
  readonly unknown: readonly string[];
}
