import { execFileSync } from 'node:child_process';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { createLogger, silentLogger } from '../../../kernel/logger.js';
import { ManualClock } from '../../../kernel/manualClock.js';
import { openStore, type Store } from '../../../store/store.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { sampleMenu, sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import { boxAccount, filePassword } from '../../../telephony/provisioning/boxAccount.js';
import type { Mac } from '../../../telephony/provisioning/mac.js';
import { fetchUrl } from '../../../telephony/provisioning/pushedValues.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

const MAC = '000b82aabbcc' as Mac;
const SECRET = 'what-the-passwords-are-made-of';
const SIP_PASSWORD = boxAccount(SECRET, MAC).password;
const ports = [{ port: 1, line: '+33142685300' }];
const plan = { mac: '00:0B:82:AA:BB:CC', model: 'HT841', country: 'FR', ports };

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let owner: string;
let staff: string;
let log: string[];
const clock = new ManualClock();

async function serve(sip = true): Promise<void> {
  log = [];
  const { restaurants, tokens, audit, gatewayBoxes: boxes } = store;
  server = createHttpServer({
    ...unaskedParts(),
    ...{ restaurants, audit, identify: tokens.identify, clock },
    provisioning: {
      boxes,
      sip: sip ? { host: 'pbx.example.com', port: 5060, password: SECRET } : undefined,
      url: fetchUrl('https://tableline.example.com'),
      lineChecks: store.lineChecks,
    },
    logger: createLogger({
      ...{ level: 'info', showPersonalData: true },
      destination: { write: (line) => void log.push(line) },
    }),
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
}

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  const lines = { paris: ['+33142685300', '+33142685301'], rome: ['+390612345678'] } as const;
  await store.restaurants.save(
    (['paris', 'rome'] as const).map((id) => ({
      ...{ profile: sampleRestaurant(id), lines: [...lines[id]], menu: sampleMenu },
    })),
  );
  owner = await store.tokens.create({ name: 'owner', role: 'owner', restaurantId: 'paris' });
  staff = await store.tokens.create({ name: 'tablet', role: 'staff', restaurantId: 'paris' });
});

beforeEach(async () => {
  clock.advance(60_000);
  await store.gatewayBoxes.remove(MAC);
  await serve();
});

afterEach(async () => {
  await server.close();
});

afterAll(async () => {
  await store.close();
  await database.close();
});

