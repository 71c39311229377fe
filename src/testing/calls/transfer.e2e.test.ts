import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ReceivedCall } from '../sip/receivedCall.js';
import type { SipPhone } from '../sip/sipPhone.js';
import type { SpokenCaller } from '../spokenCaller.js';
import { HouseUnderTest } from './houseUnderTest.js';

jest.setTimeout(90_000);

const at = new HouseUnderTest();
let staff: SipPhone;
beforeAll(async () => {
  await at.open();
  staff = await at.house.openStaffPhone();
});
afterAll(() => at.close());

async function answerAt(ringing: ReceivedCall, caller: SpokenCaller): Promise<void> {
  ringing.answer();
  await at.soon(ringing.whenAnswered(), 'the staff have answered');
  const { outcome } = await at.house.gateway.line(
    ({ msg, callId }) => msg === 'staff rung' && callId === caller.callId,
  );
  expect(outcome).toBe('answered');
  // The ringing tone is over before anybody speaks.
  await caller.call.voice.untilQuiet(0);
}

describe('a caller who wants a person', () => {
  it(
    'asks for one, and talks with the staff until one of them hangs up',
    at.scene(async () => {
      const coming = at.nextRinging(staff);
      const caller = await at.call({
        from: '+12125550171',
        answers: { wants_order: ['A person please.', 'keys: 0'] },
      });
      const ringing = await coming;
      expect(ringing.callerNumber).toMatch(/2125550171$/);
      await answerAt(ringing, caller);

      const heardByCaller = at.hears(caller.call.voice);
      await ringing.voice.say(await at.voice('Bella Napoli, how can I help you?'));
      await heardByCaller;
      const heardByStaff = at.hears(ringing.voice);
      await caller.say('Do you have a table for ten?');
      await heardByStaff;

      caller.call.hangUp();
      const end = await at.soon(ringing.whenEnded(), 'the staff telephone is free again');
      expect(end.by).toBe('them');
      expect(await at.logged(caller.callId)).toMatchObject({
        outcome: 'transferred',
        transferredToHuman: true,
        endedBy: 'caller',
      });
    }),
  );

  it(
    'is hung up on when the staff hang up',
    at.scene(async () => {
      const coming = at.nextRinging(staff);
      const caller = await at.call({ from: '+12125550172', answers: { wants_order: 'keys: 0' } });
      const ringing = await coming;
      await answerAt(ringing, caller);
      ringing.hangUp();
      const end = await at.soon(caller.call.whenEnded(), 'the caller is free again');
      expect(end.by).toBe('them');
      expect(await at.logged(caller.callId)).toMatchObject({
        outcome: 'transferred',
        endedBy: 'staff',
      });
    }),
  );

  it(
    'is offered a message when the staff do not take the call',
    at.scene(async () => {
      const coming = at.nextRinging(staff);
      const caller = await at.call({
        from: '+12125550173',
        answers: { wants_order: 'keys: 0', offer_message: 'keys: 2' },
      });
      (await coming).busy();
      await at.asked(caller, 'offer_message');
      await at.soon(caller.call.whenEnded(), 'we say goodbye');
      const log = await at.logged(caller.callId);
      expect(log).toMatchObject({ outcome: 'no_order', transferredToHuman: false });
      const talk = log.utterances.map(({ text }) => text).join('\n');
      expect(talk).toMatch(/nobody can come to the phone.*Would you like to leave a message\?/);
    }),
  );

  it(
    'stops the ringing by hanging up',
    at.scene(async () => {
      const coming = at.nextRinging(staff);
      const caller = await at.call({ from: '+12125550174', answers: { wants_order: 'keys: 0' } });
      const ringing = await coming;
      caller.call.hangUp();
      await at.soon(ringing.whenEnded(), 'the ringing stops');
      expect(ringing.isAnswered).toBe(false);
      expect(await at.logged(caller.callId)).toMatchObject({ outcome: 'abandoned' });
    }),
  );
});
