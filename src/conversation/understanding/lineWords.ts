import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import { changeLast, costs, isCue, stopRemoving, type LineState } from './lineState.js';
import type { Meaning } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';

/** Reads a number: the quantity, or how many of an option. */
export function readNumber(
  state: LineState,
  elements: readonly Element[],
  at: number,
  to: number,
  number: Element & { kind: 'number' },
  item: MenuItem,
  facts: MenuFacts,
): void {
  const next = elements[at + 1];
  const afterNext = elements[at + 2];
  if (isCue(elements[at - 1], 'times') || isCue(next, 'times')) {
    state.quantity = number.value;
    return;
  }
  // "A two topping pizza": the number is of the heading, not of the pizza.
  const counted = isCue(next, 'extra') ? afterNext : next;
  if (counted?.kind === 'mention' && isHeadingOnly(counted.meaning)) return;
  if (state.removing && state.removedGroup !== undefined) stopRemoving(state);
  if (!state.isAfterHead) {
    const isArticleAgain = number.indefinite && state.quantity !== undefined;
    if (state.quantity !== undefined && !isCue(elements[at - 1], 'unit')) {
      state.cost += isCue(elements[at - 1], 'and') ? costs.strayNumber : costs.numberAgain;
    }
    if (!isArticleAgain) state.quantity = number.value;
    return;
  }
  const corrects = isCue(elements[at - 1], 'makeIt') || isCue(elements[at - 1], 'repair');
  // "Three rolls, make that four": the thing before is counted anew.
  if (corrects && !number.indefinite && next?.kind !== 'mention') {
    state.quantity = number.value;
  } else if (number.indefinite) {
    state.cost += costs.strayArticle;
  } else if (state.quantity === undefined && endsWithNumber(elements, at, to)) {
    state.quantity = number.value;
    state.cost += isCue(next, 'unit') ? costs.countBehind : costs.numberBehind;
  } else if (countsOption(isCue(next, 'unit') ? afterNext : next, item, facts)) {
    state.count = number.value;
    state.cost += costs.optionCount;
  } else {
    state.cost += costs.strayNumber;
  }
}

/** "Onion rings two", "onion rings two orders": nothing is counted but the thing before. */
function endsWithNumber(elements: readonly Element[], at: number, to: number): boolean {
  return at === to - 1 || (at === to - 2 && isCue(elements[at + 1], 'unit'));
}

/** "Two sugars": a number of an option that may be taken with others, not of a size. */
function countsOption(next: Element | undefined, item: MenuItem, facts: MenuFacts): boolean {
  if (next?.kind !== 'mention' || next.meaning.items.size > 0) return false;
  const option = facts.optionFor(next.meaning, item);
  return option !== undefined && !facts.isSingle(option.group);
}

/** Reads a word that says how what follows is meant. */
export function readCue(
  state: LineState,
  elements: readonly Element[],
  at: number,
  to: number,
  head: number,
  item: MenuItem,
  facts: MenuFacts,
): void {
  const element = elements[at];
  if (element?.kind !== 'cue') return;
  if (head < 0 && opensOptions.includes(element.cue)) state.isAfterHead = true;
  const isJustRefused = isCue(elements[at - 1], 'without') || isCue(elements[at - 1], 'drop');
  switch (element.cue) {
    case 'without':
    case 'drop':
      state.refusesEach = state.removing && state.removedGroup !== undefined;
      state.removing = true;
      state.removedGroup = undefined;
      state.amount = undefined;
      break;
    case 'instead':
      // "A wrap instead, with rings": nothing is left out behind it.
      state.removing = ['mention', 'number'].includes(elements[at + 1]?.kind ?? '');
      state.removedGroup = undefined;
      state.amount = undefined;
      break;
    case 'half':
      readHalf(state, elements, at, to);
      break;
    case 'with':
      // "A curry extra hot with rice": an option that a "with" follows belongs to what stands before it.
      if (!state.isAfterHead && head > at && state.choices.length > 0)
        state.cost += costs.optionBeforeWith;
      beginOptions(state, isJustRefused);
      break;
    case 'clause':
    case 'makeIt':
      beginOptions(state, isJustRefused);
      break;
    case 'but': {
      const leavesOut =
        facts.isSweeping(elements[at - 1]) && fitsOption(elements[at + 1], item, facts);
      stopRemoving(state);
      state.removing = leavesOut;
      break;
    }
    case 'extra':
    case 'light':
      readAmount(state, elements, at, to, element.cue, facts);
      break;
    case 'all':
    case 'ofEach':
      if (elements[at - 1]?.kind === 'mention' && !leadsOn(elements, at, to)) shareLast(state);
      // "One chicken, one steak, both with cheese": what the one is comes before what is said of both.
      else state.shared = state.isAfterHead || (head < 0 && state.choices.length > 0);
      break;
    case 'and':
      state.amount = undefined;
      // "No onions, no lettuce and ketchup": who says "no" each time says it of the last one too.
      if (state.refusesEach && state.removedGroup !== undefined) stopRemoving(state);
      break;
    case 'repair':
      takeBack(state, elements[isCue(elements[at + 1], 'with') ? at + 2 : at + 1], item, facts);
      break;
    case 'aside':
      if (elements[at - 1]?.kind === 'mention') {
        changeLast(state, (choice) => ({ ...choice, action: 'add' }));
      }
      break;
    case 'one':
      // "One with ham, the other with olives": another one begins.
      if (state.isAfterHead && leadsOn(elements, at, to)) state.cost += costs.oneBehind;
      break;
    case 'same':
      // "A roll with egg and the same with ham", but "another just the same" is said of one thing.
      if (state.isAfterHead && !elements.slice(0, at).some((one) => isCue(one, 'another')))
        state.cost += costs.oneBehind;
      break;
    // These do their part where segments begin, or where the order is put together.
    case 'or':
    case 'times':
    case 'unit':
    case 'halves':
    case 'another':
    case 'change':
    case 'to':
    case 'onto':
    case 'undo':
    case 'startOver':
    case 'price':
    case 'contents':
    case 'allergen':
    case 'offer':
    case 'filler':
      break;
  }
}

