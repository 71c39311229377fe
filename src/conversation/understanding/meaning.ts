import type { ModifierOption } from '../../restaurant/menu.js';

/**
 * What words may mean on a menu. Each meaning has a cost: 0 for the name itself, more the further the words are
 * from it.
 */
export interface Meaning {
  /** Item id -> cost. */
  readonly items: Map<string, number>;
  /** Group id -> the options of that group, with their costs. */
  readonly options: Map<string, { readonly option: ModifierOption; readonly cost: number }[]>;
  /** Item id -> its variant. */
  readonly variants: Map<string, { readonly variant: string; readonly cost: number }>;
  /** Category id -> cost. */
  readonly categories: Map<string, number>;
  /** Group id -> cost. */
  readonly groups: Map<string, number>;
}

/** A meaning of nothing yet. */
export function noMeaning(): Meaning {
  return {
    items: new Map(),
    options: new Map(),
    variants: new Map(),
    categories: new Map(),
    groups: new Map(),
  };
}

/** Adds to `target` what `source` means, at a further cost. The cheaper of two ways to one meaning stays. */
export function addMeaning(target: Meaning, source: Meaning, cost: number): void {
  lower(target.items, source.items, cost);
  lower(target.categories, source.categories, cost);
  lower(target.groups, source.groups, cost);
  for (const [item, { variant, cost: own }] of source.variants) {
    const before = target.variants.get(item);
    if (!before || before.cost > own + cost) {
      target.variants.set(item, { variant, cost: own + cost });
    }
  }
  for (const [group, options] of source.options) {
    for (const { option, cost: own } of options) addOption(target, group, option, own + cost);
  }
}

/** Adds that the words mean this option of this group. */
export function addOption(
  target: Meaning,
  group: string,
  option: ModifierOption,
  cost: number,
): void {
  const others = (target.options.get(group) ?? []).filter((known) => known.option !== option);
  const before = target.options.get(group)?.find((known) => known.option === option);
  const best = Math.min(before?.cost ?? cost, cost);
  target.options.set(group, [...others, { option, cost: best }]);
}

/** Takes away what is clearly further from the words than the best meaning of its kind. */
export function keepNearest(meaning: Meaning): void {
  const margin = 0.1;
  const costs = meaning.items.values();
  const nearestItem = Math.min(...costs);
  for (const [item, cost] of meaning.items) {
    if (cost > nearestItem + margin) meaning.items.delete(item);
  }
  for (const [group, options] of meaning.options) {
    const nearest = Math.min(...options.map((option) => option.cost));
    meaning.options.set(
      group,
      options.filter((option) => option.cost <= nearest + margin),
    );
  }
}

/** The cost of the nearest meaning of any kind; infinite where there is none. */
export function nearestCost(meaning: Meaning): number {
  const nearest = (costs: Iterable<number>): number => Math.min(Infinity, ...costs);
  return Math.min(
    nearest(meaning.items.values()),
    nearest([...meaning.options.values()].flat().map((option) => option.cost)),
    nearest([...meaning.variants.values()].map((variant) => variant.cost)),
    nearest(meaning.categories.values()),
    nearest(meaning.groups.values()),
  );
}

function lower(
  target: Map<string, number>,
  source: ReadonlyMap<string, number>,
  cost: number,
): void {
  for (const [id, own] of source) {
    if ((target.get(id) ?? Infinity) > own + cost) target.set(id, own + cost);
  }
}