async function ask(
  method: string,
  path = '',
  body?: object | string,
  token = owner,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${address}/api/gateway-boxes${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
}

async function add(): Promise<string> {
  const { status, body } = await ask('POST', '', plan);
  expect(status).toBe(201);
  return (body['fetch'] as { password: string }).password;
}

async function fetchFile(password?: string, mac: string = MAC, user = mac): Promise<Response> {
  const basic = Buffer.from(`${user}:${password ?? ''}`).toString('base64');
  return fetch(`${address}/provisioning/cfg${mac}.xml`, {
    headers: {
      'User-Agent': 'Grandstream Model HW HT841',
      ...(password !== undefined && { Authorization: `Basic ${basic}` }),
    },
  });
}

describe('a gateway box', () => {
  it('gets its configuration with the password that was shown when it was added', async () => {
    const password = await add();
    const response = await fetchFile(password);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toContain('text/xml');
    const file = await response.text();
    expect(file).toContain(`<mac>${MAC}</mac>`);
    expect(file).toContain('<P237>tableline.example.com/provisioning</P237>');
    expect(file).toContain(`<P1361>${password}</P1361>`);
    expect(file).toContain(`<P4121>${SIP_PASSWORD}</P4121>`);
    expect(file).toContain('<P3305>0033142685300</P3305>');
  });

  it('is asked for its password first, and refused with a wrong one or that of another', async () => {
    const password = await add();
    const challenge = await fetchFile();
    expect(challenge.status).toBe(401);
    expect(challenge.headers.get('WWW-Authenticate')).toContain('Basic realm=');
    expect((await fetchFile('wrong')).status).toBe(401);
    expect((await fetchFile(password, MAC, 'someone')).status).toBe(401);
    expect((await fetchFile(password, '000b82000001')).status).toBe(404);
    expect((await fetchFile(password, 'nonsense')).status).toBe(404);
  });

  it('has every fetch written down, and no password in any log', async () => {
    const password = await add();
    await fetchFile('wrong');
    await fetchFile(password);
    const { body } = await ask('GET', `/${MAC}`);
    expect((body['fetches'] as object[]).slice(0, 2)).toMatchObject([
      { outcome: 'served', userAgent: 'Grandstream Model HW HT841' },
      { outcome: 'wrong_credentials' },
    ]);
    expect(body['servedAt']).not.toBeNull();
    const written = log.join('') + JSON.stringify(body);
    expect(written).toContain('a configuration was asked for');
    expect(written).not.toContain(password);
    expect(written).not.toContain(SIP_PASSWORD);
  });

  it('gets it encrypted, as openssl decrypts it, when it is told the password of the file', async () => {
    const password = await add();
    await ask('PATCH', `/${MAC}`, { encryption: 'md5' });
    const response = await fetchFile(password);
    expect(response.headers.get('Content-Type')).toContain('application/octet-stream');
    const arguments_ = ['enc', '-d', '-aes-256-cbc', '-md', 'md5', '-pass'];
    const file = execFileSync('openssl', [...arguments_, `pass:${filePassword(SECRET, MAC)}`], {
      input: Buffer.from(await response.arrayBuffer()),
      stdio: ['pipe', 'pipe', 'ignore'],
    }).toString();
    expect(file).toContain(`<P1359>${filePassword(SECRET, MAC)}</P1359>`);
    expect(file).toContain(`<P4121>${SIP_PASSWORD}</P4121>`);
  });

  it('runs the firmware that the technician has pinned, and is told where it does not', async () => {
    const password = await add();
    expect(await (await fetchFile(password)).text()).toContain('<P238>2</P238>');
    const firmware = { version: '1.0.9.9', path: 'firmware.example.com/ht841/1.0.9.9' };
    await ask('PATCH', `/${MAC}`, { firmware });
    const file = await (await fetchFile(password)).text();
    expect(file).toContain('<P238>0</P238>');
    expect(file).toContain('<P192>firmware.example.com/ht841/1.0.9.9</P192>');
    const wrong = { version: 'newest', path: 'http://firmware.example.com' };
    expect((await ask('PATCH', `/${MAC}`, { firmware: wrong })).body['faults']).toMatchObject([
      ...[{ place: 'firmware.path' }, { place: 'firmware.version' }],
    ]);
  });

  it('is seen when another asks in its name, and a stranger is in the log of who may see all', async () => {
    await add();
    const userAgent = 'Grandstream Model HW HT813 SW 1.0.3.5 DevId 000b82000001';
    const all = await store.tokens.create({ name: 'all', role: 'owner', restaurantId: null });
    for (const mac of [MAC, '000b82000009']) {
      await fetch(`${address}/provisioning/cfg${mac}.xml`, {
        headers: { 'User-Agent': userAgent },
      });
    }
    expect((await ask('GET', `/${MAC}`)).body['concerns']).toMatchObject([
      expect.stringContaining('a box that says it is 00:0B:82:00:00:01 asked'),
    ]);
    const log = async (token: string): Promise<unknown> => {
      const headers = { Authorization: `Bearer ${token}` };
      const response = await fetch(`${address}/api/gateway-box-fetches`, { headers });
      return ((await response.json()) as { items: { mac: string }[] }).items[0]?.mac;
    };
    expect(await log(all)).toBe('000b82000009');
    expect(await log(owner)).toBe(MAC);
  });

  it('cannot be guessed at for long', async () => {
    const password = await add();
    for (let i = 0; i < 20; i++) await fetchFile(`guess ${i}`);
    const barred = await fetchFile(password);
    expect(barred.status).toBe(429);
    expect(Number(barred.headers.get('Retry-After'))).toBe(900);
  });

  it('does not bar itself by asking without a password first, as it does at every start', async () => {
    const password = await add();
    for (let i = 0; i < 30; i++) await fetchFile();
    expect((await fetchFile(password)).status).toBe(200);
  });

  it('waits while the settings do not say where the PBX is', async () => {
    const password = await add();
    await server.close();
    await serve(false);
    expect((await fetchFile(password)).status).toBe(503);
    expect((await ask('POST', `/${MAC}/compare`, 'P30=x')).status).toBe(503);
  });
});

describe('the boxes of a restaurant', () => {
  it('are told without their passwords, with what is to be tried on the line', async () => {
    await add();
    const { body } = await ask('GET');
    expect(body['items']).toMatchObject([
      { mac: MAC, restaurantId: 'paris', ports, servedAt: null, trustInferred: false },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/password|digest/i);
    expect(JSON.stringify(body)).toContain('France: try the caller id scheme');
  });

  it('are refused twice, on lines of others, and with faults, all of which are named', async () => {
    await add();
    expect((await ask('POST', '', plan)).status).toBe(409);
    const other = { ...plan, mac: '000b82aabbcd' };
    const strange = await ask('POST', '', {
      ...other,
      ports: [{ port: 1, line: '+390612345678' }],
    });
    expect(strange.status).toBe(400);
    expect(JSON.stringify(strange.body)).toContain('+390612345678 is no line of this restaurant');
    const faulty = await ask('POST', '', {
      ...other,
      ports: [{ ...ports[0], port: 9 }],
      ownSettings: { P248: '1' },
    });
    expect(faulty.body['faults']).toMatchObject([
      { place: 'ports.9' },
      { place: 'ownSettings.P248' },
    ]);
    const nonsense = await ask('POST', '', { ...plan, mac: '12', country: 'XX' });
    expect(nonsense.body['faults']).toMatchObject([{ place: 'mac' }, { place: 'country' }]);
  });

  it('change, and what is left out stays', async () => {
    const password = await add();
    const changed = await ask('PATCH', `/${MAC}`, { ownSettings: { P863: '5' } });
    expect(changed.body).toMatchObject({ country: 'FR', ports, ownSettings: { P863: '5' } });
    expect(await (await fetchFile(password)).text()).toContain('<P863>5</P863>');
    expect((await ask('PATCH', `/${MAC}`, { ports: [] })).status).toBe(400);
  });

  it('get a new password, and the old one opens nothing', async () => {
    const old = await add();
    const { body } = await ask('POST', `/${MAC}/password`);
    expect((await fetchFile(old)).status).toBe(401);
    expect((await fetchFile(body['password'] as string)).status).toBe(200);
  });

  it('are gone when they are deleted', async () => {
    const password = await add();
    expect((await ask('DELETE', `/${MAC}`)).status).toBe(204);
    expect((await fetchFile(password)).status).toBe(404);
    expect((await ask('GET', `/${MAC}`)).status).toBe(404);
  });

  it('are compared with what they gave out', async () => {
    const password = await add();
    const file = await (await fetchFile(password)).text();
    const compare = `/${MAC}/compare`;
    expect((await ask('POST', compare, file)).body).toEqual({ differences: [] });
    const other = file
      .replace('<P863>1</P863>', '<P863>0</P863>')
      .replace(/<P3305>.*<\/P3305>/, '');
    expect((await ask('POST', compare, other)).body).toMatchObject({
      differences: [
        { setting: 'P863', pushed: '1', found: '0' },
        { setting: 'P3305', meaning: 'number that is rung for the calls of line 1', found: null },
      ],
    });
    expect((await ask('POST', compare, 'nonsense')).status).toBe(400);
  });

  it('are the business of the owner, and of no other restaurant', async () => {
    await add();
    expect((await ask('GET', '', undefined, staff)).status).toBe(403);
    const token = { name: 'rome', role: 'owner', restaurantId: 'rome' } as const;
    const rome = await store.tokens.create(token);
    expect((await ask('GET', `/${MAC}`, undefined, rome)).status).toBe(404);
    expect((await ask('GET', '', undefined, rome)).body['items']).toEqual([]);
    expect((await ask('DELETE', `/${MAC}`, undefined, rome)).status).toBe(404);
  });
});

describe('the check of a line', () => {
  it('waits for one call, tells what is found as it is found, and is over with it', async () => {
    await add();
    const armed = await ask('POST', `/${MAC}/checks`, {});
    expect(armed.status).toBe(201);
    expect(armed.body).toMatchObject({ mac: MAC, line: '+33142685300', state: 'waiting' });
    const path = `/${MAC}/checks/${String(armed.body['id'])}`;
    const taken = await store.lineChecks.take('+33142685300', clock.now());
    expect(taken?.id).toBe(armed.body['id']);
    expect(await store.lineChecks.take('+33142685300', clock.now())).toBeUndefined();
    const step = {
      step: 'digits',
      verdict: 'failed',
      found: 'no digit',
      advice: ['P860'],
    } as const;
    await store.lineChecks.note(taken?.id ?? '', step);
    expect((await ask('GET', path)).body).toMatchObject({ state: 'running', steps: [step] });
    await store.lineChecks.note(taken?.id ?? '', { ...step, step: 'caller_id' });
    await store.lineChecks.finish(taken?.id ?? '', clock.now());
    const steps = [{ step: 'caller_id' }, { step: 'digits' }];
    expect((await ask('GET', path)).body).toMatchObject({ state: 'finished', steps });
    const { body } = await ask('GET', `/${MAC}/checks`);
    expect(body['items']).toHaveLength(1);
  });

  it('waits ten minutes, and on lines of the box alone', async () => {
    await add();
    expect((await ask('POST', `/${MAC}/checks`, { port: 3 })).status).toBe(400);
    const armed = await ask('POST', `/${MAC}/checks`, { port: 1 });
    clock.advance(10 * 60_000 + 1);
    expect(await store.lineChecks.take('+33142685300', clock.now())).toBeUndefined();
    const path = `/${MAC}/checks/${String(armed.body['id'])}`;
    expect((await ask('GET', path)).body).toMatchObject({ state: 'nobody_called' });
    expect((await ask('GET', `/${MAC}/checks/nonsense`)).status).toBe(404);
  });
});

describe('a box that has no PBX to be asked', () => {
  it('is told so, and not that it is gone', async () => {
    await add();
    expect((await ask('POST', `/${MAC}/sync`)).status).toBe(503);
    expect((await ask('GET', `/${MAC}/registration`)).status).toBe(503);
  });
});

describe('the sheet that goes with a box', () => {
  const page = (path: string, token = owner): Promise<Response> =>
    fetch(`${address}/provisioning/${path}`, { headers: { Authorization: `Bearer ${token}` } });

  it('shows each cable and its number, and no password', async () => {
    const password = await add();
    const response = await page(`${MAC}/sheet`);
    expect(response.headers.get('Content-Type')).toContain('text/html');
    const sheet = await response.text();
    expect(sheet).toContain('00:0B:82:AA:BB:CC');
    expect(sheet).toContain('aria-label="Cables of the HT841"');
    expect(sheet).toContain('LINE 1</td><td class="number">+33142685300');
    expect(sheet).toContain('France: try the caller id scheme');
    expect(sheet).not.toContain(password);
    expect(sheet).not.toContain(SIP_PASSWORD);
  });

  it('is for the owner, and of no other restaurant', async () => {
    await add();
    expect((await page(`${MAC}/sheet`, staff)).status).toBe(403);
    expect((await fetch(`${address}/provisioning/${MAC}/sheet`)).status).toBe(401);
    expect((await page('000b82000001/sheet')).status).toBe(404);
  });

  it('leads to a page that tells a stranger nothing, not even whether there is such a box', async () => {
    await add();
    const known = await fetch(`${address}/provisioning/${MAC}`);
    const stranger = await fetch(`${address}/provisioning/000b82000001`);
    expect([known.status, stranger.status]).toEqual([200, 200]);
    expect((await known.text()).replaceAll(MAC, '')).toBe(
      (await stranger.text()).replaceAll('000b82000001', ''),
    );
    expect(known.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect((await fetch(`${address}/provisioning/nonsense`)).status).toBe(404);
  });
});
