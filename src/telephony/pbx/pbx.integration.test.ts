import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdir, readFile, stat, watch } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newTestPbx, startTestPbx, type TestPbx } from '../../testing/pbx.js';
import type { SipCall } from '../../testing/sip/sipCall.js';
import { SipPhone } from '../../testing/sip/sipPhone.js';
import { vowel } from '../../testing/vowel.js';

jest.setTimeout(60_000);

const DID = '+33142685300';
const CALLER = '+33612345678';

let pbx: TestPbx;
const phones: SipPhone[] = [];

beforeAll(async () => {
  pbx = await startTestPbx({ staffRingMs: 1000 });
});

afterAll(async () => {
  await pbx.close();
});

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.close()));
});

async function openPhone(username: string, password?: string): Promise<SipPhone> {
  const { gatewayPassword, staffPassword, sipPort } = pbx.settings;
  const passwords: Record<string, string> = { gateway: gatewayPassword, staff: staffPassword };
  const phone = await SipPhone.open({
    account: { username, password: password ?? passwords[username] ?? 'none' },
    server: { host: '127.0.0.1', port: sipPort },
  });
  phones.push(phone);
  return phone;
}

async function register(username: string): Promise<SipPhone> {
  const phone = await openPhone(username);
  await phone.register();
  return phone;
}

async function ari(path: string, password = pbx.settings.ariPassword): Promise<Response> {
  const credentials = Buffer.from(`${pbx.settings.ariUser}:${password}`).toString('base64');
  return fetch(`${pbx.asterisk.ariUrl}/ari${path}`, {
    headers: { authorization: `Basic ${credentials}` },
  });
}

/** Sends an INVITE without credentials, as scanners do, and answers with the status line. */
async function inviteAsStranger(from: string): Promise<string> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  const request = [
    `INVITE sip:${DID}@127.0.0.1 SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK-${from};rport`,
    `From: <sip:${from}@127.0.0.1>;tag=${from}`,
    `To: <sip:${DID}@127.0.0.1>`,
    `Call-ID: stranger-${from}`,
    'CSeq: 1 INVITE',
    `Contact: <sip:${from}@127.0.0.1:${port}>`,
    'Max-Forwards: 70',
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n');
  socket.send(request, pbx.settings.sipPort, '127.0.0.1');
  const [answer] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  return answer.toString().split('\r\n')[0] ?? '';
}

function hears(call: SipCall): Promise<unknown> {
  return new Promise((resolve) => call.voice.events.once('speechStarted', resolve));
}

/** Resolves once a message whose name fits is being recorded and holds `bytes`. */
async function messageOf(name: RegExp, bytes: number): Promise<void> {
  const folder = join(pbx.settings.runDirectory, 'messages');
  for await (const { filename } of watch(folder)) {
    if (!filename || !name.test(filename)) continue;
    if ((await stat(join(folder, filename))).size >= bytes) return;
  }
  throw new Error('the folder is gone');
}

