import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { messageOf } from '../src/kernel/errors.js';
import { silentLogger } from '../src/kernel/logger.js';
import type { Order } from '../src/restaurant/order.js';
import { openEmbeddedPostgres } from '../src/store/embeddedPostgres.js';
import { fliteVoice } from '../src/testing/fliteVoice.js';
import { House } from '../src/testing/house.js';
import { SpokenCaller, type Answers } from '../src/testing/spokenCaller.js';
import { readCommandLine } from './command-line.js';
import { guardPostgres } from './demo-guard.js';
import { bold, faint, showCall, showCaller } from './demo-screen.js';

const usage = `./scripts/demo [--once]

Sets up what is needed, starts everything on embedded defaults, and places a spoken call by itself. Then it stays up;
--once ends after the call, with status 0 only if the order in the database is the one that was spoken.`;

const DATA_DIRECTORY = resolve('data/demo');
const POSTGRES_DIRECTORY = resolve('data/postgres');
const RESTAURANT = { name: 'Bella Napoli', number: '+12125550142' };
const CALLER = { number: '+12125550187', voice: 'rms' };

/** What the caller says to each question; the next wording when it is asked again. */
const ANSWERS: Answers = {
  wants_order: ['yes please', 'yes', 'keys: 1'],
  offer_usual: 'keys: 2',
  fulfilment: ['pickup', 'pickup please', 'keys: 1'],
  time_pickup: 'as soon as possible',
  items: 'two large pepperoni pizzas',
  more: ['a caesar salad', "no that's all"],
  name: 'john',
  confirm_phone: ['yes', 'keys: 1'],
  readback: ['yes', 'keys: 1'],
};

/** What the caller wants, as the order must say it. */
const WANTED = [
  { quantity: 2, item: 'pepperoni_pizza', variant: 'large' },
  { quantity: 1, item: 'caesar_salad', variant: null },
];

async function isFree(port: number): Promise<boolean> {
  const tcp = createServer();
  const udp = createSocket('udp4');
  try {
    tcp.listen(port, '127.0.0.1');
    await once(tcp, 'listening');
    udp.bind(port, '127.0.0.1');
    await once(udp, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    tcp.close();
    udp.close();
  }
}

/** The first of some ports that nobody uses. */
async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 50; port += 1) if (await isFree(port)) return port;
  throw new Error(`no port from ${first} to ${first + 49} is free`);
}

/** Places the call and answers with the order it came to; undefined when it came to none. */
async function placeCall(house: House): Promise<Order | undefined> {
  console.log(bold(`\n${CALLER.number} calls ${RESTAURANT.name}, ${RESTAURANT.number}\n`));
  const stopShowing = showCall(house.gateway, RESTAURANT.name);
  const caller = await SpokenCaller.place({
    phone: await house.openCallerPhone(),
    gateway: house.gateway,
    voice: fliteVoice('.tools/bin/flite', CALLER.voice),
    number: RESTAURANT.number,
    callerNumber: CALLER.number,
    answers: ANSWERS,
    onSpeak: showCaller,
  });
  const offEnded = house.gateway.events.once('ended', () => {
    console.error(`The gateway ended:\n${house.gateway.lastLines()}`);
    caller.call.hangUp();
  });
  await caller.call.whenEnded();
  offEnded();
  stopShowing();
  const found = await house.store.orders.list({ callId: caller.callId }, { after: null, limit: 1 });
  return found.entries[0];
}

function isWhatWasSaid(order: Order): boolean {
  const bought = order.lines.map(({ quantity, item, variant }) => ({ quantity, item, variant }));
  return (
    JSON.stringify(bought) === JSON.stringify(WANTED) &&
    order.lines.every(({ modifiers }) => modifiers.length === 0) &&
    order.customerPhone === CALLER.number &&
    order.fulfilment === 'pickup'
  );
}

async function showOrder(house: House, order: Order | undefined): Promise<boolean> {
  if (!order) {
    console.log(bold('\nThe call ended without an order.'));
    return false;
  }
  const path = `/api/orders/${order.id}/ticket`;
  console.log(bold('\nThe ticket') + faint(`  GET ${path}\n`));
  console.log(String(await house.api(path)));
  const right = isWhatWasSaid(order);
  console.log(
    right
      ? bold('The order in the database is the one that was spoken.')
      : bold('The order in the database is NOT the one that was spoken.'),
  );
  return right;
}

async function stayUp(house: House): Promise<void> {
  const { sipPort, staffPassword } = house.pbx.settings;
  const token = await house.store.tokens.create({
    name: 'demo',
    role: 'owner',
    restaurantId: null,
  });
  console.log(`
${bold('Call in')} with a softphone on this machine (Linphone, MicroSIP, baresip):
  account  staff        password  ${staffPassword}
  server   127.0.0.1:${sipPort}  (UDP)
  dial     ${RESTAURANT.number} (English, by voice and keys) or +33199000142 (French, by keys)

${bold('See the API')}
  curl -H 'Authorization: Bearer ${token}' ${house.apiUrl}/api/orders
  curl -H 'Authorization: Bearer ${token}' ${house.apiUrl}/api/call-logs
  curl ${house.apiUrl}/health

${bold('Stop')} with Ctrl-C. Orders stay in ${faint('data/demo')}; remove the folder to begin anew.`);
  showCall(house.gateway, 'Tableline');
  await once(process, 'SIGINT');
}

async function main(): Promise<number> {
  const { values } = readCommandLine(usage, {
    options: { once: { type: 'boolean', default: false } },
  });
  await mkdir(DATA_DIRECTORY, { recursive: true });
  console.log('starting PostgreSQL, Asterisk and the gateway');
  const postgres = await openEmbeddedPostgres({
    folder: POSTGRES_DIRECTORY,
    logger: silentLogger,
  });
  const guard = guardPostgres(POSTGRES_DIRECTORY);
  const house = await House.open({
    databaseUrl: postgres.url,
    dataDirectory: DATA_DIRECTORY,
    httpPort: await freePort(8001),
    pbx: { sipPort: await freePort(5060), toneZone: 'us' },
  });
  try {
    const right = await showOrder(house, await placeCall(house));
    if (!values.once) await stayUp(house);
    return right ? 0 : 1;
  } finally {
    await house.close();
    await postgres.close();
    guard.kill();
  }
}

// What was started ends with this process: on a signal at once, while it stays up in good order.
process.once('SIGTERM', () => process.exit(143));
process.once('SIGHUP', () => process.exit(129));
try {
  process.exitCode = await main();
} catch (error) {
  console.error(`The demo could not run: ${messageOf(error)}`);
  process.exitCode = 69;
}
process.exit();
