import { readFileSync } from 'node:fs';
import { messageOf } from '../src/kernel/errors.js';
import type { FileFault } from '../src/restaurant/jsonFile.js';
import { parseMenuFile, type MenuFile } from '../src/restaurant/menuFile.js';
import type { RestaurantProfile } from '../src/restaurant/profile.js';
import { checkMenuFits } from '../src/restaurant/profileFile.js';
import { readCommandLine, refuseArguments } from './command-line.js';
import { withStore } from './with-store.js';

const usage = `npm run menu:import -- FILE [--restaurant NAME_OR_ID] [--check]

Checks a menu file and puts it in the place of the restaurant's menu, from the next call on. The restaurant
is the one that the file names, unless told otherwise. A file with faults changes nothing: each is listed with
its place. --check stops after that, and needs no database.`;

/** The exit statuses of sysexits.h. */
const exits = { usage: 64, badFile: 65, noFile: 66, unavailable: 69 };

class Stop extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

async function main(): Promise<void> {
  const { path, restaurant, check } = readArguments();
  const file = readMenu(path);
  const { categories, items, modifierGroups } = file.menu;
  console.log(
    `${path} is valid: ${items.length} items in ${categories.length} categories, ${modifierGroups.length} modifier groups`,
  );
  if (check) return;
  await withStore(async (store) => {
    const target = findRestaurant(
      await store.restaurants.list(),
      restaurant ?? file.restaurant.name,
    );
    const misfits = checkMenuFits(target, file.menu, file.restaurant.currency);
    if (misfits.length > 0) throw new Stop(listing(path, misfits), exits.badFile);
    const version = await store.menus.replace(target.id, file.menu);
    console.log(`${target.name} (${target.id}) has it now, as version ${version} of its menu`);
  });
}

function readArguments(): { path: string; restaurant: string | undefined; check: boolean } {
  const { positionals, values } = readCommandLine(usage, {
    allowPositionals: true,
    options: { restaurant: { type: 'string' }, check: { type: 'boolean', default: false } },
  });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) refuseArguments(usage, 'name one file');
  return { path, restaurant: values.restaurant, check: values.check };
}

function readMenu(path: string): MenuFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Stop(`${path} cannot be read: ${messageOf(error)}`, exits.noFile);
  }
  const file = parseMenuFile(text);
  if (!file.ok) throw new Stop(listing(path, file.refusal), exits.badFile);
  return file.value;
}

function listing(path: string, faults: readonly FileFault[]): string {
  const rows = faults.map(({ line, place, message }) => {
    const where = line === null ? path : `${path}:${line}`;
    return `${where}: ${place}: ${message}`;
  });
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return [...rows, `${count}; nothing was changed`].join('\n');
}

function findRestaurant(known: readonly RestaurantProfile[], wanted: string): RestaurantProfile {
  const found = known.filter(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  const names = known.map(({ id, name }) => `  ${id}  ${name}`).join('\n') || '  (none)';
  const problem = found.length > 1 ? `several restaurants are called` : `there is no restaurant`;
  throw new Stop(`${problem} "${wanted}"; choose with --restaurant:\n${names}`, exits.usage);
}

try {
  await main();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = error instanceof Stop ? error.exitCode : exits.unavailable;
}
