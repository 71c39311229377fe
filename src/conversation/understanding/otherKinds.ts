import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import type { MenuFacts } from './menuFacts.js';
import { nearestOf, noMeaning } from './meaning.js';

/** From this cost on, words are only a part of a name. */
const clearlyPart = 0.3;

/**
 * Understands "make that a double", said of a cheeseburger where the menu has a double cheeseburger, as if both had been
 * named in full. `spoken` are the items that may be meant, the likeliest first; `stemsOf` gives the words of an element.
 */
export function withOtherKinds(
  elements: readonly Element[],
  spoken: readonly MenuItem[],
  facts: MenuFacts,
  stemsOf: (element: Element) => readonly string[],
): readonly Element[] {
  const at = elements.findIndex((element) => isCue(element, ['makeIt', 'repair', 'change']));
  const made = elements[at];
  const second = elements[at + 1];
  if (!made) return elements;
  const known = second?.kind === 'mention' || isCue(second, ['one']) ? second : undefined;
  const article = elements[known ? at + 2 : at + 1];
  const word = elements[known ? at + 3 : at + 2];
  if (article?.kind !== 'number' || article.value > 1 || !word || word.afterBreak) return elements;
  if (word.kind === 'mention' && nearestOf(word.meaning.items) <= clearlyPart) return elements;
  const others = stemsOf(word);
  const earlier = elements.slice(0, at).flatMap((element) => itemsOf(element, facts));
  const called = [...earlier.reverse(), ...spoken].filter(
    (item) => known?.kind !== 'mention' || facts.isCalled(known.stems, item),
  );
  const old = called.find((item) => facts.kindOf(item, others));
  const wanted = old && facts.kindOf(old, others);
  if (!wanted) return elements;
  const some = isCue(known, ['one'])
    ? [{ ...article, indefinite: false }, { ...made, kind: 'cue', cue: 'unit' } as const]
    : [];
  return [
    ...elements.slice(0, at),
    { ...made, kind: 'cue', cue: 'makeIt' },
    ...some,
    mentionOf(old, made),
    { ...article, indefinite: true },
    mentionOf(wanted, word),
    ...elements.slice(elements.indexOf(word) + 1),
  ];
}

function mentionOf({ id }: MenuItem, { from, to }: Element): Element {
  const meaning = { ...noMeaning(), items: new Map([[id, 0]]) };
  const place = { from, to, afterBreak: false, afterPreposition: false, definite: true };
  return { ...place, kind: 'mention', meaning, stems: [] };
}

function itemsOf(element: Element, facts: MenuFacts): MenuItem[] {
  if (element.kind !== 'mention') return [];
  return [...element.meaning.items.keys()].flatMap((id) => facts.itemOf(id) ?? []);
}

function isCue(element: Element | undefined, cues: readonly Cue[]): boolean {
  return element?.kind === 'cue' && cues.includes(element.cue);
}
