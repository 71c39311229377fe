import type { LineRequest } from '../../restaurant/cartLine.js';
import { overlay, toModifier, type Draft } from './drafts.js';
import type { Before, Changes } from './edits.js';
import type { Element } from './elements.js';
import type { Cue } from './language.js';
import { isCue } from './lineState.js';
import type { MenuFacts } from './menuFacts.js';
import type { Segment } from './segments.js';
import type { CartEdit } from './types.js';

/**
 * "Make one of the cokes a sprite", "one of the pizzas without ham": some of a line of the cart are taken off it and
 * ordered anew, as they should be.
 */
export function changesOfSome(
  drafts: readonly Draft[],
  elements: readonly Element[],
  facts: MenuFacts,
  { cart }: Before,
): Changes {
  const at = drafts.findIndex((draft) => speaksOfSome(draft, elements));
  const some = drafts[at];
  const [item] = some?.items ?? [];
  const line = cart.findLast(
    (known) => known.item === item?.id && known.quantity > (some?.quantity ?? 0),
  );
  if (!some || !item || !line) return { drafts, edits: [] };
  const next = drafts[at + 1];
  const isOther = next !== undefined && isMadeOf(next, some, elements);
  const isChanged = some.variant !== null || some.modifiers.length > 0;
  if (!isOther && !isChanged) return { drafts, edits: [] };
  const wanted = isOther ? next : some;
  const [wantedItem] = wanted.items;
  const kept = line.modifiers.filter(
    ({ group }) => wantedItem && facts.takesGroup(wantedItem, group),
  );
  const anew: Draft = {
    ...wanted,
    quantity: some.quantity,
    variant: wanted.variant ?? sameVariant(wanted, line.variant),
    modifiers: overlay(kept, wanted.modifiers, facts),
  };
  const target = { by: 'line', lineId: line.id } as const;
  const taken: CartEdit = { kind: 'remove_line', target, quantity: some.quantity };
  return {
    drafts: drafts.with(at, anew).filter((draft) => !isOther || draft !== next),
    edits: [taken],
  };
}

/** Lines of the cart of which some are to be otherwise, and the segments that say something else. */
export interface PartsOfLines {
  readonly edits: readonly CartEdit[];
  /** What is ordered in place of what the edits take away. */
  readonly lines: readonly LineRequest[];
  readonly rest: readonly Segment[];
}

/**
 * "One of them without cheese", "two large and one small", said of a line of several in the cart: so many are taken
 * off it and ordered anew as they should be. Where the last of them is spoken of, the line itself is changed.
 */
export function partsOfLines(
  references: readonly Segment[],
  elements: readonly Element[],
  facts: MenuFacts,
  { cart }: Before,
): PartsOfLines {
  const edits: CartEdit[] = [];
  const lines: LineRequest[] = [];
  const rest: Segment[] = [];
  const left = new Map(cart.map(({ id, quantity }) => [id, quantity]));
  for (const segment of references) {
    const { reading, items } = segment;
    const quantity = countOfPart(segment, elements);
    const line = cart.findLast(
      ({ item, id, quantity: all }) =>
        item === items[0]?.id && all > 1 && quantity <= (left.get(id) ?? 0),
    );
    if (!line || quantity === 0 || quantity === line.quantity) {
      rest.push(segment);
      continue;
    }
    const { variant } = reading;
    const modifiers = reading.choices.map(toModifier);
    const remaining = (left.get(line.id) ?? 0) - quantity;
    const target = { by: 'line', lineId: line.id } as const;
    left.set(line.id, remaining);
    if (remaining > 0) {
      const { id, ...like } = line;
      const changed = {
        variant: variant ?? line.variant,
        modifiers: overlay(line.modifiers, modifiers, facts),
      };
      edits.push({ kind: 'remove_line', target: { by: 'line', lineId: id }, quantity });
      lines.push({ ...like, ...changed, quantity });
      continue;
    }
    if (variant !== undefined) edits.push({ kind: 'change_variant', target, variant });
    if (modifiers.length > 0) edits.push({ kind: 'change_modifiers', target, modifiers });
  }
  return { edits, lines, rest };
}

/** How many of a line are spoken of; 0 where it is not some of them that are to be otherwise. */
function countOfPart(
  { implied, reading, from, to }: Segment,
  elements: readonly Element[],
): number {
  const stretch = elements.slice(from, to);
  const has = (cue: Cue): boolean => stretch.some((element) => isCue(element, cue));
  const says = reading.variant !== undefined || reading.choices.length > 0;
  if (implied === undefined || implied === 'options' || !says || reading.refused) return 0;
  if (reading.unclear.length > 0 || has('another') || has('same') || has('all')) return 0;
  return reading.quantity ?? (has('one') ? 1 : 0);
}

/** "One of the cokes". */
function speaksOfSome({ head, items }: Draft, elements: readonly Element[]): boolean {
  return (
    items.length === 1 && isCue(elements[head - 1], 'unit') && elements[head - 2]?.kind === 'number'
  );
}

/** Whether a thing is named right behind another, with no more than an article between them. */
function isMadeOf(wanted: Draft, some: Draft, elements: readonly Element[]): boolean {
  const article = elements[wanted.head - 1];
  return (
    wanted.items.length === 1 &&
    wanted.head === some.head + 2 &&
    article?.kind === 'number' &&
    article.indefinite
  );
}

function sameVariant({ items }: Draft, variant: string | null): string | null {
  return items[0]?.variants.some(({ id }) => id === variant) ? variant : null;
}
