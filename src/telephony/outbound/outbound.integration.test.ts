import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { E164 } from '../../kernel/phone.js';
import type { IncomingCall } from '../incomingCall.js';
import type { Line } from '../line.js';
import { eventually } from '../../testing/eventually.js';
import { LineUnderTest } from '../../testing/sip/lineUnderTest.js';
import type { PlacedCall } from '../../testing/sip/placedCall.js';
import type { ReceivedCall } from '../../testing/sip/receivedCall.js';
import { SipOperator } from '../../testing/sip/sipOperator.js';
import type { SipPhone } from '../../testing/sip/sipPhone.js';
import { sharedFolder } from '../trunks/sharedFolder.js';
import type { TrunkWithSecret } from '../trunks/ports.js';
import { trunkDefaults } from '../trunks/trunk.js';

jest.setTimeout(60_000);

const MOBILE = '+33612345678' as E164;

let site: LineUnderTest;
let line: Line;
let operator: SipOperator;
let staff: SipPhone;
let gateway: SipPhone;
let dailyMinutes = 1000;

beforeAll(async () => {
  site = await LineUnderTest.start();
  const pbx = { host: '127.0.0.1', port: site.pbx.settings.sipPort };
  const account = { username: '0033972001122', password: 'secret of the operator' };
  operator = await SipOperator.open({ account, pbx });
  staff = await site.openPhone('staff');
  gateway = await site.openPhone('gateway');
  line = site.newLine();
  await line.start();
  await allow(1000);
}, 60_000);

afterAll(async () => {
  await site.close();
  operator.close();
});

afterEach(async () => {
  await site.untilEmpty();
});

/** Lets the trunk call France, one call at a time, so many minutes a day. */
async function allow(minutes: number): Promise<void> {
  dailyMinutes = minutes;
  const { runDirectory, ariUser: user, ariPassword: password } = site.pbx.settings;
  const trunk: TrunkWithSecret = {
    ...{ ...trunkDefaults.ip, id: 'out', name: 'out', kind: 'ip', country: 'FR' },
    ...{ host: '127.0.0.1', port: operator.address.port, networks: ['127.0.0.9/32'] },
    ...{ user: null, secret: null, numbers: [], callerId: '+33142685300' },
    outbound: { countries: ['FR'], dialFormat: 'international', calls: 1, dailyMinutes },
  };
  const ari = { url: site.pbx.asterisk.ariUrl, user, password };
  await sharedFolder({ runDirectory, ari }).apply([trunk]);
}

function atOperator(): Promise<ReceivedCall> {
  return new Promise((resolve) => operator.events.once('incoming', resolve));
}

/** The staff dial a number that is no restaurant's; the desk sends them on. */
async function dialOut(number: E164): Promise<PlacedCall> {
  const coming = new Promise<IncomingCall>((resolve) => line.events.once('incoming', resolve));
  const placed = await staff.call(number);
  await (await coming).callOut(number);
  return placed;
}

describe('the staff’s telephone', () => {
  it('calls ordinary numbers of the country, with the restaurant’s number shown', async () => {
    const coming = atOperator();
    const placed = await dialOut(MOBILE);
    const received = await coming;
    expect(received.dialledNumber).toBe('0033612345678');
    expect(received.callerNumber).toBe('0033142685300');
    received.answer();
    await placed.whenAnswered();
    placed.hangUp();
    await received.whenEnded();
  });

  it.each(['+33899701234', '+4930123456', '+18765550142'])(
    'does not call %s, which costs extra or is abroad',
    async (number) => {
      const placed = await dialOut(number as E164);
      const end = await placed.whenEnded();
      expect(end.by).toBe('them');
      expect(placed.isAnswered).toBe(false);
    },
  );

  it('does not call twice at once where one call is allowed, and calls for help all the same', async () => {
    const coming = atOperator();
    const first = await dialOut(MOBILE);
    const received = await coming;
    received.answer();
    await first.whenAnswered();
    const second = await dialOut(MOBILE);
    const end = await second.whenEnded();
    expect(end.by).toBe('them');

    const helpComing = atOperator();
    const help = await staff.call('112');
    const atHelp = await helpComing;
    expect(atHelp.dialledNumber).toBe('112');
    atHelp.answer();
    await help.whenAnswered();
    help.hangUp();
    await atHelp.whenEnded();
    first.hangUp();
    await received.whenEnded();
  });

  it('is told at once that no line is free while the operator is silent', async () => {
    const contactIs = async (state: string): Promise<void> => {
      await site.pbx.asterisk.command('pjsip qualify trunk-out');
      await eventually(
        () => site.pbx.asterisk.command('pjsip show contacts'),
        (contacts) => new RegExp(`trunk-out/.* ${state} `).test(contacts),
        `the operator is ${state}`,
      );
    };
    operator.mood = 'silent';
    await contactIs('Unavail');
    const placed = await dialOut(MOBILE);
    await new Promise((resolve) => placed.voice.events.once('speechStarted', resolve));
    placed.hangUp();
    await placed.whenEnded();
    operator.mood = 'open';
    await contactIs('Avail');
  });

  it('does not call when the minutes of the day are used up, and calls for help all the same', async () => {
    await allow(1);
    const placed = await dialOut(MOBILE);
    expect((await placed.whenEnded()).by).toBe('them');
    const helpComing = atOperator();
    const help = await staff.call('15');
    const atHelp = await helpComing;
    expect(atHelp.dialledNumber).toBe('15');
    help.hangUp();
    await atHelp.whenEnded();
    await allow(1000);
  });
});

describe('a gateway box', () => {
  it.each(['0612345678', '112', '+33612345678'])('reaches nobody outside by %s', async (number) => {
    let out = false;
    const off = operator.events.on('incoming', () => (out = true));
    const coming = new Promise<IncomingCall>((resolve) => line.events.once('incoming', resolve));
    const placed = await gateway.call(number);
    const incoming = await coming;
    expect(incoming.fromStaff).toBe(false);
    await expect(incoming.callOut(MOBILE)).rejects.toThrow('only the staff call out');
    await incoming.hangUp();
    await placed.whenEnded();
    off();
    expect(out).toBe(false);
  });
});
