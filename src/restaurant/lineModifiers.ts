import type { ChosenModifier, LineRequest, Portion } from './cartLine.js';
import type { ModifierGroup, ModifierOption } from './menu.js';
import { findItem, findOption, isOptionOffered, type MenuLookup } from './menuLookup.js';

/** The halves of which a portion consists. */
export function halvesOf(portion: Portion = 'whole'): readonly ('first_half' | 'second_half')[] {
  return portion === 'whole' ? ['first_half', 'second_half'] : [portion];
}

/**
 * What was said last about each option, in the order in which the options were first named. What is said
 * of one half takes the place of what was said of the whole, and the other way round.
 */
export function lastWordPerOption(modifiers: readonly ChosenModifier[]): readonly ChosenModifier[] {
  const words: ChosenModifier[] = [];
  for (const modifier of modifiers) {
    const place = words.findIndex((word) => isAboutSame(word, modifier));
    const others = words.filter((word) => !isAboutSame(word, modifier));
    others.splice(place < 0 ? others.length : place, 0, modifier);
    words.splice(0, words.length, ...others);
  }
  return words;
}

/**
 * The modifiers of a line after more was said about it. The last word about an option stands: "extra
 * mushrooms" takes the place of mushrooms, "no mushrooms" takes the place of both. A removal is kept even
 * where it only undoes an addition, because the cook who reads it is never wrong. In a group of which one
 * option may be chosen, a new choice takes the place of the old one.
 */
export function addModifiers(
  lookup: MenuLookup,
  present: readonly ChosenModifier[],
  more: readonly ChosenModifier[],
): readonly ChosenModifier[] {
  const isReplaced = (old: ChosenModifier): boolean =>
    old.action === 'add' &&
    lookup.groups.get(old.group)?.maxChoices === 1 &&
    more.some(
      (added) => added.action === 'add' && added.group === old.group && overlaps(added, old),
    );
  return lastWordPerOption([...present.filter((old) => !isReplaced(old)), ...more]);
}

/** A group that is open on a line. */
export interface OpenGroup {
  readonly group: ModifierGroup;
  /** What is chosen of it: what was said, and the defaults that nobody spoke against. */
  readonly chosen: readonly ChosenModifier[];
}

/**
 * The groups that are open on a line, in asking order: those of its item (of both, where it is made of
 * halves), and after each group those that the options chosen from it open. A default stands as long as
 * nobody leaves it off; in a group of which one option may be chosen, any other choice takes its place.
 */
export function openGroupsOf(lookup: MenuLookup, line: LineRequest): readonly OpenGroup[] {
  const open = new Map<string, OpenGroup>();
  const visit = (id: string): void => {
    const group = lookup.groups.get(id);
    if (!group || open.has(id)) return;
    const chosen = chosenOf(lookup, group, line);
    open.set(id, { group, chosen });
    for (const { option } of chosen) findOption(lookup, id, option)?.opens?.forEach(visit);
  };
  for (const id of [line.item, line.secondHalf]) {
    const item = id === undefined ? undefined : findItem(lookup, id);
    item?.modifierGroups.forEach(visit);
  }
  return [...open.values()];
}

/** All that is on a line or left off it: the words that were said, and the defaults that stand. */
export function allModifiersOf(lookup: MenuLookup, line: LineRequest): readonly ChosenModifier[] {
  const defaults = openGroupsOf(lookup, line).flatMap(({ chosen }) =>
    chosen.filter((modifier) => !line.modifiers.includes(modifier)),
  );
  return [...line.modifiers, ...defaults];
}

/** How many choices these are on each half of the line; on a line without halves both are the same. */
export function countPerHalf(chosen: readonly ChosenModifier[]): readonly [number, number] {
  const on = (half: 'first_half' | 'second_half'): number =>
    chosen
      .filter(({ portion }) => halvesOf(portion).includes(half))
      .reduce((sum, { count = 1 }) => sum + count, 0);
  return [on('first_half'), on('second_half')];
}

function chosenOf(
  lookup: MenuLookup,
  group: ModifierGroup,
  { modifiers }: LineRequest,
): readonly ChosenModifier[] {
  const ofGroup = modifiers.filter((modifier) => modifier.group === group.id);
  const said = ofGroup.filter(({ action }) => action === 'add');
  const room = (group.maxChoices ?? Infinity) - Math.max(...countPerHalf(said));
  const defaults = group.options.filter(
    (option) => isDefault(lookup, option) && !ofGroup.some((word) => word.option === option.id),
  );
  return [...said, ...defaults.slice(0, Math.max(0, room)).map(asChosen(group.id))];
}

function isDefault(lookup: MenuLookup, option: ModifierOption): boolean {
  return option.default === true && isOptionOffered(lookup, option);
}

function asChosen(group: string): (option: ModifierOption) => ChosenModifier {
  return ({ id }) => ({ group, option: id, action: 'add', amount: 'normal' });
}

function isAboutSame(one: ChosenModifier, other: ChosenModifier): boolean {
  return one.group === other.group && one.option === other.option && overlaps(one, other);
}

function overlaps(one: ChosenModifier, other: ChosenModifier): boolean {
  return halvesOf(one.portion).some((half) => halvesOf(other.portion).includes(half));
}
