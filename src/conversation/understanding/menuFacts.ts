import type {
  Amount,
  Menu,
  MenuItem,
  ModifierGroup,
  ModifierOption,
} from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Choice } from './lineState.js';
import { clearlyPart, type Meaning } from './meaning.js';

/** An option that words mean at some item. */
export interface FittingOption {
  readonly group: string;
  readonly option: string;
  /** The other options of the group that the words mean as well, the nearest first. */
  readonly rivals: readonly string[];
  readonly cost: number;
  /** The option taken, and left off, with nothing more said of it. */
  readonly added: Choice;
  readonly removed: Choice;
}

/** What the parser asks of a menu while it reads. */
export interface MenuFacts {
  /** The items of the menu, those together that take the same options and variants. */
  readonly forms: readonly (readonly MenuItem[])[];
  /** What decides which options and variants an item takes; the same text for items that take the same. */
  readonly formOf: (item: MenuItem) => string;
  readonly itemOf: (id: string) => MenuItem | undefined;
  readonly itemsOf: (category: string) => readonly MenuItem[];
  /** The nearest option that the words mean at this item, if any. */
  readonly optionFor: (meaning: Meaning, item: MenuItem) => FittingOption | undefined;
  /** Whether the group is one of the item's, or one that an option of those opens. */
  readonly takesGroup: (item: MenuItem, group: string) => boolean;
  /** The groups from which something has to be chosen that is an item itself: the parts of a set menu. */
  readonly partsOf: (item: MenuItem) => readonly string[];
  /** Whether a group is of parts of a set menu. */
  readonly isPart: (group: string) => boolean;
  readonly optionsOf: (group: string) => readonly ModifierOption[];
  /** How many options may be chosen of the group. */
  readonly mostOf: (group: string) => number;
  /** The amount, where the option is offered in it; otherwise `normal`. */
  readonly offeredAmount: (group: string, option: string, amount: Amount | undefined) => Amount;
  /** Whether the words are only what a kind of options is called, as "beans" is. */
  readonly isKind: (stems: readonly string[], option: FittingOption) => boolean;
  /** Whether each of the words is one of the item's name. */
  readonly isPartOfName: (stems: readonly string[], item: MenuItem) => boolean;
  /**
   * Whether somebody who knows which item is meant may call it by these words: by some of its name, or by what the
   * last of them ends with, as a cheeseburger is a burger.
   */
  readonly isCalled: (stems: readonly string[], item: MenuItem) => boolean;
  /**
   * The item whose name is that of another with these words beside it: with "double" the cheeseburger is the double
   * cheeseburger.
   */
  readonly kindOf: (item: MenuItem, stems: readonly string[]) => MenuItem | undefined;
  /** The variant that is so many pieces: "a dozen wings" where there are 6, 12 or 24. */
  readonly variantOfCount: (item: MenuItem, count: number) => string | undefined;
  /** Whether the item may be one half of something. */
  readonly allowsHalves: (item: MenuItem) => boolean;
  readonly isSingle: (group: string) => boolean;
  /** Whether the option is one of several sorts of a thing: "black beans" beside "pinto beans" and "refried beans". */
  readonly isSort: (group: string, option: string) => boolean;
  readonly namesAnyOption: (meaning: Meaning) => boolean;
  /** Whether the element takes in everything, as the option "All the toppings" does. */
  readonly isSweeping: (element: Element | undefined) => boolean;
}

/** Up to this cost a name is said as it is written, more or less; and how much apart two guesses are the same. */
const sure = 0.15;
const tie = 0.08;

/** Fewer letters than these at the end of a word are no word of their own. */
const shortestEnd = 4;

/** What a language says of a name. */
export interface NameReader {
  readonly stemsOf: (name: string) => readonly string[];
  /** How many pieces a name such as "12 pieces" is. */
  readonly countOf: (name: string) => number | undefined;
  /** Whether the name takes in everything. */
  readonly isSweeping: (name: string) => boolean;
  /** Whether a stem is one of a category's or group's name, and no word that the language itself uses. */
  readonly isHeadingWord: (stem: string) => boolean;
  /** Whether other options of its group share the noun of the option's name. */
  readonly isKindred: (option: ModifierOption) => boolean;
}

