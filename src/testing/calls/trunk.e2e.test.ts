import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TrunkJson } from '../../http/contract/trunk.js';
import { selfSigned } from '../certificate.js';
import { SipOperator } from '../sip/sipOperator.js';
import { awaitTls } from '../sip/sipWire.js';
import { HouseUnderTest } from './houseUnderTest.js';
import { eventually } from '../eventually.js';

jest.setTimeout(90_000);

const ACCOUNT = { username: '0033972001122', password: 'what the operator gave' };
/** The French restaurant, as OVH writes its number. */
const DID = '0033199000142';

const at = new HouseUnderTest();
let folder: string;
let operator: SipOperator;
/** Speaks TLS, and encrypts the sound. */
let discreet: SipOperator;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunk-'));
  const inAnHour = new Date(Date.now() + 3_600_000);
  const certificate = selfSigned('127.0.0.1', new Date('2020-01-01'), inAnHour);
  const authorities = join(folder, 'authorities.pem');
  await writeFile(authorities, certificate.cert);
  await at.open({
    sharesRunFolder: true,
    pbx: { sipAuthoritiesFile: authorities },
    settings: { SECRETS_KEY: randomBytes(32).toString('hex') },
  });
  const pbx = { host: '127.0.0.1', port: at.house.pbx.settings.sipPort };
  operator = await SipOperator.open({ account: ACCOUNT, pbx });
  const wire = await awaitTls('127.0.0.1', certificate);
  discreet = await SipOperator.open({ account: ACCOUNT, pbx, wire });
  discreet.encrypts = true;
});
afterAll(async () => {
  await at.close();
  operator.close();
  discreet.close();
  await rm(folder, { recursive: true, force: true });
});

/** Adds a trunk as a technician does, and waits until its operator has registered it. */
async function add(at: HouseUnderTest, operator: SipOperator, trunk: object): Promise<void> {
  const registered = operator.whenRegistered();
  const token = { name: 'Ada', role: 'technician', restaurantId: null } as const;
  const response = await fetch(`${at.house.apiUrl}/api/trunks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await at.house.store.tokens.create(token)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      ...{ country: 'FR', host: '127.0.0.1', port: operator.address.port },
      ...{ user: ACCOUNT.username, secret: ACCOUNT.password },
      ...trunk,
    }),
  });
  expect(response.status).toBe(201);
  await at.soon(registered, 'the trunk is registered');
}

describe('a trunk that is added while the gateway runs', () => {
  it(
    'is registered, and its callers talk with the restaurant that they dialled',
    at.scene(async () => {
      await add(at, operator, { id: 'ovh', kind: 'ovh', name: 'OVH', numbers: ['+33199000142'] });
      await eventually(
        async () => (await at.house.api('/api/trunks/ovh')) as TrunkJson,
        ({ status }) => status?.state === 'up',
        'the trunk is said to be up',
      );
      expect(await at.health()).toMatchObject({
        parts: expect.arrayContaining([expect.objectContaining({ name: 'trunks', state: 'ok' })]),
      });

      const seen = at.house.gateway.nextLine(({ msg }) => msg === 'call came in');
      const call = await operator.call({
        ...{ called: DID, callerNumber: '0033612345678' },
        headers: [['Diversion', '<sip:0033142000000@127.0.0.1>;reason=unconditional']],
      });
      const { callId = '' } = await at.soon(seen, 'the call came in');
      await at.soon(call.whenAnswered(), 'the caller is answered');
      await at.hears(call.voice);
      call.hangUp();
      expect(await at.logged(callId)).toMatchObject({
        ...{ restaurantId: 'chez-marcel', line: '+33199000142' },
        ...{ caller: { number: '+33612345678' }, divertedFrom: '+33142000000' },
      });
    }),
  );

  it(
    'over TLS, with its sound encrypted: we are heard, and hear the caller',
    at.scene(async () => {
      const secure = { transport: 'tls', srtp: true, numbers: ['+12125550142'] };
      await add(at, discreet, { id: 'tls', kind: 'registration', name: 'TLS', ...secure });
      const { gateway } = at.house;
      const seen = gateway.nextLine(({ msg }) => msg === 'call came in');
      const call = await discreet.call({ called: '12125550142', callerNumber: '+12125550177' });
      const { callId = '' } = await at.soon(seen, 'the call came in');
      await at.soon(call.whenAnswered(), 'the caller is answered');
      await at.hears(call.voice);
      await gateway.line(({ msg, callId: id }) => msg === 'listening' && id === callId);
      await call.voice.untilQuiet(0);
      await call.voice.say(await at.voice('I would like to order something.'));
      await gateway.line(
        ({ msg, callId: id, speaker }) => msg === 'said' && id === callId && speaker === 'caller',
      );
      call.hangUp();
      expect(await at.logged(callId)).toMatchObject({ line: '+12125550142', endedBy: 'caller' });
    }),
  );
});
