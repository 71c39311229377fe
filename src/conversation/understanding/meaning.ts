import type { ModifierOption } from '../../restaurant/menu.js';

/** From this cost on, words are only a part of a name. */
export const clearlyPart = 0.3;

/**
 * What words may mean on a menu. Each meaning has a cost: 0 for the name itself, more the further the words are
 * from it.
 */
export interface Meaning {
  /** Item id -> cost. */
  readonly items: ReadonlyMap<string, number>;
  /** Group id -> the options of that group, with their costs. */
  readonly options: ReadonlyMap<string, readonly MeantOption[]>;
  /** Item id -> its variant. */
  readonly variants: ReadonlyMap<string, { readonly variant: string; readonly cost: number }>;
  /** Category id -> cost. */
  readonly categories: ReadonlyMap<string, number>;
  /** Group id -> cost. */
  readonly groups: ReadonlyMap<string, number>;
}

/** An option that words may mean. */
export interface MeantOption {
  readonly option: ModifierOption;
  readonly cost: number;
}

/** A meaning to which more is added. Most words mean only one kind of thing, so each map is made when it is needed. */
export interface OpenMeaning extends Meaning {
  items: Map<string, number>;
  options: Map<string, MeantOption[]>;
  variants: Map<string, { readonly variant: string; readonly cost: number }>;
  categories: Map<string, number>;
  groups: Map<string, number>;
}

/** Stands for every map that is still empty, and is never written to. */
const empty = new Map<string, never>();

/** How much further from the words than the best meaning of its kind another may be. */
const margin = 0.1;

/** A meaning of nothing yet. */
export function noMeaning(): OpenMeaning {
  return { items: empty, options: empty, variants: empty, categories: empty, groups: empty };
}

/** Adds to `target` what `source` means, at a further cost. The cheaper of two ways to one meaning stays. */
export function addMeaning(target: OpenMeaning, source: Meaning, cost: number): void {
  for (const [id, own] of source.items) addItem(target, id, own + cost);
  for (const [id, own] of source.categories) addCategory(target, id, own + cost);
  for (const [id, own] of source.groups) addGroup(target, id, own + cost);
  for (const [item, { variant, cost: own }] of source.variants) {
    addVariant(target, item, variant, own + cost);
  }
  for (const [group, options] of source.options) {
    for (const { option, cost: own } of options) addOption(target, group, option, own + cost);
  }
}

/** Adds that the words mean this item. */
export function addItem(target: OpenMeaning, item: string, cost: number): void {
  target.items = lowered(target.items, item, cost);
}

/** Adds that the words mean this category. */
export function addCategory(target: OpenMeaning, category: string, cost: number): void {
  target.categories = lowered(target.categories, category, cost);
}

/** Adds that the words mean this group. */
export function addGroup(target: OpenMeaning, group: string, cost: number): void {
  target.groups = lowered(target.groups, group, cost);
}

/** Adds that the words mean this variant of this item. */
export function addVariant(target: OpenMeaning, item: string, variant: string, cost: number): void {
  if ((target.variants.get(item)?.cost ?? Infinity) <= cost) return;
  target.variants = having(target.variants, item, { variant, cost });
}

/** Adds that the words mean this option of this group. */
export function addOption(
  target: OpenMeaning,
  group: string,
  option: ModifierOption,
  cost: number,
): void {
  const known = target.options.get(group);
  if (!known) {
    target.options = having(target.options, group, [{ option, cost }]);
    return;
  }
  const at = known.findIndex((other) => other.option === option);
  const before = known[at];
  if (!before) known.push({ option, cost });
  else if (before.cost > cost) known[at] = { option, cost };
}

/** Takes away what is clearly further from the words than the best meaning of its kind. */
export function keepNearest(meaning: OpenMeaning): void {
  if (meaning.items.size > 1) {
    const most = nearestOf(meaning.items) + margin;
    for (const [item, cost] of meaning.items) {
      if (cost > most) meaning.items.delete(item);
    }
  }
  for (const [group, options] of meaning.options) {
    if (options.length < 2) continue;
    const most = nearestOption(options) + margin;
    if (options.some(({ cost }) => cost > most)) {
      meaning.options.set(
        group,
        options.filter(({ cost }) => cost <= most),
      );
    }
  }
}

/** The cost of the nearest meaning of any kind; infinite where there is none. */
export function nearestCost(meaning: Meaning): number {
  let nearest = Math.min(
    nearestOf(meaning.items),
    nearestOf(meaning.categories),
    nearestOf(meaning.groups),
  );
  for (const options of meaning.options.values()) {
    nearest = Math.min(nearest, nearestOption(options));
  }
  for (const { cost } of meaning.variants.values()) nearest = Math.min(nearest, cost);
  return nearest;
}

/** The least of some costs; infinite where there are none. */
export function nearestOf(costs: ReadonlyMap<string, number>): number {
  let nearest = Infinity;
  for (const cost of costs.values()) {
    if (cost < nearest) nearest = cost;
  }
  return nearest;
}

/** How much nearer an option must be than an item to be what is meant. */
const clearly = 0.2;

/** Whether the words name an option better than an item: "tofu" beside a "Mapo tofu". */
export function isNearerOption({ items, options }: Meaning): boolean {
  if (items.size === 0) return true;
  const nearest = Math.min(...[...options.values()].flat().map(({ cost }) => cost));
  return nearest + clearly < nearestOf(items);
}

function nearestOption(options: readonly MeantOption[]): number {
  let nearest = Infinity;
  for (const { cost } of options) {
    if (cost < nearest) nearest = cost;
  }
  return nearest;
}

function lowered(costs: Map<string, number>, id: string, cost: number): Map<string, number> {
  return (costs.get(id) ?? Infinity) > cost ? having(costs, id, cost) : costs;
}

function having<T>(map: Map<string, T>, key: string, value: T): Map<string, T> {
  const own = map === empty ? new Map<string, T>() : map;
  return own.set(key, value);
}
