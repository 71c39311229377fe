import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../../kernel/clock.js';
import { silentLogger } from '../../kernel/logger.js';
import type { IncomingCall } from '../incomingCall.js';
import type { Line } from '../line.js';
import { eventually } from '../../testing/eventually.js';
import { LineUnderTest } from '../../testing/sip/lineUnderTest.js';
import type { SipHeader } from '../../testing/sip/sipMessage.js';
import { SipOperator, type BroughtCall } from '../../testing/sip/sipOperator.js';
import { vowel } from '../../testing/vowel.js';
import { sharedFolder } from './sharedFolder.js';
import { trunkDefaults } from './trunk.js';
import { TrunkDesk, type TrunkStatus } from './trunkDesk.js';
import type { KeptTrunk, TrunkWithSecret } from './ports.js';

jest.setTimeout(60_000);

/** As an operator may have made it: with what means something else in Asterisk's files. */
const SECRET = 'se;cret\\; "=>#1';
const ACCOUNT = '0033972001122';
const DID = '+33142685300';

let site: LineUnderTest;
let line: Line;
let desk: TrunkDesk;
let ovh: SipOperator;
/** Known by its address, and by no password. */
let known: SipOperator;
let trunks: TrunkWithSecret[] = [];

const trunk = (id: string, what: Partial<TrunkWithSecret>): TrunkWithSecret => ({
  ...{ ...trunkDefaults.ovh, id, name: id, kind: 'ovh', country: 'FR', numbers: [DID] },
  ...{ host: '127.0.0.1', secret: null, user: null },
  ...what,
});
const kept = (one: TrunkWithSecret): KeptTrunk => {
  const { secret, ...rest } = one;
  const at = new Date(0);
  return { ...rest, hasSecret: secret !== null, createdAt: at, updatedAt: at };
};

beforeAll(async () => {
  site = await LineUnderTest.start();
  const { runDirectory, ariUser: user, ariPassword: password, sipPort: port } = site.pbx.settings;
  const pbx = { host: '127.0.0.1', port };
  ovh = await SipOperator.open({ account: { username: ACCOUNT, password: SECRET }, pbx });
  const nobody = { username: 'x', password: 'x' };
  known = await SipOperator.open({ account: nobody, pbx, localHost: '127.0.0.9' });
  trunks = [
    trunk('ovh', { port: ovh.address.port, user: ACCOUNT, secret: SECRET }),
    trunk('known', {
      ...{ kind: 'ip', host: '127.0.0.9', port: known.address.port },
      networks: ['127.0.0.9/32'],
    }),
  ];
  desk = new TrunkDesk({
    book: {
      list: () => Promise.resolve(trunks.map(kept)),
      opened: () => Promise.resolve({ trunks, locked: [] }),
    },
    pbx: sharedFolder({ runDirectory, ari: { url: site.pbx.asterisk.ariUrl, user, password } }),
    clock: systemClock,
    log: silentLogger,
  });
  line = site.newLine();
  await line.start();
  const registered = ovh.whenRegistered();
  await desk.changed();
  await registered;
}, 60_000);

afterAll(async () => {
  await desk.close();
  await site.close();
  ovh.close();
  known.close();
});

afterEach(async () => {
  await site.untilEmpty();
});

/** Looks until a trunk is as it should be. */
function statusOf(id: string, isRight: (status: TrunkStatus) => boolean): Promise<TrunkStatus> {
  return eventually(
    async () => {
      await desk.changed();
      return desk.statuses().get(id);
    },
    (status): status is TrunkStatus => status !== undefined && isRight(status),
    `trunk ${id} is as it should be`,
  );
}

async function bring(operator: SipOperator, call: BroughtCall) {
  const coming = new Promise<IncomingCall>((resolve) => line.events.once('incoming', resolve));
  const placed = await operator.call(call);
  return { placed, incoming: await coming };
}

