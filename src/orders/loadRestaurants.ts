import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InvalidInputError } from '../kernel/errors.js';
import type { Result } from '../kernel/result.js';
import type { FileFault } from '../restaurant/jsonFile.js';
import { parseMenuFile } from '../restaurant/menuFile.js';
import { checkMenuFits, parseProfileFile } from '../restaurant/profileFile.js';
import type { RestaurantBook, RestaurantEntry } from './ports.js';

/**
 * Adds the restaurants of a file, each with the menu file it names, that are not there yet, and answers
 * with their ids. Those that are there stay as they are: their owner may have changed them. Throws an
 * `InvalidInputError` that names every fault of the first file that has any, and then adds none.
 */
export async function loadRestaurants(
  restaurants: RestaurantBook,
  path: string,
): Promise<readonly string[]> {
  const described = valueOf(path, parseProfileFile(await readFile(path, 'utf8')));
  const entries: RestaurantEntry[] = [];
  for (const { profile, lines, menuFile } of described) {
    if (await restaurants.byId(profile.id)) continue;
    const menuPath = join(dirname(path), menuFile);
    const { menu, restaurant } = valueOf(menuPath, parseMenuFile(await readFile(menuPath, 'utf8')));
    requireNone(menuPath, checkMenuFits(profile, menu, restaurant.currency));
    entries.push({ profile, lines, menu });
  }
  if (entries.length > 0) await restaurants.save(entries);
  return entries.map(({ profile }) => profile.id);
}

function valueOf<Value>(path: string, result: Result<Value, readonly FileFault[]>): Value {
  if (result.ok) return result.value;
  throw new InvalidInputError(basename(path), result.refusal);
}

function requireNone(path: string, faults: readonly FileFault[]): void {
  if (faults.length > 0) throw new InvalidInputError(basename(path), faults);
}
