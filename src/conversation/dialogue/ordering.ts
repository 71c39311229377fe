import { decide, emptyCart, evolve, type CartCommand } from '../../restaurant/cart.js';
import type { CartLine, LineRequest } from '../../restaurant/cartLine.js';
import { addModifiers } from '../../restaurant/lineModifiers.js';
import type { CartRefusal } from '../../restaurant/lineRules.js';
import { findItem, findVariant } from '../../restaurant/menuLookup.js';
import type { Ambiguity, CartEdit, LineTarget, OptionAmbiguity } from '../understanding/types.js';
import { choicesOf } from './choices.js';
import { itemName } from './lineWording.js';
import { refusalOf } from './refusing.js';
import { change, say, sayFixed, sentencesOf, type Turn } from './turn.js';

/** Adds what the caller wants, or says why it cannot be had. */
export function addLine(turn: Turn, line: LineRequest): void {
  const lineId = `l${turn.state.linesMade + 1}`;
  change(turn, { linesMade: turn.state.linesMade + 1, wantsOrder: true });
  const before = turn.state.cart;
  apply(turn, { kind: 'add_line', lineId, line });
  turn.addedLines.push(turn.state.cart === before ? null : turn.state.lastLineId);
}

/** Remembers options that are not clear, to be asked about; says what is wrong with them, if anything is. */
export function askWhichOption(turn: Turn, ambiguity: OptionAmbiguity): void {
  turn.understood = true;
  const [target] = targetsOf(turn, ambiguity.target);
  const lineId =
    ambiguity.line === null ? target?.id : (turn.addedLines[ambiguity.line] ?? undefined);
  if (lineId === undefined) return;
  const { cart, openOptions } = turn.state;
  const item = cart.lines.find(({ id }) => id === lineId)?.item ?? '';
  if (ambiguity.why === 'halves') say(turn, sentencesOf(turn).wholeOnly(itemName(turn, item)));
  const group = turn.lookup.groups.get(ambiguity.candidates[0]?.group ?? '');
  if (ambiguity.why === 'too_many') {
    say(turn, sentencesOf(turn).tooMany(group?.name ?? '', ambiguity.most));
  }
  change(turn, { openOptions: [...openOptions, { lineId, ambiguity }] });
}

/** None of the options that were asked about is meant. */
export function dropOpenOptions(turn: Turn): void {
  turn.understood = true;
  change(turn, { openOptions: turn.state.openOptions.slice(1) });
}

/** Remembers words that mean several items, to be asked about. */
export function askWhich(turn: Turn, ambiguity: Ambiguity): void {
  turn.understood = true;
  change(turn, { wantsOrder: true, ambiguities: [...turn.state.ambiguities, ambiguity] });
}

/** Takes the caller's choice among what the question offered. */
export function choose(turn: Turn, picks: readonly number[]): void {
  const { question } = turn.state;
  if (question.kind === 'which_item') {
    const item = question.ambiguity.items[picks[0] ?? -1];
    if (item === undefined) return;
    dropAmbiguity(turn);
    addLine(turn, asLineOf(turn, question.ambiguity.line, item));
    return;
  }
  if (question.kind === 'which_option') {
    const { lineId, ambiguity } = question.open;
    const modifiers = picks.flatMap((pick) => ambiguity.candidates[pick] ?? []);
    dropOpenOptions(turn);
    apply(turn, {
      kind: 'change_modifiers',
      lineId,
      modifiers: modifiers.slice(0, ambiguity.most),
    });
    return;
  }
  if (question.kind === 'instead') {
    const item = question.items[picks[0] ?? -1];
    if (item !== undefined) addLine(turn, asLineOf(turn, question.line, item));
    return;
  }
  if (question.kind === 'upsell') {
    for (const pick of picks) {
      const item = question.items[pick];
      if (item !== undefined) addLine(turn, { item, quantity: 1, variant: null, modifiers: [] });
    }
    return;
  }
  if (question.kind !== 'choices') return;
  // What is chosen closes its list, so the places are those of the lists as they were asked.
  const offered = choicesOf(turn, question.lineId).flatMap((list) => list.choices);
  for (const pick of picks) {
    const choice = offered[pick];
    if (choice) apply(turn, choice.command);
  }
}

/** None of the items that were asked about is meant. */
export function dropAmbiguity(turn: Turn): void {
  turn.understood = true;
  change(turn, { ambiguities: turn.state.ambiguities.slice(1) });
}

/** Changes what is in the cart, as the caller said. */
export function editCart(turn: Turn, edit: CartEdit): void {
  turn.understood = true;
  if (edit.kind === 'undo') {
    undo(turn);
    return;
  }
  if (edit.kind === 'start_over') {
    const { cart } = turn.state;
    change(turn, {
      ...{ cart: emptyCart, cartBefore: cart, itemsFinished: false },
      ...{ ambiguities: [], openOptions: [] },
    });
    sayFixed(turn, 'started_over');
    return;
  }
  const lines = targetsOf(turn, edit.target);
  if (lines.length === 0) {
    sayFixed(turn, turn.state.cart.lines.length === 0 ? 'cart_empty' : 'which_line');
    return;
  }
  for (const line of lines) editLine(turn, line, edit);
}

