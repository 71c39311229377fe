import { accepted, refused, type Result } from '../kernel/result.js';
import type { Cart, CartLine, ChosenModifier, LineRequest } from './cartLine.js';
import { checkLine, checkQuantity, type CartRefusal } from './lineRules.js';
import { addModifiers, lastWordPerOption, openGroupsOf } from './lineModifiers.js';
import { findItem, type MenuLookup } from './menuLookup.js';

/** A wish to change the cart. */
export type CartCommand =
  /** `lineId` names the line if it becomes one of its own. */
  | { readonly kind: 'add_line'; readonly lineId: string; readonly line: LineRequest }
  | { readonly kind: 'change_quantity'; readonly lineId: string; readonly quantity: number }
  | { readonly kind: 'remove_line'; readonly lineId: string }
  | { readonly kind: 'change_variant'; readonly lineId: string; readonly variant: string }
  /** Says more about the line's options; what was said of other options stays. */
  | {
      readonly kind: 'change_modifiers';
      readonly lineId: string;
      readonly modifiers: readonly ChosenModifier[];
    }
  /** Puts another line in the place of this one, under the same id. */
  | { readonly kind: 'replace_line'; readonly lineId: string; readonly line: LineRequest }
  | { readonly kind: 'clear' };

/** What happened to the cart. Applying the events to the cart they were decided on gives the next one. */
export type CartEvent =
  | { readonly kind: 'line_added'; readonly line: CartLine }
  /** `line` is the line as it is now. */
  | { readonly kind: 'line_changed'; readonly line: CartLine }
  | { readonly kind: 'line_removed'; readonly lineId: string }
  | { readonly kind: 'cleared' };

/** A cart before anything was said. */
export const emptyCart: Cart = { lines: [] };

/**
 * Decides what a command does to the cart, or why it may not be. Changes nothing itself.
 *
 * Lines that have become the same (item, variant and modifiers, in whatever order they were said) are
 * one line with the sum of their quantities: "a cola ... and another cola" is read back as two colas.
 * An added line joins the one that is there; after a change the changed line stays and takes the other in.
 */
export function decide(
  lookup: MenuLookup,
  cart: Cart,
  command: CartCommand,
): Result<readonly CartEvent[], CartRefusal> {
  if (command.kind === 'clear') return accepted([{ kind: 'cleared' }]);
  if (command.kind === 'add_line') return addLine(lookup, cart, command.lineId, command.line);

  const line = cart.lines.find(({ id }) => id === command.lineId);
  if (!line) return refused({ code: 'line_unknown', lineId: command.lineId });
  switch (command.kind) {
    case 'remove_line':
      return accepted([{ kind: 'line_removed', lineId: line.id }]);
    case 'change_quantity':
      return changeQuantity(lookup, line, command.quantity);
    case 'change_variant':
      return changeLine(lookup, cart, { ...line, variant: command.variant });
    case 'change_modifiers':
      return changeLine(lookup, cart, changeModifiers(lookup, line, command.modifiers));
    case 'replace_line':
      return changeLine(lookup, cart, { ...tidy(lookup, command.line), id: line.id });
  }
}

/** The cart after an event. */
export function evolve(cart: Cart, event: CartEvent): Cart {
  switch (event.kind) {
    case 'line_added':
      return { lines: [...cart.lines, event.line] };
    case 'line_changed':
      return { lines: cart.lines.map((line) => (line.id === event.line.id ? event.line : line)) };
    case 'line_removed':
      return { lines: cart.lines.filter(({ id }) => id !== event.lineId) };
    case 'cleared':
      return emptyCart;
  }
}

function addLine(
  lookup: MenuLookup,
  cart: Cart,
  lineId: string,
  request: LineRequest,
): Result<readonly CartEvent[], CartRefusal> {
  const line: CartLine = { ...tidy(lookup, request), id: lineId };
  const same = cart.lines.find((other) => isSame(other, line));
  const next = same ? { ...same, quantity: same.quantity + line.quantity } : line;
  // The request is looked at by itself too: -1 on top of 2 would pass as 1.
  const refusal = checkLine(lookup, line) ?? checkQuantity(next.quantity);
  if (refusal) return refused(refusal);
  return accepted([{ kind: same ? 'line_changed' : 'line_added', line: next }]);
}

function changeQuantity(
  lookup: MenuLookup,
  line: CartLine,
  quantity: number,
): Result<readonly CartEvent[], CartRefusal> {
  const changed = { ...line, quantity };
  // Fewer of what has just run out is always possible.
  const refusal = quantity > line.quantity ? checkLine(lookup, changed) : checkQuantity(quantity);
  return refusal ? refused(refusal) : accepted([{ kind: 'line_changed', line: changed }]);
}

function changeLine(
  lookup: MenuLookup,
  cart: Cart,
  line: CartLine,
): Result<readonly CartEvent[], CartRefusal> {
  const same = cart.lines.find((other) => other.id !== line.id && isSame(other, line));
  const next = same ? { ...line, quantity: line.quantity + same.quantity } : line;
  const refusal = checkLine(lookup, line) ?? checkQuantity(next.quantity);
  if (refusal) return refused(refusal);
  const changed: CartEvent = { kind: 'line_changed', line: next };
  return accepted(same ? [changed, { kind: 'line_removed', lineId: same.id }] : [changed]);
}

/** The line after more was said. What only came with an option that is gone now goes with it. */
function changeModifiers(
  lookup: MenuLookup,
  line: CartLine,
  more: readonly ChosenModifier[],
): CartLine {
  const changed = { ...line, modifiers: addModifiers(lookup, line.modifiers, more) };
  const open = openGroupsOf(lookup, changed).map(({ group }) => group.id);
  const modifiers = changed.modifiers.filter(
    (modifier) => more.includes(modifier) || open.includes(modifier.group),
  );
  return { ...changed, modifiers };
}

/** The request as a line holds it: one word per option, and the variant where there is no choice of one. */
function tidy(lookup: MenuLookup, request: LineRequest): LineRequest {
  const { item, quantity, variant, secondHalf } = request;
  const variants = findItem(lookup, item)?.variants ?? [];
  const only = variants.length === 1 ? variants[0]?.id : undefined;
  return {
    item,
    quantity,
    variant: variant ?? only ?? null,
    modifiers: lastWordPerOption(request.modifiers),
    // Two halves of the same are a whole.
    ...(secondHalf !== undefined && secondHalf !== item && { secondHalf }),
  };
}

function isSame(one: LineRequest, other: LineRequest): boolean {
  return lineKey(one) === lineKey(other);
}

function lineKey({ item, variant, modifiers, secondHalf }: LineRequest): string {
  const parts = modifiers.map(
    ({ group, option, action, amount, count = 1, portion = 'whole' }): string =>
      JSON.stringify([group, option, action, amount, count, portion]),
  );
  return JSON.stringify([item, variant, secondHalf ?? null, parts.sort()]);
}
