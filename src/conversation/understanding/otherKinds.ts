import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import type { MenuFacts } from './menuFacts.js';
import { clearlyPart, nearestOf, noMeaning } from './meaning.js';

/**
 * Understands "make that a double", said of a cheeseburger where the menu has a double cheeseburger, as if both had been
 * named in full; and "one of them a double", where it is said of some of several. `spoken` are the items that may be meant,
 * the likeliest first; `stemsOf` gives the words of an element.
 */
export function withOtherKinds(
  elements: readonly Element[],
  spoken: readonly MenuItem[],
  facts: MenuFacts,
  stemsOf: (element: Element) => readonly string[],
): readonly Element[] {
  const place = placeOf(elements);
  if (!place) return elements;
  const { from, known, some, article, word } = place;
  const earlier = elements.slice(0, from).flatMap((element) => itemsOf(element, facts));
  const called = [...earlier.reverse(), ...spoken].filter(
    (item) => !known || facts.isCalled(known.stems, item),
  );
  const isName = word.kind === 'mention' && nearestOf(word.meaning.items) <= clearlyPart;
  if (isName && !some) return elements;
  const [named] = itemsOf(word, facts);
  const others = stemsOf(word);
  const old = called.find((item) =>
    isName ? item.category === named?.category : facts.kindOf(item, others),
  );
  const wanted = old && (isName ? named : facts.kindOf(old, others));
  if (!wanted) return elements;
  const lead: Element = some
    ? { ...article, kind: 'cue', cue: 'unit' }
    : { ...article, kind: 'cue', cue: 'makeIt' };
  return [
    ...elements.slice(0, from),
    ...(some ? [some] : []),
    lead,
    mentionOf(old, article),
    { ...article, indefinite: true },
    mentionOf(wanted, word),
    ...elements.slice(elements.indexOf(word) + 1),
  ];
}

type NumberElement = Element & { kind: 'number' };

interface Place {
  /** The first element that is said anew. */
  readonly from: number;
  /** The name of what is to be changed, where it is named. */
  readonly known: (Element & { kind: 'mention' }) | undefined;
  /** How many of several are to be changed. */
  readonly some: NumberElement | undefined;
  readonly article: NumberElement;
  readonly word: Element;
}

/** Where something is to be made "a" such and such. */
function placeOf(elements: readonly Element[]): Place | undefined {
  for (const [at, article] of elements.entries()) {
    const word = elements[at + 1];
    if (article.kind !== 'number' || article.value > 1 || !word || word.afterBreak) continue;
    const before = elements[at - 1];
    if (isCue(before, ['one'])) {
      const count = elements[at - 2];
      const isCounted = count?.kind === 'number';
      const some = isCounted ? count : { ...article, indefinite: false };
      return { from: isCounted ? at - 2 : at - 1, known: undefined, some, article, word };
    }
    const known = before?.kind === 'mention' ? before : undefined;
    const from = known ? at - 2 : at - 1;
    if (isCue(elements[from], ['makeIt', 'repair', 'change'])) {
      return { from, known, some: undefined, article, word };
    }
  }
  return undefined;
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
