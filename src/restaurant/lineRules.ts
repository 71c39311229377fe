import { checkAvailability, type Unavailable } from './availability.js';
import type { Cart, CartLine, ChosenModifier, LineRequest } from './cartLine.js';
import { countPerHalf, openGroupsOf, type OpenGroup } from './lineModifiers.js';
import type { Amount, MenuItem, ModifierOption, OptionRef } from './menu.js';
import {
  findItem,
  findOption,
  findVariant,
  isOptionInStock,
  isSoldOut,
  reachableGroups,
  type MenuLookup,
} from './menuLookup.js';
import { optionSubstitutesOf, substitutesOf } from './substitutes.js';

/** The most of one line that is taken on the phone: more is misheard, or a matter for a person. */
export const MAX_QUANTITY = 99;

/** Why something cannot be in the cart, with the ids that are needed to say it. */
export type CartRefusal =
  | { readonly code: 'item_unknown'; readonly item: string }
  /** `substitutes`: ids of items that can be had instead, best first. */
  | {
      readonly code: 'item_sold_out';
      readonly item: string;
      readonly substitutes: readonly string[];
    }
  /** Not at this hour, on this day or in this way. */
  | {
      readonly code: 'item_unavailable';
      readonly item: string;
      readonly why: Unavailable;
      readonly substitutes: readonly string[];
    }
  | { readonly code: 'variant_unknown'; readonly item: string; readonly variant: string }
  /** `substitutes`: ids of options of the same group. */
  | ({
      readonly code: 'option_sold_out';
      readonly substitutes: readonly string[];
    } & OptionAtItem)
  | ({
      readonly code: 'option_unavailable';
      readonly why: Unavailable;
      readonly substitutes: readonly string[];
    } & OptionAtItem)
  /** The item has no such group, or the group no such option. */
  | ({ readonly code: 'option_not_offered' } & OptionAtItem)
  /** It comes only with one of these options, none of which is chosen. */
  | ({ readonly code: 'option_not_open'; readonly openedBy: readonly OptionRef[] } & OptionAtItem)
  | ({ readonly code: 'amount_not_offered'; readonly amount: Amount } & OptionAtItem)
  | ({ readonly code: 'too_many_of_option'; readonly maxCount: number } & OptionAtItem)
  | {
      readonly code: 'too_many_choices';
      readonly item: string;
      readonly group: string;
      readonly maxChoices: number;
    }
  /** The item is not made of halves, or not of one half of `secondHalf`. */
  | {
      readonly code: 'halves_not_offered';
      readonly item: string;
      readonly secondHalf: string | null;
    }
  | { readonly code: 'quantity_out_of_range'; readonly quantity: number; readonly max: number }
  | { readonly code: 'line_unknown'; readonly lineId: string };

interface OptionAtItem {
  readonly item: string;
  readonly group: string;
  readonly option: string;
}

/** What a line still needs before it can be cooked. */
export interface MissingChoices {
  readonly lineId: string;
  readonly item: string;
  /** The variant is asked first: a size is what people expect to be asked. */
  readonly variant: boolean;
  /** Groups in asking order, with how many choices are open in each. */
  readonly groups: readonly { readonly group: string; readonly open: number }[];
}

/** Why this cannot be sold as it stands, or undefined. Choices still to be made are no reason. */
export function checkLine(lookup: MenuLookup, line: LineRequest): CartRefusal | undefined {
  const item = findItem(lookup, line.item);
  if (!item) return { code: 'item_unknown', item: line.item };
  return (
    checkItem(lookup, item) ??
    checkQuantity(line.quantity) ??
    checkVariant(item, line) ??
    checkSecondHalf(lookup, item, line) ??
    checkModifiers(lookup, item, line)
  );
}

/** The first line that may not be sold now, with the reason; undefined when all may. */
export function checkLines(
  lookup: MenuLookup,
  cart: Cart,
): { readonly lineId: string; readonly reason: CartRefusal } | undefined {
  for (const line of cart.lines) {
    const reason = checkLine(lookup, line);
    if (reason) return { lineId: line.id, reason };
  }
  return undefined;
}

/** Why this quantity is not taken, or undefined. */
export function checkQuantity(quantity: number): CartRefusal | undefined {
  if (Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY) return undefined;
  return { code: 'quantity_out_of_range', quantity, max: MAX_QUANTITY };
}

/**
 * What has to be asked before the cart can be ordered: one entry per line that lacks something, in the
 * order of the cart, so that everything about one line is asked in one breath.
 */
export function missingChoices(lookup: MenuLookup, cart: Cart): readonly MissingChoices[] {
  return cart.lines.flatMap((line) => missingOfLine(lookup, line) ?? []);
}

