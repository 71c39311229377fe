import type { CartLine, Portion } from '../../restaurant/cartLine.js';
import type { MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import { isNearerOption } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';

type Mention = Element & { kind: 'mention' };
type Half = Exclude<Portion, 'whole'>;

/** What may be called a half: a name in the utterance, or an item of the cart. */
interface NamedHalf {
  readonly portion: Half;
  readonly isCalled: (name: Mention) => boolean;
}

/**
 * Puts on one half what is said of it: "half ham and olives, half mushrooms", "half Margherita half Diavola with extra cheese
 * on the Diavola half", "on the cheese side add jalapenos". The words that only say where are taken out, so that what is
 * left reads as if nothing but the halves and their options had been named.
 */
export function onHalves(
  elements: readonly Element[],
  facts: MenuFacts,
  cart: readonly CartLine[],
): readonly Element[] {
  const halves = elements.flatMap((element, at) =>
    isCue(element, ['half']) && isName(elements[at + 1]) ? [at] : [],
  );
  const [first, second] = halves;
  const placed =
    first !== undefined && second !== undefined
      ? withRuns(asThings(elements, first + 1, second + 1, facts), first, second)
      : elements;
  const named = [...namedIn(placed, halves), ...namedInCart(cart, facts)];
  if (named.length === 0) return elements;
  const result = withoutPlaces(placed, named);
  const isOfThings = halves.some((at) => isThing(placed[at + 1]));
  return isOfThings ? withoutWhole(result, first ?? 0) : result;
}

/** The two things of which each is a half. */
function namedIn(elements: readonly Element[], halves: readonly number[]): NamedHalf[] {
  const both = elements.findIndex((element) => isCue(element, ['halves']));
  const heads =
    both >= 0
      ? elements.slice(both).filter(isThing)
      : halves.flatMap((at) => elements[at + 1] ?? []);
  if (heads.length < 2) return [];
  return heads.slice(0, 2).flatMap((head, place): NamedHalf[] =>
    head.kind === 'mention'
      ? [
          {
            portion: halfAt(place),
            isCalled: (name) =>
              name !== head && name.stems.every((stem) => head.stems.includes(stem)),
          },
        ]
      : [],
  );
}

function namedInCart(cart: readonly CartLine[], facts: MenuFacts): NamedHalf[] {
  const line = cart.findLast(({ secondHalf }) => secondHalf !== undefined);
  return [line?.item, line?.secondHalf].flatMap((id, place): NamedHalf[] => {
    const item = facts.itemOf(id ?? '');
    return item
      ? [{ portion: halfAt(place), isCalled: ({ stems }) => facts.isCalled(stems, item) }]
      : [];
  });
}

function halfAt(place: number): Half {
  return place === 0 ? 'first_half' : 'second_half';
}

/** "Half ham and olives half mushrooms": what is named up to the second half is all on the first. */
function withRuns(elements: readonly Element[], first: number, second: number): readonly Element[] {
  return elements.map((element, at) => {
    if (!isOption(element) || at <= first + 1 || at >= second) return element;
    return { ...element, portion: 'first_half' as const };
  });
}

/** "Half Margherita half pepperoni": beside a dish, what may be a dish as well as an option is a dish. */
function asThings(
  elements: readonly Element[],
  first: number,
  second: number,
  facts: MenuFacts,
): readonly Element[] {
  const one = elements[first];
  const other = elements[second];
  if (!isName(one) || !isName(other)) return elements;
  if (isNearerOption(one.meaning) === isNearerOption(other.meaning)) return elements;
  const [option, thing] = isNearerOption(one.meaning) ? [one, other] : [other, one];
  const kinds = new Set(itemsOf(thing, facts).map(({ category }) => category));
  const alike = itemsOf(option, facts).filter(
    (item) => kinds.has(item.category) && facts.allowsHalves(item),
  );
  if (alike.length === 0) return elements;
  const items = new Map(alike.map(({ id }) => [id, option.meaning.items.get(id) ?? 0]));
  const meaning = { ...option.meaning, items, options: new Map<string, never>() };
  return elements.map((element) => (element === option ? { ...option, meaning } : element));
}

function itemsOf({ meaning }: Mention, facts: MenuFacts): MenuItem[] {
  return [...meaning.items.keys()].flatMap((id) => facts.itemOf(id) ?? []);
}

/** Takes out "on the Diavola half" and puts the options beside it there. */
function withoutPlaces(
  elements: readonly Element[],
  named: readonly NamedHalf[],
): readonly Element[] {
  const result: Element[] = [];
  for (let at = 0; at < elements.length; at += 1) {
    const element = elements[at];
    const name = elements[at + 1];
    const portion =
      isCue(element, ['onto']) && isName(name)
        ? named.find(({ isCalled }) => isCalled(name))?.portion
        : undefined;
    if (!element || portion === undefined) {
      if (element) result.push(element);
      continue;
    }
    at += isCue(elements[at + 2], ['half']) ? 2 : 1;
    const run = startOfRun(result);
    if (run < result.length) {
      result.splice(run, result.length, ...result.slice(run).map((one) => onHalf(one, portion)));
      continue;
    }
    // "On the cheese side add jalapenos".
    for (; at + 1 < elements.length; at += 1) {
      const next = elements[at + 1];
      if (!next || !(isOption(next) || isCue(next, describing))) break;
      result.push(onHalf(next, portion));
    }
  }
  return result;
}

/** Where the options at the end that were said in one go begin. */
function startOfRun(elements: readonly Element[]): number {
  let at = elements.length;
  if (!isOption(elements[at - 1])) return at;
  while (isOption(elements[at - 1]) || isCue(elements[at - 1], ['and', 'extra', 'light'])) at -= 1;
  return at;
}

/** "With mushrooms on the whole pizza", "a large pizza, half ...": a word for the kind of thing names no other. */
function withoutWhole(elements: readonly Element[], firstHalf: number): readonly Element[] {
  const isKind = (element: Element | undefined): boolean =>
    isName(element) && element.meaning.categories.size > 0;
  return elements.filter((element, at) => {
    const isBefore = isKind(element) && at === firstHalf - 1;
    const isBehind = isKind(element) && at > firstHalf && isCue(elements[at - 1], ['onto']);
    const leadsBehind = isCue(element, ['onto']) && at > firstHalf && isKind(elements[at + 1]);
    return !isBefore && !isBehind && !leadsBehind;
  });
}

const describing: readonly Cue[] = ['with', 'without', 'extra', 'light', 'clause', 'and'];

function onHalf(element: Element, portion: Half): Element {
  return element.kind === 'mention' ? { ...element, portion } : element;
}

function isName(element: Element | undefined): element is Mention {
  return element?.kind === 'mention';
}

function isThing(element: Element | undefined): boolean {
  return isName(element) && !isNearerOption(element.meaning);
}

function isOption(element: Element | undefined): boolean {
  return isName(element) && element.meaning.options.size > 0 && isNearerOption(element.meaning);
}

function isCue(element: Element | undefined, cues: readonly Cue[]): boolean {
  return element?.kind === 'cue' && cues.includes(element.cue);
}
