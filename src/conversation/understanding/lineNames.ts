import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import { costs, isCue, stopRemoving, type LineState } from './lineState.js';
import type { Meaning } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';

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
  state: LineState,
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

/** Whether the words name the item, or the category that it is of, and no other item. */
function namesAgain({ items, categories }: Meaning, item: MenuItem): boolean {
  return items.has(item.id) || (items.size === 0 && categories.has(item.category));
}

/** Whether the words are only a part of the names of items. */
function isPartialItem(meaning: Meaning): boolean {
  const clearlyPartial = 0.3;
  return Math.min(...meaning.items.values()) > clearlyPartial;
}
