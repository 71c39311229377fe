import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../../kernel/clock.js';
import { silentLogger } from '../../kernel/logger.js';
import { readSecretKey, SecretKeys } from '../../kernel/secretKeys.js';
import { openStore } from '../../store/store.js';
import { renderConfiguration } from '../../telephony/pbx/render.js';
import { sharedFolder } from '../../telephony/trunks/sharedFolder.js';
import { trunkDefaults, type Trunk } from '../../telephony/trunks/trunk.js';
import { eventually } from '../../testing/eventually.js';
import { selfSigned } from '../../testing/certificate.js';
import { openTestDatabase, type TestDatabase } from '../../testing/database.js';
import { freeTcpPort, newPbxSettings, startTestPbx, type TestPbx } from '../../testing/pbx.js';
import { SipOperator } from '../../testing/sip/sipOperator.js';
import { awaitTls } from '../../testing/sip/sipWire.js';
import { ownAddress, startTestTurnServer, type TestTurnServer } from '../../testing/turnServer.js';
import { diagnose, type CheckName } from './doctor.js';
import type { DoctorWorld } from './facts.js';
import { writeFindings, type Finding } from './finding.js';

jest.setTimeout(60_000);

const SECRETS_KEY = 'ab'.repeat(32);
const USER = '0033972001122';
const TRUNK: Trunk = {
  ...{ ...trunkDefaults.ovh, id: 'ovh', name: 'OVH', kind: 'ovh', country: 'FR' },
  ...{ host: '127.0.0.1', user: USER, numbers: ['+33142685300'] },
};

let folder: string;
let database: TestDatabase;
let pbx: TestPbx;
let turn: TestTurnServer;
let environment: Record<string, string>;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  [database, pbx, turn] = await Promise.all([
    openTestDatabase(),
    startTestPbx(),
    startTestTurnServer([ownAddress()]),
  ]);
  environment = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    ARI_URL: pbx.asterisk.ariUrl,
    ARI_PASSWORD: pbx.settings.ariPassword,
    ASTERISK_RUN_DIR: pbx.settings.runDirectory,
    HTTP_PORT: String(await freeTcpPort()),
    MEDIA_PORTS: '43000-43099',
    MAX_CALLS: '4',
    SECRETS_KEY,
    TURN_URLS: `turn:${turn.host}:${turn.port}`,
    TURN_SECRET: turn.secret,
  };
});

