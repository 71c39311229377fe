import { InvalidInputError, messageOf } from '../src/kernel/errors.js';
import { ROLES, type Role } from '../src/kernel/access.js';
import type { Store } from '../src/store/store.js';
import { readCommandLine, refuseArguments } from './command-line.js';
import { withStore } from './with-store.js';

const usage = `npm run tokens -- add NAME --role ROLE [--restaurant ID]
npm run tokens -- list
npm run tokens -- end ID

Makes tokens of the API, and ends them. A token is shown once, when it is made. ROLE is owner, staff (orders,
customers, kitchen, browser phone) or technician (boxes, trunks and metrics; no order, caller or recording). Without
--restaurant it is for all restaurants.`;

/** The exit statuses of sysexits.h. */
const exits = { unknown: 65, unavailable: 69, badSettings: 78 };

async function add(store: Store, name: string, role: Role, restaurantId: string | null) {
  if (restaurantId !== null && !(await store.restaurants.byId(restaurantId))) {
    console.error(`there is no restaurant ${restaurantId}`);
    return exits.unknown;
  }
  console.log(await store.tokens.create({ name, role, restaurantId }));
  return 0;
}

async function list(store: Store): Promise<number> {
  for (const { id, name, role, restaurantId, lastUsedAt } of await store.tokens.list()) {
    const used = lastUsedAt?.toISOString() ?? 'never used';
    console.log([id, role.padEnd(10), restaurantId ?? 'all restaurants', used, name].join('  '));
  }
  return 0;
}

async function end(store: Store, id: string): Promise<number> {
  if (await store.tokens.end(id)) return 0;
  console.error('there is no such token');
  return exits.unknown;
}

/** What is to be done; ends the command when it cannot be understood. */
function readWish(): (store: Store) => Promise<number> {
  const { values, positionals } = readCommandLine(usage, {
    allowPositionals: true,
    options: { role: { type: 'string' }, restaurant: { type: 'string' } },
  });
  const [what, name, ...rest] = positionals;
  if (rest.length > 0) refuseArguments(usage, 'write a name of several words in quotes');
  if (what === 'list' && name === undefined) return list;
  if (what === 'end' && name !== undefined) return (store) => end(store, name);
  if (what !== 'add' || !name) refuseArguments(usage);
  const role = ROLES.find((one) => one === values.role);
  if (role === undefined) refuseArguments(usage, `--role is one of ${ROLES.join(', ')}`);
  return (store) => add(store, name, role, values.restaurant ?? null);
}

async function main(): Promise<number> {
  const wish = readWish();
  let status = 0;
  await withStore(async (store) => {
    status = await wish(store);
  });
  return status;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = error instanceof InvalidInputError ? exits.badSettings : exits.unavailable;
}
