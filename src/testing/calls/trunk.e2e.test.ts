import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TrunkJson } from '../../http/contract/trunk.js';
import { SipOperator } from '../sip/sipOperator.js';
import { HouseUnderTest } from './houseUnderTest.js';

jest.setTimeout(90_000);

const ACCOUNT = { username: '0033972001122', password: 'what the operator gave' };
/** The French restaurant, as OVH writes its number. */
const DID = '0033199000142';

const at = new HouseUnderTest();
let operator: SipOperator;
beforeAll(async () => {
  await at.open({
    sharesRunFolder: true,
    settings: { SECRETS_KEY: randomBytes(32).toString('hex') },
  });
  const pbx = { host: '127.0.0.1', port: at.house.pbx.settings.sipPort };
  operator = await SipOperator.open({ account: ACCOUNT, pbx });
});
afterAll(async () => {
  await at.close();
  operator.close();
});

describe('a trunk that is added while the gateway runs', () => {
  it(
    'is registered, and its callers talk with the restaurant that they dialled',
    at.scene(async () => {
      const registered = operator.whenRegistered();
      const token = { name: 'admin', role: 'owner', restaurantId: null } as const;
      const response = await fetch(`${at.house.apiUrl}/api/trunks`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await at.house.store.tokens.create(token)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          ...{ id: 'ovh', kind: 'ovh', name: 'OVH', country: 'FR', numbers: ['+33199000142'] },
          ...{ host: '127.0.0.1', port: operator.address.port },
          ...{ user: ACCOUNT.username, secret: ACCOUNT.password },
        }),
      });
      expect(response.status).toBe(201);
      await at.soon(registered, 'the trunk is registered');
      await at.eventually(
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
});
