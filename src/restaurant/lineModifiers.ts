import type { ChosenModifier } from './cartLine.js';
import type { MenuLookup } from './menuLookup.js';

/** What was said last about each option, in the order in which the options were first named. */
export function lastWordPerOption(modifiers: readonly ChosenModifier[]): readonly ChosenModifier[] {
  const words = new Map<string, ChosenModifier>();
  for (const modifier of modifiers) words.set(optionKey(modifier), modifier);
  return [...words.values()];
}

/**
 * The modifiers of a line after more was said about it. The last word about an option stands: "extra
 * mushrooms" takes the place of mushrooms, "no mushrooms" takes the place of both. A removal is kept even
 * where it only undoes an addition, because the cook who reads it is never wrong. In a group of which one
 * option may be chosen, a new choice takes the place of the old one.
 */
export function addModifiers(
  lookup: MenuLookup,
  present: readonly ChosenModifier[],
  more: readonly ChosenModifier[],
): readonly ChosenModifier[] {
  const newChoices = new Set(
    more.filter(({ action }) => action === 'add').map((modifier) => modifier.group),
  );
  const staying = present.filter(
    ({ group, action }) =>
      action === 'remove' || !newChoices.has(group) || lookup.groups.get(group)?.maxChoices !== 1,
  );
  return lastWordPerOption([...staying, ...more]);
}

function optionKey({ group, option }: ChosenModifier): string {
  return JSON.stringify([group, option]);
}
