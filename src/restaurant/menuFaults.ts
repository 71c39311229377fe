import { z } from 'zod';
import { readableList, repeated, word, type Contradiction } from './contradictions.js';
import type { Path } from './jsonFile.js';

/**
 * What contradicts itself in a menu file, whatever else may be wrong with it: ids and names that stand
 * twice, references that lead nowhere, choices that cannot be made. Looks at all that can be understood,
 * so that a wrong price does not hide an unknown category.
 */
export function menuFaults(file: unknown): readonly Contradiction[] {
  const menu = readable.parse(file);
  const groups = new Map(menu.modifierGroups.map((group) => [group.id, group]));
  const categories = new Set(menu.categories.map(({ id }) => id));
  return [
    ...repeated(menu.categories, ['categories']),
    ...repeated(menu.modifierGroups, ['modifierGroups'], { names: false }),
    ...repeated(menu.items, ['items'], { within: ({ category }) => category }),
    ...menu.items.flatMap((item, i) => itemFaults(item, ['items', i], categories, groups)),
    ...menu.modifierGroups.flatMap((group, i) => groupFaults(group, ['modifierGroups', i])),
  ];
}

const wholeNumber = z.int().optional().catch(undefined);

const readableOption = z
  .object({
    id: word,
    name: word,
    synonyms: readableList(word),
    amounts: readableList(word),
    maxCount: wholeNumber,
  })
  .catch({ id: undefined, name: undefined, synonyms: [], amounts: [] });

const readableGroup = z
  .object({
    id: word,
    name: word,
    minChoices: wholeNumber,
    maxChoices: wholeNumber,
    options: readableList(readableOption),
  })
  .catch({ id: undefined, options: [] });

const readableItem = z
  .object({
    id: word,
    name: word,
    category: word,
    variants: readableList(z.object({ id: word, name: word }).catch({})),
    modifierGroups: readableList(word),
    includes: readableList(z.object({ group: word, option: word }).catch({})),
  })
  .catch({ variants: [], modifierGroups: [], includes: [] });

/** The file with everything left out that is not what it should be. Places stay what they were. */
const readable = z
  .object({
    categories: readableList(z.object({ id: word, name: word }).catch({})),
    items: readableList(readableItem),
    modifierGroups: readableList(readableGroup),
  })
  .catch({ categories: [], items: [], modifierGroups: [] });

type Item = z.infer<typeof readableItem>;
type Group = z.infer<typeof readableGroup>;
type Option = z.infer<typeof readableOption>;

function itemFaults(
  item: Item,
  path: Path,
  categories: ReadonlySet<string | undefined>,
  groups: ReadonlyMap<string | undefined, Group>,
): readonly Contradiction[] {
  const faults = [...repeated(item.variants, [...path, 'variants'])];
  if (item.category !== undefined && !categories.has(item.category)) {
    const message = `there is no category \`${item.category}\`: add it to categories or mend the id`;
    faults.push({ path: [...path, 'category'], message });
  }
  item.modifierGroups.forEach((group, i) => {
    const here = [...path, 'modifierGroups', i];
    if (group === undefined) return;
    if (!groups.has(group)) {
      const message = `there is no modifier group \`${group}\`: add it to modifierGroups or mend the id`;
      faults.push({ path: here, message });
    } else if (item.modifierGroups.indexOf(group) < i) {
      faults.push({ path: here, message: `\`${group}\` stands here twice: keep one` });
    }
  });
  item.includes.forEach(({ group, option }, i) => {
    const offered = item.modifierGroups.includes(group) ? groups.get(group)?.options : undefined;
    if (!group || !option || offered?.some(({ id }) => id === option)) return;
    const message = `the item's modifier groups have no option \`${option}\` in \`${group}\``;
    faults.push({ path: [...path, 'includes', i], message });
  });
  return faults;
}

function groupFaults(group: Group, path: Path): readonly Contradiction[] {
  const { options, minChoices = 0, maxChoices } = group;
  const faults = [...repeated(options, [...path, 'options'])];
  if (maxChoices !== undefined && maxChoices < minChoices) {
    const message = `is less than minChoices (${String(minChoices)}): nobody could choose`;
    faults.push({ path: [...path, 'maxChoices'], message });
  }
  const most = options.reduce((sum, { maxCount = 1 }) => sum + maxCount, 0);
  if (options.length > 0 && minChoices > most) {
    const message = `asks for more choices than there are options (${String(most)})`;
    faults.push({ path: [...path, 'minChoices'], message });
  }
  options.forEach((option, i) => faults.push(...amountFaults(option, [...path, 'options', i])));
  return faults;
}

/** "Extra cheese" must not be able to mean both an option and an amount of the option. */
function amountFaults({ name, synonyms, amounts }: Option, path: Path): readonly Contradiction[] {
  const words = [name, ...synonyms].map((text) => text?.toLowerCase().split(/\s+/)[0]);
  return amounts.flatMap((amount, i) => {
    const here = [...path, 'amounts', i];
    if (amount === undefined) return [];
    if (amounts.indexOf(amount) < i)
      return [{ path: here, message: 'stands here twice: keep one' }];
    if (!words.includes(amount)) return [];
    const message = `the option's name or a synonym begins with \`${amount}\`: take away that word or the amount`;
    return [{ path: here, message }];
  });
}
