import { z } from 'zod';
import { placeOf, type Path } from './jsonFile.js';

/** Something in a file that contradicts something else in it. */
export interface Contradiction {
  readonly path: Path;
  readonly message: string;
}

/** A text as far as it is one: for looking at a file in which other things may be wrong. */
export const word = z.string().trim().optional().catch(undefined);

/** A list as far as it is one. */
export function readableList<Value extends z.ZodType>(value: Value): z.ZodCatch<z.ZodArray<Value>> {
  return z.array(value).catch([]);
}

interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** Ids that stand twice in a list, and names that stand twice within the same part of it. */
export function repeated<Entry extends Named>(
  entries: readonly Entry[],
  path: Path,
  {
    names = true,
    within = () => '',
  }: { names?: boolean; within?: (entry: Entry) => string | undefined } = {},
): readonly Contradiction[] {
  const idOf = ({ id }: Entry): string | undefined => id;
  const nameOf = (entry: Entry): string | undefined =>
    entry.name && JSON.stringify([within(entry), entry.name.toLowerCase()]);
  const twice = (
    key: 'id' | 'name',
    keyOf: (entry: Entry) => string | undefined,
  ): Contradiction[] => {
    const first = new Map<string, number>();
    return entries.flatMap((entry, i) => {
      const value = keyOf(entry);
      if (!value) return [];
      const before = first.get(value);
      if (before === undefined) {
        first.set(value, i);
        return [];
      }
      const message = `is that of ${placeOf([...path, before])} too: each needs its own`;
      return [{ path: [...path, i, key], message }];
    });
  };
  return [...twice('id', idOf), ...(names ? twice('name', nameOf) : [])];
}
