import type { ChosenModifier, LineRequest } from './cartLine.js';
import type { DeliveryAddress } from './order.js';

/** A line of an earlier order, with the names that it had then. */
export interface RememberedLine extends LineRequest {
  readonly name: string;
  readonly modifiers: readonly (ChosenModifier & { readonly name: string })[];
}

/** What a restaurant knows of someone who calls from a number it has seen before. */
export interface CallerProfile {
  readonly name: string | null;
  /** BCP 47 tag of the language spoken last time. */
  readonly language: string | null;
  /** Where the last delivery went. Never read out: a number alone does not prove who is calling. */
  readonly address: DeliveryAddress | null;
  /** What the staff keep about the customer, for the kitchen and the driver. Never read out. */
  readonly notes: string | null;
  /** Names of `allergens`, or the caller's own words for anything else. */
  readonly allergies: readonly string[];
  /** The order that was placed most often, if it was more than once. */
  readonly usualOrder: readonly RememberedLine[] | null;
  readonly lastOrder: readonly RememberedLine[] | null;
  /** The restaurant takes no orders from this number any more. */
  readonly blocked: boolean;
}

/** What was chosen, without the name that it had then. */
export function chosenOf(modifier: ChosenModifier): ChosenModifier {
  const { group, option, action, amount, portion, count } = modifier;
  return {
    ...{ group, option, action, amount },
    ...(portion && { portion }),
    ...(count !== undefined && { count }),
  };
}
