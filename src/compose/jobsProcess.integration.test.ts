import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getPriority } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { HealthJson } from '../http/contract/health.js';
import { systemClock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { placeOrder } from '../orders/placeOrder.js';
import { eventually } from '../testing/eventually.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { House } from '../testing/house.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { readExposition } from '../testing/exposition.js';
import { sampleOrder } from '../testing/samples.js';
import type { SipPhone } from '../testing/sip/sipPhone.js';

jest.setTimeout(180_000);

const RESTAURANT = 'bella-napoli';

/** Production as its technician would set it up, with the engines that need nobody else. */
const production = {
  ...{ ENV_MODE: 'production', KITCHEN_WEBHOOK_SECRET: 'b7Tn2vLx9cHqY5eJ' },
  ...{ HEARING_ENGINES: 'pocketsphinx', SPEAKING_ENGINES: 'espeak', GEOCODERS: 'streets' },
  ...{ PAYMENT_PROVIDER: 'none', SMS_PROVIDER: 'outbox', EMAIL_PROVIDER: 'outbox' },
};

/** The kitchen's program: does not answer while it is told so, and counts the tickets it was sent. */
const till = createServer((request, response) => {
  request.resume();
  tillAsked();
  if (tillAnswers) response.end();
});
let tillAnswers = false;
let tillAsked: () => void = () => undefined;

let database: TestDatabase;
let house: House;
let staff: SipPhone;

beforeAll(async () => {
  await once(till.listen(0, '127.0.0.1'), 'listening');
  database = await openTestDatabase();
  house = await House.open({
    databaseUrl: database.url,
    pbx: { ariPassword: 'kfW8s1aQ0zPmR4tX' },
    settings: production,
  });
  const { port } = till.address() as AddressInfo;
  const { menu, ...profile } = bellaNapoli;
  const url = `http://127.0.0.1:${String(port)}`;
  const kitchenOutputs = [{ id: 'till', kind: 'webhook', url }] as const;
  await house.store.restaurants.save([
    { profile: { ...profile, kitchenOutputs }, menu, lines: [] },
  ]);
  staff = await house.openStaffPhone();
});

afterAll(async () => {
  await house.close();
  till.closeAllConnections();
  till.close();
  await database.close();
});

/** The process number of the jobs process that began last. */
async function jobsProcess(after = 0): Promise<number> {
  const line = await house.gateway.line(
    ({ msg, pid }) => msg === 'jobs process started' && pid !== after,
  );
  return Number(line['pid']);
}

/** How many tickets have been brought to the till, as the gateway tells Prometheus. */
async function measured(): Promise<unknown> {
  const families = readExposition((await house.api('/metrics')) as string);
  const attempts = families.get('tableline_job_attempts_total')?.samples ?? [];
  return attempts.find(
    ({ labels: { task, outcome } }) => task === 'kitchen.deliver' && outcome === 'done',
  )?.value;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the process of the jobs in production', () => {
  it('comes back when it is killed, ends what it had begun, and has the process of the calls ring the staff', async () => {
    const killed = await jobsProcess();
    const { orders, tickets, jobs } = house.store;
    const asked = new Promise<void>((resolve) => (tillAsked = resolve));
    const placed = await placeOrder(
      { orders, clock: systemClock, newId: uuidv7 },
      { restaurantId: RESTAURANT, callId: uuidv7(), order: sampleOrder() },
    );
    const orderId = placed.ok ? placed.value.id : '';
    await asked;
    process.kill(killed, 'SIGKILL');
    tillAnswers = true;
    const next = await jobsProcess(killed);
    // What the process of the calls has for the sound is not inherited.
    expect(getPriority(next)).toBe(0);
    const [ticket] = await eventually(
      async () => (await tickets.list({ orderId }, { after: null, limit: 10 })).entries,
      ([first]) => first?.state === 'delivered',
      'the ticket is delivered',
    );
    expect(ticket).toMatchObject({ output: 'till', purpose: 'ticket', attempts: 2 });
    await eventually(
      async () => ((await house.api('/health')) as HealthJson).parts,
      (parts) => parts.some(({ name, state }) => name === 'jobs process' && state === 'ok'),
      'the process of the jobs is said to work',
    );

    expect(await measured()).toBe(1);
    const ringing = staff.nextCall();
    await jobs.enqueue({ task: 'kitchen.watch', payload: { orderId, step: 2 } });
    const call = await ringing;
    const read = new Promise((resolve) => call.voice.events.once('speechStarted', resolve));
    call.answer();
    await read;
    await call.voice.press('1');
    await call.whenEnded();
    await eventually(
      () => orders.byId(orderId),
      (order) => order?.status === 'accepted',
      'the order is accepted',
    );
    await house.gateway.kill();
    await eventually(
      () => isAlive(next),
      (alive) => !alive,
      'the process of the jobs is gone',
    );
  });
});
