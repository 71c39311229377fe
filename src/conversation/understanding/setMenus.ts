import type { CartLine, ChosenModifier } from '../../restaurant/cartLine.js';
import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import { clearlyPart, nearestOf, noMeaning, type Meaning } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';
import type { CartEdit } from './types.js';

/** An utterance in which the dishes that are parts of a set menu are no dishes of their own any more. */
export interface WithoutParts {
  readonly elements: readonly Element[];
  /** What is chosen for the set menu in the cart that lacks something. */
  readonly edits: readonly CartEdit[];
}

/** A set menu of which parts are still to be chosen. */
interface OpenMenu {
  readonly item: MenuItem;
  /** The groups that are open. */
  readonly open: Set<string>;
  /** The line of the cart, where it stands there already. */
  readonly lineId: string | undefined;
  /** The group that was filled last. */
  filled: string | undefined;
}

/** Ends what is said of a set menu. */
const leaving: readonly Cue[] = ['change', 'instead', 'drop', 'another', 'same', 'makeIt'];

/**
 * Takes each dish that fills an open place of the set menu named before it ("a meal with onion rings and a sprite"),
 * right behind it ("a cheeseburger meal") or waiting in the cart as that part, and not as a dish of its own.
 */
export function takeParts(
  elements: readonly Element[],
  facts: MenuFacts,
  cart: readonly CartLine[],
): WithoutParts {
  const kept: Element[] = [];
  const hasMenu =
    elements.some((element) => setMenuOf(element, facts) !== undefined) ||
    cart.some(({ item }) => isSetMenu(item, facts));
  if (!hasMenu) return { elements: elements.map((one) => asDish(one, facts)), edits: [] };
  const chosen = new Map<string, ChosenModifier[]>();
  let menu = waitingIn(cart, facts);
  for (const [at, element] of elements.entries()) {
    const named = setMenuOf(element, facts);
    if (named) {
      menu = {
        item: named,
        open: new Set(facts.partsOf(named)),
        lineId: undefined,
        filled: undefined,
      };
      takeFirst(kept, element, menu);
    } else if (menu) {
      const group = groupFor(element, kept, menu);
      if (group !== undefined && element.kind === 'mention') {
        menu.open.delete(group);
        menu.filled = group;
        const part = asPart(element, group);
        if (kept.at(-1)?.kind === 'number') kept.pop();
        if (menu.lineId === undefined) kept.push(part);
        else chosen.set(menu.lineId, [...(chosen.get(menu.lineId) ?? []), modifierOf(part, group)]);
        continue;
      }
      if (beginsNextOne(elements, at))
        for (const part of facts.partsOf(menu.item)) menu.open.add(part);
      if (endsMenu(element, menu, facts)) menu = undefined;
    }
    kept.push(element);
  }
  const edits = [...chosen].map(([lineId, modifiers]): CartEdit => ({
    kind: 'change_modifiers',
    target: { by: 'line', lineId },
    modifiers,
  }));
  return { elements: kept, edits };
}

/** The first set menu of the cart that lacks a part: the one that is asked about. */
function waitingIn(cart: readonly CartLine[], facts: MenuFacts): OpenMenu | undefined {
  for (const { id, item: itemId, modifiers } of cart) {
    const item = facts.itemOf(itemId);
    if (!item) continue;
    const open = facts
      .partsOf(item)
      .filter((group) => !modifiers.some((one) => one.group === group && one.action === 'add'));
    if (open.length > 0) return { item, open: new Set(open), lineId: id, filled: undefined };
  }
  return undefined;
}

function isSetMenu(id: string, facts: MenuFacts): boolean {
  const item = facts.itemOf(id);
  return item !== undefined && facts.partsOf(item).length > 0;
}

/** The element without the parts of set menus that it might be where there is one. */
function asDish(element: Element, facts: MenuFacts): Element {
  if (element.kind !== 'mention' || element.meaning.items.size === 0) return element;
  const options = [...element.meaning.options].filter(([group]) => !facts.isPart(group));
  if (options.length === element.meaning.options.size) return element;
  return { ...element, meaning: { ...element.meaning, options: new Map(options) } };
}

function setMenuOf(element: Element, facts: MenuFacts): MenuItem | undefined {
  if (element.kind !== 'mention' || nearestOf(element.meaning.items) > clearlyPart)
    return undefined;
  const [item, ...others] = [...element.meaning.items.keys()].flatMap(
    (id) => facts.itemOf(id) ?? [],
  );
  return item && others.length === 0 && facts.partsOf(item).length > 0 ? item : undefined;
}

/** "A cheeseburger meal": the dish right before the name of the set menu is its part. */
function takeFirst(kept: Element[], name: Element, menu: OpenMenu): void {
  const before = kept.at(-1);
  if (before?.kind !== 'mention' || name.afterBreak) return;
  const group = groupFor(before, kept.slice(0, -1), menu);
  if (group === undefined) return;
  menu.open.delete(group);
  kept.splice(-1, 1, asPart(before, group));
}

/** The open place that the element fills. More than one of a dish is never a part. */
function groupFor(
  element: Element,
  before: readonly Element[],
  { open, filled }: OpenMenu,
): string | undefined {
  if (element.kind !== 'mention') return undefined;
  const last = before.at(-1);
  const isCorrection = before.slice(-2).some((one) => isCue(one, ['repair']));
  const groups = isCorrection && filled !== undefined ? [filled, ...open] : [...open];
  if (last?.kind === 'number' && last.value > 1) return undefined;
  return groups.find((group) => optionIn(element.meaning, group) !== undefined);
}

function optionIn(meaning: Meaning, group: string): string | undefined {
  const [nearest, ...others] = [...(meaning.options.get(group) ?? [])].sort(
    (a, b) => a.cost - b.cost,
  );
  const isClear = nearest && (others.length === 0 || nearest.cost === 0);
  return isClear && nearest.cost <= clearlyPart ? nearest.option.id : undefined;
}

/** The element as nothing but the option of this group. */
function asPart(
  element: Element & { kind: 'mention' },
  group: string,
): Element & { kind: 'mention' } {
  const options = element.meaning.options.get(group) ?? [];
  return { ...element, meaning: { ...noMeaning(), options: new Map([[group, options]]) } };
}

function modifierOf({ meaning }: Element & { kind: 'mention' }, group: string): ChosenModifier {
  return { group, option: optionIn(meaning, group) ?? '', action: 'add', amount: 'normal' };
}

/** "One with a cheeseburger, one with nuggets": each has its own parts. */
function beginsNextOne(elements: readonly Element[], at: number): boolean {
  const element = elements[at];
  const isNumber = element?.kind === 'number' && isCue(elements[at + 1], ['with']);
  return isNumber || isCue(element, ['one']);
}

function endsMenu(element: Element, { item }: OpenMenu, facts: MenuFacts): boolean {
  if (isCue(element, leaving)) return true;
  if (element.kind !== 'mention' || element.meaning.items.size === 0) return false;
  return facts.optionFor(element.meaning, item) === undefined;
}

function isCue(element: Element | undefined, cues: readonly Cue[]): boolean {
  return element?.kind === 'cue' && cues.includes(element.cue);
}
