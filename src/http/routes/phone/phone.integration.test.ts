import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { silentLogger } from '../../../kernel/logger.js';
import { ManualClock } from '../../../kernel/manualClock.js';
import { openStore, type Store } from '../../../store/store.js';
import type { SipAccounts } from '../../../telephony/browserPhones/ports.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import type { BrowserPhoneJson, IceServersJson, PhoneCallJson } from '../../contract/phone.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

const clock = new ManualClock();
/** The accounts that the PBX has. */
const accounts = new Map<string, string>();
const sipAccounts: SipAccounts = {
  put: ({ user, password }) => Promise.resolve(void accounts.set(user, password)),
  remove: (user) => Promise.resolve(void accounts.delete(user)),
};

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let folder: string;
/** In the place of Asterisk's web server: what it was sent. */
let pbx: Server;
let sentToPbx = '';
const tokens = { rome: '', paris: '', all: '' };

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url, logger: silentLogger });
  await store.restaurants.save(
    ['rome', 'paris'].map((id) => ({ profile: sampleRestaurant(id), lines: [] })),
  );
  for (const id of ['rome', 'paris'] as const) {
    tokens[id] = await store.tokens.create({ name: id, role: 'staff', restaurantId: id });
  }
  tokens.all = await store.tokens.create({ name: 'all', role: 'owner', restaurantId: null });
  folder = await mkdtemp(join(tmpdir(), 'phone-page-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>phone</title>');
  await writeFile(join(folder, 'assets', 'main-1.js'), 'main()');
  await writeFile(join(folder, 'secret.js'), 'secret');
  pbx = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      sentToPbx = data.toString('latin1');
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(pbx, 'listening');
  const at = pbx.address();
  const pbxPort = at !== null && typeof at === 'object' ? at.port : 0;
  const { restaurants, calls, browserPhones, audit } = store;
  server = createHttpServer({
    ...unaskedParts(),
    ...{ restaurants, calls, audit, clock, identify: store.tokens.identify },
    phone: {
      ...{ browserPhones, sipAccounts, pages: folder },
      ice: { urls: ['stun:turn.example:3478', 'turn:turn.example:3478'], turnSecret: 'secret' },
      asterisk: new URL(`http://127.0.0.1:${pbxPort}`),
    },
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterAll(async () => {
  await server.close();
  pbx.close();
  await store.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(
  who: keyof typeof tokens,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { Authorization: `Bearer ${tokens[who]}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, answer: text === '' ? undefined : JSON.parse(text) };
}

async function signIn(who: keyof typeof tokens, body: object = {}): Promise<BrowserPhoneJson> {
  const { status, answer } = await ask(who, 'POST', '/api/phones', body);
  expect(status).toBe(201);
  return answer as BrowserPhoneJson;
}

describe('signing a browser in', () => {
  it('gives it an account of its own with a new password, and takes it away at the end', async () => {
    const [first, second] = [await signIn('rome'), await signIn('rome')];
    expect(first).toMatchObject({ socket: '/phone/sip', restaurant: { id: 'rome' } });
    expect(first.user).not.toBe(second.user);
    expect(first.password.length).toBeGreaterThanOrEqual(32);
    expect(first.password).not.toBe(second.password);
    expect(accounts.get(first.user)).toBe(first.password);
    const gone = await ask('rome', 'DELETE', `/api/phones/${first.id}`);
    expect(gone.status).toBe(204);
    expect(accounts.has(first.user)).toBe(false);
    expect(await store.browserPhones.signedIn('rome', clock.now())).toMatchObject([
      { id: second.id },
    ]);
  });

  it('is for the restaurant of the token, or the one that is named where the token is for all', async () => {
    expect((await ask('rome', 'POST', '/api/phones', { restaurantId: 'paris' })).status).toBe(404);
    expect((await ask('all', 'POST', '/api/phones', {})).status).toBe(400);
    expect((await signIn('all', { restaurantId: 'paris' })).restaurant.id).toBe('paris');
  });

  it('leaves the phones of other restaurants alone', async () => {
    const phone = await signIn('rome');
    expect((await ask('paris', 'DELETE', `/api/phones/${phone.id}`)).status).toBe(404);
    expect(accounts.has(phone.user)).toBe(true);
  });

  it('ends after 12 hours, and with the next sign-in the account is gone', async () => {
    const phone = await signIn('paris');
    clock.advance(12 * 3_600_000);
    expect(await store.browserPhones.signedIn('paris', clock.now())).toEqual([]);
    await signIn('rome');
    expect(accounts.has(phone.user)).toBe(false);
  });
});

describe('beside the phone', () => {
  it('are the calls of the restaurant alone, with what was said last of those that go on', async () => {
    const at = clock.now();
    for (const [callId, restaurantId] of [
      ['01900000-0000-7000-8000-000000000001', 'rome'],
      ['01900000-0000-7000-8000-000000000002', 'paris'],
    ] as const) {
      await store.calls.begin({
        ...{ callId, restaurantId, line: '+12125550142', callerNumber: null, callerName: 'Ann' },
        ...{ callerWithheld: true, divertedFrom: null, startedAt: at },
      });
    }
    const { answer } = await ask('rome', 'GET', '/api/phones/calls');
    expect((answer as { items: PhoneCallJson[] }).items).toEqual([
      {
        ...{ id: '01900000-0000-7000-8000-000000000001', number: null, name: 'Ann' },
        ...{ startedAt: at.toISOString(), outcome: null, lastWords: null },
      },
    ]);
  });

  it('are ways through routers, with credentials for two hours', async () => {
    const { answer } = await ask('rome', 'POST', '/api/turn-credentials');
    const { iceServers, expiresAt } = answer as IceServersJson;
    const [stun, turn] = iceServers;
    expect(stun).toEqual({ urls: ['stun:turn.example:3478'] });
    expect(turn).toMatchObject({ urls: ['turn:turn.example:3478'] });
    const seconds = Number(turn?.username?.split(':')[0]);
    expect(seconds * 1000 - clock.now().getTime()).toBeLessThanOrEqual(2 * 3_600_000);
    expect(new Date(seconds * 1000).toISOString()).toBe(expiresAt);
  });
});

describe('the page', () => {
  it('runs only what comes from here', async () => {
    const response = await fetch(`${address}/phone`);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('has its parts, and nothing that lies beside them', async () => {
    expect((await fetch(`${address}/phone/assets/main-1.js`)).status).toBe(200);
    for (const path of ['..%2fsecret.js', '.hidden.js', 'missing.js', 'main-1.exe']) {
      expect((await fetch(`${address}/phone/assets/${path}`)).status).toBe(404);
    }
  });
});

/** Opens a WebSocket: the status with which it is refused. */
function knock(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}${path}`, 'sip', { headers });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => reject(new Error('it opened')));
    socket.on('error', () => undefined);
  });
}

describe('the way to Asterisk', () => {
  it('is for pages of this server, and for SIP alone', async () => {
    const own = { Origin: address };
    expect(await knock('/phone/sip', { Origin: 'https://elsewhere.example' })).toBe(403);
    expect(await knock('/phone/sip', {})).toBe(403);
    expect(await knock('/ari/events', own)).toBe(404);
    expect(await knock('/phone/sip', { ...own, Cookie: 'a=b', Authorization: 'Basic x' })).toBe(
      404,
    );
    expect(sentToPbx).toMatch(/^GET \/ws HTTP\/1\.1\r\n/);
    expect(sentToPbx).toContain('sec-websocket-protocol: sip');
    expect(sentToPbx).not.toMatch(/cookie|authorization/i);
  });
});
