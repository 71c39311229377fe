import type { CartLine } from '../../restaurant/cartLine.js';
import type { Element } from './elements.js';
import { isCue } from './lineState.js';
import { isNearerOption, type Meaning } from './meaning.js';
import type { MenuFacts } from './menuFacts.js';

type Mention = Element & { kind: 'mention' };

/**
 * Understands "not pepperoni, Hawaiian": what was wanted is taken back, and what is named behind it stands in its place.
 * What was said in the same breath is as if it had been said right at once; for what is in the cart the words are made
 * those of a change. A refusal of what nobody wanted, or of which nothing of the kind follows, stays one.
 */
export function withoutContradictions(
  elements: readonly Element[],
  facts: MenuFacts,
  cart: readonly CartLine[],
): readonly Element[] {
  for (const [at, element] of elements.entries()) {
    if (!isRefusal(element) || isRefusal(elements[at - 1])) continue;
    const place = placesAfter(elements, at);
    if (!place) continue;
    const { denied, wanted, number } = place;
    const before = elements.slice(0, at);
    const said = before.findLastIndex((one) => one.kind === 'mention' && isSame(one, denied));
    const old = before[said];
    if (old?.kind === 'mention' && areAlike(old.meaning, wanted.meaning, facts)) {
      const rest = elements.slice(elements.indexOf(wanted) + 1);
      return [
        ...withName(before, said, wanted, number),
        ...withoutContradictions(rest, facts, cart),
      ];
    }
    const rest = elements.slice(elements.indexOf(number ?? wanted));
    const item = orderedAs(denied, wanted, facts, cart);
    if (item !== undefined) {
      const change = { ...element, kind: 'cue', cue: 'change' } as const;
      const meaning = { ...denied.meaning, items: new Map([[item, 0]]), options: noOptions };
      return [...before, change, { ...denied, meaning }, { ...change, cue: 'to' }, ...rest];
    }
    const isOption = meanLikeOptions(denied.meaning, wanted.meaning);
    if (isOption && cart.some((line) => hasOption(line, denied.meaning))) {
      return [...before, element, denied, { ...element, kind: 'cue', cue: 'but' }, ...rest];
    }
  }
  return elements;
}

interface Places {
  readonly denied: Mention;
  readonly wanted: Mention;
  /** How many of what is wanted, where that is said. */
  readonly number: Element | undefined;
}

/** What a word of refusal at `at` denies, and what is named right behind that. */
function placesAfter(elements: readonly Element[], at: number): Places | undefined {
  let next = at;
  while (isRefusal(elements[next]) || isArticle(elements[next])) next += 1;
  const denied = elements[next];
  if (denied?.kind !== 'mention') return undefined;
  next += 1;
  while (isCue(elements[next], 'but') || isCue(elements[next], 'repair')) next += 1;
  const number = elements[next]?.kind === 'number' ? elements[next] : undefined;
  const wanted = elements[number ? next + 1 : next];
  return wanted?.kind === 'mention' ? { denied, wanted, number } : undefined;
}

/** The elements with the name at `said` replaced, and its number where another was said. */
function withName(
  elements: readonly Element[],
  said: number,
  wanted: Mention,
  number: Element | undefined,
): Element[] {
  const old = elements[said];
  const count = elements.slice(0, said).findLastIndex(({ kind }) => kind === 'number');
  const isCounted = number?.kind === 'number' && !number.indefinite && count >= 0;
  const named = elements.map((one, at) =>
    at === said ? { ...wanted, afterBreak: old?.afterBreak ?? false } : one,
  );
  return (isCounted ? named.with(count, number) : named).filter(
    (one, at) => at <= said || !isCue(one, 'repair'),
  );
}

function isRefusal(element: Element | undefined): boolean {
  return isCue(element, 'without');
}

function isArticle(element: Element | undefined): boolean {
  return element?.kind === 'number' && element.indefinite;
}

function isSame(one: Mention, { meaning, stems }: Mention): boolean {
  return (
    stems.every((stem) => one.stems.includes(stem)) ||
    [...meaning.items.keys()].some((id) => one.meaning.items.has(id))
  );
}

function areAlike(one: Meaning, other: Meaning, facts: MenuFacts): boolean {
  const categories = categoriesOf(one, facts);
  const ofItem = categoriesOf(other, facts).some((category) => categories.includes(category));
  return (ofItem && !isNearerOption(other)) || meanLikeOptions(one, other);
}

function categoriesOf({ items }: Meaning, facts: MenuFacts): (string | undefined)[] {
  return [...items.keys()].map((id) => facts.itemOf(id)?.category);
}

const noOptions: Meaning['options'] = new Map();

/** The item in the cart, of the kind of what is wanted, that is called by what is denied. */
function orderedAs(
  { stems }: Mention,
  { meaning }: Mention,
  facts: MenuFacts,
  cart: readonly CartLine[],
): string | undefined {
  if (meaning.items.size === 0 || isNearerOption(meaning)) return undefined;
  const categories = categoriesOf(meaning, facts);
  return cart.findLast(({ item: id }) => {
    const item = facts.itemOf(id);
    return item && categories.includes(item.category) && facts.isCalled(stems, item);
  })?.item;
}

function meanLikeOptions(one: Meaning, other: Meaning): boolean {
  return [...one.options.keys()].some((group) => other.options.has(group));
}

function hasOption({ modifiers }: CartLine, { options }: Meaning): boolean {
  return modifiers.some(
    ({ group, option, action }) =>
      action === 'add' && options.get(group)?.some((one) => one.option.id === option),
  );
}
