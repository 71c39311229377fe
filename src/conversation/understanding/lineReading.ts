import type { Amount, MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import type { Meaning } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';

/** An option as it was said of one thing. */
export interface Choice {
  readonly group: string;
  readonly option: string;
  readonly action: 'add' | 'remove';
  readonly amount: Amount;
  /** Whether it was said of all that had been ordered ("all of them with ..."). */
  readonly shared: boolean;
}

/** A stretch of elements read as one thing that is wanted, and how unlikely that reading is. */
export interface LineReading {
  /** Undefined where no number was said. */
  readonly quantity: number | undefined;
  readonly variant: string | undefined;
  readonly choices: readonly Choice[];
  /** The elements that name something of the menu that does not go with this item. */
  readonly lost: readonly number[];
  /** Whether the thing itself was refused ("no drinks"). */
  readonly refused: boolean;
  readonly cost: number;
}

/**
 * What the reading of an element costs. A lost name is the worst: the caller said something that the restaurant
 * sells, and it would go unheard. The rest are preferences among ways to divide the words.
 */
const costs = {
  lostItem: 3,
  lostOption: 1.5,
  lostPart: 1.2,
  lostPartOrOption: 0.9,
  lostHeading: 0.4,
  stranger: 0.02,
  strangeThing: 1.2,
  sameItemAgain: 0.9,
  namePart: 0.05,
  strayNumber: 0.7,
  optionCount: 0.3,
  strayArticle: 0.35,
  numberAgain: 0.3,
  numberBehind: 0.3,
  secondChoice: 1,
  choiceAgain: 0.3,
  sizeBehindOptions: 0.15,
  markedBefore: 0.2,
  refused: 0.2,
  amountOfThing: 0.6,
};

/** Where the reading of a line stands. */
interface State {
  isAfterHead: boolean;
  removing: boolean;
  /** The group of the options removed since the last word of refusal. */
  removedGroup: string | undefined;
  amount: Amount | undefined;
  shared: boolean;
  quantity: number | undefined;
  variant: string | undefined;
  refused: boolean;
  choices: Choice[];
  lost: number[];
  cost: number;
}

/**
 * Reads the elements from `from` to `to` as a line for `item`, named by the element at `head` (-1 where the item
 * is understood but not said).
 */
export function readLine(
  elements: readonly Element[],
  from: number,
  to: number,
  head: number,
  item: MenuItem,
  facts: MenuFacts,
): LineReading {
  const state: State = {
    isAfterHead: false,
    removing: false,
    removedGroup: undefined,
    amount: undefined,
    shared: false,
    quantity: undefined,
    variant: undefined,
    refused: false,
    choices: [],
    lost: [],
    cost: 0,
  };
  for (let at = from; at < to; at += 1) {
    const element = elements[at];
    if (!element) continue;
    switch (element.kind) {
      case 'number':
        readNumber(state, elements, at, to, element, item, facts);
        break;
      case 'stranger':
        // "One large shake" with no shake on the menu: the stranger is the thing.
        state.cost += head < 0 && !state.isAfterHead ? costs.strangeThing : costs.stranger;
        break;
      case 'cue':
        readCue(state, elements, at, to, head, item, facts);
        break;
      case 'mention':
        if (at === head) readHead(state, elements, at);
        else readMention(state, elements, at, head, element, item, facts);
    }
  }
  const { quantity, variant, choices, lost, refused, cost } = state;
  return { quantity, variant, choices, lost, refused, cost };
}

function readHead(state: State, elements: readonly Element[], at: number): void {
  if (state.removing && state.removedGroup === undefined && isRefusedAt(elements, at)) {
    state.refused = true;
    state.cost += costs.refused;
  }
  if (isCue(elements[at - 1], 'extra') || isCue(elements[at - 1], 'light')) {
    state.cost += costs.amountOfThing;
  }
  state.amount = undefined;
  state.isAfterHead = true;
  state.removing = false;
  state.removedGroup = undefined;
}

/** Whether a word of refusal stands right before the thing, apart from numbers and words that ask. */
function isRefusedAt(elements: readonly Element[], at: number): boolean {
  for (let before = at - 1; before >= 0; before -= 1) {
    const element = elements[before];
    if (element?.kind === 'cue' && (element.cue === 'without' || element.cue === 'drop'))
      return true;
    const isBetween =
      element?.kind === 'number' ||
      element?.kind === 'stranger' ||
      (element?.kind === 'cue' && (element.cue === 'clause' || element.cue === 'extra'));
    if (!isBetween) return false;
  }
  return false;
}

function readNumber(
  state: State,
  elements: readonly Element[],
  at: number,
  to: number,
  number: Element & { kind: 'number' },
  item: MenuItem,
  facts: MenuFacts,
): void {
  const next = elements[at + 1];
  const afterNext = elements[at + 2];
  const isTimes = [elements[at - 1], next].some((side) => isCue(side, 'times'));
  if (isTimes) {
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
      state.cost += costs.numberAgain;
    }
    if (!isArticleAgain) state.quantity = number.value;
    return;
  }
  if (number.indefinite) {
    state.cost += costs.strayArticle;
  } else if (state.quantity === undefined && at === to - 1) {
    state.quantity = number.value;
    state.cost += costs.numberBehind;
  } else if (isCue(next, 'unit') || countsOption(next, item, facts)) {
    state.cost += costs.optionCount;
  } else {
    state.cost += costs.strayNumber;
  }
}

