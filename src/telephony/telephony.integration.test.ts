import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LineUnderTest } from '../testing/sip/lineUnderTest.js';
import type { PlacedCall } from '../testing/sip/placedCall.js';
import type { ReceivedCall } from '../testing/sip/receivedCall.js';
import type { PlaceCallOptions, SipPhone } from '../testing/sip/sipPhone.js';
import { identifyCaller } from './identity.js';
import type { IncomingCall } from './incomingCall.js';
import type { Line } from './line.js';
import type { StaffLeg, StaffOutcome } from './staffLeg.js';

jest.setTimeout(60_000);

const DID = '+33142685300';
const CALLER = '+33612345678';

let site: LineUnderTest;
let line: Line;
let caller: SipPhone;
let staff: SipPhone;

beforeAll(async () => {
  site = await LineUnderTest.start();
  line = site.newLine();
  await line.start();
  caller = await site.openPhone('gateway');
  staff = await site.openPhone('staff');
});

afterAll(async () => {
  await site.close();
});

afterEach(async () => {
  await site.untilEmpty();
});

/** Calls the restaurant: both ends of the call, not answered yet. */
async function callIn(options?: PlaceCallOptions): Promise<[PlacedCall, IncomingCall]> {
  const incoming = new Promise<IncomingCall>((resolve) => line.events.once('incoming', resolve));
  const placed = await caller.call(DID, options);
  return [placed, await incoming];
}

/** The same, answered and joined to an RTP endpoint that sends back what it hears. */
async function talkIn(): Promise<[PlacedCall, IncomingCall]> {
  const [placed, incoming] = await callIn();
  await incoming.answer();
  await connectEcho(incoming);
  await placed.whenAnswered();
  return [placed, incoming];
}

async function connectEcho(call: IncomingCall): Promise<void> {
  const echo = createSocket('udp4');
  echo.bind(0, '127.0.0.1');
  await once(echo, 'listening');
  const { port } = echo.address();
  const remote = await call.connectMedia({ host: '127.0.0.1', port, format: 'ulaw' });
  echo.on('message', (packet) => echo.send(packet, remote.port, remote.address));
  call.events.once('ended', () => echo.close());
}

function endOf(call: IncomingCall): Promise<string> {
  return new Promise((resolve) => call.events.once('ended', resolve));
}

interface RingOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly endpoint?: string;
}

/** Rings a member of staff: the leg, and what becomes of the ringing. */
function ringStaff(
  call: IncomingCall,
  options: RingOptions = {},
): [StaffLeg, Promise<StaffOutcome>] {
  const leg = call.newStaffLeg();
  const outcome = leg.ring({
    endpoint: options.endpoint ?? 'PJSIP/staff',
    callerId: `"Table for two" <${CALLER}>`,
    timeoutMs: options.timeoutMs ?? 10_000,
    signal: options.signal ?? new AbortController().signal,
  });
  return [leg, outcome];
}

function tone(hz: number, ms: number): Int16Array {
  return Int16Array.from(
    { length: ms * 8 },
    (_, i) => 8000 * Math.sin((2 * Math.PI * hz * i) / 8000),
  );
}

/** Speaks into one telephone until the other one hears it. */
async function hears(listener: PlacedCall | ReceivedCall, speaker: PlacedCall | ReceivedCall) {
  if (listener.voice.otherIsSpeaking) {
    await new Promise<void>((resolve) =>
      listener.voice.events.once('speechStopped', () => resolve()),
    );
  }
  const heard = new Promise<boolean>((resolve) =>
    listener.voice.events.once('speechStarted', () => resolve(true)),
  );
  await speaker.voice.say(tone(440, 400));
  return heard;
}

