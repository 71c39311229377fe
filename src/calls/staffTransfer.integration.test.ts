import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../kernel/clock.js';
import { silentLogger } from '../kernel/logger.js';
import type { E164 } from '../kernel/phone.js';
import { decode } from '../media/g711.js';
import { PlayoutClock } from '../media/playoutClock.js';
import { PortPool } from '../media/portPool.js';
import type { TransferTerms } from '../restaurant/transferTerms.js';
import type { Synthesizer } from '../speech/ports.js';
import type { IncomingCall } from '../telephony/incomingCall.js';
import type { Line } from '../telephony/line.js';
import { sampleMenu, sampleRestaurant } from '../testing/samples.js';
import { LineUnderTest } from '../testing/sip/lineUnderTest.js';
import type { PlacedCall } from '../testing/sip/placedCall.js';
import type { ReceivedCall } from '../testing/sip/receivedCall.js';
import type { SipPhone } from '../testing/sip/sipPhone.js';
import { CallRecording } from './callRecording.js';
import type { CallLog, RecordingRecord } from './ports.js';
import { SoundPath } from './soundPath.js';
import { transferToStaff } from './staffTransfer.js';

jest.setTimeout(60_000);

const CALLER = '+33612345678' as E164;

const nothing = (): void => undefined;
const silentCallLog: CallLog = {
  ...{ begin: nothing, answered: nothing, utterance: nothing, message: nothing },
  ...{ recording: nothing, notRecorded: nothing, writtenAnew: nothing, end: nothing },
};

/** Says everything as a tone of 600 ms, and keeps what it was asked to say. */
class ToneVoice implements Synthesizer {
  readonly name = 'tone';
  readonly languages = '*';
  readonly said: string[] = [];

