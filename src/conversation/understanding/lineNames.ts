import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import {
  costs,
  isCue,
  stopRemoving,
  type Choice,
  type LineState,
  type Unclear,
} from './lineState.js';
import { nearestOf, type Meaning } from './meaning.js';
import type { FittingOption, MenuFacts } from './menuFacts.js';

/** Reads the name of the thing itself. */
export function readHead(state: LineState, elements: readonly Element[], at: number): void {
  if (state.removing && state.removedGroup === undefined && isRefusedAt(elements, at)) {
    state.refused = true;
    state.cost += costs.refused;
  }
  if (isCue(elements[at - 1], 'extra') || isCue(elements[at - 1], 'light')) {
    state.cost += costs.amountOfThing;
  }
  state.amount = undefined;
  state.portion = undefined;
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

/** Reads a name other than that of the thing: an option, a size, the name once more. */
export function readMention(
  state: LineState,
  elements: readonly Element[],
  at: number,
  head: number,
  { meaning, stems, portion }: Element & { kind: 'mention' },
  item: MenuItem,
  facts: MenuFacts,
): void {
  if (portion !== undefined) state.portion = portion;
  const option = facts.optionFor(meaning, item);
  const variant = meaning.variants.get(item.id);
  if (variant && variant.cost <= (option?.cost ?? Infinity)) {
    if (state.variant !== undefined && state.variant !== variant.variant) {
      state.cost += costs.secondChoice;
    }
    state.variant = variant.variant;
    state.cost += variant.cost;
    if (state.shared) state.sharedNames.push(at);
  } else if (option) {
    state.cost += option.cost;
    if (facts.isKind(stems, option)) {
      nameKind(state, elements, at, option.group, facts);
    } else if (option.rivals.length === 0) {
      choose(state, elements, at, option, facts);
    } else {
      chooseAmong(state, elements, at, option, item, facts);
    }
  } else if (
    namesAgain(meaning, item) ||
    (at < head && facts.isPartOfName(stems, item)) ||
    (at === head + 1 && facts.isPartOfName(stems, item)) ||
    saysKind(elements, at, head, meaning, item, facts)
  ) {
    // "On all of those pizzas": the name refers back.
    const refersBack = isCue(elements[at - 1], 'all') || !namesAgain(meaning, item);
    const isBesideHead = !state.isAfterHead || at === head + 1 || refersBack;
    state.cost += isBesideHead ? costs.namePart : costs.sameItemAgain;
  } else if (namesOwnKind(meaning, item, facts)) {
    nameKind(state, elements, at, ownGroup(meaning, item, facts) ?? '', facts);
  } else if (meaning.items.size > 0) {
    state.lost.push(at);
    const isOption = meaning.options.size > 0;
    const lostPart = isOption ? costs.lostPartOrOption : costs.lostPart;
    state.cost += isPartialItem(meaning) ? lostPart : costs.lostItem;
  } else if (meaning.options.size > 0 || meaning.variants.size > 0) {
    state.lost.push(at);
    if (state.shared) state.sharedNames.push(at);
    state.cost += costs.lostOption;
  } else {
    state.cost += costs.lostHeading;
  }
  state.amount = undefined;
  state.count = undefined;
  state.portion = undefined;
}

/**
 * Words that mean several options: who refuses them refuses all, and who refuses all of a group ("no beans") has
 * nothing of it. Beside the name of one of them ("beans, black beans") they say nothing more.
 */
function chooseAmong(
  state: LineState,
  elements: readonly Element[],
  at: number,
  { group, option, rivals }: FittingOption,
  item: MenuItem,
  facts: MenuFacts,
): void {
  const options = [option, ...rivals];
  endListOfOthers(state, elements, at, { group, option }, facts);
  if (state.removing) {
    state.removedGroup = group;
    const isWhole = options.length === facts.optionsOf(group).length;
    const refused = isWhole ? options.filter((one) => isIncluded(item, group, one)) : options;
    state.choices.push(...refused.map((one) => choiceOf(state, group, one, facts)));
    return;
  }
  const last = state.choices.at(-1);
  const isSaid = elements[at - 1]?.kind === 'mention' && last?.group === group;
  if (isSaid && options.includes(last.option)) return;
  const candidates = options.map((one) => choiceOf(state, group, one, facts));
  state.unclear.push({ at, why: 'unclear', candidates });
}

/** More options than these are no question that a caller could answer. */
const mostOfKind = 8;

/** "With beans": which of them has to be asked, unless it is said beside it ("black beans", "beans, black ones"). */
function nameKind(
  state: LineState,
  elements: readonly Element[],
  at: number,
  group: string,
  facts: MenuFacts,
): void {
  if (state.removing) {
    // "No beans": the refusal has had its object.
    state.removedGroup ??= '';
    return;
  }
  const before = elements[at - 1];
  const isSaid = before?.kind === 'mention' && state.choices.at(-1)?.group === group;
  const isCounted = before?.kind === 'number' || isCue(before, 'all');
  const options = facts.optionsOf(group);
  if (isSaid || isCounted || options.length > mostOfKind) return;
  const candidates = options.map(({ id }) => choiceOf(state, group, id, facts));
  state.unclear.push({ at, why: 'unnamed', candidates });
}

function isIncluded({ includes = [] }: MenuItem, group: string, option: string): boolean {
  return includes.some((included) => included.group === group && included.option === option);
}

/**
 * A refusal reaches over options of one group, and over one of another kind that ends the list: "no onions and
 * mayo". What is chosen among its like is never refused with others: "no onions and well done", "no rice and black beans".
 */
function endListOfOthers(
  state: LineState,
  elements: readonly Element[],
  at: number,
  { group, option }: Pick<FittingOption, 'group' | 'option'>,
  facts: MenuFacts,
): void {
  const isListed = state.removedGroup !== undefined;
  if (!state.removing || !isListed || state.removedGroup === group) return;
  const endsList = isCue(elements[at - 1], 'and') && !leadsToMore(elements, at);
  const isChosen = facts.isSingle(group) || facts.isSort(group, option);
  if (!endsList || isChosen) stopRemoving(state);
}

/** Whether another name follows, so that a list goes on. */
function leadsToMore(elements: readonly Element[], at: number): boolean {
  const next = elements[at + 1];
  return (isCue(next, 'and') ? elements[at + 2] : next)?.kind === 'mention';
}

function choiceOf(state: LineState, group: string, option: string, facts: MenuFacts): Choice {
  const { removing, shared, count = 1, portion } = state;
  const action = removing ? 'remove' : 'add';
  const amount = facts.offeredAmount(group, option, state.amount);
  const choice = { group, option, action, amount, shared } as const;
  if (count === 1 && portion === undefined) return choice;
  const most = facts.optionsOf(group).find(({ id }) => id === option)?.maxCount ?? 1;
  return {
    ...choice,
    ...(count > 1 && most > 1 && !removing && { count: Math.min(count, most) }),
    ...(portion !== undefined && { portion }),
  };
}

function choose(
  state: LineState,
  elements: readonly Element[],
  at: number,
  fitting: FittingOption,
  facts: MenuFacts,
): void {
  const { group, option } = fitting;
  endListOfOthers(state, elements, at, fitting, facts);
  if (state.removing) state.removedGroup = group;
  const isPlain =
    state.amount === undefined &&
    state.count === undefined &&
    state.portion === undefined &&
    !state.shared;
  const choice = isPlain
    ? fitting[state.removing ? 'removed' : 'added']
    : choiceOf(state, group, option, facts);
  const { action } = choice;
  const before = elements[at - 1];
  if (state.unclear.length > 0) {
    state.unclear = state.unclear.filter((unclear) => !saysClearly(unclear, at, group, option));
  }
  const isSingle = facts.isSingle(group);
  if (isSingle && action === 'add') {
    const rival = rivalOf(state, choice);
    if (rival && rival.option !== option) {
      state.unclear.push({ at, why: 'too_many', candidates: [choice, rival] });
    }
    if (rival) state.cost += rival.option === option ? costs.choiceAgain : costs.secondChoice;
    if (state.isAfterHead && before?.kind === 'mention' && facts.namesAnyOption(before.meaning)) {
      state.cost += costs.sizeBehindOptions;
    }
    if (rival) state.choices.splice(state.choices.indexOf(rival), 1);
  }
  const same = placeOf(state, choice);
  if (same >= 0) {
    state.cost += costs.choiceAgain;
    state.choices.splice(same, 1);
  }
  state.choices.push(choice);
  if (!state.isAfterHead && isCue(before, 'with')) state.cost += costs.markedBefore;
}

/** The option of the same group in whose place this one stands, if any. */
function rivalOf({ choices }: LineState, choice: Choice): Choice | undefined {
  for (const other of choices) {
    const isAdded = other.group === choice.group && other.action === 'add';
    if (isAdded && !areHalves(other, choice)) return other;
  }
  return undefined;
}

/** Where the same option was said before; -1 where it was not. */
function placeOf({ choices }: LineState, { group, option }: Choice): number {
  for (let at = 0; at < choices.length; at += 1) {
    if (choices[at]?.group === group && choices[at]?.option === option) return at;
  }
  return -1;
}

/** "Half white rice, half brown rice": two options that do not stand in each other's place. */
function areHalves(one: Choice, other: Choice): boolean {
  return one.portion !== undefined && other.portion !== undefined && one.portion !== other.portion;
}

/** Whether the option at `at` says what was not clear in the element before it. */
function saysClearly(unclear: Unclear, at: number, group: string, option: string): boolean {
  if (unclear.at !== at - 1) return false;
  return unclear.candidates.some((one) => one.group === group && one.option === option);
}

/** Whether the words name a group of the item's options and no dish in full. */
function namesOwnKind(meaning: Meaning, item: MenuItem, facts: MenuFacts): boolean {
  return ownGroup(meaning, item, facts) !== undefined && isPartialItem(meaning);
}

function ownGroup({ groups }: Meaning, item: MenuItem, facts: MenuFacts): string | undefined {
  for (const group of groups.keys()) {
    if (facts.takesGroup(item, group)) return group;
  }
  return undefined;
}

/** Whether the words name the item, or the category that it is of, and no other item. */
function namesAgain({ items, categories }: Meaning, item: MenuItem): boolean {
  return items.has(item.id) || (items.size === 0 && categories.has(item.category));
}

/** "Chicken parmesan sub": behind a dish's full name, a part of the name of a like one says what sort of dish it is. */
function saysKind(
  elements: readonly Element[],
  at: number,
  head: number,
  meaning: Meaning,
  item: MenuItem,
  facts: MenuFacts,
): boolean {
  if (head < 0 || at < head || elements[at - 1]?.kind !== 'mention') return false;
  if (elements[at]?.afterBreak || meaning.options.size > 0 || !isPartialItem(meaning)) return false;
  return [...meaning.items.keys()].some((id) => facts.itemOf(id)?.category === item.category);
}

/** Whether the words are only a part of the names of items. */
function isPartialItem(meaning: Meaning): boolean {
  const clearlyPartial = 0.3;
  return nearestOf(meaning.items) > clearlyPartial;
}
