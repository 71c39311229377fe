import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeWav } from '../../media/wav.js';
import { BrowserPhone, type BrowserPhoneOptions } from '../browserPhone.js';
import { ownAddress, startTestTurnServer, type TestTurnServer } from '../turnServer.js';
import { HouseUnderTest } from './houseUnderTest.js';
import { ordering } from './spokenOrder.js';

jest.setTimeout(150_000);

const at = new HouseUnderTest();
let folder: string;
let toneFile: string;
let turn: TestTurnServer;
const phones: BrowserPhone[] = [];

beforeAll(async () => {
  turn = await startTestTurnServer([ownAddress()]);
  const urls = `turn:${turn.host}:${String(turn.port)}`;
  await at.open({ settings: { TURN_URLS: urls, TURN_SECRET: turn.secret } });
  folder = await mkdtemp(join(tmpdir(), 'browser-'));
  toneFile = join(folder, 'tone.wav');
  const tone = Int16Array.from({ length: 16_000 }, (_, i) =>
    // Half of each second, so that it begins again and again.
    i % 8000 < 4000 ? 12_000 * Math.sin((2 * Math.PI * 440 * i) / 8000) : 0,
  );
  await writeFile(toneFile, writeWav({ samples: tone, rateHz: 8000 }));
});
afterEach(() => Promise.all(phones.splice(0).map((phone) => phone.close())));
afterAll(async () => {
  await at.close();
  await turn.close();
  await rm(folder, { recursive: true, force: true });
});

async function openPhone(options: Partial<BrowserPhoneOptions> = {}): Promise<BrowserPhone> {
  const phone = await BrowserPhone.open({
    ...{ url: at.house.apiUrl, token: await at.house.token() },
    ...{ restaurantId: 'bella-napoli', ...options },
  });
  phones.push(phone);
  return phone;
}

async function shown(phone: BrowserPhone, name: string): Promise<void> {
  const into = process.env['SCREENSHOTS'];
  if (into !== undefined)
    await phone.page.screenshot({ path: join(into, `${name}.png`), fullPage: true });
}

describe('the browser phone', () => {
  it(
    'is rung for a caller who wants a person, shows what was ordered, and both hear each other',
    at.scene(async () => {
      const phone = await openPhone({ microphoneFile: toneFile });
      await shown(phone, 'ready');
      const caller = await at.call({
        from: '+12125550191',
        answers: { wants_order: 'keys: 0' },
      });
      await phone.page.locator('#incoming').waitFor();
      expect(await phone.page.locator('#incoming-who').textContent()).toContain('2125550191');
      expect(await phone.page.locator('#briefing').textContent()).toContain('Nothing ordered yet');
      await shown(phone, 'incoming');
      await phone.page.locator('#accept').click();
      await phone.page
        .locator('#call-time')
        .getByText(/\d:\d\d/)
        .waitFor();
      await shown(phone, 'talking');
      await at.hears(caller.call.voice);
      const heard = phone.hears();
      await caller.say('Do you have a table for ten?');
      expect(await heard).toBeGreaterThan(0.05);
      await phone.page.locator('#hang-up').click();
      expect((await caller.call.whenEnded()).by).toBe('them');
      expect(await at.logged(caller.callId)).toMatchObject({
        outcome: 'transferred',
        endedBy: 'staff',
      });
    }),
  );

  it(
    'calls its own restaurant and places an order, as any caller',
    at.scene(async () => {
      const phone = await openPhone();
      const wishes = [
        {
          say: ['Two large pepperoni pizzas.', 'Two large pepperoni.'],
          hear: 'Two large Pepperoni',
        },
      ] as const;
      const answers = ordering(wishes, { phone: 'keys: 2125550187#' });
      const { gateway } = at.house;
      const came = gateway.nextLine(({ msg }) => msg === 'call came in');
      await phone.page.locator('#own').click();
      const { callId = '' } = await came;
      const ended = gateway.nextLine(
        ({ msg, callId: id }) => msg === 'call ended' && id === callId,
        120_000,
      );
      let said = '';
      const asked = new Map<string, number>();
      const off = gateway.events.on('log', (line) => {
        if (line.callId !== callId) return;
        if (line.msg === 'said' && line['speaker'] === 'assistant') said = line.pii?.['text'] ?? '';
        if (line.msg !== 'listening') return;
        const question = String(line['question']);
        const times = asked.get(question) ?? 0;
        asked.set(question, times + 1);
        const answer = answers[question] ?? 'keys: 1';
        const chosen =
          typeof answer === 'function'
            ? answer(said)
            : typeof answer === 'string'
              ? answer
              : (answer[Math.min(times, answer.length - 1)] ?? '');
        void reply(phone, chosen);
      });
      await ended.finally(off);
      await phone.page.locator('#call').waitFor({ state: 'hidden' });
      const [order, ...others] = await at.ordersOf(callId);
      expect(others).toEqual([]);
      expect(order).toMatchObject({
        status: 'new',
        lines: [{ item: 'pepperoni_pizza', variant: 'large', quantity: 2, total: 3998 }],
      });
      await shown(phone, 'after');
    }),
  );

  it(
    'takes a live call over from the assistant, also where all sound has to go through the TURN server',
    at.scene(async () => {
      const phone = await openPhone({ microphoneFile: toneFile, relayOnly: true });
      const caller = await at.call({ from: '+12125550193', answers: {} });
      await at.asked(caller, 'wants_order');
      const take = phone.page.getByRole('button', { name: /Take over/ });
      await take.waitFor();
      await shown(phone, 'live');
      await take.click();
      await phone.page
        .locator('#call-time')
        .getByText(/\d:\d\d/)
        .waitFor();
      await at.hears(caller.call.voice);
      const heard = phone.hears();
      await caller.say('Hello, is this a person?');
      expect(await heard).toBeGreaterThan(0.05);
      caller.call.hangUp();
      await phone.page.locator('#call').waitFor({ state: 'hidden' });
      expect(await at.logged(caller.callId)).toMatchObject({ outcome: 'transferred' });
    }),
  );

  it(
    'says that the line is lost, and comes back by itself',
    at.scene(async () => {
      const phone = await openPhone({ severable: true });
      const lost = phone.page.locator('#line[data-state=lost]').waitFor();
      await phone.cutLine();
      await lost;
      await phone.page.locator('#line[data-state=ready]').waitFor();
      const came = at.house.gateway.nextLine(({ msg }) => msg === 'call came in');
      await phone.page.locator('#own').click();
      await came;
      await phone.page.locator('#hang-up').click();
      await phone.page.locator('#call').waitFor({ state: 'hidden' });
    }),
  );

  it(
    'says what to do when the microphone is not allowed',
    at.scene(async () => {
      const phone = await openPhone();
      await phone.page.evaluate(() => {
        const { navigator } = globalThis as unknown as {
          navigator: { mediaDevices: { getUserMedia: () => Promise<never> } };
        };
        navigator.mediaDevices.getUserMedia = () =>
          Promise.reject(new DOMException('no', 'NotAllowedError'));
      });
      await phone.page.locator('#own').click();
      await phone.page.getByText('The microphone is not allowed').waitFor();
      await shown(phone, 'no-microphone');
      expect(await phone.page.locator('#call').isVisible()).toBe(false);
    }),
  );
});

async function reply(phone: BrowserPhone, answer: string): Promise<void> {
  const keys = /^keys: (.+)$/.exec(answer)?.[1];
  if (keys !== undefined) await phone.press(keys);
  else await phone.say(await at.voice(answer));
}