/** Gathers what is asked of a menu. */
export function createMenuFacts(menu: Menu, names: NameReader): MenuFacts {
  const items = new Map(menu.items.map((item) => [item.id, item]));
  const groups = new Map(menu.modifierGroups.map((group) => [group.id, group]));
  const byCategory = new Map<string, MenuItem[]>();
  for (const item of menu.items) {
    const members = byCategory.get(item.category);
    if (members) members.push(item);
    else byCategory.set(item.category, [item]);
  }

  const formOf = new Map(menu.items.map((item) => [item.id, textOfForm(item)]));
  const byForm = new Map<string, MenuItem[]>();
  for (const item of menu.items) {
    const form = formOf.get(item.id) ?? '';
    const members = byForm.get(form);
    if (members) members.push(item);
    else byForm.set(form, [item]);
  }
  const nameStems = new Map(
    menu.items.map((item) => [
      item.id,
      new Set([item.name, ...item.synonyms].flatMap(names.stemsOf)),
    ]),
  );

  const keyOf = (stems: readonly string[]): string => [...new Set(stems)].sort().join(' ');
  const byName = new Map(
    menu.items.flatMap((item) =>
      [item.name, ...item.synonyms].map((name) => [keyOf(names.stemsOf(name)), item] as const),
    ),
  );

  const halved = new Set(
    menu.categories.filter(({ halves }) => halves !== undefined).map(({ id }) => id),
  );
  const openGroups = new Map(menu.items.map((item) => [item.id, groupsOpenOn(item, groups)]));
  const isPart = (id: string): boolean => {
    const group = groups.get(id);
    return (
      group !== undefined &&
      group.minChoices > 0 &&
      group.options.some(({ item }) => item !== undefined)
    );
  };
  const partsOfItem = new Map(
    menu.items.map((item) => [item.id, item.modifierGroups.filter(isPart)]),
  );
  const none: readonly string[] = [];
  const groupsKeyOf = new Map(menu.items.map((item) => [item.id, item.modifierGroups.join()]));
  // A mention is asked about again and again while its utterance is divided, and forgotten with it.
  const fits = new WeakMap<Meaning, Map<string, FittingOption | null>>();

  return {
    forms: [...byForm.values()],
    formOf: (item) => formOf.get(item.id) ?? '',
    isKind: (stems, { cost }) => cost > clearlyPart && stems.every(names.isHeadingWord),
    isPartOfName: (stems, item) => stems.every((stem) => nameStems.get(item.id)?.has(stem)),
    isCalled: (stems, item) => {
      const ofName = [...(nameStems.get(item.id) ?? [])];
      return stems.every((stem) =>
        ofName.some((word) => word === stem || (stem.length >= shortestEnd && word.endsWith(stem))),
      );
    },
    kindOf: (item, stems) => {
      for (const name of [item.name, ...item.synonyms]) {
        const other = byName.get(keyOf([...names.stemsOf(name), ...stems]));
        if (other && other !== item) return other;
      }
      return undefined;
    },
    variantOfCount: (item, count) =>
      item.variants.find(({ name, synonyms }) =>
        [name, ...synonyms].some((text) => names.countOf(text) === count),
      )?.id,
    itemOf: (id) => items.get(id),
    itemsOf: (category) => byCategory.get(category) ?? [],
    optionFor: (meaning, item) => {
      let known = fits.get(meaning);
      if (!known) {
        known = new Map<string, FittingOption | null>();
        fits.set(meaning, known);
      }
      const key = groupsKeyOf.get(item.id) ?? '';
      const before = known.get(key);
      if (before !== undefined) return before ?? undefined;
      const found = nearestOption(meaning, openGroups.get(item.id) ?? []);
      known.set(key, found ?? null);
      return found;
    },
    takesGroup: (item, group) => openGroups.get(item.id)?.includes(group) ?? false,
    partsOf: (item) => partsOfItem.get(item.id) ?? none,
    isPart,
    optionsOf: (group) => groups.get(group)?.options ?? [],
    mostOf: (group) => groups.get(group)?.maxChoices ?? Infinity,
    offeredAmount: (group, option, amount) => {
      if (amount === undefined || amount === 'normal') return 'normal';
      const offered = groups.get(group)?.options.find((known) => known.id === option)?.amounts;
      return offered?.includes(amount) ? amount : 'normal';
    },
    allowsHalves: (item) => halved.has(item.category) && item.wholeOnly !== true,
    isSingle: (group) => groups.get(group)?.maxChoices === 1,
    isSort: (group, id) =>
      groups.get(group)?.options.some((option) => option.id === id && names.isKindred(option)) ??
      false,
    namesAnyOption: (meaning) => meaning.options.size > 0,
    isSweeping: (element) =>
      element?.kind === 'mention' &&
      [...element.meaning.options.values()]
        .flat()
        .some(({ option }) => [option.name, ...option.synonyms].some(names.isSweeping)),
  };
}

/** The nearest option, and those of its group that are as near where none is said as it is written. */
function nearestOption(meaning: Meaning, groups: readonly string[]): FittingOption | undefined {
  let best: { group: string; option: string; cost: number } | undefined;
  for (const group of groups) {
    for (const { option, cost } of meaning.options.get(group) ?? []) {
      if (cost < (best?.cost ?? Infinity)) best = { group, option: option.id, cost };
    }
  }
  if (!best) return undefined;
  const { group, option, cost } = best;
  const others = (meaning.options.get(group) ?? []).filter(
    (other) => other.option.id !== option && other.cost - cost < tie,
  );
  const rivals = cost > sure ? others.sort((a, b) => a.cost - b.cost) : [];
  const plain = { group, option, amount: 'normal', shared: false } as const;
  return {
    ...{ group, option, cost, rivals: rivals.map((other) => other.option.id) },
    ...{ added: { ...plain, action: 'add' }, removed: { ...plain, action: 'remove' } },
  };
}

/** The groups of an item, and those that options of them open. */
function groupsOpenOn(item: MenuItem, groups: ReadonlyMap<string, ModifierGroup>): string[] {
  const open = new Set(item.modifierGroups);
  for (const id of open) {
    for (const { opens = [] } of groups.get(id)?.options ?? []) {
      for (const group of opens) open.add(group);
    }
  }
  return [...open];
}

function textOfForm({ modifierGroups, variants, category }: MenuItem): string {
  const sizes = variants.map((variant) => variant.name);
  return [modifierGroups.join(), sizes.join(), category].join(' ');
}
