import { readFile } from 'node:fs/promises';
import { InvalidInputError, messageOf } from '../src/kernel/errors.js';
import { loadRestaurants } from '../src/orders/loadRestaurants.js';
import { parseProfileFile } from '../src/restaurant/profileFile.js';
import type { Store } from '../src/store/store.js';
import { readCommandLine, refuseArguments } from './command-line.js';
import { withStore } from './with-store.js';

const usage = `npm run restaurants:import -- FILE [--update]

Adds the restaurants of a file, each with the menu that it names, from the next call on. Those that are there
already stay as they are; --update gives them what the file says, except for their menus (npm run menu:import).
A file with faults changes nothing: each is listed. The format: docs/operations.md.`;

/** The exit statuses of sysexits.h. */
const exits = { badFile: 65, unavailable: 69 };

async function importFile(store: Store, path: string, update: boolean): Promise<void> {
  const added = await loadRestaurants(store.restaurants, path);
  for (const id of added) console.log(`${id} added, with its menu`);
  const described = parseProfileFile(await readFile(path, 'utf8'));
  if (!described.ok) throw new InvalidInputError(path, described.refusal);
  const known = described.value.filter(({ profile }) => !added.includes(profile.id));
  if (update && known.length > 0) {
    await store.restaurants.save(known.map(({ profile, lines }) => ({ profile, lines })));
  }
  for (const { profile } of known) {
    console.log(`${profile.id} ${update ? 'brought up to date' : 'is there already: unchanged'}`);
  }
}

function readArguments(): { path: string; update: boolean } {
  const { positionals, values } = readCommandLine(usage, {
    allowPositionals: true,
    options: { update: { type: 'boolean', default: false } },
  });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) refuseArguments(usage, 'name one file');
  return { path, update: values.update };
}

function explain(error: unknown): string {
  if (!(error instanceof InvalidInputError)) return messageOf(error);
  const rows = error.faults.map(({ place, message }) => `${place}: ${message}`);
  return [...rows, 'nothing was changed'].join('\n');
}

const { path, update } = readArguments();
await withStore((store) => importFile(store, path, update)).catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = error instanceof InvalidInputError ? exits.badFile : exits.unavailable;
});
