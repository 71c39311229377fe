import type { MenuItem, ModifierGroup, ModifierOption } from './menu.js';
import type { ComboData } from './menuSchema.js';

/** A set menu as everything else knows it: an item whose groups are its slots. */
export interface SetMenu {
  readonly item: MenuItem;
  readonly groups: readonly ModifierGroup[];
}

type Slot = ComboData['slots'][number];

/**
 * A set menu as an item. Each slot is a group, and each dish that may fill it an option that has the dish's
 * names, opens the dish's own groups, and costs its supplement. So a set menu is understood, asked for,
 * changed and priced by what does that for items.
 */
export function toSetMenu(combo: ComboData, items: readonly MenuItem[]): SetMenu {
  const { slots, ...rest } = combo;
  const groups = slots.map((slot) => toGroup(combo.id, slot, items));
  const dishes = groups.flatMap(({ options }) => options.map((option) => option.item));
  const minutes = items
    .filter(({ id }) => dishes.includes(id))
    .map(({ prepMinutes }) => prepMinutes ?? 0);
  const prepMinutes = Math.max(0, ...minutes);
  return {
    groups,
    item: {
      ...rest,
      variants: [],
      modifierGroups: groups.map(({ id }) => id),
      allergens: [],
      station: null,
      prepMinutes: prepMinutes > 0 ? prepMinutes : null,
    },
  };
}

function toGroup(comboId: string, slot: Slot, items: readonly MenuItem[]): ModifierGroup {
  const { id, name, minChoices, maxChoices, choices } = slot;
  const options = new Map<string, ModifierOption>();
  // A dish that is named has its own supplement, also where its category stands before it.
  const named = choices.filter((choice) => choice.item !== undefined);
  const byCategory = choices.filter((choice) => choice.item === undefined);
  for (const choice of [...named, ...byCategory]) {
    for (const item of items) {
      if (choice.item === undefined ? item.category !== choice.category : item.id !== choice.item) {
        continue;
      }
      const option = toOption(item, choice, choices);
      if (!options.has(option.id)) options.set(option.id, option);
    }
  }
  const inMenuOrder = [...options.values()].sort(
    (a, b) => placeOf(items, a.item) - placeOf(items, b.item),
  );
  return { id: `${comboId}.${id}`, name, minChoices, maxChoices, options: inMenuOrder };
}

function toOption(
  item: MenuItem,
  { variant, supplement }: Slot['choices'][number],
  choices: Slot['choices'],
): ModifierOption {
  const isTwice = choices.filter((choice) => choice.item === item.id).length > 1;
  const size = isTwice ? item.variants.find(({ id }) => id === variant)?.name : undefined;
  return {
    id: isTwice ? `${item.id}.${variant ?? ''}` : item.id,
    name: size ? `${item.name}, ${size}` : item.name,
    synonyms: item.synonyms,
    price: supplement,
    amounts: [],
    soldOut: false,
    item: item.id,
    ...(variant !== undefined && { variant }),
    ...(item.modifierGroups.length > 0 && { opens: item.modifierGroups }),
  };
}

function placeOf(items: readonly MenuItem[], id: string | undefined): number {
  return items.findIndex((item) => item.id === id);
}
