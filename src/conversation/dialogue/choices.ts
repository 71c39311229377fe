import type { CartCommand } from '../../restaurant/cart.js';
import { missingChoices } from '../../restaurant/lineRules.js';
import { availableOptions, findItem } from '../../restaurant/menuLookup.js';
import { namesOf } from './lineWording.js';
import type { Turn } from './turn.js';

/** What a line still needs, as lists to choose from; the size first. */
export interface OpenChoice {
  /** Name of the group; null is the size. */
  readonly group: string | null;
  readonly open: number;
  readonly choices: readonly Choice[];
}

/** One thing that can be chosen, and what choosing it does. */
export interface Choice {
  readonly names: readonly string[];
  readonly command: CartCommand;
}

/** What has to be chosen for this line. Empty when nothing is missing. */
export function choicesOf(turn: Turn, lineId: string): readonly OpenChoice[] {
  const missing = missingChoices(turn.lookup, turn.state.cart).find(
    (line) => line.lineId === lineId,
  );
  if (!missing) return [];
  const variants = missing.variant ? (findItem(turn.lookup, missing.item)?.variants ?? []) : [];
  const size: OpenChoice = {
    group: null,
    open: 1,
    choices: variants.map((variant) => ({
      names: namesOf(turn, variant),
      command: { kind: 'change_variant', lineId, variant: variant.id },
    })),
  };
  const groups = missing.groups.flatMap(({ group, open }): readonly OpenChoice[] => {
    const found = turn.lookup.groups.get(group);
    if (!found) return [];
    const choices = availableOptions(turn.lookup, found).map((option): Choice => {
      const modifier = { group, option: option.id, action: 'add', amount: 'normal' } as const;
      return {
        names: namesOf(turn, option),
        command: { kind: 'change_modifiers', lineId, modifiers: [modifier] },
      };
    });
    return [{ group: found.name, open, choices }];
  });
  return [...(size.choices.length > 0 ? [size] : []), ...groups];
}
