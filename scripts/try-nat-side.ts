import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { diagnose } from '../src/compose/doctor/doctor.js';
import { writeFindings } from '../src/compose/doctor/finding.js';
import { systemClock as clock } from '../src/kernel/clock.js';
import { silentLogger as logger } from '../src/kernel/logger.js';
import { turnCredentials } from '../src/telephony/turn/credentials.js';
import { renderTurnServer } from '../src/telephony/turn/render.js';
import { TurnClient } from '../src/telephony/turn/turnClient.js';
import { newPbxSettings, startTestPbx } from '../src/testing/pbx.js';
import type { SipCall } from '../src/testing/sip/sipCall.js';
import { SipPhone } from '../src/testing/sip/sipPhone.js';
import { vowel } from '../src/testing/vowel.js';

/** The part of one host in scripts/try-nat, which has the map. */
const TURN = { host: '11.0.0.30', port: 3478, transport: 'udp' } as const;
const SECRET = 'a-secret-of-this-experiment-alone';
const PBX = '192.168.7.2';
const ROUTER = '11.0.0.20';
const HEAR_WITHIN_MS = 5000;
const PACKETS = 50;

async function turn(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'turn-'));
  const configuration = await renderTurnServer(
    {
      ...{ secret: SECRET, realm: 'turn.test', listeningAddress: TURN.host, port: TURN.port },
      ...{ relayPorts: { first: 30_000, last: 30_099 }, allowedPeers: [] },
    },
    folder,
  );
  const child = spawn(resolve('.tools/bin/turnserver'), ['-c', configuration], {
    ...{ cwd: folder, stdio: 'ignore' },
  });
  untilEnd(async () => {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  });
  for (let bound = false; !bound;) {
    const client = await TurnClient.open({ server: TURN, clock });
    bound = await client.bind().then(Boolean, () => false);
    await client.close();
  }
  console.log('ready');
}

async function pbx(external: string): Promise<void> {
  const told = { address: external, localNetworks: ['192.168.7.0/24'] };
  const asterisk = await startTestPbx({
    ...{ sipBindAddress: PBX, sipPort: 5060, rtpPortRange: { first: 20_000, last: 20_099 } },
    ...(external === 'none' ? {} : { external: told }),
  });
  const staff = await openPhone('staff', asterisk.settings.staffPassword, PBX, PBX);
  const relay = await openRelay();
  relay.client.onData = (data, from) => relay.client.send(data, from);
  untilEnd(async () => {
    await Promise.allSettled([staff.close(), relay.client.close(), asterisk.close()]);
  });
  const findings = await diagnose(
    {
      ...{ folder: tmpdir(), clock, statfs, logger },
      environment: {
        ARI_URL: asterisk.asterisk.ariUrl,
        ARI_PASSWORD: asterisk.settings.ariPassword,
        TURN_URLS: `stun:${TURN.host}:${TURN.port}`,
      },
    },
    ['nat'],
  );
  console.log(writeFindings(findings));
  console.log(`ready ${relay.port}`);
  const call = await staff.nextCall();
  call.answer();
  console.log(`the staff ${(await talk(call)) ? 'hear' : 'do not hear'} the caller`);
}

async function phone(expected: string, relayPort: string): Promise<void> {
  const { gatewayPassword } = await newPbxSettings();
  const caller = await openPhone('gateway', gatewayPassword, ROUTER, '10.1.0.2');
  const call = await caller.call('+33142685300', { callerId: { number: '+33612345678' } });
  await call.whenAnswered();
  const heard = await talk(call);
  console.log(`the caller, behind a router, ${heard ? 'hears' : 'does not hear'} the staff`);
  const through = await throughRelay(Number(relayPort));
  console.log(`through coturn alone, ${through} of ${PACKETS} packets went there and came back`);
  call.hangUp();
  await caller.close();
  process.exit(heard === (expected === 'hears') && through > PACKETS * 0.9 ? 0 : 1);
}

async function openPhone(
  username: string,
  password: string,
  host: string,
  localHost: string,
): Promise<SipPhone> {
  const server = { host, port: 5060 };
  const opened = await SipPhone.open({ account: { username, password }, server, localHost });
  await opened.register();
  return opened;
}

/** Speaks, and answers whether the other side was heard. */
async function talk(call: SipCall): Promise<boolean> {
  const heard = new Promise<boolean>((found) =>
    call.voice.events.once('speechStarted', () => found(true)),
  );
  const speaking = call.voice.say(vowel(2000));
  const late = pause(HEAR_WITHIN_MS, false, { ref: false });
  const hears = await Promise.race([heard, late]);
  await speaking;
  return hears;
}

async function openRelay(): Promise<{ client: TurnClient; port: number }> {
  const client = await TurnClient.open({ server: TURN, clock });
  const until = new Date(clock.now().getTime() + 600_000);
  const { relayed } = await client.allocate(turnCredentials(SECRET, 'try-nat', until));
  await client.permit({ address: TURN.host, port: 1 });
  return { client, port: relayed.port };
}

/** How many packets come back from the relay at the other side, when both can only reach coturn. */
async function throughRelay(port: number): Promise<number> {
  const { client } = await openRelay();
  let back = 0;
  client.onData = () => (back += 1);
  for (let sent = 0; sent < PACKETS; sent += 1) {
    client.send(Buffer.alloc(172), { address: TURN.host, port });
    await pause(20);
  }
  await pause(500);
  await client.close();
  return back;
}

function untilEnd(close: () => Promise<void>): void {
  process.once('SIGTERM', () => void close().finally(() => process.exit(0)));
}

const [role = '', one = '', two = ''] = process.argv.slice(2);
if (role === 'turn') await turn();
else if (role === 'pbx') await pbx(one);
else await phone(one, two);
await once(process, 'SIGTERM');