/** "Two sugars": a number of an option that may be taken with others, not of a size. */
function countsOption(next: Element | undefined, item: MenuItem, facts: MenuFacts): boolean {
  if (next?.kind !== 'mention' || next.meaning.items.size > 0) return false;
  const option = facts.optionFor(next.meaning, item);
  return option !== undefined && !facts.isSingle(option.group);
}

function readCue(
  state: State,
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
    case 'instead':
      state.removing = true;
      state.removedGroup = undefined;
      state.amount = undefined;
      break;
    case 'with':
    case 'clause':
    case 'makeIt':
      if (!isJustRefused) stopRemoving(state);
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
      state.shared = state.isAfterHead;
      break;
    case 'and':
      state.amount = undefined;
      break;
    case 'repair':
      takeBack(state, elements[at + 1], item, facts);
      break;
    case 'aside':
      changeLast(state, (choice) => ({ ...choice, action: 'add', amount: 'normal' }));
      break;
    // These do their part where segments begin, or where the order is put together.
    case 'or':
    case 'times':
    case 'unit':
    case 'one':
    case 'another':
    case 'same':
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

/** Where a thing is not named, these words begin what is said of it. */
const opensOptions: readonly Cue[] = ['with', 'without', 'extra', 'light', 'but'];

function readAmount(
  state: State,
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

function readMention(
  state: State,
  elements: readonly Element[],
  at: number,
  head: number,
  { meaning, stems }: Element & { kind: 'mention' },
  item: MenuItem,
  facts: MenuFacts,
): void {
  const option = facts.optionFor(meaning, item);
  const variant = meaning.variants.get(item.id);
  if (variant && variant.cost <= (option?.cost ?? Infinity)) {
    if (state.variant !== undefined && state.variant !== variant.variant) {
      state.cost += costs.secondChoice;
    }
    state.variant = variant.variant;
    state.cost += variant.cost;
  } else if (option) {
    state.cost += option.cost;
    if (option.isUnclear) state.lost.push(at);
    else choose(state, elements, at, option.group, option.option, facts);
  } else if (
    namesAgain(meaning, item) ||
    (at < head && facts.isPartOfName(stems, item)) ||
    (at === head + 1 && facts.isPartOfName(stems, item))
  ) {
    // "On all of those pizzas": the name refers back.
    const refersBack = isCue(elements[at - 1], 'all');
    const isBesideHead = !state.isAfterHead || at === head + 1 || refersBack;
    state.cost += isBesideHead ? costs.namePart : costs.sameItemAgain;
  } else if (meaning.items.size > 0) {
    state.lost.push(at);
    const isOption = meaning.options.size > 0;
    const lostPart = isOption ? costs.lostPartOrOption : costs.lostPart;
    state.cost += isPartialItem(meaning) ? lostPart : costs.lostItem;
  } else if (meaning.options.size > 0 || meaning.variants.size > 0) {
    state.lost.push(at);
    state.cost += costs.lostOption;
  } else {
    // "No beans": the refusal has had its object.
    if (state.removing) state.removedGroup ??= '';
    const isOwn = item.modifierGroups.some((group) => meaning.groups.has(group));
    if (!isOwn) state.cost += costs.lostHeading;
  }
  state.amount = undefined;
}

function choose(
  state: State,
  elements: readonly Element[],
  at: number,
  group: string,
  option: string,
  facts: MenuFacts,
): void {
  const isListed = state.removedGroup !== undefined;
  if (state.removing && isListed && state.removedGroup !== group) stopRemoving(state);
  const action = state.removing ? 'remove' : 'add';
  if (state.removing) state.removedGroup = group;
  const amount = facts.offeredAmount(group, option, state.amount);
  const before = elements[at - 1];
  const isSingle = facts.isSingle(group);
  if (isSingle && action === 'add') {
    const rival = state.choices.find((c) => c.group === group && c.action === 'add');
    if (rival) state.cost += rival.option === option ? costs.choiceAgain : costs.secondChoice;
    if (state.isAfterHead && before?.kind === 'mention' && facts.namesAnyOption(before.meaning)) {
      state.cost += costs.sizeBehindOptions;
    }
    state.choices = state.choices.filter((choice) => choice !== rival);
  }
  const same = state.choices.find((c) => c.group === group && c.option === option);
  if (same) state.cost += costs.choiceAgain;
  state.choices = state.choices.filter((choice) => choice !== same);
  state.choices.push({ group, option, action, amount, shared: state.shared });
  if (!state.isAfterHead && isCue(before, 'with')) state.cost += costs.markedBefore;
}

/** "With onions, sorry, mushrooms"; "two, no, three": what comes next stands in place of what came last. */
function takeBack(state: State, next: Element | undefined, item: MenuItem, facts: MenuFacts): void {
  if (next?.kind === 'number' && !state.isAfterHead) {
    state.quantity = undefined;
  } else if (next?.kind === 'mention') {
    const group = facts.optionFor(next.meaning, item)?.group;
    if (group !== undefined && state.choices.at(-1)?.group === group) state.choices.pop();
  }
}

function stopRemoving(state: State): void {
  state.removing = false;
  state.removedGroup = undefined;
  state.amount = undefined;
}

function changeLast(state: State, change: (choice: Choice) => Choice): void {
  const last = state.choices.at(-1);
  if (last) state.choices.splice(-1, 1, change(last));
}

/** Whether the words name the item, or the category that it is of, without saying more. */
function namesAgain(meaning: Meaning, item: MenuItem): boolean {
  return meaning.items.has(item.id) || meaning.categories.has(item.category);
}

/** Whether the words are only a part of the names of items. */
function isPartialItem(meaning: Meaning): boolean {
  const clearlyPartial = 0.3;
  return Math.min(...meaning.items.values()) > clearlyPartial;
}

function isHeadingOnly(meaning: Meaning): boolean {
  return meaning.groups.size > 0 && meaning.items.size === 0;
}

function fitsOption(element: Element | undefined, item: MenuItem, facts: MenuFacts): boolean {
  return element?.kind === 'mention' && facts.optionFor(element.meaning, item) !== undefined;
}

function isCue(element: Element | undefined, cue: Cue): boolean {
  return element?.kind === 'cue' && element.cue === cue;
}
