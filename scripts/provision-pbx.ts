import { readAriConfig, readProvisioningConfig } from '../src/config/commands.js';
import { systemClock as clock } from '../src/kernel/clock.js';
import { uuidv7 } from '../src/kernel/ids.js';
import type { Store } from '../src/store/store.js';
import { armCheck } from '../src/telephony/provisioning/boxCare.js';
import {
  BOX_EVENTS,
  createBoxPbx,
  type BoxContact,
  type BoxPbx,
} from '../src/telephony/provisioning/boxPbx.js';
import { registrationOf } from '../src/telephony/provisioning/boxWatch.js';
import {
  CHECK_STEPS,
  stateOfCheck,
  type CheckStep,
  type LineCheck,
} from '../src/telephony/provisioning/lineCheck.js';
import type { KeptBox } from '../src/telephony/provisioning/ports.js';
import { exits, Stop } from './provision-stop.js';

const LOOK_EVERY_MS = 1000;

/** Tells a box to fetch its configuration, and waits until it has. */
export async function sync(store: Store, box: KeptBox, word: string): Promise<void> {
  const event = BOX_EVENTS.find((known) => known === word);
  if (!event) throw new Stop(`--event is one of ${BOX_EVENTS.join(', ')}`, exits.usage);
  const toldAt = clock.now();
  const places = await openPbx().tell(box.mac, event);
  if (places === 0) {
    throw new Stop(
      'the box is not registered: restart it, and it fetches by itself',
      exits.differs,
    );
  }
  console.log(`told ${event} at ${places} place${places === 1 ? '' : 's'}; waiting for its fetch`);
  for (let looks = 0; looks < 30; looks += 1) {
    await pause();
    const [fetch] = await store.gatewayBoxes.fetchesOf(box.mac, 1);
    if (fetch && fetch.at >= toldAt) {
      console.log(`${fetch.outcome} to ${fetch.address}  ${fetch.userAgent}`);
      return;
    }
  }
  console.log(
    `It has fetched nothing within 30 s. Try --event ${event === 'resync' ? 'check-sync' : 'resync'}, or P4428=1 (HARDWARE.md).`,
  );
  process.exitCode = exits.differs;
}

/** Shows how a box is registered, and every change, until interrupted; once where it is not a terminal. */
export async function watch(store: Store, box: KeptBox, once: boolean): Promise<void> {
  const pbx = openPbx();
  let shown = '';
  do {
    const registration = await registrationOf(box, { boxes: store.gatewayBoxes, pbx });
    const { state, since, contacts } = registration;
    const places = contacts.map(({ address }) => address).join(', ');
    if (`${state} ${places}` !== shown) {
      const from = since ? ` since ${since.toISOString()}` : '';
      console.log(`${clock.now().toISOString()}  ${state}${from}`);
      for (const contact of contacts) console.log(`  ${describedContact(contact)}`);
      shown = `${state} ${places}`;
    }
    if (once) {
      if (state !== 'registered') process.exitCode = exits.differs;
      return;
    }
    await pause();
  } while (!process.exitCode);
}

/** Lets the next call on a line be a check, and shows what it finds as it finds it. */
export async function check(store: Store, box: KeptBox, port: number | undefined): Promise<void> {
  const armed = await armCheck({ checks: store.lineChecks, clock, newId: uuidv7 }, box, port);
  if (!armed) throw new Stop('say which line: --port 1', exits.usage);
  console.log(
    `Call ${armed.line} from a mobile that shows its number, before ${armed.expiresAt.toISOString()}. No customer
hears the check: it is over with that call. Do what the voice says.\n`,
  );
  const shown = new Set<string>();
  for (;;) {
    const now = await store.lineChecks.byId(armed.id);
    if (!now) throw new Stop('somebody else has begun a check of this line', exits.differs);
    for (const step of now.steps) {
      if (!shown.has(step.step)) console.log(describedStep(step));
      shown.add(step.step);
    }
    const state = stateOfCheck(now, clock.now());
    if (state === 'nobody_called') throw new Stop('nobody called', exits.differs);
    if (state === 'finished') {
      conclude(now);
      return;
    }
    await pause();
  }
}

function conclude({ steps }: LineCheck): void {
  const passed = steps.filter(({ verdict }) => verdict === 'passed').length;
  console.log(`\n${passed} of ${CHECK_STEPS.length} are in order.`);
  if (passed < CHECK_STEPS.length) process.exitCode = exits.differs;
}

const marks: Readonly<Record<CheckStep['verdict'], string>> = {
  ...{ passed: 'ok     ', doubtful: 'DOUBT  ', failed: 'FAILED ', not_tested: '-      ' },
};

function describedStep({ step, verdict, found, advice }: CheckStep): string {
  const lines = advice.map((one) => `                  -> ${one}`);
  return [`${marks[verdict]} ${step.replaceAll('_', ' ')}: ${found}`, ...lines].join('\n');
}

function describedContact({ address, userAgent, reachable, rttMs }: BoxContact): string {
  const answer = rttMs === null ? '' : `, answers in ${rttMs.toFixed(1)} ms`;
  return `${address}  ${reachable ? `reachable${answer}` : 'does not answer'}  ${userAgent}`;
}

function openPbx(): BoxPbx {
  const { gatewaySip } = readProvisioningConfig(process.env);
  if (!gatewaySip) {
    throw new Stop('GATEWAY_PASSWORD and GATEWAY_SIP_SERVER are not set', exits.badSettings);
  }
  const ari = readAriConfig(process.env);
  return createBoxPbx({ ari, secret: gatewaySip.password, newId: uuidv7 });
}

function pause(): Promise<void> {
  return new Promise((resolve) => void clock.after(LOOK_EVERY_MS, resolve));
}
