import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SipPhone } from '../sip/sipPhone.js';
import { HouseUnderTest } from './houseUnderTest.js';
import { ordering } from './spokenOrder.js';
import { eventually } from '../eventually.js';

jest.setTimeout(120_000);

const at = new HouseUnderTest();
let staff: SipPhone;
beforeAll(async () => {
  await at.open();
  staff = await at.house.openStaffPhone();
});
afterAll(() => at.close());

const salad = {
  say: ['One caesar salad.', 'A caesar salad please.'],
  hear: 'Caesar Salad',
} as const;

async function untilNobodyIsServed(): Promise<void> {
  await eventually(
    () => at.health(),
    (health) => health?.parts.some(({ detail }) => detail === '0 live') ?? false,
    'the slot is given back',
  );
}

describe('a caller', () => {
  it(
    'who hangs up in the middle of an order has ordered nothing, and makes room',
    at.scene(async () => {
      const caller = await at.call({
        from: '+12125550101',
        answers: { wants_order: 'keys: 1', fulfilment: 'keys: 1', time_pickup: 'keys: 1' },
      });
      await at.asked(caller, 'items');
      await caller.say('One caesar salad.');
      caller.call.hangUp();
      expect(await at.logged(caller.callId)).toMatchObject({
        outcome: 'abandoned',
        endedBy: 'caller',
        orderId: null,
      });
      expect(await at.ordersOf(caller.callId)).toEqual([]);
      await untilNobodyIsServed();
    }),
  );

  it(
    'who speaks over us is not talked down: we fall silent, and log only what was heard of us',
    at.scene(async () => {
      const caller = await at.call({ from: '+12125550102' });
      const { voice } = caller.call;
      const words = await at.voice('Excuse me, I would like to order something.');
      await at.asked(caller, 'wants_order');
      await voice.untilQuiet(0);
      const begun = at.hears(voice);
      // A key that means nothing here, for a longer sentence to speak over.
      await voice.press('9');
      await begun;
      const silent = new Promise<number>((resolve) => voice.events.once('speechStopped', resolve));
      const spokeAtMs = performance.now();
      await voice.say(words);
      const silentAtMs = await at.soon(silent, 'we fall silent');
      expect(silentAtMs - spokeAtMs).toBeLessThan(1000);
      await at.house.gateway.line(
        ({ msg, callId, speaker, pii }) =>
          msg === 'said' &&
          callId === caller.callId &&
          speaker === 'caller' &&
          pii?.['text'] !== '9',
      );
      caller.call.hangUp();
      const { utterances } = await at.logged(caller.callId);
      const said = utterances.filter(({ speaker }) => speaker === 'assistant');
      expect(said.map(({ text }) => text).join('\n')).not.toMatch(/Just say yes or no/);
    }),
  );

  it(
    'of a number that nobody has is told so',
    at.scene(async () => {
      const caller = await at.call({ from: '+12125550103', to: '+12125550199' });
      await at.hears(caller.call.voice);
      const end = await at.soon(caller.call.whenEnded(), 'we hang up');
      expect(end.by).toBe('them');
      expect(await at.logged(caller.callId)).toMatchObject({
        outcome: 'failed',
        restaurantId: null,
        line: '+12125550199',
      });
    }),
  );
});

describe('what breaks', () => {
  it(
    'Asterisk, started anew: the next call is answered',
    at.scene(async () => {
      const before = await at.call({ from: '+12125550111' });
      await at.soon(before.call.whenAnswered(), 'the call is answered');
      const { gateway } = at.house;
      const [up] = await Promise.all([
        gateway.nextLine(({ msg }) => msg === 'the line is up'),
        at.house.pbx.asterisk.restart(),
      ]);
      expect(up.msg).toBe('the line is up');
      expect((await at.logged(before.callId)).outcome).toBe('abandoned');
      await staff.register();

      const after = await at.call({ from: '+12125550112' });
      await at.asked(after, 'wants_order');
    }),
  );

  it(
    'the gateway, killed: the staff telephone rings until it is back',
    at.scene(async () => {
      const coming = at.nextRinging(staff);
      await at.house.gateway.kill();
      const call = await at.phone.call('+12125550142', { callerId: { number: '+12125550113' } });
      const ringing = await coming;
      expect(ringing.callerNumber).toMatch(/2125550113$/);
      ringing.answer();
      await at.soon(call.whenAnswered(), 'the caller has the staff on the line');
      call.hangUp();
      await at.soon(ringing.whenEnded(), 'the staff telephone is free again');

      await at.house.startGateway();
      const next = await at.call({ from: '+12125550114' });
      await at.asked(next, 'wants_order');
    }),
  );

  it(
    'the gateway, killed as soon as an order is placed: it is in the books once, the caller with the staff',
    at.scene(async () => {
      const caller = await at.call({ from: '+12125550115', answers: ordering([salad]) });
      const { gateway } = at.house;
      await gateway.line(
        ({ msg, callId }) => msg === 'order placed' && callId === caller.callId,
        90_000,
      );
      await gateway.kill();
      expect(await at.ordersOf(caller.callId)).toMatchObject([
        { customerPhone: '+12125550115', totals: { total: 979 } },
      ]);
      const coming = at.nextRinging(staff);
      await at.house.startGateway();
      (await coming).answer();
      expect(await at.ordersOf(caller.callId)).toHaveLength(1);
      expect(await at.logged(caller.callId)).toMatchObject({ outcome: 'order' });
    }),
  );

  it(
    'the gateway, asked to end: the caller it talks with is given to the staff',
    at.scene(async () => {
      const caller = await at.call({ from: '+12125550116' });
      await at.asked(caller, 'wants_order');
      const coming = at.nextRinging(staff);
      const stopped = at.house.gateway.stop();
      (await coming).answer();
      await at.soon(stopped, 'the gateway ends');
      caller.call.hangUp();
      await at.house.startGateway();
      expect(await at.logged(caller.callId)).toMatchObject({
        outcome: 'failed',
        endedBy: 'gateway',
      });
    }),
  );
});

describe('one call more than there is room for', () => {
  it(
    'goes to the staff, and the first is not disturbed',
    at.scene(async () => {
      await at.house.gateway.stop();
      await at.house.startGateway({ MAX_CALLS: '1' });
      const first = await at.call({ from: '+12125550121' });
      await at.soon(first.call.whenAnswered(), 'the first is answered');
      const coming = at.nextRinging(staff);
      const second = await at.call({ from: '+12125550122' });
      const ringing = await coming;
      expect(ringing.callerNumber).toMatch(/2125550122$/);
      expect((await at.logged(second.callId)).outcome).toBe('overflow');
      await at.asked(first, 'wants_order');
    }),
  );
});
