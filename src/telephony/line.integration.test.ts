import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { LineUnderTest } from '../testing/sip/lineUnderTest.js';
import type { PlacedCall } from '../testing/sip/placedCall.js';
import type { SipPhone } from '../testing/sip/sipPhone.js';
import type { EndedBy, IncomingCall } from './incomingCall.js';
import type { Line, LineEvents } from './line.js';

jest.setTimeout(60_000);

let site: LineUnderTest;
let caller: SipPhone;
let staff: SipPhone;
let line: Line;

beforeAll(async () => {
  site = await LineUnderTest.start();
  caller = await site.openPhone('gateway');
  staff = await site.openPhone('staff');
});

afterAll(async () => {
  await site.close();
});

afterEach(async () => {
  site.cable.mend();
  await line.close();
  await site.untilEmpty();
});

async function startLine(...options: Parameters<LineUnderTest['newLine']>): Promise<Line> {
  line = site.newLine(...options);
  await line.start();
  return line;
}

function next<Name extends keyof LineEvents>(
  name: Name,
  at: Line = line,
): Promise<LineEvents[Name][0]> {
  return new Promise((resolve) => at.events.once(name, (value) => resolve(value)));
}

/** A caller who has been answered and is joined to our RTP endpoint. */
async function talkIn(): Promise<[PlacedCall, IncomingCall]> {
  const coming = next('incoming');
  const placed = await caller.call('0142685300');
  const incoming = await coming;
  await incoming.answer();
  await incoming.connectMedia({ host: '127.0.0.1', port: 40_000, format: 'ulaw' });
  await placed.whenAnswered();
  return [placed, incoming];
}

function endOf(call: IncomingCall): Promise<EndedBy> {
  return new Promise((resolve) => call.events.once('ended', resolve));
}

describe('the line', () => {
  it('with a wrong password fails once and for all, and the process lives', async () => {
    line = site.newLine({ password: 'not-the-password' });
    await expect(line.start()).rejects.toMatchObject({
      name: 'ProviderError',
      provider: 'asterisk',
      retryable: false,
    });
  });

  it('waits for an Asterisk that is not there yet', async () => {
    site.cable.cut();
    line = site.newLine();
    const started = line.start();
    expect(line.health().state).toBe('connecting');
    site.cable.mend();
    await started;
    expect(line.health()).toMatchObject({ state: 'up', detail: /^Asterisk \d/ });
  });

  it('tells when it goes down and comes up, and keeps a call that outlives the gap', async () => {
    await startLine();
    const [placed, incoming] = await talkIn();
    const down = next('down');
    site.cable.cut();
    await down;
    expect(line.health().state).toBe('down');
    const up = next('up');
    site.cable.mend();
    expect(await up).toMatchObject({ vanished: 0, strangers: 0, removed: 0 });
    const ended = endOf(incoming);
    placed.hangUp();
    expect(await ended).toBe('caller');
  });

  it('ends a call whose caller hung up while it was down', async () => {
    await startLine();
    const [placed, incoming] = await talkIn();
    const ended = endOf(incoming);
    const down = next('down');
    site.cable.cut();
    await down;
    placed.hangUp();
    await eventually(
      () => site.pbx.asterisk.command('core show channels concise'),
      (channels) => !channels.includes('PJSIP/gateway'),
      'the caller has left',
    );
    site.cable.mend();
    expect(await ended).toBe('fault');
  });

  it('hangs up for the caller, once it is up, what ended while it was down', async () => {
    await startLine();
    const [placed, incoming] = await talkIn();
    const down = next('down');
    site.cable.cut();
    await down;
    await incoming.hangUp();
    site.cable.mend();
    expect((await placed.whenEnded()).by).toBe('them');
  });
});

describe('an Asterisk that starts anew', () => {
  it('ends the calls it lost, and the next call works', async () => {
    await startLine();
    const [, incoming] = await talkIn();
    const ended = endOf(incoming);
    const down = next('down');
    const up = next('up');
    await site.pbx.asterisk.kill();
    await down;
    await site.pbx.asterisk.start();
    expect(await up).toMatchObject({ strangers: 0, removed: 0 });
    expect(await ended).toBe('fault');
    await Promise.all([caller.register(), staff.register()]);
    const [placed, again] = await talkIn();
    await again.hangUp();
    await placed.whenEnded();
  });
});

describe('what an earlier process left behind', () => {
  it('is cleared away, and the caller reaches the staff', async () => {
    const earlier = await startLine();
    const [placed] = await talkIn();
    await earlier.close();
    const ringing = staff.nextCall();
    const up = next('up', (line = site.newLine()));
    await line.start();
    expect(await up).toMatchObject({ strangers: 1, removed: 2 });
    const atStaff = await ringing;
    atStaff.answer();
    placed.hangUp();
    await atStaff.whenEnded();
  });

  it('can be taken up again', async () => {
    const earlier = await startLine();
    const [placed] = await talkIn();
    await earlier.close();
    line = site.newLine({ onStranger: () => 'adopt' });
    const incoming = next('incoming');
    await line.start();
    const call = await incoming;
    expect(call).toMatchObject({ adopted: true, parties: { dialledNumber: '0142685300' } });
    await call.connectMedia({ host: '127.0.0.1', port: 40_000, format: 'ulaw' });
    const ended = endOf(call);
    placed.hangUp();
    expect(await ended).toBe('caller');
  });

  it.each(['caller', 'staff'])(
    'goes on as a talk between two people until the %s hangs up',
    async (who) => {
      const earlier = await startLine();
      const [placed, incoming] = await talkIn();
      staff.events.once('incoming', (call) => call.answer());
      const ringing = staff.nextCall();
      const leg = incoming.newStaffLeg();
      await leg.ring({
        endpoint: 'PJSIP/staff',
        callerId: 'caller',
        timeoutMs: 5000,
        signal: new AbortController().signal,
      });
      await incoming.joinStaff(leg);
      const atStaff = await ringing;
      await earlier.close();
      const up = next('up', (line = site.newLine()));
      await line.start();
      expect(await up).toMatchObject({ conversations: 1, strangers: 0, removed: 0 });
      expect([placed.end, atStaff.end]).toEqual([undefined, undefined]);
      const [first, other] = who === 'caller' ? [placed, atStaff] : [atStaff, placed];
      first.hangUp();
      expect((await other.whenEnded()).by).toBe('them');
    },
  );
});
