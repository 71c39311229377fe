import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { encode } from '../media/g711.js';
import { eventually } from '../testing/eventually.js';
import { LineUnderTest } from '../testing/sip/lineUnderTest.js';
import type { PlacedCall } from '../testing/sip/placedCall.js';
import type { ReceivedCall } from '../testing/sip/receivedCall.js';
import { SipPhone } from '../testing/sip/sipPhone.js';
import { Stranger } from '../testing/sip/stranger.js';
import { vowel } from '../testing/vowel.js';
import type { EndedBy, IncomingCall } from './incomingCall.js';

jest.setTimeout(60_000);

const FILTERS = fileURLToPath(new URL('../../asterisk/fail2ban/filter.d/', import.meta.url));

let site: LineUnderTest;
let gateway: SipPhone;
let staff: SipPhone;
const strangers: Stranger[] = [];

beforeAll(async () => {
  site = await LineUnderTest.start();
  gateway = await site.openPhone('gateway');
  staff = await site.openPhone('staff');
});

afterAll(async () => {
  await site.close();
});

afterEach(async () => {
  for (const stranger of strangers.splice(0)) stranger.close();
  await site.untilEmpty();
});

async function comeFrom(host: string): Promise<Stranger> {
  const port = site.pbx.settings.sipPort;
  const stranger = await Stranger.from(host, { host: '127.0.0.1', port });
  strangers.push(stranger);
  return stranger;
}

/** A caller and the staff, who talk; no controller is needed for that. */
async function talk(): Promise<{ placed: PlacedCall; received: ReceivedCall }> {
  const coming = staff.nextCall();
  const placed = await gateway.call('0142685300');
  const received = await coming;
  received.answer();
  await placed.whenAnswered();
  return { placed, received };
}

/** Both speak, and each hears the other from beginning to end. */
async function hearEachOther({
  placed,
  received,
}: Awaited<ReturnType<typeof talk>>): Promise<void> {
  const heard = [placed, received].map(async ({ voice }) => {
    await new Promise((resolve) => voice.events.once('speechStarted', resolve));
    await new Promise((resolve) => voice.events.once('speechStopped', resolve));
  });
  await Promise.all([placed.voice.say(vowel(500)), received.voice.say(vowel(500)), ...heard]);
}

async function ari(path: string): Promise<unknown> {
  const { ariUser, ariPassword } = site.pbx.settings;
  const credentials = Buffer.from(`${ariUser}:${ariPassword}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}` };
  return (await fetch(`${site.pbx.asterisk.ariUrl}/ari${path}`, { headers })).json();
}

describe('a scanner', () => {
  it('gets nothing but challenges, however fast it asks, and a call that is held does not notice', async () => {
    const call = await talk();
    const scanner = await comeFrom('127.0.0.66');
    const users = ['100', 'admin', 'staff', 'gateway', 'anonymous', '0142685300'];
    let asked = 0;
    for (let round = 0; round < 20; round += 1) {
      for (const method of ['OPTIONS', 'REGISTER', 'INVITE', 'SUBSCRIBE']) {
        for (const user of users) {
          await scanner.ask(method, user);
          asked += 1;
        }
      }
      await scanner.whenAnswered(asked * 0.9);
    }
    expect(new Set(scanner.answers)).toEqual(new Set(['SIP/2.0 401 Unauthorized']));
    expect(await ari('/channels')).toHaveLength(2);
    await hearEachOther(call);
    call.placed.hangUp();
    await call.received.whenEnded();
  });

  it.each([
    ['no line of its own', 'INVITE'],
    ['no headers', 'INVITE sip:100@127.0.0.1 SIP/2.0\r\n\r\n'],
    ['no end', `INVITE sip:100@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP x;branch=z9hG4bK1`],
    ['a length that is a lie', requestWith('Content-Length: 999999999')],
    ['a length below nothing', requestWith('Content-Length: -1')],
    ['a header without end', requestWith(`X-Long: ${'a'.repeat(30_000)}`)],
    ['headers without number', requestWith(Array(2000).fill('X-A: 1').join('\r\n'))],
    ['a Via of a Via', requestWith('Via: SIP/2.0/UDP [::1:;branch=')],
    ['bytes that are no letters', Buffer.from([...Array(600).keys()].map((i) => (i * 7) % 256))],
    [
      'a description of sound that is none',
      requestWith('Content-Type: application/sdp', 'm=\r\nv=-1'),
    ],
  ])('does not bring Asterisk down with %s', async (_, bytes) => {
    const { pid } = site.pbx.asterisk;
    const scanner = await comeFrom('127.0.0.67');
    await scanner.send(bytes);
    await scanner.ask('OPTIONS', '100');
    await scanner.whenAnswered(1);
    expect(site.pbx.asterisk.pid).toBe(pid);
    expect(await ari('/channels')).toEqual([]);
  });
});