describe('a trunk with which one registers', () => {
  it('is registered with its password, whatever signs that has, and is said to be up', async () => {
    expect(await statusOf('ovh', ({ state }) => state === 'up')).toMatchObject({
      registration: 'registered',
      fault: null,
    });
  });

  it.each([
    ['0142685300', '0142685300'],
    ['0033142685300', '0033142685300'],
    ['33142685300', '33142685300'],
    ['+33142685300', '+33142685300'],
  ])(
    'brings a call to %s, which To names and the request-URI does not',
    async (called, dialled) => {
      const { placed, incoming } = await bring(ovh, {
        called,
        callerNumber: '0033612345678',
        headers: [['Diversion', '<sip:0033142000000@127.0.0.1>;reason=unconditional']],
      });
      expect(incoming.endpoint).toBe('PJSIP/trunk-ovh');
      expect(incoming.parties).toMatchObject({
        callerNumber: '0033612345678',
        dialledNumber: dialled,
        divertedFrom: '0033142000000',
      });
      placed.hangUp();
    },
  );

  it('brings a forwarded call that History-Info tells of', async () => {
    const { placed, incoming } = await bring(ovh, {
      ...{ called: '0033142685300', callerNumber: '0033612345678' },
      headers: [
        ['History-Info', '<sip:0033142000000@127.0.0.1?Reason=SIP%3Bcause%3D302>;index=1'],
        ['History-Info', '<sip:0033142685300@127.0.0.1>;index=1.1'],
      ],
    });
    expect(incoming.parties.divertedFrom).toBe('0033142000000');
    placed.hangUp();
  });

  it.each<[string, readonly SipHeader[]]>([
    [
      'one header, its hops with commas',
      [['Diversion', '<sip:0033142000002@b>;reason=no-answer, <sip:0033142000001@a>;counter=1']],
    ],
    [
      'a header for each',
      [
        ['History-Info', '<sip:0033142000001@a>;index=1'],
        ['History-Info', '<sip:0033142000002@b>;index=1.1'],
        ['History-Info', '<sip:0033142685300@127.0.0.1>;index=1.1.1'],
      ],
    ],
  ])(
    'brings a call that was forwarded twice, with what was dialled first, told in %s',
    async (_, headers) => {
      const { placed, incoming } = await bring(ovh, {
        ...{ called: '0033142685300', callerNumber: '0033612345678', headers },
      });
      expect(incoming.parties.divertedFrom).toBe('0033142000001');
      placed.hangUp();
    },
  );

  it('brings a call to its first number when nobody is named but the account', async () => {
    const { placed, incoming } = await bring(ovh, { called: ACCOUNT, callerNumber: 'anonymous' });
    expect(incoming.parties.dialledNumber).toBe(DID);
    placed.hangUp();
  });

  it('is seen when the operator refuses it, and when it heals', async () => {
    ovh.mood = 'refusing';
    const attempted = new Promise<void>((resolve) => ovh.events.once('attempted', resolve));
    await site.pbx.asterisk.command('pjsip send register trunk-ovh-registration');
    await attempted;
    const refused = await statusOf('ovh', ({ state }) => state === 'down');
    expect(refused).toMatchObject({ registration: 'rejected' });
    expect(refused.lastFault?.message).toContain('refuses the account or its password');
    ovh.mood = 'open';
    const registered = ovh.whenRegistered();
    await site.pbx.asterisk.command('pjsip send register trunk-ovh-registration');
    await registered;
    const healed = await statusOf('ovh', ({ state }) => state === 'up');
    expect(healed.since.getTime()).toBeGreaterThanOrEqual(refused.since.getTime());
    expect(healed.lastFault?.message).toContain('refuses the account');
  });
});

describe('an operator that falls silent', () => {
  it('is seen although it has registered us, and when it is back', async () => {
    ovh.mood = 'silent';
    await site.pbx.asterisk.command('pjsip qualify trunk-ovh');
    expect(await statusOf('ovh', ({ state }) => state === 'down')).toMatchObject({
      ...{ registration: 'registered', reachable: false },
      fault: expect.stringContaining('fallen silent'),
    });
    ovh.mood = 'open';
    await site.pbx.asterisk.command('pjsip qualify trunk-ovh');
    expect(await statusOf('ovh', ({ state }) => state === 'up')).toMatchObject({ fault: null });
  });
});

describe('a trunk that is known by its address', () => {
  it('brings calls beside another trunk, without a password', async () => {
    const { placed, incoming } = await bring(known, {
      called: '+33142685300',
      callerNumber: '+33612345678',
    });
    expect(incoming.endpoint).toBe('PJSIP/trunk-known');
    placed.hangUp();
  });
});

describe('a change of the trunks', () => {
  it('disturbs no call, and is known for the next; one that is removed is unregistered', async () => {
    const { placed, incoming } = await bring(ovh, { called: DID, callerNumber: '0033612345678' });
    await incoming.answer();
    await placed.whenAnswered();
    const staff = await site.openPhone('staff');
    const ringing = staff.nextCall();
    await incoming.overflow();
    const received = await ringing;
    received.answer();
    await received.whenAnswered();
    const before = trunks;
    trunks = before.filter(({ id }) => id !== 'ovh');
    const left = new Promise<void>((resolve) => ovh.events.once('unregistered', resolve));
    await desk.changed();
    await left;
    const heard = new Promise((resolve) => placed.voice.events.once('speechStarted', resolve));
    await Promise.all([received.voice.say(vowel(500)), heard]);
    placed.hangUp();
    await received.whenEnded();
    expect(desk.statuses().has('ovh')).toBe(false);
    trunks = before;
    const registered = ovh.whenRegistered();
    await desk.changed();
    await registered;
  });

  it('shuts out who knows the token of a registration and comes from elsewhere', async () => {
    const before = trunks;
    trunks = before.map((one) => (one.id === 'ovh' ? { ...one, networks: ['192.0.2.0/24'] } : one));
    await desk.changed();
    const placed = await ovh.call({ called: DID, callerNumber: '0033612345678' });
    expect(await placed.whenEnded()).toMatchObject({ by: 'them', status: 401 });
    trunks = before;
    await desk.changed();
  });

  it('is in a file that only its owner reads, and in no log', async () => {
    const { runDirectory } = site.pbx.settings;
    const path = join(runDirectory, 'lines/pjsip.conf');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toContain('username = 0033972001122');
    const log = await readFile(join(runDirectory, 'log/messages.log'), 'utf8');
    expect(log).not.toContain('cret');
    expect(log.split('\n').filter((text) => /ERROR/.test(text))).toEqual([]);
  });
});
