import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CallTranscriptJson } from '../../http/contract/call.js';
import type { OrderJson } from '../../http/contract/order.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { encode } from '../../media/g711.js';
import { settingOf } from '../dialogues/playDialogue.js';
import type { HeardStream } from '../google/discerningEar.js';
import { GoogleCloud } from '../google/googleCloud.js';
import { VoiceTones } from '../google/voiceTones.js';
import { serveChat, type ScriptedAnswer } from '../openai/chatServer.js';
import { serveRealtime } from '../openai/realtimeServer.js';
import { vowel } from '../vowel.js';
import { HouseUnderTest } from './houseUnderTest.js';
import { languageScenes, type LanguageScene } from './languageScenes.js';

jest.setTimeout(150_000);

/** How long the model speaks in its own voice. */
const MODEL_VOICE_MS = 400;

const at = new HouseUnderTest();
const tones = new VoiceTones();
let google: GoogleCloud;

beforeAll(async () => {
  google = await GoogleCloud.open(tones.soundOf);
  const engines = { HEARING_ENGINES: 'google', SPEAKING_ENGINES: 'google' };
  await at.open({ settings: { ...google.settings, ...engines } });
  await at.house.store.restaurants.save(restaurants());
});

afterAll(async () => {
  await at.close();
  await google.close();
});

const aroundTheClock = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  ...{ weekday, opens: '00:00', closes: '24:00' },
}));

/** The restaurants that are called. */
function restaurants(): Parameters<typeof at.house.store.restaurants.save>[0] {
  const byLine = new Map(Object.values(languageScenes).map((scene) => [scene.line, scene]));
  return [...byLine].map(
    ([
      line,
      {
        restaurant: { like, languages },
      },
    ]) => {
      const { menu, ...terms } = settingOf(like).profile;
      const profile: Omit<RestaurantProfile, 'menu'> = {
        ...terms,
        id: `many-tongues-${like}`,
        languages,
        openingPeriods: aroundTheClock,
      };
      return { profile, menu, lines: [line] };
    },
  );
}

/** What came of a call. */
interface Outcome {
  readonly scene: LanguageScene;
  /** What the caller heard, and how what they said sounded: PCM at 8000 Hz. */
  readonly heard: Int16Array;
  readonly sounded: Int16Array;
  readonly streams: readonly HeardStream[];
  readonly log: CallTranscriptJson;
  readonly order: OrderJson;
}

async function play(scene: LanguageScene): Promise<Outcome> {
  const [order, more, name, yes] = scene.says;
  const { say: voice, sound: sounded, streams } = google.ear.voiceIn(scene.speaks);
  const answers = { wants_order: order, more, name, confirm_phone: yes, readback: yes };
  const caller = await at.call({ from: scene.from, to: scene.line, answers, voice });
  await caller.call.whenEnded();
  const log = await at.logged(caller.callId);
  return {
    ...{ scene, streams, log, sounded, heard: caller.call.voice.heard().samples },
    order: (await at.house.api(`/api/orders/${log.orderId ?? ''}`)) as OrderJson,
  };
}

/** The order is what was wished for, in the books and in the call log, and its total was said in the caller's language. */
function expectOrdered({ scene, log, order }: Outcome): void {
  expect(log).toMatchObject({
    ...{ line: scene.line, caller: { number: scene.from } },
    ...{ language: scene.speaks, outcome: 'order', endedBy: 'gateway' },
  });
  expect(order).toMatchObject({
    ...{ callId: log.id, status: 'new', fulfilment: 'pickup' },
    ...{ currency: scene.order.currency, totals: { total: scene.order.total } },
    customer: { name: scene.order.name, phone: scene.from, language: scene.speaks },
  });
  const lines = order.lines.map(({ quantity, item, total }) => [quantity, item, total]);
  expect(lines).toEqual(scene.order.lines);
  const spoken = said(log, 'assistant').join(' ');
  for (const sentence of scene.greeting) {
    expect(spoken).toContain(sentence);
    expect(voicesOf(sentence)).toContain(scene.voices[0]);
  }
  for (const sentence of scene.hears) {
    expect(spoken).toContain(sentence);
    expect(voicesOf(sentence)).toContain(scene.voices.at(-1));
  }
}

function said({ utterances }: CallTranscriptJson, who: 'caller' | 'assistant'): readonly string[] {
  return utterances.filter(({ speaker }) => speaker === who).map(({ text }) => text);
}

function enginesOf({ utterances }: CallTranscriptJson): readonly (string | null)[] {
  const heard = utterances.filter(({ speaker }) => speaker === 'caller');
  return [...new Set(heard.map(({ engine }) => engine))];
}

/** The locales in which a sentence was asked for. */
function voicesOf(sentence: string): readonly string[] {
  return google.voice.said.filter(({ text }) => text === sentence).map(({ language }) => language);
}

