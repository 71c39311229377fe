import { overlay, type Draft } from './drafts.js';
import type { Before, Changes } from './edits.js';
import type { Element } from './elements.js';
import { isCue } from './lineState.js';
import type { MenuFacts } from './menuFacts.js';
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