function requestWith(header: string, body = ''): string {
  return [
    'INVITE sip:100@127.0.0.1 SIP/2.0',
    'Via: SIP/2.0/UDP 127.0.0.67:5060;branch=z9hG4bKmalformed;rport',
    'From: <sip:100@127.0.0.1>;tag=1',
    'To: <sip:100@127.0.0.1>',
    'Call-ID: malformed',
    'CSeq: 1 INVITE',
    'Max-Forwards: 70',
    header,
    '',
    body,
  ].join('\r\n');
}

describe('sound from a stranger', () => {
  it('is not heard in a call, which goes on', async () => {
    const call = await talk();
    await hearEachOther(call);
    const channels = (await ari('/channels')) as { id: string; name: string }[];
    const caller = channels.find(({ name }) => name.startsWith('PJSIP/gateway'));
    const { value } = (await ari(
      `/channels/${caller?.id ?? ''}/variable?variable=CHANNEL(rtp,src)`,
    )) as { value: string };
    const stranger = await comeFrom('127.0.0.68');
    let heard = false;
    const off = call.received.voice.events.on('speechStarted', () => (heard = true));
    const sound = vowel(20);
    for (let sequence = 0; sequence < 100; sequence += 1) {
      await stranger.send(rtpPacket(sequence, sound), Number(value.split(':')[1]));
    }
    // What was sent is through when what is sent after it is.
    await stranger.ask('OPTIONS', '100');
    await stranger.whenAnswered(1);
    await new Promise((resolve) => call.received.voice.events.once('packet', resolve));
    off();
    expect(heard).toBe(false);
    await hearEachOther(call);
    call.placed.hangUp();
    await call.received.whenEnded();
  });
});

/** 20 ms of A-law (RFC 3550, section 5.1; payload type 8). */
function rtpPacket(sequence: number, sound: Int16Array): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt8(0x80, 0);
  header.writeUInt8(8, 1);
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(sequence * 160, 4);
  header.writeUInt32BE(0x5757, 8);
  return Buffer.concat([header, encode(sound, 'alaw')]);
}

describe('the interface of the controller', () => {
  it('listens on this machine’s own address alone', async () => {
    const socket = connect(site.pbx.settings.ariPort, '127.0.0.2');
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });
});

