import { z } from 'zod';
import { readableList, repeated, word, type Contradiction } from './contradictions.js';
import { plainCode } from './couponCode.js';
import type { Path } from './jsonFile.js';

/**
 * What leads nowhere or contradicts itself in the parts of a menu file that refer to its dishes: set menus,
 * offers, coupons, charges, substitutes, special prices and the groups that options open.
 */
export function referenceFaults(file: unknown): readonly Contradiction[] {
  const menu = readable.parse(file);
  const known: Known = {
    items: new Map(menu.items.map((item) => [item.id, item])),
    dishes: new Set([...menu.items, ...menu.combos].map(({ id }) => id)),
    categories: new Set(menu.categories.map(({ id }) => id)),
    groups: new Set(menu.modifierGroups.map(({ id }) => id)),
    variants: new Set(menu.items.flatMap(({ variants }) => variants.map(({ id }) => id))),
  };
  const deals = (['offers', 'coupons', 'charges'] as const).flatMap((part) =>
    menu[part].flatMap((deal, i) => dealFaults(deal, [part, i], known)),
  );
  return [
    ...menu.items.flatMap((item, i) => itemFaults(item, ['items', i], known)),
    ...menu.modifierGroups.flatMap((group, i) => groupFaults(group, ['modifierGroups', i], known)),
    ...repeated(menu.combos, ['combos'], { within: ({ category }) => category }),
    ...menu.combos.flatMap((combo, i) => comboFaults(combo, ['combos', i], known)),
    ...repeated(menu.offers, ['offers'], { names: false }),
    ...repeated(menu.charges, ['charges'], { names: false }),
    ...repeatedCodes(menu.coupons),
    ...deals,
  ];
}

interface Known {
  readonly items: ReadonlyMap<string | undefined, Item>;
  /** Ids of items and set menus. */
  readonly dishes: ReadonlySet<string | undefined>;
  readonly categories: ReadonlySet<string | undefined>;
  readonly groups: ReadonlySet<string | undefined>;
  /** Ids of the variants of any item. */
  readonly variants: ReadonlySet<string | undefined>;
}

const words = readableList(word);
const prices = readableList(z.object({ variants: words }).catch({ variants: [] }));

const readableItem = z
  .object({
    id: word,
    name: word,
    category: word,
    variants: readableList(z.object({ id: word }).catch({})),
    substitutes: words,
    prices,
  })
  .catch({ variants: [], substitutes: [], prices: [] });

const readableOption = z
  .object({ id: word, default: z.unknown().optional(), opens: words, substitutes: words, prices })
  .catch({ default: undefined, opens: [], substitutes: [], prices: [] });

const readableGroup = z
  .object({
    id: word,
    maxChoices: z.int().optional().catch(undefined),
    options: readableList(readableOption),
  })
  .catch({ options: [] });

const readableChoice = z
  .object({ item: word, variant: word, category: word })
  .catch({ item: undefined });

const readableSlot = z
  .object({ id: word, name: word, choices: readableList(readableChoice) })
  .catch({ choices: [] });

const readableCombo = z
  .object({ id: word, name: word, category: word, slots: readableList(readableSlot) })
  .catch({ slots: [] });

const readableDeal = z
  .object({
    id: word,
    code: word,
    reduction: z.object({ kind: word }).catch({}),
    on: z.object({ items: words, categories: words }).optional().catch(undefined),
  })
  .catch({ reduction: {} });

const readable = z
  .object({
    categories: readableList(z.object({ id: word }).catch({})),
    items: readableList(readableItem),
    modifierGroups: readableList(readableGroup),
    combos: readableList(readableCombo),
    offers: readableList(readableDeal),
    coupons: readableList(readableDeal),
    charges: readableList(readableDeal),
  })
  .catch({
    ...{ categories: [], items: [], modifierGroups: [] },
    ...{ combos: [], offers: [], coupons: [], charges: [] },
  });

type Item = z.infer<typeof readableItem>;
type Group = z.infer<typeof readableGroup>;
type Combo = z.infer<typeof readableCombo>;
type Choice = z.infer<typeof readableChoice>;
type Deal = z.infer<typeof readableDeal>;