describe('a call to the restaurant', () => {
  it('is answered, carries sound both ways and tells the keys that are pressed', async () => {
    const [placed, incoming] = await talkIn();
    const digits: string[] = [];
    incoming.events.on('digit', (digit) => digits.push(digit));
    const allDigits = new Promise<void>((resolve) =>
      incoming.events.on('digit', () => digits.length === 3 && resolve()),
    );
    expect(await hears(placed, placed)).toBe(true);
    await placed.voice.press('12#');
    await allDigits;
    expect(digits).toEqual(['1', '2', '#']);
    expect(line.health()).toMatchObject({ state: 'up', liveCalls: 1 });
    const ended = endOf(incoming);
    placed.hangUp();
    expect(await ended).toBe('caller');
    expect(line.health().liveCalls).toBe(0);
  });

  it('ends for the caller when we hang up', async () => {
    const [placed, incoming] = await talkIn();
    const ended = placed.whenEnded();
    await incoming.hangUp();
    expect(await ended).toEqual({ by: 'them', status: undefined });
    expect(incoming.endedBy).toBe('us');
    await incoming.hangUp();
  });

  it('that is refused sounds busy to the caller', async () => {
    const [placed, incoming] = await callIn();
    await incoming.hangUp('busy');
    expect(await placed.whenEnded()).toEqual({ by: 'them', status: 486 });
  });

  it('given up while it rings is over before anything was made for it', async () => {
    const [placed, incoming] = await callIn();
    const ended = endOf(incoming);
    placed.hangUp();
    expect(await ended).toBe('caller');
    const media = { host: '127.0.0.1', port: 40_000, format: 'ulaw' } as const;
    await expect(incoming.connectMedia(media)).rejects.toThrow('the call is over');
  });

  it('given up while its media is being connected leaves nothing behind', async () => {
    const [, incoming] = await callIn();
    await incoming.answer();
    const media = { host: '127.0.0.1', port: 40_000, format: 'alaw' } as const;
    const connecting = incoming.connectMedia(media);
    await Promise.all([incoming.hangUp(), expect(connecting).rejects.toThrow()]);
  });

  it('tells when its media leg is lost, and can be given another one', async () => {
    const [placed, incoming] = await talkIn();
    const lost = new Promise<void>((resolve) => incoming.events.once('mediaLost', resolve));
    const channels = await site.pbx.asterisk.command('core show channels concise');
    const media = /^UnicastRTP[^!]*/m.exec(channels)?.[0] ?? 'none';
    await site.pbx.asterisk.command(`channel request hangup ${media}`);
    await lost;
    await connectEcho(incoming);
    expect(await hears(placed, placed)).toBe(true);
    await incoming.hangUp();
  });

  it('sent on to the dialplan rings the staff without us', async () => {
    const [placed, incoming] = await talkIn();
    const ringing = staff.nextCall();
    await incoming.overflow();
    expect(incoming.endedBy).toBe('us');
    const atStaff = await ringing;
    atStaff.answer();
    expect(await hears(atStaff, placed)).toBe(true);
    expect(await incoming.fateAtStaff).toBe('answered');
    placed.hangUp();
    await atStaff.whenEnded();
  });

  it('sent on to the dialplan is known to have been answered by nobody', async () => {
    const [placed, incoming] = await talkIn();
    const ringing = staff.nextCall();
    await incoming.overflow();
    const atStaff = await ringing;
    atStaff.ring();
    placed.hangUp();
    expect(await incoming.fateAtStaff).toBe('unanswered');
    await atStaff.whenEnded();
  });

  it('that was never sent on has no fate at the staff', async () => {
    const [placed, incoming] = await talkIn();
    placed.hangUp();
    expect(await incoming.fateAtStaff).toBe('not_sent_on');
  });
});

describe('the caller', () => {
  const context = { country: 'FR', ownAccounts: ['gateway', 'staff'] };

  it.each<[string, PlaceCallOptions, object]>([
    ['with a national number', { callerId: { number: '0612345678' } }, { number: CALLER }],
    [
      'vouched for by the network',
      { assertedIdentity: { number: CALLER, name: 'Camille' } },
      { number: CALLER, name: 'Camille' },
    ],
    ['who hides', { callerId: 'anonymous' }, { number: undefined, withheld: true }],
    [
      'who hides from us, not from the network',
      { callerId: 'anonymous', assertedIdentity: { number: CALLER } },
      { number: undefined, withheld: true },
    ],
    ['of whom the gateway knows nothing', {}, { number: undefined, withheld: false }],
    [
      'who was forwarded',
      { callerId: { number: CALLER }, divertedBy: '0142685399' },
      { number: CALLER, divertedFrom: '+33142685399' },
    ],
  ])('%s is presented as such', async (_, options, expected) => {
    const [, incoming] = await callIn(options);
    expect(identifyCaller(incoming.parties, context)).toMatchObject(expected);
    expect(incoming.parties.dialledNumber).toBe(DID);
    expect(incoming.endpoint).toBe('PJSIP/gateway');
    await incoming.hangUp();
  });
});

