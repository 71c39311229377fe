import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { usualScreening } from '../../restaurant/callScreening.js';
import { usualLineModes } from '../../restaurant/lineMode.js';
import type { LineModesJson } from '../../http/contract/lineSettings.js';
import type { SipPhone } from '../sip/sipPhone.js';
import { HouseUnderTest } from './houseUnderTest.js';

jest.setTimeout(90_000);

const RESTAURANT = 'bella-napoli';

const at = new HouseUnderTest();
let staff: SipPhone;
beforeAll(async () => {
  await at.open();
  staff = await at.house.openStaffPhone();
});
afterAll(() => at.close());
afterEach(async () => {
  const usual = { modes: usualLineModes, screening: usualScreening };
  await at.house.store.lineSettings.change(RESTAURANT, usual, new Date());
});

/** Dials a code at the staff's telephone, hears it confirmed, and reads what holds then. */
async function dial(code: string): Promise<LineModesJson> {
  const call = await staff.call(code);
  await at.soon(call.whenAnswered(), 'the code is answered');
  await at.hears(call.voice);
  await at.soon(call.whenEnded(), 'the confirmation is over');
  return (await at.house.api(`/api/line-modes?restaurant=${RESTAURANT}`)) as LineModesJson;
}

describe('the staff, who dial a code', () => {
  it(
    'take the calls first: who picks up has the caller, who does not leaves the call to Tableline',
    at.scene(async () => {
      expect(await dial('*73')).toMatchObject({ modeNow: 'staff_first' });
      const coming = at.nextRinging(staff);
      const caller = await at.call({ from: '+12125550181' });
      const ringing = await coming;
      expect(ringing.callerNumber).toMatch(/2125550181$/);
      expect(caller.call.isAnswered).toBe(false);
      ringing.answer();
      await at.soon(caller.call.whenAnswered(), 'the caller is answered');
      const heard = at.hears(caller.call.voice);
      await ringing.voice.say(await at.voice('Bella Napoli, how can I help you?'));
      await heard;
      ringing.hangUp();
      expect(await at.logged(caller.callId)).toMatchObject({
        ...{ outcome: 'transferred', transferredToHuman: true, endedBy: 'staff' },
      });

      const again = at.nextRinging(staff);
      const second = await at.call({ from: '+12125550182' });
      (await again).busy();
      await at.asked(second, 'wants_order');
      expect(await dial('*70')).toMatchObject({ modeNow: 'always', override: null });
    }),
  );

  it(
    'switch Tableline off, for the next call already, and nobody answers but them',
    at.scene(async () => {
      expect(await dial('*72')).toMatchObject({ modeNow: 'off' });
      const coming = at.nextRinging(staff);
      const caller = await at.call({ from: '+12125550183' });
      const ringing = await coming;
      ringing.answer();
      await at.soon(caller.call.whenAnswered(), 'the caller is answered');
      expect(await at.logged(caller.callId)).toMatchObject({ outcome: 'overflow' });
      caller.call.hangUp();
      const { items } = (await at.house.api('/api/audit-log')) as { items: object[] };
      expect(items).toContainEqual(
        expect.objectContaining({ action: 'dialled *72', actor: 'phone:PJSIP/staff' }),
      );
    }),
  );
});

describe('a caller whom the restaurant refuses', () => {
  it(
    'hears busy, and is in the log',
    at.scene(async () => {
      const screening = { ...usualScreening, numbers: ['+1212555018*'] };
      await at.house.store.lineSettings.change(RESTAURANT, { screening }, new Date());
      const caller = await at.call({ from: '+12125550184' });
      expect((await at.soon(caller.call.whenEnded(), 'we refuse')).status).toBe(486);
      expect(await at.logged(caller.callId)).toMatchObject({
        ...{ outcome: 'refused', answeredAt: null, endedBy: 'gateway' },
      });
    }),
  );
});