afterAll(async () => {
  await Promise.all([database.close(), pbx.close(), turn.close()]);
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Planted {
  readonly settings?: Readonly<Record<string, string>>;
  readonly world?: Partial<DoctorWorld>;
}

function examine(checks: readonly CheckName[], { settings, world }: Planted = {}) {
  const machine = { folder, clock: systemClock, statfs, logger: silentLogger };
  return diagnose({ ...machine, environment: { ...environment, ...settings }, ...world }, checks);
}

/** What does not work, as the technician reads it. */
async function faults(checks: readonly CheckName[], planted: Planted = {}): Promise<string> {
  const findings = await examine(checks, planted);
  return writeFindings(findings.filter(({ state }: Finding) => state === 'fail'));
}

async function holdUdp(port: number): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  closing.push(() => socket.close());
  return socket;
}

describe('the doctor of a healthy system', () => {
  it('finds no fault, and hears its own tone through Asterisk', async () => {
    const checks: CheckName[] = ['database', 'jobs', 'asterisk', 'sip', 'rtp', 'sound', 'turn'];
    const findings = await examine([...checks, 'nat', 'trunks', 'boxes', 'disk', 'engines']);
    expect(writeFindings(findings.filter(({ state }) => state === 'fail'))).toBe('');
    const fine = findings.filter(({ state }) => state === 'ok').map(({ about }) => about);
    expect(fine).toEqual(
      expect.arrayContaining(['SIP', 'sound', environment['TURN_URLS'], 'outside address']),
    );
  });

  it('says no secret', async () => {
    const wrong = { DATABASE_URL: 'postgresql://u:a-very-secret-word@127.0.0.1:1/x' };
    const said = JSON.stringify(
      await examine(['database', 'asterisk', 'turn'], { settings: wrong }),
    );
    for (const secret of [pbx.settings.ariPassword, turn.secret, 'a-very-secret-word']) {
      expect(said).not.toContain(secret);
    }
  });
});

describe('the doctor names', () => {
  it('every setting that is wrong', async () => {
    const settings = { MAX_CALLS: 'many', LOG_LEVEL: 'loud' };
    const said = await faults([], { settings });
    expect(said).toContain('MAX_CALLS');
    expect(said).toContain('LOG_LEVEL');
  });

  it('a wrong password of ARI', async () => {
    const settings = { ARI_PASSWORD: 'another-word-than-asterisk-knows' };
    expect(await faults(['asterisk'], { settings })).toMatch(/refused \(ari\.conf\).*ARI_PASSWORD/);
  });

  it('an Asterisk that is down', async () => {
    const settings = { ARI_URL: `http://127.0.0.1:${await freeTcpPort()}` };
    expect(await faults(['asterisk'], { settings })).toMatch(/not reachable.*start Asterisk/);
  });

  it('another program at the SIP port', async () => {
    const settings = await newPbxSettings();
    await holdUdp(settings.sipPort);
    await renderConfiguration(settings, settings.runDirectory);
    const conf = join(settings.runDirectory, 'asterisk.conf');
    const child = spawn(pbx.program, ['-f', '-n', '-C', conf], { stdio: 'ignore' });
    closing.push(() => rm(settings.runDirectory, { recursive: true, force: true }));
    closing.push(() => (child.kill('SIGKILL'), once(child, 'exit')));
    const url = `http://127.0.0.1:${settings.ariPort}`;
    const planted = { settings: { ARI_URL: url } };
    await eventually(
      async () => writeFindings(await examine(['asterisk'], planted)),
      (findings) => findings.includes('has the modules'),
      'the other Asterisk has started',
    );
    expect(await faults(['sip'], planted)).toContain(
      'has not opened its SIP port: another program',
    );
  });

  it('a range of Asterisk that is too small for the calls', async () => {
    const run = await mkdtemp(join(tmpdir(), 'pbx-'));
    closing.push(() => rm(run, { recursive: true, force: true }));
    const small = { ...pbx.settings, rtpPortRange: { first: 20_000, last: 20_007 } };
    await renderConfiguration(small, run);
    const said = await faults(['rtp'], { settings: { ASTERISK_RUN_DIR: run } });
    expect(said).toMatch(/20000-20007 hold 2 calls, MAX_CALLS is 4.*RTP_PORTS=20000-20015/);
  });

  it('ports for sound that other programs have', async () => {
    // Below the ports that the system gives to whoever asks for any.
    const first = 18_200;
    for (const port of [first, first + 2, first + 4]) await holdUdp(port);
    const settings = { MEDIA_PORTS: `${first}-${first + 9}` };
    expect(await faults(['rtp'], { settings })).toMatch(/other programs have 3 .* 2 calls/);
  });

  it('a trunk that does not register', async () => {
    const { runDirectory, ariUser: user, ariPassword: password, sipPort: port } = pbx.settings;
    const account = { username: USER, password: 'the-secret-of-the-trunk' };
    const operator = await SipOperator.open({ account, pbx: { host: '127.0.0.1', port } });
    operator.mood = 'refusing';
    const key = readSecretKey(SECRETS_KEY);
    const store = await openStore({
      ...{ databaseUrl: database.url, logger: silentLogger },
      secretKeys: key && new SecretKeys(key, []),
    });
    const trunk = { ...TRUNK, port: operator.address.port };
    await store.trunks.add(trunk, account.password, new Date());
    const shared = sharedFolder({
      runDirectory,
      ari: { url: pbx.asterisk.ariUrl, user, password },
    });
    closing.push(() => store.close());
    closing.push(() => operator.close());
    closing.push(() => store.trunks.remove(trunk.id));
    closing.push(() => shared.apply([]));
    const attempted = new Promise<void>((done) => operator.events.once('attempted', done));
    await shared.apply([{ ...trunk, secret: account.password }]);
    await attempted;
    const said = await eventually(
      () => faults(['trunks']),
      (text) => text !== '',
      'Asterisk has taken notice of the refusal',
    );
    expect(said).toMatch(/trunk ovh .*nobody gets through to \+33142685300/);
  });

  it('an outside address that is not ours', async () => {
    const local = { localNetworks: ['127.0.0.0/8'] };
    const other = await startTestPbx({ external: { address: '203.0.113.9', ...local } });
    closing.push(() => other.close());
    const said = await faults(['nat'], { settings: { ARI_URL: other.asterisk.ariUrl } });
    expect(said).toContain(`tells 203.0.113.9, and we are seen at ${turn.host}`);
    expect(said).toContain(`EXTERNAL_ADDRESS=${turn.host}`);
  });

  it('a secret that is not that of the TURN server', async () => {
    const settings = { TURN_SECRET: 'another-word-of-thirty-two-letters' };
    expect(await faults(['turn'], { settings })).toMatch(/401.*static-auth-secret/);
  });

  it('a TURN server that is not there', async () => {
    const settings = { TURN_URLS: `turn:127.0.0.1:${await freeTcpPort()}` };
    expect(await faults(['turn'], { settings })).toContain('does not answer');
  });

  it('a name that DNS does not know', async () => {
    const settings = { PUBLIC_BASE_URL: 'https://tableline.invalid' };
    expect(await faults(['dns'], { settings })).toContain('tableline.invalid of PUBLIC_BASE_URL');
  });

  it('a clock that is wrong', async () => {
    const now = (): Date => new Date(Date.now() + 120_000);
    const said = await faults(['clock'], { world: { clock: { ...systemClock, now } } });
    expect(said).toMatch(/120 s ahead of the database's.*NTP/);
  });

  it('a disk that is full', async () => {
    const world = { statfs: () => Promise.resolve({ bavail: 1000, bsize: 4096 }) };
    expect(await faults(['disk'], { world })).toContain('4 MiB free');
  });

  it('a database that is away', async () => {
    const settings = { DATABASE_URL: `postgresql://u:p@127.0.0.1:${await freeTcpPort()}/x` };
    expect(await faults(['database'], { settings })).toMatch(/is away.*start PostgreSQL/);
  });

  it('voices and ears that are not installed', async () => {
    const said = await faults(['engines'], { settings: { TOOLS_DIR: join(folder, 'none') } });
    expect(said).toMatch(/voice espeak .*scripts\/setup/);
    expect(said).toMatch(/hearing pocketsphinx .*scripts\/setup/);
  });

  it('a certificate that has expired', async () => {
    const [from, to] = [new Date('2020-01-01'), new Date('2021-01-01')];
    const server = createServer(selfSigned('localhost', from, to));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const settings = { PUBLIC_BASE_URL: `https://localhost:${port}` };
    expect(await faults(['public'], { settings })).toContain('expired on 2021-01-01');
  });

  it('a certificate that expires soon: of the TURN server, and of an operator', async () => {
    const soon = new Date(Date.now() + 5 * 24 * 3_600_000);
    const shown = selfSigned('127.0.0.1', new Date('2020-01-01'), soon);
    const wire = await awaitTls('127.0.0.1', shown);
    closing.push(() => wire.close());
    const { port } = wire.local;
    const store = await openStore({ databaseUrl: database.url, logger: silentLogger });
    closing.push(() => store.close());
    closing.push(() => store.trunks.remove('tls'));
    const address = { kind: 'ip', user: null, networks: ['127.0.0.9/32'] } as const;
    await store.trunks.add(
      { ...TRUNK, ...address, id: 'tls', transport: 'tls', port },
      null,
      new Date(),
    );
    const settings = { TURN_URLS: `turns:127.0.0.1:${port}` };
    const said = writeFindings(await examine(['turn', 'trunks'], { settings }));
    const end = soon.toISOString().slice(0, 10);
    expect(said).toMatch(new RegExp(`WARN  turns:127.0.0.1:${port} .* expires on ${end}`));
    expect(said).toMatch(new RegExp(`WARN  trunk tls .* expires on ${end}`));
    expect(said).toMatch(/FAIL  trunk tls .* not trusted .*Asterisk does not talk with it/);
  });

  it('an address for webhooks at which nobody answers', async () => {
    const settings = { PUBLIC_BASE_URL: `http://${ownAddress()}:${await freeTcpPort()}` };
    expect(await faults(['public'], { settings })).toMatch(/ECONNREFUSED.*no webhook comes in/);
  });

  it('secrets that everybody can read', async () => {
    const file = join(folder, 'ari-password');
    await writeFile(file, 'x');
    await chmod(file, 0o644);
    const said = await faults(['secrets'], { settings: { STRIPE_SECRET_KEY_FILE: file } });
    expect(said).toContain(`can read ${file}`);
  });
});