type LineEdit = Exclude<CartEdit, { kind: 'undo' | 'start_over' }>;

function editLine(turn: Turn, line: CartLine, edit: LineEdit): void {
  const lineId = line.id;
  switch (edit.kind) {
    case 'change_quantity':
      setQuantity(turn, line, edit.quantity);
      return;
    case 'remove_line':
      setQuantity(turn, line, edit.quantity === null ? 0 : line.quantity - edit.quantity);
      return;
    case 'change_variant':
      apply(turn, { kind: 'change_variant', lineId, variant: edit.variant });
      return;
    case 'change_modifiers':
      apply(turn, { kind: 'change_modifiers', lineId, modifiers: edit.modifiers });
      return;
    case 'replace_line':
      apply(turn, { kind: 'replace_line', lineId, line: edit.line });
      return;
    case 'repeat_line':
      addLine(turn, {
        item: line.item,
        quantity: edit.quantity,
        variant: edit.variant ?? line.variant,
        modifiers: addModifiers(turn.lookup, line.modifiers, edit.modifiers),
      });
      return;
  }
}

function setQuantity(turn: Turn, line: CartLine, quantity: number): void {
  if (quantity > 0) {
    apply(turn, { kind: 'change_quantity', lineId: line.id, quantity });
    return;
  }
  apply(turn, { kind: 'remove_line', lineId: line.id });
  say(turn, sentencesOf(turn).removed(itemName(turn, line.item)));
}

function undo(turn: Turn): void {
  const { cart, cartBefore } = turn.state;
  if (!cartBefore) {
    sayFixed(turn, 'nothing_to_undo');
    return;
  }
  change(turn, {
    cart: cartBefore,
    cartBefore: cart,
    lastLineId: cartBefore.lines.at(-1)?.id ?? null,
  });
  sayFixed(turn, 'undone');
}

/** Target resolution: the line talked about last, or the last of those that fit. */
function targetsOf({ state }: Turn, target: LineTarget): readonly CartLine[] {
  const { lines } = state.cart;
  switch (target.by) {
    case 'all':
      return lines;
    case 'line':
      return lines.filter(({ id }) => id === target.lineId);
    case 'last':
      return [lines.find(({ id }) => id === state.lastLineId) ?? lines.at(-1)].filter(
        (line) => !!line,
      );
    case 'item': {
      const ofItem = lines.filter(({ item }) => item === target.item);
      const fitting = ofItem.filter(
        ({ variant }) => target.variant === null || variant === target.variant,
      );
      return [fitting.at(-1) ?? ofItem.at(-1)].filter((line) => !!line);
    }
  }
}

function apply(turn: Turn, command: CartCommand): void {
  turn.understood = true;
  const decision = decide(turn.lookup, turn.state.cart, command);
  if (!decision.ok) {
    refuse(turn, command, decision.refusal);
    return;
  }
  change(turn, { cartBefore: turn.state.cart });
  for (const event of decision.value) {
    change(turn, { cart: evolve(turn.state.cart, event) });
    if (event.kind === 'line_removed') turn.changedLines.delete(event.lineId);
    if (event.kind === 'line_added' || event.kind === 'line_changed') {
      turn.changedLines.add(event.line.id);
      change(turn, { lastLineId: event.line.id });
    }
  }
  if (turn.state.cart.lines.length === 0) change(turn, { itemsFinished: false });
}

/** Says why not, and offers what there is instead of a dish that cannot be had. */
function refuse(turn: Turn, command: CartCommand, refusal: CartRefusal): void {
  const isDish = refusal.code === 'item_sold_out' || refusal.code === 'item_unavailable';
  if (isDish && command.kind === 'add_line' && refusal.substitutes.length > 0 && !turn.next) {
    const { item, substitutes: items } = refusal;
    turn.next = { kind: 'instead', item, items, line: command.line };
    if (refusal.code === 'item_sold_out') return;
  }
  say(turn, refusalOf(turn, refusal));
}

/** Takes a yes to the only thing that was offered instead. */
export function acceptInstead(turn: Turn, items: readonly string[]): void {
  turn.understood = true;
  if (items.length === 1) choose(turn, [0]);
  else turn.next = turn.state.question;
}

/** What was said of the first of several items, as far as it holds for another of them. */
function asLineOf(turn: Turn, line: LineRequest, itemId: string): LineRequest {
  const item = findItem(turn.lookup, itemId);
  if (!item) return { ...line, item: itemId };
  return {
    item: itemId,
    quantity: line.quantity,
    variant: line.variant !== null && findVariant(item, line.variant) ? line.variant : null,
    modifiers: line.modifiers.filter(({ group }) => item.modifierGroups.includes(group)),
  };
}