function missingOfLine(lookup: MenuLookup, line: CartLine): MissingChoices | undefined {
  const item = findItem(lookup, line.item);
  if (!item) return undefined;
  const variant = item.variants.length > 0 && line.variant === null;
  const groups = openGroupsOf(lookup, line)
    .map(({ group, chosen }) => ({
      group: group.id,
      open: group.minChoices - Math.min(...countPerHalf(chosen)),
    }))
    .filter(({ open }) => open > 0);
  if (!variant && groups.length === 0) return undefined;
  return { lineId: line.id, item: item.id, variant, groups };
}

function checkItem(lookup: MenuLookup, item: MenuItem): CartRefusal | undefined {
  const substitutes = (): readonly string[] => substitutesOf(lookup, item);
  if (isSoldOut(lookup, item)) {
    return { code: 'item_sold_out', item: item.id, substitutes: substitutes() };
  }
  const why = lookup.occasion && checkAvailability(item.availability, lookup.occasion);
  if (!why) return undefined;
  return { code: 'item_unavailable', item: item.id, why, substitutes: substitutes() };
}

function checkVariant(item: MenuItem, { variant }: LineRequest): CartRefusal | undefined {
  if (variant === null || findVariant(item, variant)) return undefined;
  return { code: 'variant_unknown', item: item.id, variant };
}

function checkSecondHalf(
  lookup: MenuLookup,
  item: MenuItem,
  { secondHalf, variant, modifiers }: LineRequest,
): CartRefusal | undefined {
  const isHalved = modifiers.some(({ portion = 'whole' }) => portion !== 'whole');
  if (secondHalf === undefined && !isHalved) return undefined;
  const refusal: CartRefusal = {
    code: 'halves_not_offered',
    item: item.id,
    secondHalf: secondHalf ?? null,
  };
  if (!comesInHalves(lookup, item)) return refusal;
  if (secondHalf === undefined) return undefined;
  const other = findItem(lookup, secondHalf);
  if (!other) return { code: 'item_unknown', item: secondHalf };
  const fits =
    other.category === item.category &&
    comesInHalves(lookup, other) &&
    (variant === null || findVariant(other, variant) !== undefined);
  return fits ? checkItem(lookup, other) : refusal;
}

function comesInHalves({ menu }: MenuLookup, { category, wholeOnly }: MenuItem): boolean {
  return !wholeOnly && menu.categories.some(({ id, halves }) => id === category && halves);
}

function checkModifiers(
  lookup: MenuLookup,
  item: MenuItem,
  line: LineRequest,
): CartRefusal | undefined {
  const open = openGroupsOf(lookup, line);
  for (const modifier of line.modifiers) {
    const refusal = checkModifier(lookup, item, modifier, open);
    if (refusal) return refusal;
  }
  for (const { group, chosen } of open) {
    const { id, maxChoices } = group;
    if (maxChoices === null || Math.max(...countPerHalf(chosen)) <= maxChoices) continue;
    return { code: 'too_many_choices', item: item.id, group: id, maxChoices };
  }
  return undefined;
}

function checkModifier(
  lookup: MenuLookup,
  item: MenuItem,
  modifier: ChosenModifier,
  open: readonly OpenGroup[],
): CartRefusal | undefined {
  const { group: groupId, option, action, amount, count = 1 } = modifier;
  const where = { item: item.id, group: groupId, option };
  const group = open.find(({ group: { id } }) => id === groupId)?.group;
  const found = findOption(lookup, groupId, option);
  if (!found) return { code: 'option_not_offered', ...where };
  // Whatever has run out, or was never on it, can still be left off, in any amount.
  if (!group) {
    const openedBy = openersOf(lookup, item, groupId);
    if (openedBy.length === 0) return { code: 'option_not_offered', ...where };
    return action === 'remove' ? undefined : { code: 'option_not_open', openedBy, ...where };
  }
  if (action === 'remove') return undefined;
  const substitutes = (): readonly string[] => optionSubstitutesOf(lookup, group, found);
  if (!isOptionInStock(lookup, found)) {
    return { code: 'option_sold_out', substitutes: substitutes(), ...where };
  }
  const why = lookup.occasion && checkAvailability(found.availability, lookup.occasion);
  if (why) return { code: 'option_unavailable', why, substitutes: substitutes(), ...where };
  return checkAmount(found, amount, count, where);
}

function checkAmount(
  { amounts, maxCount = 1 }: ModifierOption,
  amount: Amount,
  count: number,
  where: OptionAtItem,
): CartRefusal | undefined {
  if (amount !== 'normal' && !amounts.includes(amount)) {
    return { code: 'amount_not_offered', amount, ...where };
  }
  if (Number.isInteger(count) && count >= 1 && count <= maxCount) return undefined;
  return { code: 'too_many_of_option', maxCount, ...where };
}

/** The options of an item that open a group. */
function openersOf(lookup: MenuLookup, item: MenuItem, group: string): readonly OptionRef[] {
  return reachableGroups(lookup, item).flatMap(({ id, options }) =>
    options
      .filter(({ opens }) => opens?.includes(group))
      .map((option) => ({ group: id, option: option.id })),
  );
}
