import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock as clock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { PlayoutClock } from '../media/playoutClock.js';
import { PortPool } from '../media/portPool.js';
import { sine } from '../media/tone.js';
import { loadVoiceActivity } from '../media/voiceActivity.js';
import type { Synthesizer } from '../speech/ports.js';
import { identifyCaller } from '../telephony/identity.js';
import type { Line } from '../telephony/line.js';
import { boxAccount } from '../telephony/provisioning/boxAccount.js';
import { createBoxPbx } from '../telephony/provisioning/boxPbx.js';
import type { CheckStep, LineCheck } from '../telephony/provisioning/lineCheck.js';
import type { Mac } from '../telephony/provisioning/mac.js';
import type { KeptBox } from '../telephony/provisioning/ports.js';
import { sampleMenu, sampleRestaurant } from '../testing/samples.js';
import { LineUnderTest } from '../testing/sip/lineUnderTest.js';
import type { PlacedCall } from '../testing/sip/placedCall.js';
import { SipPhone } from '../testing/sip/sipPhone.js';
import { vowel } from '../testing/vowel.js';
import type { MediaParts } from './soundPath.js';
import { checkLine } from './lineCheckCall.js';

jest.setTimeout(60_000);

const mac = '000b82aabbcc' as Mac;
const secret = 'what-the-passwords-are-made-of';
const LINE = '+33142685300';
const account = boxAccount(secret, mac);
const patience = { quietMs: 200, toneMs: 600, digitsMs: 3000, speechMs: 1100, hangUpMs: 6000 };

const kept = { mac, model: 'HT841', country: 'FR', restaurantId: 'paris' } as KeptBox;
const waiting: LineCheck = {
  ...{ id: uuidv7(), mac, restaurantId: 'paris', line: LINE, steps: [] },
  ...{ armedAt: new Date(), expiresAt: new Date(Date.now() + 60_000) },
  ...{ startedAt: null, finishedAt: null },
};

/** Speaks a fifth of a second for every sentence, and tells which. */
let said: (text: string) => void = () => undefined;
const synthesizer: Synthesizer = {
  name: 'vowel',
  languages: '*',
  speak(text) {
    said(text);
    return Readable.from([vowel(200)]) as AsyncIterable<Int16Array>;
  },
  close: () => Promise.resolve(),
};

let site: LineUnderTest;
let line: Line;
let box: SipPhone;
let steps: CheckStep[];
let finished: Promise<void>;

beforeAll(async () => {
  site = await LineUnderTest.start();
  const { ariUser: user, ariPassword: password } = site.pbx.settings;
  const ari = { url: site.pbx.asterisk.ariUrl, user, password };
  const pbx = createBoxPbx({ ari, secret, newId: uuidv7 });
  await pbx.admit(kept);
  box = await SipPhone.open({
    account: { username: account.user, password: account.password },
    server: { host: '127.0.0.1', port: site.pbx.settings.sipPort },
  });
  await box.register();
  line = site.newLine();
  await line.start();
  const openVoiceActivity = await loadVoiceActivity();
  const playoutClock = new PlayoutClock(clock, () => undefined);
  const media: MediaParts = {
    ...{ host: '127.0.0.1', format: 'ulaw' as const, playoutClock },
    ports: new PortPool({ first: 34_000, last: 34_400, clock }),
  };
  line.events.on('incoming', (call) => {
    const caller = identifyCaller(call.parties, { country: 'FR', ownAccounts: ['gateway'] });
    const profile = { ...sampleRestaurant('paris'), menu: sampleMenu, languages: ['fr'] as const };
    void checkLine(
      {
        checks: {
          take: () => Promise.resolve(waiting),
          note: (_, step) => Promise.resolve(void steps.push(step)),
          finish: () => {
            done();
            return Promise.resolve();
          },
          ...{ arm: never, byId: never, checksOf: never },
        },
        boxes: { byMac: () => Promise.resolve(kept) },
        registrationOf: async () => ({
          ...{ state: 'registered', since: null, contacts: await pbx.contactsOf(mac) },
        }),
        ...{ media, synthesizer, openVoiceActivity, clock, log: silentLogger, patience },
      },
      { call, line: LINE, caller, profile },
    );
  });
});

const never = (): never => {
  throw new Error('not asked in this test');
};
let done: () => void = () => undefined;

afterEach(async () => {
  await site.untilEmpty();
});

afterAll(async () => {
  await box.close();
  await site.close();
});

/** What the technician does at each sentence, by a word of it. */
type Deeds = Readonly<Record<string, (call: PlacedCall) => unknown>>;

/** Resolves when what is said now, and the beep after it, have been heard. */
const beepOn = ({ voice }: PlacedCall): Promise<unknown> =>
  new Promise((resolve) => voice.events.once('speechStopped', resolve));