/** What follows is said of the thing as a whole again. */
function beginOptions(state: LineState, isJustRefused: boolean): void {
  state.portion = undefined;
  state.madeBeforeWith = state.choices.length;
  if (!isJustRefused) stopRemoving(state);
}

/** Where a thing is not named, these words begin what is said of it. */
const opensOptions: readonly Cue[] = ['with', 'without', 'extra', 'light', 'but'];

function readAmount(
  state: LineState,
  elements: readonly Element[],
  at: number,
  to: number,
  amount: 'extra' | 'light',
  facts: MenuFacts,
): void {
  const next = at + 1 < to ? elements[at + 1] : undefined;
  const isBefore =
    next?.kind === 'mention' ||
    next?.kind === 'number' ||
    next?.kind === 'stranger' ||
    isCue(next, 'light') ||
    isCue(next, 'extra') ||
    isCue(next, 'unit');
  if (isBefore) {
    // "No olives and extra cheese": only what follows the refusal at once is refused with its amount.
    if (state.removing && state.removedGroup !== undefined) stopRemoving(state);
    state.amount = amount;
  } else if (elements[at - 1]?.kind === 'mention') {
    changeLast(state, (choice) => ({
      ...choice,
      amount: facts.offeredAmount(choice.group, choice.option, amount),
    }));
  }
}

/** Whether options follow, so that "all" is said of those: "all of them with ham". */
function leadsOn(elements: readonly Element[], at: number, to: number): boolean {
  const next = at + 1 < to ? elements[at + 1] : undefined;
  return (
    next?.kind === 'mention' ||
    ['with', 'without', 'extra', 'light'].some((cue) => isCue(next, cue as Cue))
  );
}

/** "With white rice on all of them": what was said since "with" is for all. */
function shareLast(state: LineState): void {
  state.choices = state.choices.map((choice, at) =>
    at < state.madeBeforeWith ? choice : { ...choice, shared: true },
  );
}

/** "Half ham half olives", "ham on one half": the word stands before all that it is said of, or behind each. */
function readHalf(state: LineState, elements: readonly Element[], at: number, to: number): void {
  const portion = state.halves === 0 ? 'first_half' : 'second_half';
  state.halves += 1;
  const last = elements.slice(0, to).findLastIndex((element) => isCue(element, 'half'));
  const next = last + 1 < to ? elements[last + 1] : undefined;
  const standsBefore =
    next?.kind === 'mention' ||
    next?.kind === 'number' ||
    isCue(next, 'extra') ||
    isCue(next, 'light');
  if (standsBefore) state.portion = portion;
  else if (elements[at - 1]?.kind === 'mention') {
    changeLast(state, (choice) => ({ ...choice, portion }));
  }
}

/** "With onions, sorry, mushrooms"; "two, no, three": what comes next stands in place of what came last. */
function takeBack(
  state: LineState,
  next: Element | undefined,
  item: MenuItem,
  facts: MenuFacts,
): void {
  if (next?.kind === 'number' && !state.isAfterHead) {
    state.quantity = undefined;
  } else if (next?.kind === 'mention') {
    const group = facts.optionFor(next.meaning, item)?.group;
    if (group !== undefined && state.choices.at(-1)?.group === group) state.choices.pop();
  }
}

function isHeadingOnly(meaning: Meaning): boolean {
  return meaning.groups.size > 0 && meaning.items.size + meaning.options.size === 0;
}

function fitsOption(element: Element | undefined, item: MenuItem, facts: MenuFacts): boolean {
  return element?.kind === 'mention' && facts.optionFor(element.meaning, item) !== undefined;
}
