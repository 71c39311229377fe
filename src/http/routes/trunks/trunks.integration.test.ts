import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { Role } from '../../../kernel/access.js';
import { systemClock } from '../../../kernel/clock.js';
import { silentLogger } from '../../../kernel/logger.js';
import { SecretKeys } from '../../../kernel/secretKeys.js';
import { openStore, type Store } from '../../../store/store.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/database.js';
import { sampleRestaurant } from '../../../testing/samples.js';
import { unaskedParts } from '../../../testing/unaskedParts.js';
import { NO_RUN_FOLDER, TrunkDesk } from '../../../telephony/trunks/trunkDesk.js';
import { createHttpServer, type HttpServer } from '../../server.js';

jest.setTimeout(60_000);

const SECRET = 'a secret of the operator';
const earlierKey = randomBytes(32);
const ovh = {
  ...{ id: 'ovh', kind: 'ovh', name: 'OVH', host: 'siptrunk.ovh.net', country: 'FR' },
  ...{ user: '0033972001122', secret: SECRET, numbers: ['+33142685300'] },
};

const FRANCE = { countries: ['FR'], dialFormat: 'international', calls: 1, dailyMinutes: 60 };

let database: TestDatabase;
let store: Store;
let server: HttpServer;
let address: string;
let admin: string;
let ownerOfOne: string;
let staff: string;
let technician: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const secretKeys = new SecretKeys(earlierKey);
  store = await openStore({ databaseUrl: database.url, logger: silentLogger, secretKeys });
  await store.restaurants.save([{ profile: sampleRestaurant('paris'), lines: [] }]);
  const token = (role: Role, restaurantId: string | null): Promise<string> =>
    store.tokens.create({ name: 'test', role, restaurantId });
  admin = await token('owner', null);
  ownerOfOne = await token('owner', 'paris');
  staff = await token('staff', null);
  technician = await token('technician', null);
  const clock = systemClock;
  const book = store.trunks;
  server = createHttpServer({
    ...unaskedParts(),
    ...{ audit: store.audit, identify: store.tokens.identify, clock },
    trunks: { book, desk: new TrunkDesk({ book, pbx: undefined, clock, log: silentLogger }) },
  });
  address = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
});

afterEach(async () => {
  await store.trunks.remove('ovh');
});

afterAll(async () => {
  await server.close();
  await store.close();
  await database.close();
});

async function ask(method: string, path = '', body?: object, token = admin) {
  const response = await fetch(`${address}/api/trunks${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: (text && JSON.parse(text)) as unknown };
}

describe('a trunk', () => {
  it('is added with what is usual for its kind, and its secret is never told again', async () => {
    const added = await ask('POST', '', ovh);
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      ...{ id: 'ovh', transport: 'udp', codecs: ['alaw', 'ulaw'], expiryS: 1800, hasSecret: true },
      outbound: { countries: [], dialFormat: 'international' },
    });
    const list = await ask('GET');
    expect(list.body).toMatchObject({
      items: [{ id: 'ovh', status: { state: 'unknown', fault: NO_RUN_FOLDER } }],
    });
    expect(added.text + list.text).not.toContain(SECRET);
    expect((await ask('POST', '', ovh)).status).toBe(409);
  });

  it('keeps its secret sealed in the database, and when it is changed in other things', async () => {
    await ask('POST', '', ovh);
    const changed = await ask('PATCH', '/ovh', { name: 'OVH 2', outbound: FRANCE });
    expect(changed.body).toMatchObject({ name: 'OVH 2', host: ovh.host, outbound: FRANCE });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ text: string }>(
      `select t::text || encode(secret_sealed, 'escape') as text from trunks t`,
    );
    await client.end();
    expect(rows[0]?.text).not.toContain(SECRET);
    expect((await store.trunks.opened()).trunks).toMatchObject([{ secret: SECRET }]);
    await ask('PATCH', '/ovh', { secret: 'another' });
    expect((await store.trunks.opened()).trunks).toMatchObject([{ secret: 'another' }]);
  });

  it('is refused with every fault named', async () => {
    const faulty = await ask('POST', '', { ...ovh, host: 'a b', srtp: true, secret: undefined });
    expect(faulty.status).toBe(400);
    const places = (faulty.body as { faults: { place: string }[] }).faults.map(
      ({ place }) => place,
    );
    expect(places).toEqual(['host', 'srtp', 'secret']);
    expect((await ask('POST', '', { ...ovh, numbers: ['0142685300'] })).status).toBe(400);
    expect((await ask('PATCH', '/nothing', {})).status).toBe(404);
  });

  it('is the business of nobody but who runs the installation', async () => {
    await ask('POST', '', ovh);
    for (const token of [ownerOfOne, staff]) {
      expect((await ask('GET', '', undefined, token)).status).toBe(403);
      expect((await ask('GET', '/ovh', undefined, token)).status).toBe(403);
      expect((await ask('DELETE', '/ovh', undefined, token)).status).toBe(403);
      expect((await ask('PATCH', '/ovh', { enabled: false }, token)).status).toBe(403);
    }
    expect((await ask('DELETE', '/ovh')).status).toBe(204);
    expect((await ask('GET', '/ovh')).status).toBe(404);
  });
});

describe('a technician', () => {
  it('looks after trunks', async () => {
    expect((await ask('POST', '', ovh, technician)).status).toBe(201);
    expect((await ask('PATCH', '/ovh', { enabled: false }, technician)).status).toBe(200);
    expect((await ask('GET', '', undefined, technician)).status).toBe(200);
    expect((await ask('DELETE', '/ovh', undefined, technician)).status).toBe(204);
  });

  it.each([
    'orders',
    'call-logs',
    'customers',
    'outbox',
    'audit-log',
    'persons/%2B1',
    'phones/calls',
  ])('does not read /api/%s', async (place) => {
    const headers = { Authorization: `Bearer ${technician}` };
    expect((await fetch(`${address}/api/${place}`, { headers })).status).toBe(403);
  });
});

describe('the key of the secrets', () => {
  async function withKeys<Value>(
    secretKeys: SecretKeys | undefined,
    use: (other: Store) => Promise<Value>,
  ): Promise<Value> {
    const other = await openStore({ databaseUrl: database.url, logger: silentLogger, secretKeys });
    return use(other).finally(() => other.close());
  }

  it('can be changed: what was sealed before is sealed anew and opens with the new one alone', async () => {
    await ask('POST', '', ovh);
    const later = randomBytes(32);
    const resealed = await withKeys(new SecretKeys(later, [earlierKey]), ({ trunks }) =>
      trunks.reseal(),
    );
    expect(resealed).toBe(1);
    const opened = await withKeys(new SecretKeys(later), ({ trunks }) => trunks.opened());
    expect(opened).toMatchObject({ trunks: [{ secret: SECRET }], locked: [] });
    expect(await store.trunks.opened()).toEqual({ trunks: [], locked: ['ovh'] });
  });

  it('is missed where it is missing, and no secret is taken in the clear', async () => {
    const at = new Date();
    const { secret, ...plan } = ovh;
    const refused = await withKeys(undefined, ({ trunks }) =>
      trunks.add({ ...plan } as never, secret, at),
    );
    expect(refused).toEqual({ ok: false, refusal: { code: 'no_secrets_key' } });
  });
});