describe('the PBX as it is configured', () => {
  it('starts without a warning or an error', async () => {
    const log = await readFile(join(pbx.settings.runDirectory, 'log/messages.log'), 'utf8');
    expect(log.split('\n').filter((line) => /WARNING|ERROR/.test(line))).toEqual([]);
  });

  it('lets nobody but its owner read its passwords', async () => {
    const { runDirectory } = pbx.settings;
    const files = (await readdir(runDirectory)).filter((name) => name.endsWith('.conf'));
    const modes = await Promise.all(
      files.map(async (name) => (await stat(join(runDirectory, name))).mode & 0o777),
    );
    expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  it('opens ARI to the gateway and to nobody else', async () => {
    expect((await ari('/channels')).status).toBe(200);
    expect((await ari('/channels', 'a-wrong-password')).status).toBe(401);
    expect((await fetch(`${pbx.asterisk.ariUrl}/ari/channels`)).status).toBe(401);
  });

  it.each(['stranger', 'staff', 'gateway', 'anonymous'])(
    'challenges a call from "%s" that has no password',
    async (from) => {
      expect(await inviteAsStranger(from)).toBe('SIP/2.0 401 Unauthorized');
      expect(await (await ari('/channels')).json()).toEqual([]);
    },
  );

  it('refuses a telephone with a wrong password', async () => {
    const phone = await openPhone('gateway', 'not-the-password');
    await expect(phone.register()).rejects.toMatchObject({ status: 401 });
  });
});

describe('a call while no controller is connected', () => {
  it("rings the staff, who see the caller's number; both hear each other", async () => {
    const staff = await register('staff');
    const gateway = await register('gateway');
    const ringing = staff.nextCall();
    const placed = await gateway.call(DID, { callerId: { number: CALLER } });
    const received = await ringing;
    expect(received.callerNumber).toBe(CALLER);
    received.answer();
    await placed.whenAnswered();
    const heard = [hears(received), hears(placed)];
    await Promise.all([placed.voice.say(vowel(500)), received.voice.say(vowel(500)), ...heard]);
    placed.hangUp();
    await received.whenEnded();
  });

  it('takes a message when the staff do not pick up', async () => {
    const staff = await register('staff');
    const gateway = await register('gateway');
    const name = /_\+33142685300_\+33612345678_/;
    const begun = messageOf(name, 44);
    const ringing = staff.nextCall();
    const placed = await gateway.call(DID, { callerId: { number: CALLER } });
    (await ringing).ring();
    await placed.whenAnswered();
    await begun;
    const oneSecond = messageOf(name, 44 + 16_000);
    await placed.voice.say(vowel(1500));
    await oneSecond;
    placed.hangUp();
  });

  it('takes a message when the staff have no telephone, and keeps a hidden number hidden', async () => {
    const gateway = await register('gateway');
    const begun = messageOf(/^\d{8}T\d{6}Z_restaurant__/, 0);
    const placed = await gateway.call('restaurant', { callerId: 'anonymous' });
    await placed.whenAnswered();
    await begun;
    placed.hangUp();
  });
});

describe('the process of the PBX', () => {
  it('names the port that another program has', async () => {
    const squatter = createServer();
    squatter.listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const second = await newTestPbx({ ariPort: port });
    await expect(second.asterisk.start()).rejects.toThrow(`ARI port (tcp 127.0.0.1:${port})`);
    squatter.close();
    await second.close();
  });

  it('says why it did not come up, in the words of Asterisk', async () => {
    const second = await newTestPbx({ modulesDirectory: '/nonexistent' });
    await expect(second.asterisk.start()).rejects.toThrow(/\/nonexistent/);
    expect(second.asterisk.pid).toBeUndefined();
    await second.close();
  });

  it('takes over a new password without losing a call', async () => {
    const staff = await register('staff');
    const gateway = await register('gateway');
    const ringing = staff.nextCall();
    const placed = await gateway.call(DID);
    const received = await ringing;
    received.answer();
    await placed.whenAnswered();
    const gatewayPassword = 'another-password-for-tests';
    await pbx.asterisk.reload({ ...pbx.settings, gatewayPassword });
    const anew = await openPhone('gateway', gatewayPassword);
    await anew.register();
    await pbx.asterisk.reload(pbx.settings);
    expect(placed.end).toBeUndefined();
    received.hangUp();
    await placed.whenEnded();
  });

  it('hangs up on the callers when it is stopped, and they can call again when it is back', async () => {
    const staff = await register('staff');
    const gateway = await register('gateway');
    const ringing = staff.nextCall();
    const placed = await gateway.call(DID);
    const received = await ringing;
    received.answer();
    await placed.whenAnswered();
    await pbx.asterisk.stop();
    await Promise.all([placed.whenEnded(), received.whenEnded()]);
    await pbx.asterisk.start();
    await gateway.register();
  });

  it('tells of its death, and comes back on the same ports', async () => {
    const died = new Promise<string>((resolve) => pbx.asterisk.events.once('died', resolve));
    process.kill(pbx.asterisk.pid ?? 0, 'SIGKILL');
    expect(await died).toMatch(/^Asterisk ended/);
    await pbx.asterisk.restart();
    expect((await ari('/asterisk/ping')).status).toBe(200);
  });

  it('does not outlive the process that started it', async () => {
    const second = await newTestPbx();
    const { settings } = second;
    const program = fileURLToPath(new URL('../../testing/startPbxAndWait.ts', import.meta.url));
    const starter = spawn(process.execPath, ['--import', 'tsx', program], {
      env: { ...process.env, PROGRAM: second.program, SETTINGS: JSON.stringify(settings) },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(starter.stdout, 'data');
    const connection = connect(settings.ariPort, '127.0.0.1');
    await once(connection, 'connect');
    // Whether the end comes as a close or as a reset is the operating system's affair.
    const lost = new Promise(
      (resolve) => void connection.on('error', resolve).on('close', resolve),
    );
    starter.kill('SIGKILL');
    await lost;
    // A living one would close an idle connection too, but not refuse the next.
    await once(connect(settings.ariPort, '127.0.0.1'), 'error');
    await second.close();
  });
});