describe('handing over to the staff', () => {
  it('joins both, and the staff’s hang-up ends the call', async () => {
    const [placed, incoming] = await talkIn();
    const ringing = staff.nextCall();
    const [leg, outcome] = ringStaff(incoming);
    const atStaff = await ringing;
    expect(atStaff.callerNumber).toBe(CALLER);
    expect(atStaff.callerName).toBe('Table for two');
    atStaff.ring();
    // The caller is with us while it rings.
    expect(await hears(placed, placed)).toBe(true);
    atStaff.answer();
    expect(await outcome).toBe('answered');
    expect(await incoming.joinStaff(leg)).toBe('joined');
    expect(await hears(atStaff, placed)).toBe(true);
    expect(await hears(placed, atStaff)).toBe(true);
    const ended = endOf(incoming);
    atStaff.hangUp();
    expect(await ended).toBe('staff');
    expect((await placed.whenEnded()).by).toBe('them');
  });

  it('ends for the staff when the caller hangs up', async () => {
    const [placed, incoming] = await talkIn();
    const ringing = staff.nextCall();
    const [leg, outcome] = ringStaff(incoming);
    const atStaff = await ringing;
    atStaff.answer();
    await outcome;
    await incoming.joinStaff(leg);
    placed.hangUp();
    expect((await atStaff.whenEnded()).by).toBe('them');
    expect(incoming.endedBy).toBe('caller');
  });

  it.each<[StaffOutcome, string, RingOptions, (call: ReceivedCall) => void]>([
    ['busy', 'are on the phone', {}, (call) => call.busy()],
    ['busy', 'press reject', {}, (call) => call.decline()],
    ['no_answer', 'let it ring', { timeoutMs: 500 }, (call) => call.ring()],
  ])('is %s when they %s, and the caller is still with us', async (expected, _, options, react) => {
    const [placed, incoming] = await talkIn();
    staff.events.once('incoming', react);
    const [leg, outcome] = ringStaff(incoming, options);
    expect(await outcome).toBe(expected);
    expect(await incoming.joinStaff(leg)).toBe('gone');
    expect(await hears(placed, placed)).toBe(true);
    await incoming.hangUp();
  });

  it('is unavailable without a telephone, and can be tried elsewhere', async () => {
    const [, incoming] = await callIn();
    const [, nobody] = ringStaff(incoming, { endpoint: 'PJSIP/nobody' });
    expect(await nobody).toBe('unavailable');
    staff.events.once('incoming', (call) => call.busy());
    const [, somebody] = ringStaff(incoming);
    expect(await somebody).toBe('busy');
    await incoming.hangUp();
  });

  it('stops ringing when the caller hangs up', async () => {
    const [placed, incoming] = await talkIn();
    const ringing = staff.nextCall();
    const [, outcome] = ringStaff(incoming);
    const atStaff = await ringing;
    atStaff.ring();
    placed.hangUp();
    expect(await outcome).toBe('cancelled');
    expect((await atStaff.whenEnded()).by).toBe('them');
  });

  it('stops ringing when it is called off', async () => {
    const [, incoming] = await talkIn();
    const calledOff = new AbortController();
    const ringing = staff.nextCall();
    const [, outcome] = ringStaff(incoming, { signal: calledOff.signal });
    const atStaff = await ringing;
    calledOff.abort();
    expect(await outcome).toBe('cancelled');
    await atStaff.whenEnded();
    await incoming.hangUp();
  });

  it('lets one who has answered hear us alone, tells the keys they press, and joins them then', async () => {
    const [placed, incoming] = await talkIn();
    const ringing = staff.nextCall();
    const [leg, outcome] = ringStaff(incoming);
    const atStaff = await ringing;
    atStaff.answer();
    await outcome;
    const echo = createSocket('udp4');
    echo.bind(0, '127.0.0.1');
    await once(echo, 'listening');
    const { port } = echo.address();
    const remote = await leg.connectMedia({ host: '127.0.0.1', port, format: 'ulaw' });
    echo.on('message', (packet) => echo.send(packet, remote.port, remote.address));
    expect(await hears(atStaff, atStaff)).toBe(true);
    expect(await hears(placed, placed)).toBe(true);
    const pressed = new Promise<string>((resolve) => leg.events.once('digit', resolve));
    await atStaff.voice.press('1');
    expect(await pressed).toBe('1');
    await leg.disconnectMedia();
    echo.close();
    expect(await incoming.joinStaff(leg)).toBe('joined');
    expect(await hears(atStaff, placed)).toBe(true);
    placed.hangUp();
    await atStaff.whenEnded();
  });

  it('keeps the caller when the staff hang up before they are joined', async () => {
    const [placed, incoming] = await talkIn();
    const ringing = staff.nextCall();
    const [leg, outcome] = ringStaff(incoming);
    const atStaff = await ringing;
    atStaff.answer();
    await outcome;
    atStaff.hangUp();
    expect(await incoming.joinStaff(leg)).toBe('gone');
    expect(await hears(placed, placed)).toBe(true);
    await incoming.hangUp();
  });
});