function itemFaults(item: Item, path: Path, { dishes }: Known): readonly Contradiction[] {
  const variants = new Set(item.variants.map(({ id }) => id));
  return [
    ...unknown(item.substitutes, dishes, [...path, 'substitutes'], 'item'),
    ...item.prices.flatMap((price, i) =>
      unknown(price.variants, variants, [...path, 'prices', i, 'variants'], 'variant of the item'),
    ),
  ];
}

function groupFaults(
  { id, options, maxChoices }: Group,
  path: Path,
  { groups, variants }: Known,
): readonly Contradiction[] {
  const siblings = new Set(options.map((option) => option.id));
  const faults = options.flatMap((option, i) => {
    const here = [...path, 'options', i];
    const opensItself = option.opens.indexOf(id);
    return [
      ...unknown(option.opens, groups, [...here, 'opens'], 'modifier group'),
      ...(id !== undefined && opensItself >= 0
        ? [{ path: [...here, 'opens', opensItself], message: 'is the group that it stands in' }]
        : []),
      ...unknown(option.substitutes, siblings, [...here, 'substitutes'], 'option of the group'),
      ...option.prices.flatMap((price, j) =>
        unknown(price.variants, variants, [...here, 'prices', j, 'variants'], 'variant'),
      ),
    ];
  });
  const defaults = options.filter((option) => option.default === true).length;
  if (maxChoices === undefined || defaults <= maxChoices) return faults;
  const message = `is less than the options that are a default (${String(defaults)})`;
  return [...faults, { path: [...path, 'maxChoices'], message }];
}

function comboFaults(combo: Combo, path: Path, known: Known): readonly Contradiction[] {
  const faults = [...repeated(combo.slots, [...path, 'slots'])];
  if (known.items.has(combo.id) && combo.id !== undefined) {
    faults.push({ path: [...path, 'id'], message: 'is that of an item too: each needs its own' });
  }
  faults.push(...unknown([combo.category], known.categories, path, 'category', 'category'));
  combo.slots.forEach(({ choices }, i) => {
    choices.forEach((choice, j) => {
      faults.push(...choiceFaults(choice, [...path, 'slots', i, 'choices', j], known));
    });
  });
  return faults;
}

function choiceFaults(
  { item, variant, category }: Choice,
  path: Path,
  { items, categories }: Known,
): readonly Contradiction[] {
  if ((item === undefined) === (category === undefined)) {
    return [{ path, message: 'must name either an `item` or a `category`' }];
  }
  if (item === undefined) return unknown([category], categories, path, 'category', 'category');
  const found = items.get(item);
  if (!found) return unknown([item], new Set(), path, 'item', 'item');
  const ids = found.variants.map(({ id }) => id);
  if (variant === undefined && ids.length > 0) {
    return [{ path, message: `must name a \`variant\` of \`${item}\`: ${ids.join(', ')}` }];
  }
  return unknown([variant], new Set(ids), path, `variant of \`${item}\``, 'variant');
}

function dealFaults(
  { reduction, on }: Deal,
  path: Path,
  { dishes, categories }: Known,
): readonly Contradiction[] {
  if (!on) return [];
  const faults = [
    ...unknown(on.items, dishes, [...path, 'on', 'items'], 'item'),
    ...unknown(on.categories, categories, [...path, 'on', 'categories'], 'category'),
  ];
  if (on.items.length + on.categories.length === 0) {
    const message = 'names no items and no categories: leave it out to mean every dish';
    faults.push({ path: [...path, 'on'], message });
  }
  if (reduction.kind === 'free_delivery') {
    const message = 'says which dishes, but a delivery is free or not as a whole: take it away';
    faults.push({ path: [...path, 'on'], message });
  }
  return faults;
}

function repeatedCodes(coupons: readonly Deal[]): readonly Contradiction[] {
  const ids = coupons.map(({ code }) => ({ id: code && plainCode(code) }));
  return repeated(ids, ['coupons']).map(({ path, message }) => ({
    path: [...path.slice(0, -1), 'code'],
    message,
  }));
}

/** What is referred to and is not there; at the place in the list, or at a key where there is no list. */
function unknown(
  ids: readonly (string | undefined)[],
  known: ReadonlySet<string | undefined>,
  path: Path,
  what: string,
  key?: string,
): readonly Contradiction[] {
  return ids.flatMap((id, i) => {
    if (id === undefined || known.has(id)) return [];
    const message = `there is no ${what} \`${id}\`: add it or mend the id`;
    return [{ path: [...path, key ?? i], message }];
  });
}
