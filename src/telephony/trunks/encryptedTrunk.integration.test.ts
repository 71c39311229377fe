import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { IncomingCall } from '../incomingCall.js';
import type { Line } from '../line.js';
import { eventually } from '../../testing/eventually.js';
import { selfSigned, type TestCertificate } from '../../testing/certificate.js';
import { freeTcpPort } from '../../testing/pbx.js';
import { LineUnderTest } from '../../testing/sip/lineUnderTest.js';
import type { PlacedCall } from '../../testing/sip/placedCall.js';
import type { ReceivedCall } from '../../testing/sip/receivedCall.js';
import { SipOperator } from '../../testing/sip/sipOperator.js';
import type { SipPhone } from '../../testing/sip/sipPhone.js';
import { awaitTls, overTls, type SipAddress } from '../../testing/sip/sipWire.js';
import { vowel } from '../../testing/vowel.js';
import type { TrunkWithSecret } from './ports.js';
import { refusedOffers } from './refusedOffers.js';
import { sharedFolder } from './sharedFolder.js';
import { conditionOf } from './trunkState.js';
import { trunkDefaults } from './trunk.js';

jest.setTimeout(60_000);

const ACCOUNT = { username: '0033972001122', password: 'what the operator gave' };
const DID = '+33142685300';
/** The name that our own certificate is for. */
const OUR_NAME = 'pbx.example';
/** From where the operator calls that is known by its address. */
const ELSEWHERE = '127.0.0.9';

let folder: string;
let ours: TestCertificate;
let pbx: SipAddress;
let site: LineUnderTest;
let line: Line;
let staff: SipPhone;
/** With which we register; its certificate is trusted. */
let operator: SipOperator;
/** With which we would register, were its certificate not its own work. */
let impostor: SipOperator;
let folderOfLines: ReturnType<typeof sharedFolder>;
const visiting: SipOperator[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tls-'));
  const [from, to] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 86_400_000)];
  ours = selfSigned(OUR_NAME, from, to);
  const theirs = selfSigned('127.0.0.1', from, to);
  const at = (name: string): string => join(folder, name);
  await writeFile(at('cert.pem'), ours.cert);
  await writeFile(at('key.pem'), ours.key);
  await writeFile(at('authorities.pem'), theirs.cert);
  const port = await freeTcpPort();
  site = await LineUnderTest.start({
    sipTls: { port, certificateFile: at('cert.pem'), keyFile: at('key.pem') },
    sipAuthoritiesFile: at('authorities.pem'),
  });
  pbx = { host: '127.0.0.1', port };
  const wire = await awaitTls('127.0.0.1', theirs);
  operator = await SipOperator.open({ account: ACCOUNT, pbx, wire });
  operator.encrypts = true;
  const forged = await awaitTls('127.0.0.1', selfSigned('127.0.0.1', from, to));
  impostor = await SipOperator.open({ account: ACCOUNT, pbx, wire: forged });
  const { runDirectory, ariUser: user, ariPassword: password } = site.pbx.settings;
  const ari = { url: site.pbx.asterisk.ariUrl, user, password };
  folderOfLines = sharedFolder({ runDirectory, ari });
  staff = await site.openPhone('staff');
  line = site.newLine();
  await line.start();
  const registered = operator.whenRegistered();
  await folderOfLines.apply([
    encrypted('registered', { port: operator.address.port }),
    encrypted('impostor', { port: impostor.address.port }),
    encrypted('known', {
      ...{ kind: 'ip', host: ELSEWHERE, networks: [`${ELSEWHERE}/32`], user: null, secret: null },
    }),
  ]);
  await registered;
}, 60_000);

afterAll(async () => {
  await site.close();
  operator.close();
  impostor.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const one of visiting.splice(0)) one.close();
  await site.untilEmpty();
});

function encrypted(id: string, what: Partial<TrunkWithSecret>): TrunkWithSecret {
  return {
    ...{ ...trunkDefaults.registration, id, name: id, kind: 'registration', country: 'FR' },
    ...{ host: '127.0.0.1', transport: 'tls', srtp: true, numbers: [DID] },
    ...{ user: ACCOUNT.username, secret: ACCOUNT.password },
    outbound: { countries: ['FR'], dialFormat: 'e164', calls: 2, dailyMinutes: 100 },
    ...what,
  };
}

