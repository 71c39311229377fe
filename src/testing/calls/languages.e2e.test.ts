import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CallTranscriptJson } from '../../http/contract/call.js';
import type { OrderJson } from '../../http/contract/order.js';
import type { RestaurantEntry } from '../../orders/ports.js';
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
let chat: Awaited<ReturnType<typeof serveChat>>;

beforeAll(async () => {
  google = await GoogleCloud.open(tones.soundOf);
  chat = await serveChat(chatAnswers);
  await at.open({
    settings: {
      ...google.settings,
      ...{ HEARING_ENGINES: 'google', SPEAKING_ENGINES: 'google' },
      ...{ AGENT: 'openai', AGENT_BASE_URL: chat.baseUrl },
    },
  });
  await at.house.store.restaurants.save(restaurants());
});

afterAll(async () => {
  await at.close();
  await google.close();
  await chat.close();
});

const aroundTheClock = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  ...{ weekday, opens: '00:00', closes: '24:00' },
}));

/** A French caller of a restaurant where a model reads what is said. */
const chatScene: LanguageScene = {
  ...languageScenes.French,
  ...{ line: '+33199000145', from: '+33142685302' },
};

/** A Turkish caller of a restaurant where a model hears and speaks. */
const realtimeScene: LanguageScene = {
  ...languageScenes.Turkish,
  ...{ line: '+49305550143', from: '+905321234568' },
};

const rulesScenes: readonly LanguageScene[] = Object.values(languageScenes);

/** The restaurants that are called. Those of the first scenes are content with the rules. */
function restaurants(): readonly RestaurantEntry[] {
  const scenes = [...rulesScenes, chatScene, realtimeScene];
  const byLine = new Map(scenes.map((scene) => [scene.line, scene.restaurant]));
  const lines = new Set(rulesScenes.map(({ line }) => line));
  return [...byLine].map(([line, { like, languages }]) => {
    const { menu, ...terms } = settingOf(like).profile;
    const profile = {
      ...{
        ...terms,
        id: `many-tongues-${line.slice(1)}`,
        languages,
        openingPeriods: aroundTheClock,
      },
      ...(lines.has(line) && { agent: 'rules' as const }),
    };
    return { profile, menu, lines: [line] };
  });
}

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

/** What the model makes of what the caller at the chat scene says; one sentence is none of its business. */
const chatAnswers: readonly ScriptedAnswer[] = [
  {
    says: ['Très ', 'volontiers. ', 'Cela fera 99 euros.'],
    calls: [addItem('croque_monsieur', 2), addItem('cafe', 1), ...pickedUpSoon],
  },
  { calls: [saveName(chatScene.order.name)] },
];

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
      const outcomes = await Promise.all([...rulesScenes, chatScene].map(play));
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

      // What the model says is said in the caller's language, and prices that it makes up are not.
      expect(chat.asked).toHaveLength(2);
      expect(voicesOf('Très volontiers.')).toEqual(['fr-FR']);
      const withModel = outcomes.find(({ scene }) => scene === chatScene);
      const spoken = withModel ? said(withModel.log, 'assistant').join(' ') : '';
      expect(spoken).toContain('Très volontiers.');
      expect(spoken).not.toContain('99');
    }),
  );
});

/** The middle of a sound of G.711, which is not cut off by whoever finds its beginning and end. */
function middleOf(sound: Uint8Array): Buffer {
  return Buffer.from(sound).subarray(sound.length / 4, (sound.length * 3) / 4);
}

describe('a caller who speaks with a model that hears and speaks', () => {
  it(
    'orders in Turkish: sound passes as it is on the line, and the total is in our words',
    at.scene(async () => {
      const { says, order } = realtimeScene;
      const voice = encode(vowel(MODEL_VOICE_MS), 'alaw');
      const server = await serveRealtime({
        hears: [...says, says[3]],
        answers: [
          {
            says: [{ words: 'Tabii, hemen.', soundMs: MODEL_VOICE_MS, sound: voice }],
            calls: [
              addItem('margherita', 2, 'large', [withoutOnions]),
              ...[addItem('cola', 3), ...pickedUpSoon],
            ],
          },
          { calls: [{ name: 'edit_order', arguments: { what: 'finished' } }] },
          { calls: [saveName(order.name)] },
        ],
      });
      await at.house.gateway.stop();
      await at.house.startGateway({
        ...{ CONVERSATION: 'realtime', OPENAI_BASE_URL: server.baseUrl, MEDIA_FORMAT: 'alaw' },
      });
      const outcome = await play(realtimeScene);
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
});
