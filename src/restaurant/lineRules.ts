import type { Cart, CartLine, ChosenModifier, LineRequest } from './cartLine.js';
import type { Amount, MenuItem } from './menu.js';
import {
  findItem,
  findOption,
  findVariant,
  groupsOf,
  isSoldOut,
  type MenuLookup,
} from './menuLookup.js';

/** The most of one line that is taken on the phone: more is misheard, or a matter for a person. */
export const MAX_QUANTITY = 99;

/** Why something cannot be in the cart, with the ids that are needed to say it. */
export type CartRefusal =
  | { readonly code: 'item_unknown'; readonly item: string }
  | { readonly code: 'item_sold_out'; readonly item: string }
  | { readonly code: 'variant_unknown'; readonly item: string; readonly variant: string }
  | ({ readonly code: 'option_sold_out' } & OptionAtItem)
  /** The item has no such group, or the group no such option. */
  | ({ readonly code: 'option_not_offered' } & OptionAtItem)
  | ({ readonly code: 'amount_not_offered'; readonly amount: Amount } & OptionAtItem)
  | {
      readonly code: 'too_many_choices';
      readonly item: string;
      readonly group: string;
      readonly maxChoices: number;
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
  if (isSoldOut(lookup, item)) return { code: 'item_sold_out', item: item.id };
  return (
    checkQuantity(line.quantity) ?? checkVariant(item, line) ?? checkModifiers(lookup, item, line)
  );
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
  const groups = groupsOf(lookup, item)
    .map(({ id, minChoices }) => ({ group: id, open: minChoices - chosenIn(id, line) }))
    .filter(({ open }) => open > 0);
  if (!variant && groups.length === 0) return undefined;
  return { lineId: line.id, item: item.id, variant, groups };
}

function checkVariant(item: MenuItem, { variant }: LineRequest): CartRefusal | undefined {
  if (variant === null || findVariant(item, variant)) return undefined;
  return { code: 'variant_unknown', item: item.id, variant };
}

function checkModifiers(
  lookup: MenuLookup,
  item: MenuItem,
  line: LineRequest,
): CartRefusal | undefined {
  for (const modifier of line.modifiers) {
    const refusal = checkModifier(lookup, item, modifier);
    if (refusal) return refusal;
  }
  for (const { id, maxChoices } of groupsOf(lookup, item)) {
    if (maxChoices === null || chosenIn(id, line) <= maxChoices) continue;
    return { code: 'too_many_choices', item: item.id, group: id, maxChoices };
  }
  return undefined;
}

function checkModifier(
  lookup: MenuLookup,
  item: MenuItem,
  { group, option, action, amount }: ChosenModifier,
): CartRefusal | undefined {
  const where = { item: item.id, group, option };
  const found = item.modifierGroups.includes(group) ? findOption(lookup, group, option) : undefined;
  if (!found) return { code: 'option_not_offered', ...where };
  // Whatever has run out can still be left off, in any amount.
  if (action === 'remove') return undefined;
  if (found.soldOut) return { code: 'option_sold_out', ...where };
  if (amount === 'normal' || found.amounts.includes(amount)) return undefined;
  return { code: 'amount_not_offered', amount, ...where };
}

function chosenIn(group: string, line: LineRequest): number {
  return line.modifiers.filter((modifier) => modifier.group === group && modifier.action === 'add')
    .length;
}