describe('callers who each speak another language', () => {
  it(
    'order at the same time, hear it read back in their own, and the kitchen has it',
    at.scene(async () => {
      const outcomes = await Promise.all(Object.values(languageScenes).map(play));
      for (const outcome of outcomes) {
        expectOrdered(outcome);
        const { scene, streams, log, heard } = outcome;
        expect(said(log, 'caller')).toEqual([...scene.says, scene.says[3]]);
        expect(enginesOf(log)).toEqual(['google']);
        expect(tones.heardIn(heard)).toEqual(scene.voices);

        const [first, ...later] = streams;
        const [languageCode, ...alternativeLanguageCodes] = scene.restaurant.languages;
        expect(first).toMatchObject({ languageCode, alternativeLanguageCodes });
        expect([...new Set(later.map((stream) => stream.languageCode))]).toEqual([scene.speaks]);
        // Google's model for telephones does not know Urdu.
        const model = scene.speaks === 'ur-PK' ? 'command_and_search' : 'telephony';
        expect([...new Set(streams.map((stream) => stream.model))]).toEqual([model]);
      }
    }),
  );
});

type Call = NonNullable<ScriptedAnswer['calls']>[number];

const addItem = (
  item: string,
  quantity: number,
  size: string | null = null,
  options: readonly object[] = [],
): Call => ({ name: 'add_item', arguments: { item, quantity, size, options } });

const withoutOnions = { option: 'toppings/onions', action: 'remove', amount: 'normal', count: 1 };

const anyTime = { minutes: null, days_from_today: null, hour: null, minute: null };
const pickedUpSoon: readonly Call[] = [
  { name: 'choose_fulfilment', arguments: { way: 'pickup' } },
  { name: 'give_time', arguments: { kind: 'as_soon_as_possible', ...anyTime } },
];

const saveName = (name: string): Call => ({
  name: 'save_customer_info',
  arguments: { name, phone: null, note: null },
});

/** The middle of a sound of G.711, which is not cut off by whoever finds its beginning and end. */
function middleOf(sound: Uint8Array): Buffer {
  return Buffer.from(sound).subarray(sound.length / 4, (sound.length * 3) / 4);
}

async function restartWith(settings: Readonly<Record<string, string>>): Promise<void> {
  await at.house.gateway.stop();
  await at.house.startGateway(settings);
}

describe('a caller who speaks with a model', () => {
  it(
    'that hears and speaks orders in Turkish: sound passes as it is, the total is in our words',
    at.scene(async () => {
      const scene: LanguageScene = { ...languageScenes.Turkish, from: '+905321234568' };
      const voice = encode(vowel(MODEL_VOICE_MS), 'alaw');
      const server = await serveRealtime({
        hears: [...scene.says, scene.says[3]],
        answers: [
          {
            says: [{ words: 'Tabii, hemen.', soundMs: MODEL_VOICE_MS, sound: voice }],
            calls: [
              addItem('margherita', 2, 'large', [withoutOnions]),
              ...[addItem('cola', 3), ...pickedUpSoon],
            ],
          },
          { calls: [{ name: 'edit_order', arguments: { what: 'finished' } }] },
          { calls: [saveName(scene.order.name)] },
        ],
      });
      await restartWith({
        ...{ CONVERSATION: 'realtime', OPENAI_BASE_URL: server.baseUrl, MEDIA_FORMAT: 'alaw' },
      });
      const outcome = await play(scene);
      await server.close();

      expectOrdered(outcome);
      const { log, heard, sounded } = outcome;
      expect(enginesOf(log)).toEqual(['realtime']);
      expect(said(log, 'assistant').join(' ')).toContain('Tabii, hemen.');
      const format = { type: 'audio/pcma' };
      expect(server.received[0]).toMatchObject({
        type: 'session.update',
        session: { audio: { input: { format }, output: { format } } },
      });
      const [spokenByUs, heardFromUs] = [encode(sounded, 'alaw'), encode(heard, 'alaw')];
      expect(Buffer.from(server.sound()).includes(middleOf(spokenByUs))).toBe(true);
      expect(Buffer.from(heardFromUs).includes(middleOf(voice))).toBe(true);
    }),
  );

  it(
    'behind the chat protocol orders in French, and hears no price that the model made up',
    at.scene(async () => {
      const scene: LanguageScene = { ...languageScenes.French, from: '+33142685302' };
      const server = await serveChat([
        {
          says: ['Très ', 'volontiers. ', 'Cela fera 99 euros.'],
          calls: [addItem('croque_monsieur', 2), addItem('cafe', 1), ...pickedUpSoon],
        },
        { calls: [saveName(scene.order.name)] },
      ]);
      await restartWith({ AGENT: 'openai', AGENT_BASE_URL: server.baseUrl });
      const outcome = await play(scene);
      await server.close();

      expectOrdered(outcome);
      expect(server.asked).toHaveLength(2);
      const spoken = said(outcome.log, 'assistant').join(' ');
      expect(spoken).toContain('Très volontiers.');
      expect(voicesOf('Très volontiers.')).toEqual(['fr-FR']);
      expect(spoken).not.toContain('99');
    }),
  );
});
