import { readFileSync } from 'node:fs';
import { messageOf } from '../src/kernel/errors.js';
import { parseStreetFile } from '../src/orders/streetFile.js';
import type { Street } from '../src/orders/ports.js';
import { readCommandLine, refuseArguments } from './command-line.js';
import { withStore } from './with-store.js';

const usage = `npm run streets:import -- FILE --restaurant ID [--check]

Puts a list of streets in the place of the restaurant's, from the next address on: callers' addresses are
compared with it by ear. CSV with the columns street, lat and lon, and postcode, city, from and to where they
are known. A file with faults changes nothing: each is listed. --check stops after that, and needs no database.`;

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
  const streets = readStreets(path);
  console.log(`${path} is valid: ${String(streets.length)} streets`);
  if (check || restaurant === undefined) return;
  await withStore(async (store) => {
    const target = await store.restaurants.byId(restaurant);
    if (!target) throw new Stop(`there is no restaurant "${restaurant}"`, exits.usage);
    await store.streets.replace(target.id, streets);
    console.log(`${target.name} (${target.id}) has them now`);
  });
}

function readArguments(): { path: string; restaurant: string | undefined; check: boolean } {
  const { positionals, values } = readCommandLine(usage, {
    allowPositionals: true,
    options: { restaurant: { type: 'string' }, check: { type: 'boolean', default: false } },
  });
  const [path, ...rest] = positionals;
  const { restaurant, check } = values;
  if (path === undefined || rest.length > 0) refuseArguments(usage, 'name one file');
  if (!check && restaurant === undefined)
    refuseArguments(usage, 'say whose streets: --restaurant ID');
  return { path, restaurant, check };
}

function readStreets(path: string): readonly Street[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Stop(`${path} cannot be read: ${messageOf(error)}`, exits.noFile);
  }
  const file = parseStreetFile(text);
  if (file.ok) return file.value;
  const rows = file.refusal.map(
    ({ line, place, message }) => `${path}:${String(line)}: ${place}: ${message}`,
  );
  throw new Stop([...rows, 'nothing was changed'].join('\n'), exits.badFile);
}

try {
  await main();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = error instanceof Stop ? error.exitCode : exits.unavailable;
}
