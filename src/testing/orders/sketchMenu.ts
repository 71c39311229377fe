import type { Menu, MenuItem, ModifierGroup } from '../../restaurant/menu.js';

/** A group in short: its name, how many may be chosen, and its options, `name = synonym, synonym`. */
interface GroupSketch {
  readonly name: string;
  readonly most?: number;
  /** One of them has to be chosen, and each stands for the item of that name: a part of a set menu. */
  readonly slot?: boolean;
  readonly amounts?: boolean;
  /** How often each may be taken; once unless stated. */
  readonly count?: number;
  readonly options: string;
}

/** A category in short: the groups that its items take, and the items, `name = synonym, synonym`. */
interface CategorySketch {
  readonly name: string;
  readonly groups?: readonly string[];
  readonly variants?: string;
  /** Two of its items may make one, half and half. */
  readonly halves?: boolean;
  readonly items: string;
}

/** The id that a sketch gives to a name: lower case, without accents, words joined by `_`. */
function idOf(name: string): string {
  const folded = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return folded.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
}

function namesOf(text: string): { id: string; name: string; synonyms: string[] }[] {
  return text
    .split(';')
    .map((entry) => entry.trim().replace(/\s+/g, ' '))
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [name = '', synonyms = ''] = entry.split(' = ');
      return { id: idOf(name), name, synonyms: synonyms.split(', ').filter((s) => s !== '') };
    });
}

/** Builds a menu from sketches. Ids are made from names; prices do not matter here. */
export function sketchMenu(
  groups: readonly GroupSketch[],
  categories: readonly CategorySketch[],
): Menu {
  return {
    categories: categories.map(({ name, halves = false }) => ({
      id: idOf(name),
      name,
      ...(halves && { halves: { price: 'max' } }),
    })),
    modifierGroups: groups.map(
      ({ name, most, slot = false, amounts = false, count, options }): ModifierGroup => ({
        id: idOf(name),
        name,
        minChoices: slot ? 1 : 0,
        maxChoices: slot ? 1 : (most ?? null),
        options: namesOf(options).map((option) => ({
          ...option,
          ...(slot && { item: option.id }),
          ...(count !== undefined && { maxCount: count }),
          price: 0,
          amounts: amounts ? ['light', 'extra'] : [],
          soldOut: false,
        })),
      }),
    ),
    items: categories.flatMap(({ name, groups: own = [], variants = '', items }) =>
      namesOf(items).map((item): MenuItem => ({
        ...item,
        category: idOf(name),
        price: 500,
        variants: namesOf(variants).map((variant) => ({ ...variant, price: 500 })),
        modifierGroups: own.map(idOf),
        allergens: [],
        taxClass: 'food',
        station: null,
        prepMinutes: null,
        soldOut: false,
      })),
    ),
  };
}
