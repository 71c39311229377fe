import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../kernel/clock.js';
import { silentLogger } from '../kernel/logger.js';
import { PlayoutClock } from '../media/playoutClock.js';
import { PortPool } from '../media/portPool.js';
import type { StaffCallOutcome, StaffCaller } from '../orders/ports/tickets.js';
import type { Order } from '../restaurant/order.js';
import type { Synthesizer } from '../speech/ports.js';
import type { Line } from '../telephony/line.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { sampleOrder } from '../testing/samples.js';
import { LineUnderTest } from '../testing/sip/lineUnderTest.js';
import type { ReceivedCall } from '../testing/sip/receivedCall.js';
import type { SipPhone } from '../testing/sip/sipPhone.js';
import { vowel } from '../testing/vowel.js';
import { createStaffCaller } from './staffCall.js';

jest.setTimeout(60_000);

const at = new Date('2026-03-10T18:00:00Z');
const order: Order = {
  ...sampleOrder(),
  ...{ id: 'o', restaurantId: 'bella-napoli', number: 17, callId: null, status: 'new' },
  ...{ paymentStatus: 'unpaid', prepayment: 0, paidAmount: 0, customerEmail: null, version: 1 },
  ...{ createdAt: at, updatedAt: at },
};

let site: LineUnderTest;
let line: Line;
let staff: SipPhone;
let staffCaller: StaffCaller;
let said: string[] = [];
const ports = new PortPool({ first: 41_000, last: 41_098, clock: systemClock });

/** A voice that says each sentence as one short sound, so that a call takes a second. */
const voice: Synthesizer = {
  ...{ name: 'sound', languages: '*', close: () => Promise.resolve() },
  async *speak(text) {
    said.push(text);
    yield await Promise.resolve(vowel(100));
  },
};

beforeAll(async () => {
  site = await LineUnderTest.start();
  line = site.newLine();
  await line.start();
  staff = await site.openPhone('staff');
  const playoutClock = new PlayoutClock(systemClock, (error) => {
    throw error;
  });
  staffCaller = createStaffCaller({
    ...{ line, synthesizer: voice, clock: systemClock, log: silentLogger },
    media: { host: '127.0.0.1', format: 'ulaw', ports, playoutClock },
  });
});

afterAll(() => site.close());

afterEach(async () => {
  said = [];
  await site.untilEmpty();
});

/** The staff are called; answers with the call at their telephone and what it came to. */
async function ring({
  accept = () => Promise.resolve(true),
  signal = new AbortController().signal,
} = {}): Promise<[ReceivedCall, Promise<StaffCallOutcome>]> {
  const coming = staff.nextCall();
  const outcome = staffCaller.call({ restaurant: bellaNapoli, order, accept, signal });
  const call = await coming;
  call.ring();
  return [call, outcome];
}

describe('a call of the staff about an order', () => {
  it('reads the order out and takes key 1 for their yes, also in the middle of a sentence', async () => {
    let accepted = 0;
    const [call, outcome] = await ring({
      accept: () => Promise.resolve((accepted += 1) > 0),
    });
    call.answer();
    await call.voice.untilQuiet(500);
    expect(said.join(' ')).toContain('two large Margheritas with extra olives. a Cola.');
    expect(said.at(-1)).toBe('Press 1 to accept it, or 2 to hear it again.');
    await call.voice.press('1');
    expect(await outcome).toBe('accepted');
    expect([accepted, said.at(-1)]).toEqual([1, 'Thank you. The order is accepted.']);
    expect((await call.whenEnded()).by).toBe('them');
    expect(call.voice.heard().samples.length).toBeGreaterThan(8000);
  });

  it('reads it again at key 2', async () => {
    const [call, outcome] = await ring();
    call.answer();
    await call.voice.untilQuiet(500);
    const once = said.length;
    await call.voice.press('2');
    await call.voice.untilQuiet(500);
    expect(said).toHaveLength(2 * once);
    call.hangUp();
    expect(await outcome).toBe('heard');
  });

  it('says so when the order has been taken care of meanwhile', async () => {
    const [call, outcome] = await ring({ accept: () => Promise.resolve(false) });
    call.answer();
    await call.voice.untilQuiet(500);
    await call.voice.press('1');
    expect(await outcome).toBe('needless');
    expect(said.at(-1)).toMatch(/taken care of/);
    await call.whenEnded();
  });

  it('stops ringing when the order is accepted elsewhere', async () => {
    const taken = new AbortController();
    const [call, outcome] = await ring({ signal: taken.signal });
    taken.abort();
    expect(await outcome).toBe('needless');
    expect((await call.whenEnded()).by).toBe('them');
    expect(said).toEqual([]);
  });

  it('tells who does not answer', async () => {
    const [busy, outcome] = await ring();
    busy.busy();
    expect(await outcome).toBe('busy');
    const restaurant = { ...bellaNapoli, staffEndpoint: 'PJSIP/nobody' };
    const wish = { restaurant, order, accept: () => Promise.resolve(true) };
    const { signal } = new AbortController();
    expect(await staffCaller.call({ ...wish, signal })).toBe('unavailable');
  });
});
