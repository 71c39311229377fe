import type { Amount, Menu, MenuItem } from '../../restaurant/menu.js';
import type { Element } from './elements.js';
import type { Meaning } from './meaning.js';

/** An option that words mean at some item. */
export interface FittingOption {
  readonly group: string;
  readonly option: string;
  /** Whether the words fit another option of the item as well. */
  readonly isUnclear: boolean;
  readonly cost: number;
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
  /** The amount, where the option is offered in it; otherwise `normal`. */
  readonly offeredAmount: (group: string, option: string, amount: Amount | undefined) => Amount;
  /** Whether each of the words is one of the item's name. */
  readonly isPartOfName: (stems: readonly string[], item: MenuItem) => boolean;
  readonly isSingle: (group: string) => boolean;
  readonly namesAnyOption: (meaning: Meaning) => boolean;
  /** Whether the element takes in everything, as the option "All the toppings" does. */
  readonly isSweeping: (element: Element | undefined) => boolean;
}

/** Up to this cost a name is said as it is written, more or less; and how much apart two guesses are the same. */
const sure = 0.15;
const tie = 0.08;

/** What a language says of a name. */
export interface NameReader {
  readonly stemsOf: (name: string) => readonly string[];
  /** Whether the name takes in everything. */
  readonly isSweeping: (name: string) => boolean;
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

  return {
    forms: [...byForm.values()],
    formOf: (item) => formOf.get(item.id) ?? '',
    isPartOfName: (stems, item) => stems.every((stem) => nameStems.get(item.id)?.has(stem)),
    itemOf: (id) => items.get(id),
    itemsOf: (category) => byCategory.get(category) ?? [],
    optionFor: (meaning, item) => {
      let best: FittingOption | undefined;
      for (const group of item.modifierGroups) {
        for (const { option, cost } of meaning.options.get(group) ?? []) {
          const margin = cost - (best?.cost ?? Infinity);
          const isUnclear = cost > sure && Math.abs(margin) < tie && best?.group === group;
          if (margin < 0) best = { group, option: option.id, isUnclear, cost };
          else if (best && isUnclear) best = { ...best, isUnclear };
        }
      }
      return best;
    },
    offeredAmount: (group, option, amount) => {
      if (amount === undefined || amount === 'normal') return 'normal';
      const offered = groups.get(group)?.options.find((known) => known.id === option)?.amounts;
      return offered?.includes(amount) ? amount : 'normal';
    },
    isSingle: (group) => groups.get(group)?.maxChoices === 1,
    namesAnyOption: (meaning) => meaning.options.size > 0,
    isSweeping: (element) =>
      element?.kind === 'mention' &&
      [...element.meaning.options.values()]
        .flat()
        .some(({ option }) => [option.name, ...option.synonyms].some(names.isSweeping)),
  };
}

function textOfForm({ modifierGroups, variants, category }: MenuItem): string {
  const sizes = variants.map((variant) => variant.name);
  return [modifierGroups.join(), sizes.join(), category].join(' ');
}