describe('fail2ban', () => {
  /** Who would be counted by a filter, once for each line of what Asterisk has written by now. */
  async function counted(filter: string): Promise<string[]> {
    const conf = await readFile(join(FILTERS, `${filter}.conf`), 'utf8');
    const expressions = [...conf.matchAll(/^(?:failregex = | {12})(.+)$/gm)].map(
      ([, text = '']) => new RegExp(text.replaceAll('<HOST>', '(?<host>[0-9a-f.:]+)')),
    );
    const log = await readFile(join(site.pbx.settings.runDirectory, 'log/security.log'), 'utf8');
    return log.split('\n').flatMap((line) => {
      for (const expression of expressions) {
        const host = expression.exec(line)?.groups?.['host'];
        if (host !== undefined) return [host];
      }
      return [];
    });
  }
  const times = (hosts: readonly string[], host: string): number =>
    hosts.filter((each) => each === host).length;

  /** The same, once a host is counted so often: Asterisk answers first, and writes then. */
  function countedOnce(filter: string, host: string, count: number): Promise<string[]> {
    return eventually(
      () => counted(filter),
      (hosts) => times(hosts, host) >= count,
      `${filter} counts ${host}`,
    );
  }
  const GUESS = 'Digest username="staff",realm="asterisk",nonce="x",uri="sip:x",response="0"';

  it('counts those who guess and those who scan, and no telephone that registers and calls', async () => {
    const before = await Promise.all(['tableline-guess', 'tableline-scan'].map(counted));
    const guesser = await comeFrom('127.0.0.70');
    for (let i = 0; i < 5; i += 1)
      await guesser.ask('REGISTER', 'staff', [['Authorization', GUESS]]);
    await guesser.whenAnswered(5);
    const scanner = await comeFrom('127.0.0.71');
    for (let i = 0; i < 20; i += 1) await scanner.ask('REGISTER', `10${i}`);
    await scanner.whenAnswered(20);
    await staff.register();
    const call = await talk();
    call.placed.hangUp();
    await call.received.whenEnded();

    // What was to be written of all these is there when what is written after it is.
    const last = await comeFrom('127.0.0.73');
    await last.ask('REGISTER', '100');
    const scans = await countedOnce('tableline-scan', '127.0.0.73', 1);
    const guesses = await counted('tableline-guess');
    expect(times(guesses, '127.0.0.70')).toBe(5);
    expect(times(scans, '127.0.0.70')).toBe(0);
    // Asterisk complains a second time of who goes on asking.
    expect(times(scans, '127.0.0.71')).toBeGreaterThanOrEqual(20);
    expect(times(guesses, '127.0.0.71')).toBe(0);
    const own = (hosts: readonly string[] = []): number => times(hosts, '127.0.0.1');
    expect([own(guesses), own(scans)]).toEqual(before.map(own));
  });

  it('is not made to shut out somebody else by what a scanner writes', async () => {
    const liar = await comeFrom('127.0.0.72');
    const innocent = ',LocalAddress="IPV4/UDP/127.0.0.1/1",RemoteAddress="IPV4/UDP/192.0.2.7/5060"';
    await liar.ask('REGISTER', '100', [['Call-ID', `x"${innocent},Challenge="`]]);
    const nonce = `x\\"${innocent.replaceAll('"', '\\"')},Challenge=\\"`;
    await liar.ask('REGISTER', 'staff', [
      ['Authorization', GUESS.replace('nonce="x"', `nonce="${nonce}"`)],
    ]);
    await liar.whenAnswered(2);
    for (const filter of ['tableline-guess', 'tableline-scan', 'tableline-flood']) {
      const hosts = await countedOnce(filter, '127.0.0.72', 1);
      expect(hosts).not.toContain('192.0.2.7');
    }
  });
});

describe('a line with limits', () => {
  let limited: LineUnderTest;

  beforeAll(async () => {
    limited = await LineUnderTest.start({ phoneNetworks: ['192.0.2.0/24'], deadLineMs: 1000 });
  });

  afterAll(async () => {
    await limited.close();
  });

  it('ends a call that lasts longer than any may', async () => {
    const line = limited.newLine({ longestCallMs: 1000 });
    await line.start();
    const phone = await limited.openPhone('gateway');
    const coming = new Promise<IncomingCall>((resolve) => line.events.once('incoming', resolve));
    const placed = await phone.call('0142685300');
    const incoming = await coming;
    await incoming.answer();
    await incoming.connectMedia({ host: '127.0.0.1', port: 40_002, format: 'ulaw' });
    expect((await placed.whenEnded()).by).toBe('them');
    await limited.untilEmpty();
    await line.close();
  });

  it('ends a call that no sound comes from any more, and knows that the caller did not', async () => {
    const line = limited.newLine();
    await line.start();
    const phone = await limited.openPhone('gateway');
    const coming = new Promise<IncomingCall>((resolve) => line.events.once('incoming', resolve));
    const placed = await phone.call('0142685300');
    const incoming = await coming;
    const ended = new Promise<EndedBy>((resolve) => incoming.events.once('ended', resolve));
    await incoming.answer();
    await incoming.connectMedia({ host: '127.0.0.1', port: 40_002, format: 'ulaw' });
    placed.voice.mute();
    expect(await ended).toBe('fault');
    expect((await placed.whenEnded()).by).toBe('them');
    await limited.untilEmpty();
    await line.close();
  });

  it('is none for a telephone that comes from elsewhere, password or not', async () => {
    const { sipPort, staffPassword, runDirectory } = limited.pbx.settings;
    const account = { username: 'staff', password: staffPassword };
    const server = { host: '127.0.0.1', port: sipPort };
    const elsewhere = await SipPhone.open({ account, server, localHost: '127.0.0.88' });
    await expect(elsewhere.register()).rejects.toMatchObject({ name: 'SipFailure' });
    await elsewhere.close();
    await eventually(
      () => readFile(join(runDirectory, 'log/security.log'), 'utf8'),
      (log) => log.includes('SecurityEvent="FailedACL"'),
      'the log tells who was not let in',
    );
  });
});