/** The operator that is known by its address connects to us. */
async function visit(trusting = { name: OUR_NAME, ca: ours.cert }): Promise<SipOperator> {
  const wire = await overTls(ELSEWHERE, pbx, trusting);
  const visitor = await SipOperator.open({ account: ACCOUNT, pbx, wire });
  visitor.encrypts = true;
  visiting.push(visitor);
  return visitor;
}

/** Both speak, and each hears the other from beginning to end. */
async function hearEachOther(one: PlacedCall, other: ReceivedCall): Promise<void> {
  const heard = [one, other].map(async ({ voice }) => {
    await new Promise((resolve) => voice.events.once('speechStarted', resolve));
    await new Promise((resolve) => voice.events.once('speechStopped', resolve));
  });
  await Promise.all([one.voice.say(vowel(500)), other.voice.say(vowel(500)), ...heard]);
}

/** Puts the caller through to the staff, and has them talk. */
async function talk(placed: PlacedCall, incoming: IncomingCall): Promise<void> {
  const ringing = staff.nextCall();
  await incoming.overflow();
  const received = await ringing;
  received.answer();
  await placed.whenAnswered();
  await hearEachOther(placed, received);
  placed.hangUp();
  await received.whenEnded();
}

function readLog(): Promise<string> {
  return readFile(join(site.pbx.settings.runDirectory, 'log/messages.log'), 'utf8');
}

function nextIncoming(): Promise<IncomingCall> {
  return new Promise((resolve) => line.events.once('incoming', resolve));
}

describe('a trunk over TLS whose sound is encrypted', () => {
  it('brings a caller whom the staff hear, and who hears them', async () => {
    const coming = nextIncoming();
    const placed = await operator.call({ called: DID, callerNumber: '0033612345678' });
    const incoming = await coming;
    expect(incoming.endpoint).toBe('PJSIP/trunk-registered');
    await talk(placed, incoming);
  });

  it('brings the caller of an operator that connects to us and sees by our certificate who we are', async () => {
    const visitor = await visit();
    const coming = nextIncoming();
    const placed = await visitor.call({ called: DID, callerNumber: '+33612345678' });
    const incoming = await coming;
    expect(incoming.endpoint).toBe('PJSIP/trunk-known');
    await talk(placed, incoming);
    await expect(visit({ name: 'another.example', ca: ours.cert })).rejects.toThrow('altnames');
  });

  it('takes calls out, and offers them encrypted', async () => {
    const coming = nextIncoming();
    const atOperator = new Promise<ReceivedCall>((resolve) =>
      operator.events.once('incoming', resolve),
    );
    const placed = await staff.call('+33612345678');
    await (await coming).callOut('+33612345678');
    const received = await atOperator;
    received.answer();
    await placed.whenAnswered();
    await hearEachOther(placed, received);
    placed.hangUp();
    await received.whenEnded();
  });

  it('refuses a call whose sound would go in the clear', async () => {
    const visitor = await visit();
    visitor.encrypts = false;
    const placed = await visitor.call({ called: DID, callerNumber: '+33612345678' });
    expect(await placed.whenEnded()).toEqual({ by: 'them', status: 488 });
    const inMs = (ms: number): Date => new Date(Date.now() + ms);
    const justBefore = inMs(-60_000);
    const log = await eventually(
      readLog,
      (text) => refusedOffers(text, 'known', justBefore) > 0,
      'the log tells of the offer',
    );
    expect(refusedOffers(log, 'known', justBefore)).toBe(1);
    expect(refusedOffers(log, 'known', inMs(60_000))).toBe(0);
    expect(refusedOffers(log, 'registered', justBefore)).toBe(0);
  });

  it('does not register with a server whose certificate nobody vouches for, and says so', async () => {
    await eventually(
      readLog,
      (log) => log.includes('The certificate is untrusted'),
      'the log says that the certificate is untrusted',
    );
    const registrations = await site.pbx.asterisk.command('pjsip show registrations');
    const trunk = { id: 'impostor', kind: 'registration', transport: 'tls' } as const;
    const condition = conditionOf(trunk, { registrations, contacts: '' });
    expect(condition).toMatchObject({ state: 'down' });
    expect(condition.fault).toContain('certificate');
  });
});