  speak(text: string): AsyncIterable<Int16Array> {
    this.said.push(text);
    return tones();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

async function* tones(): AsyncIterable<Int16Array> {
  yield await Promise.resolve(tone(600));
}

function tone(ms: number): Int16Array {
  return Int16Array.from(
    { length: ms * 8 },
    (_, i) => 8000 * Math.sin((2 * Math.PI * 440 * i) / 8000),
  );
}

let site: LineUnderTest;
let line: Line;
let phone: SipPhone;
let staff: SipPhone;
let bar: SipPhone;
let voice: ToneVoice;
const playoutClock = new PlayoutClock(systemClock, () => undefined);
const ports = new PortPool({ first: 41_000, last: 41_199, clock: systemClock });
const media = { host: '127.0.0.1', format: 'ulaw', ports, playoutClock } as const;

beforeAll(async () => {
  site = await LineUnderTest.start();
  line = site.newLine();
  await line.start();
  phone = await site.openPhone('gateway');
  staff = await site.openPhone('staff');
  bar = await site.openPhone('bar');
});

afterAll(() => site.close());

let open: SoundPath | undefined;
afterEach(async () => {
  open?.close();
  await site.untilEmpty();
});

interface Transfer {
  readonly caller: PlacedCall;
  readonly call: IncomingCall;
  readonly outcome: Promise<string>;
}

/** A caller who is put through. */
async function putThrough(
  terms: Partial<TransferTerms>,
  prepare: (caller: PlacedCall) => void = () => undefined,
): Promise<Transfer> {
  const incoming = new Promise<IncomingCall>((resolve) => line.events.once('incoming', resolve));
  const caller = await phone.call('+33142685300');
  prepare(caller);
  const call = await incoming;
  const sound = await SoundPath.open(call, media);
  if (!sound.ok) throw new Error('no port');
  open = sound.value;
  await caller.whenAnswered();
  voice = new ToneVoice();
  const transfer: TransferTerms = {
    ...{ phones: [{ endpoint: 'PJSIP/staff', briefing: 'on' }], ring: 'at_once', seconds: 10 },
    ...terms,
  };
  const abort = new AbortController();
  call.events.once('ended', () => abort.abort());
  const parts = { media, clock: systemClock, synthesizer: voice };
  const transferred = {
    ...{
      call,
      sound: sound.value,
      profile: { ...sampleRestaurant('trattoria'), menu: sampleMenu, transfer },
    },
    caller: { number: CALLER, name: undefined, withheld: false, divertedFrom: undefined },
  };
  const briefing = {
    ...{ text: 'Two margheritas.', shown: 'Two margheritas.' },
    ...{ keys: 'Press 1 or 2.', language: 'en' },
  };
  const outcome = transferToStaff(parts, transferred, briefing, {
    signal: abort.signal,
    log: silentLogger,
  });
  return { caller, call, outcome };
}

const both = {
  phones: [
    { endpoint: 'PJSIP/staff', briefing: 'on' },
    { endpoint: 'PJSIP/bar', briefing: 'on' },
  ],
} as const;

async function answered(coming: Promise<ReceivedCall>): Promise<ReceivedCall> {
  const call = await coming;
  call.ring();
  call.answer();
  await call.whenAnswered();
  return call;
}

/** Resolves when the voice of the briefing, or of the caller, is heard. */
function hears({ voice: ear }: PlacedCall | ReceivedCall): Promise<void> {
  return new Promise((resolve) => ear.events.once('speechStarted', () => resolve()));
}

async function talks(
  from: PlacedCall | ReceivedCall,
  to: PlacedCall | ReceivedCall,
  ms = 400,
): Promise<void> {
  if (to.voice.otherIsSpeaking) {
    await new Promise<void>((resolve) => to.voice.events.once('speechStopped', () => resolve()));
  }
  const heard = hears(to);
  await from.voice.say(tone(ms));
  await heard;
}

/** The caller is with us still: hangs up and so ends the call. */
async function leave({ caller, call }: Transfer): Promise<void> {
  expect(call.endedBy).toBeUndefined();
  caller.hangUp();
  await caller.whenEnded();
}

describe('a caller who is put through', () => {
  it('hears it ring, and has whoever hears the briefing and presses 1; both hear each other', async () => {
    const coming = staff.nextCall();
    const transfer = await putThrough({});
    const ringing = await coming;
    ringing.ring();
    await hears(transfer.caller);
    ringing.answer();
    await hears(ringing);
    await ringing.voice.press('1');
    expect(await transfer.outcome).toBe('joined');
    expect(voice.said).toEqual(['Two margheritas.', 'Press 1 or 2.']);
    await talks(transfer.caller, ringing);
    await talks(ringing, transfer.caller);
    ringing.hangUp();
    expect((await transfer.caller.whenEnded()).by).toBe('them');
  });

  it('is recorded with the staff, each on a side, where the restaurant wants that', async () => {
    const coming = staff.nextCall();
    const transfer = await putThrough({ phones: [{ endpoint: 'PJSIP/staff', briefing: 'off' }] });
    if (!open) throw new Error('the call has no sound');
    const directory = await mkdtemp(join(tmpdir(), 'overheard-'));
    const recordings: RecordingRecord[] = [];
    const callLog = { ...silentCallLog, recording: (one: RecordingRecord) => recordings.push(one) };
    const recording = new CallRecording({
      ...{ callId: 'one', sound: open, callLog, directory, clock: systemClock, log: silentLogger },
    });
    recording.said('This call is recorded.', 'en');
    const atStaff = await answered(coming);
    expect(await transfer.outcome).toBe('joined');
    await recording.overhear(transfer.call, media);
    await talks(transfer.caller, atStaff, 1000);
    await talks(atStaff, transfer.caller, 1000);
    await recording.close();
    transfer.caller.hangUp();
    await atStaff.whenEnded();

    const [, whole] = recordings;
    expect(whole?.durationMs).toBeGreaterThan(800);
    const moments = decode((await readFile(join(directory, 'one.wav'))).subarray(58), 'ulaw');
    await rm(directory, { recursive: true });
    const loudAt = (side: number): number[] =>
      Array.from(moments.entries()).flatMap(([i, level]) =>
        i % 2 === side && Math.abs(level) > 4000 ? [i] : [],
      );
    const [byCaller, byStaff] = [loudAt(0), loudAt(1)];
    // The last second of ours is what the staff said; before the transfer the caller heard it ring there.
    expect(byCaller.length).toBeGreaterThan(1000);
    expect(byStaff.at(-1)).toBeGreaterThan(byCaller.at(-1) ?? Infinity);
  });

  it('comes back to us when the staff press 2', async () => {
    const coming = staff.nextCall();
    const transfer = await putThrough({});
    const atStaff = await answered(coming);
    await hears(atStaff);
    await atStaff.voice.press('2');
    expect(await transfer.outcome).toBe('busy');
    expect((await atStaff.whenEnded()).by).toBe('them');
    await leave(transfer);
  });

  it.each<[string, string, Partial<TransferTerms>, (call: ReceivedCall) => void]>([
    ['are on the phone', 'busy', {}, (call) => call.busy()],
    ['let it ring', 'no_answer', { seconds: 0.5 }, (call) => call.ring()],
  ])('comes back to us when the staff %s', async (_, expected, terms, react) => {
    staff.events.once('incoming', react);
    const transfer = await putThrough(terms);
    expect(await transfer.outcome).toBe(expected);
    await leave(transfer);
  });

  it('comes back to us when the staff hang up while they are briefed', async () => {
    const coming = staff.nextCall();
    const transfer = await putThrough({});
    const atStaff = await answered(coming);
    await hears(atStaff);
    atStaff.hangUp();
    expect(await transfer.outcome).toBe('no_answer');
    await leave(transfer);
  });

  it('stops it all by hanging up, while it rings and while the staff are briefed', async () => {
    const [coming, comingToBar] = [staff.nextCall(), bar.nextCall()];
    const transfer = await putThrough(both);
    const atStaff = await answered(coming);
    const atBar = await comingToBar;
    atBar.ring();
    await hears(atStaff);
    transfer.caller.hangUp();
    expect(await transfer.outcome).toBe('cancelled');
    expect((await atStaff.whenEnded()).by).toBe('them');
    expect((await atBar.whenEnded()).by).toBe('them');
  });

  it('has the second of two telephones when the first is busy', async () => {
    staff.events.once('incoming', (call) => call.busy());
    const coming = bar.nextCall();
    const transfer = await putThrough(both);
    const atBar = await answered(coming);
    await hears(atBar);
    await atBar.voice.press('1');
    expect(await transfer.outcome).toBe('joined');
    await talks(atBar, transfer.caller);
    await leave(transfer);
    expect((await atBar.whenEnded()).by).toBe('them');
  });

  it('has one of two who press 1 at once, and the other is let go', async () => {
    const [coming, comingToBar] = [staff.nextCall(), bar.nextCall()];
    const transfer = await putThrough(both);
    const [atStaff, atBar] = await Promise.all([answered(coming), answered(comingToBar)]);
    await Promise.all([hears(atStaff), hears(atBar)]);
    await Promise.all([atStaff.voice.press('1'), atBar.voice.press('1')]);
    expect(await transfer.outcome).toBe('joined');
    const letGo = await Promise.race(
      [atStaff, atBar].map(async (call) => {
        await call.whenEnded();
        return call;
      }),
    );
    const taker = letGo === atStaff ? atBar : atStaff;
    expect(taker.end).toBeUndefined();
    await talks(taker, transfer.caller);
    await leave(transfer);
    await taker.whenEnded();
  });

  it('is rung through in turn: the second telephone when nobody took the call at the first', async () => {
    let rangBar = false;
    const coming = bar.nextCall().then((call) => {
      rangBar = true;
      return call;
    });
    staff.events.once('incoming', (call) => {
      call.ring();
      expect(rangBar).toBe(false);
    });
    const transfer = await putThrough({ ...both, ring: 'in_turn', seconds: 3 });
    const atBar = await answered(coming);
    await hears(atBar);
    await atBar.voice.press('1');
    expect(await transfer.outcome).toBe('joined');
    await leave(transfer);
    await atBar.whenEnded();
  });

  it('is brought to somebody else by its own network, where that takes a referral', async () => {
    const referTo = 'sip:+33142685399@127.0.0.1';
    const transfer = await putThrough({ referTo }, (caller) => (caller.takesReferrals = true));
    expect(await transfer.outcome).toBe('referred');
    expect(transfer.caller.referredTo).toBe(referTo);
    expect(transfer.call.endedBy).toBe('caller');
  });

  it('is rung through where its network takes no referral', async () => {
    const coming = staff.nextCall();
    const transfer = await putThrough({ referTo: 'sip:+33142685399@127.0.0.1' });
    const atStaff = await answered(coming);
    await hears(atStaff);
    await atStaff.voice.press('1');
    expect(await transfer.outcome).toBe('joined');
    await talks(atStaff, transfer.caller);
    await leave(transfer);
  });

  it('has who picks up at a telephone without briefing, which hears nothing but the caller', async () => {
    const coming = staff.nextCall();
    const transfer = await putThrough({ phones: [{ endpoint: 'PJSIP/staff', briefing: 'off' }] });
    const atStaff = await answered(coming);
    expect(await transfer.outcome).toBe('joined');
    expect(voice.said).toEqual([]);
    await talks(transfer.caller, atStaff);
    atStaff.hangUp();
    await transfer.caller.whenEnded();
  });
});
