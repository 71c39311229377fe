import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import type { MenuFacts } from './menuFacts.js';

/**
 * What a name means that is said to change something: "make the salad two" is said of the Caesar salad in the cart,
 * also where the menu has a plain salad. Undefined where the name changes nothing, or means nothing of `ordered` (the
 * likeliest first).
 */
export function referenceAt(
  elements: readonly Element[],
  at: number,
  ordered: readonly MenuItem[],
  facts: MenuFacts,
): MenuItem | undefined {
  const element = elements[at];
  if (element?.kind !== 'mention' || !speaksOfKnown(elements, at)) return undefined;
  const { items, categories } = element.meaning;
  if (items.size + categories.size === 0) return undefined;
  return (
    ordered.find(({ id }) => items.has(id)) ??
    ordered.find((item) => facts.isCalled(element.stems, item)) ??
    ordered.find((item) => categories.has(item.category))
  );
}

/** Behind these words stands what is there already. */
const changing: readonly Cue[] = ['makeIt', 'change', 'drop', 'instead', 'onto'];

/** What may be said of "the salad" for it to be one that is there. */
const describing: readonly Cue[] = ['with', 'without', 'extra', 'light'];

/** Whether the element at `at` names what is to be changed. */
function speaksOfKnown(elements: readonly Element[], at: number): boolean {
  let before = at - 1;
  // "One of the salads".
  if (isOneOf(elements[before], ['unit']) && elements[before - 1]?.kind === 'number') return true;
  while (elements[before]?.kind === 'number') before -= 1;
  return isOneOf(elements[before], changing) || opensCorrection(elements, at);
}

/** "The salad without onions": nobody asks for a thing by "the" alone who has it already. */
export function opensCorrection(elements: readonly Element[], at: number): boolean {
  const element = elements[at];
  return (
    element?.kind === 'mention' &&
    element.definite &&
    (isOneOf(elements[at + 1], describing) || saysHow(elements[at + 1])) &&
    elements.slice(0, at).every((before) => isOneOf(before, ['repair', 'and', 'but']))
  );
}

/** Whether the element names an option or a size, and nothing that could be ordered. */
function saysHow(element: Element | undefined): boolean {
  if (element?.kind !== 'mention' || element.meaning.items.size > 0) return false;
  return element.meaning.options.size + element.meaning.variants.size > 0;
}

function isOneOf(element: Element | undefined, cues: readonly Cue[]): boolean {
  return element?.kind === 'cue' && cues.includes(element.cue);
}