const usual: Deeds = {
  Appuyez: (call) => call.voice.press('123'),
  Comptez: (call) => call.voice.say(vowel(1400)),
  raccrochez: async (call) => {
    await beepOn(call);
    call.hangUp();
  },
};

/** Calls as the box does, and answers with what was found. */
async function check(
  deeds: Deeds,
  presentation: Parameters<SipPhone['call']>[1] = { callerId: { number: '0612345678' } },
): Promise<Record<string, CheckStep>> {
  steps = [];
  finished = new Promise((resolve) => (done = resolve));
  const call = await box.call('0033142685300', presentation);
  said = (text) => {
    for (const [word, deed] of Object.entries(deeds)) if (text.includes(word)) void deed(call);
  };
  await finished;
  call.hangUp();
  return Object.fromEntries(steps.map((step) => [step.step, step]));
}

const verdicts = (found: Record<string, CheckStep>): Record<string, string> =>
  Object.fromEntries(Object.entries(found).map(([name, { verdict }]) => [name, verdict]));

describe('the check of a line that is in order', () => {
  it('finds nothing, and measures', async () => {
    const found = await check(usual);
    expect(found['digits']?.found).toBe('1, 2 and 3 were seen');
    expect(verdicts(found)).toEqual({
      ...{ registered: 'passed', caller_id: 'passed', echo: 'passed', sound_to_caller: 'passed' },
      ...{ digits: 'passed', sound_from_caller: 'passed', hang_up: 'passed' },
    });
    expect(found['registered']?.found).toMatch(/^registered from 127\.0\.0\.1:\d+/);
    expect(found['caller_id']?.found).toBe('the call is from +33612345678');
    expect(found['hang_up']?.found).toMatch(/^seen [01]\.\d s after the beep$/);
  });
});

describe('the check of a line with a fault', () => {
  it('names a number that does not come, and digits that come twice', async () => {
    const found = await check(
      { ...usual, Appuyez: (call) => call.voice.press('112233') },
      { callerId: { number: account.user } },
    );
    expect(verdicts(found)).toMatchObject({ caller_id: 'failed', digits: 'failed' });
    expect(found['caller_id']?.advice.join()).toContain('P863');
    expect(found['digits']?.advice.join()).toContain('P860=101');
  });

  it('names echo, with its measure', async () => {
    const found = await check({ ...usual, 'ne rien dire': (call) => call.voice.echo(0.5) });
    expect(found['echo']).toMatchObject({
      verdict: 'failed',
      found: 'our tone comes back 6 dB softer',
    });
    expect(found['echo']?.advice.join()).toContain('P864');
  });

  it('names a caller who hears nothing', async () => {
    const found = await check({ ...usual, Appuyez: (call) => call.voice.say(vowel(1600)) });
    expect(verdicts(found)).toMatchObject({
      ...{ sound_to_caller: 'failed', sound_from_caller: 'passed' },
    });
    expect(found['sound_to_caller']?.found).toContain('we are not heard');
  });

  it('names a box whose sound does not arrive, and one that sends silence', async () => {
    const cut = await check({ 'ne rien dire': (call) => call.voice.mute() });
    expect(cut['sound_from_caller']).toMatchObject({
      ...{ verdict: 'failed', found: 'no sound comes from the box at all' },
    });
    expect(cut['sound_from_caller']?.advice.join()).toContain('RTP_PORTS');
    const silent = await check({ ...usual, Comptez: () => undefined });
    expect(silent['sound_from_caller']?.found).toContain('nobody is heard');
  });

  it('names a hang-up that is not seen, and the tone that the line plays', async () => {
    const busy = Int16Array.from([
      ...[1, 2, 3, 4, 5].flatMap(() => [...sine(425, 480, -20), ...new Int16Array(480 * 8)]),
    ]);
    const found = await check({
      ...usual,
      raccrochez: async (call) => {
        await beepOn(call);
        await call.voice.say(busy);
      },
    });
    expect(found['hang_up']).toMatchObject({
      verdict: 'failed',
      found: 'not seen within 6.0 s: the line would stay busy',
    });
    expect(found['hang_up']?.advice.join()).toMatch(
      /plays 42[05] Hz, 4[68]0 ms on and 4[68]0 ms off, and the box waits for 440\+440 Hz.*P841/,
    );
  });

  it('says what was not tested when the call ends before', async () => {
    const found = await check({ Appuyez: (call) => call.hangUp() });
    expect(verdicts(found)).toMatchObject({
      ...{ echo: 'passed', sound_from_caller: 'not_tested', hang_up: 'not_tested' },
    });
  });
});
