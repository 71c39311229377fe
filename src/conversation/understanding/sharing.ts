import { overlay, toModifier, type Draft } from './drafts.js';
import type { Element } from './elements.js';
import type { LineReading } from './lineReading.js';
import { isCue } from './lineState.js';
import type { MenuFacts } from './menuFacts.js';

/** What is left after something was shared among the things ordered before. */
export interface Shared {
  readonly drafts: readonly Draft[];
  /** The elements that something took for which they were said, though not the thing that they stand beside. */
  readonly taken: readonly number[];
}

/**
 * "Two burgers and a coke, all of them large": what the last thing was read with and is said of all goes to every thing
 * before it that takes it, in the size or option that the words mean there.
 */
export function share(
  drafts: readonly Draft[],
  { choices, sharedNames }: LineReading,
  elements: readonly Element[],
  facts: MenuFacts,
): Shared {
  const shared = choices.filter((choice) => choice.shared).map(toModifier);
  const last = drafts.at(-1);
  const before = drafts.slice(0, -1);
  if (!last || shared.length + sharedNames.length === 0) return { drafts, taken: [] };
  // "A coke and two burgers, both with ham": a number beside it says which "both" are.
  const stretch = elements.slice(last.from, last.to);
  const isNear =
    last.quantity > 1 && !stretch.some((e) => isCue(e, 'clause') || isCue(e, 'makeIt'));
  if (isNear && !before.some((draft) => draft.quantity > 1)) return { drafts, taken: [] };
  const taken = new Set<number>();
  const given = before.map((draft): Draft => {
    const [item] = draft.items;
    if (!item) return draft;
    const fitting = shared.filter(({ group }) => facts.takesGroup(item, group));
    let { variant } = draft;
    for (const at of sharedNames) {
      const element = elements[at];
      if (element?.kind !== 'mention') continue;
      const size = element.meaning.variants.get(item.id)?.variant;
      const option = facts.optionFor(element.meaning, item);
      if (size === undefined && !option) continue;
      taken.add(at);
      if (size !== undefined) variant = size;
      else if (option) fitting.push(toModifier(option.added));
    }
    return { ...draft, variant, modifiers: overlay(draft.modifiers, fitting, facts) };
  });
  return { drafts: [...given, last], taken: [...taken] };
}
