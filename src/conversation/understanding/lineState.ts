import type { Portion } from '../../restaurant/cartLine.js';
import type { Amount } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';

/** An option as it was said of one thing. */
export interface Choice {
  readonly group: string;
  readonly option: string;
  readonly action: 'add' | 'remove';
  readonly amount: Amount;
  /** How often, where that was said and the option may be taken so often. */
  readonly count?: number;
  /** The half on which it goes. */
  readonly portion?: Portion;
  /** Whether it was said of all that had been ordered ("all of them with ..."). */
  readonly shared: boolean;
}

/** Words that may mean any of several options of one group. */
export interface Unclear {
  /** The element that said it. */
  readonly at: number;
  readonly why: 'unclear' | 'unnamed' | 'too_many';
  readonly candidates: readonly Choice[];
}

/**
 * What the reading of an element costs. A lost name is the worst: the caller said something that the restaurant
 * sells, and it would go unheard. The rest are preferences among ways to divide the words.
 */
export const costs = {
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
  /** "Two orders" says that it counts. */
  countBehind: 0.15,
  secondChoice: 1,
  choiceAgain: 0.3,
  sizeBehindOptions: 0.15,
  markedBefore: 0.2,
  optionBeforeWith: 0.3,
  refused: 0.2,
  oneBehind: 0.5,
  amountOfThing: 0.6,
};

/** Where the reading of a line stands. */
export interface LineState {
  isAfterHead: boolean;
  removing: boolean;
  /** Whether each of several things was refused with a word of its own. */
  refusesEach: boolean;
  /** The group of the options removed since the last word of refusal. */
  removedGroup: string | undefined;
  amount: Amount | undefined;
  /** How many of the option that comes next. */
  count: number | undefined;
  portion: Portion | undefined;
  /** How many halves were spoken of. */
  halves: number;
  shared: boolean;
  quantity: number | undefined;
  variant: string | undefined;
  refused: boolean;
  choices: Choice[];
  /** How many choices had been made before the last "with". */
  madeBeforeWith: number;
  unclear: Unclear[];
  lost: number[];
  /** The elements said of all that had been ordered that are a size of this item, or nothing of it. */
  sharedNames: number[];
  cost: number;
  /** The cost from which on another reading is better. */
  limit: number;
}

/** A state for many lines, one after the other: `beginLine` makes it fresh. */
export function createLineState(): LineState {
  return {
    isAfterHead: false,
    removing: false,
    refusesEach: false,
    removedGroup: undefined,
    amount: undefined,
    count: undefined,
    portion: undefined,
    halves: 0,
    shared: false,
    quantity: undefined,
    variant: undefined,
    refused: false,
    choices: [],
    madeBeforeWith: 0,
    unclear: [],
    lost: [],
    sharedNames: [],
    cost: 0,
    limit: Infinity,
  };
}

/** Forgets the line before. */
export function beginLine(state: LineState, limit: number): void {
  state.limit = limit;
  state.isAfterHead = false;
  state.removing = false;
  state.refusesEach = false;
  state.removedGroup = undefined;
  state.amount = undefined;
  state.count = undefined;
  state.portion = undefined;
  state.halves = 0;
  state.shared = false;
  state.quantity = undefined;
  state.variant = undefined;
  state.refused = false;
  state.choices.length = 0;
  state.madeBeforeWith = 0;
  state.unclear.length = 0;
  state.lost.length = 0;
  state.sharedNames.length = 0;
  state.cost = 0;
}

/** Ends the reach of a word of refusal. */
export function stopRemoving(state: LineState): void {
  state.removing = false;
  state.removedGroup = undefined;
  state.amount = undefined;
}

/** Changes the option that was said last. */
export function changeLast(state: LineState, change: (choice: Choice) => Choice): void {
  const last = state.choices.at(-1);
  if (last) state.choices.splice(-1, 1, change(last));
}

/** Whether the element is this cue. */
export function isCue(element: Element | undefined, cue: Cue): boolean {
  return element?.kind === 'cue' && element.cue === cue;
}
