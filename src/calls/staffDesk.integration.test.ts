import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import type { Line } from '../telephony/line.js';
import { sampleMenu, sampleRestaurant } from '../testing/samples.js';
import { LineUnderTest } from '../testing/sip/lineUnderTest.js';
import type { PlacedCall } from '../testing/sip/placedCall.js';
import type { ReceivedCall } from '../testing/sip/receivedCall.js';
import type { SipPhone } from '../testing/sip/sipPhone.js';
import { callBack, readStaffWish, takeOver } from './staffDesk.js';

jest.setTimeout(60_000);

const restaurant = { ...sampleRestaurant('rome'), menu: sampleMenu };

describe('what the staff dial', () => {
  it.each([
    ['restaurant', { kind: 'own_restaurant' }],
    [
      'take-01900000-0000-7000-8000-000000000001',
      {
        kind: 'take_over',
        callId: '01900000-0000-7000-8000-000000000001',
      },
    ],
    ['+12125550187', { kind: 'call_back', number: '+12125550187' }],
    ['2125550187', { kind: 'call_back', number: '+12125550187' }],
    ['kitchen', undefined],
  ])('%s is a wish of theirs, or none', (dialled, wish) => {
    expect(readStaffWish(dialled, 'US')).toEqual(wish);
  });
});

describe('calling a customer back', () => {
  let site: LineUnderTest;
  let line: Line;
  let staff: SipPhone;
  let customer: SipPhone;

  beforeAll(async () => {
    site = await LineUnderTest.start();
    line = site.newLine();
    await line.start();
    staff = await site.openPhone('staff');
    customer = await site.openPhone('bar');
  });
  afterAll(() => site.close());
  afterEach(() => site.untilEmpty());

  async function dial(): Promise<[PlacedCall, IncomingCall]> {
    const incoming = new Promise<IncomingCall>((resolve) => line.events.once('incoming', resolve));
    const placed = await staff.call('+12125550187');
    return [placed, await incoming];
  }

  async function hears(listener: PlacedCall | ReceivedCall, speaker: PlacedCall | ReceivedCall) {
    const heard = new Promise<void>((resolve) =>
      listener.voice.events.once('speechStarted', () => resolve()),
    );
    const tone = Int16Array.from({ length: 4000 }, (_, i) => 8000 * Math.sin(i / 3));
    await speaker.voice.say(tone);
    await heard;
  }

  it('lets the staff hear it ring, and joins them when the customer picks up', async () => {
    const ringing = customer.nextCall();
    const [placed, incoming] = await dial();
    const rings = new Promise<void>((resolve) => placed.events.once('ringing', resolve));
    const over = callBack(incoming, restaurant, 'PJSIP/bar', silentLogger);
    const atCustomer = await ringing;
    await rings;
    expect(placed.isAnswered).toBe(false);
    atCustomer.answer();
    await placed.whenAnswered();
    await hears(placed, atCustomer);
    await hears(atCustomer, placed);
    atCustomer.hangUp();
    expect((await placed.whenEnded()).by).toBe('them');
    await over;
  });

  it.each<[string, number, string | undefined, (call: ReceivedCall) => void]>([
    ['the customer is on the phone', 486, 'PJSIP/bar', (call) => call.busy()],
    ['there is no line to call out by', 503, undefined, () => undefined],
  ])('tells the staff when %s', async (_, status, endpoint, react) => {
    const forget = customer.events.once('incoming', react);
    const [placed, incoming] = await dial();
    const ended = placed.whenEnded();
    await callBack(incoming, restaurant, endpoint, silentLogger);
    expect(await ended).toEqual({ by: 'them', status });
    forget();
  });

  it('stops ringing the customer when the staff hang up', async () => {
    const ringing = customer.nextCall();
    const [placed, incoming] = await dial();
    const over = callBack(incoming, restaurant, 'PJSIP/bar', silentLogger);
    const atCustomer = await ringing;
    atCustomer.ring();
    placed.hangUp();
    expect((await atCustomer.whenEnded()).by).toBe('them');
    await over;
  });

  it('hangs up on who wants to take over a call that is over', async () => {
    const [placed, incoming] = await dial();
    const ended = placed.whenEnded();
    await takeOver(incoming, undefined, silentLogger);
    expect((await ended).by).toBe('them');
  });
});
