import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CallTranscriptJson } from '../../http/contract/call.js';
import type { OrderJson } from '../../http/contract/order.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { settingOf } from '../dialogues/playDialogue.js';
import type { HeardStream } from '../google/discerningEar.js';
import { GoogleCloud } from '../google/googleCloud.js';
import { VoiceTones } from '../google/voiceTones.js';
import { HouseUnderTest } from './houseUnderTest.js';
import { languageScenes, type LanguageScene } from './languageScenes.js';

jest.setTimeout(150_000);

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
  /** The locales of the voices that the caller heard, one after the other. */
  readonly voices: readonly string[];
  readonly streams: readonly HeardStream[];
  readonly log: CallTranscriptJson;
  readonly order: OrderJson;
}

async function play(scene: LanguageScene): Promise<Outcome> {
  const [order, more, name, yes] = scene.says;
  const { say: voice, streams } = google.ear.voiceIn(scene.speaks);
  const answers = { wants_order: order, more, name, confirm_phone: yes, readback: yes };
  const caller = await at.call({ from: scene.from, to: scene.line, answers, voice });
  await caller.call.whenEnded();
  const log = await at.logged(caller.callId);
  return {
    ...{ scene, streams, log },
    voices: tones.heardIn(caller.call.voice.heard().samples),
    order: (await at.house.api(`/api/orders/${log.orderId ?? ''}`)) as OrderJson,
  };
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
      for (const { scene, voices, streams, log, order } of outcomes) {
        const [lineLanguage, ...others] = scene.restaurant.languages;
        expect(log).toMatchObject({
          ...{ line: scene.line, caller: { number: scene.from } },
          ...{ language: scene.speaks, outcome: 'order', endedBy: 'gateway' },
        });
        expect(order).toMatchObject({
          ...{ callId: log.id, status: 'new', fulfilment: 'pickup' },
          ...{ currency: scene.order.currency, totals: { total: scene.order.total } },
          customer: { name: scene.order.name, phone: scene.from, language: scene.speaks },
        });
        expect(order.lines.map(({ quantity, item, total }) => [quantity, item, total])).toEqual(
          scene.order.lines,
        );

        const said = log.utterances.filter(({ speaker }) => speaker === 'caller');
        expect(said.map(({ text }) => text)).toEqual([...scene.says, scene.says[3]]);
        expect(new Set(said.map(({ engine }) => engine))).toEqual(new Set(['google']));
        const ours = log.utterances.filter(({ speaker }) => speaker === 'assistant');
        const spoken = ours.map(({ text }) => text).join(' ');
        const [firstVoice] = scene.voices;
        const lastVoice = scene.voices.at(-1);
        for (const sentence of scene.greeting) {
          expect(spoken).toContain(sentence);
          expect(voicesOf(sentence)).toContain(firstVoice);
        }
        for (const sentence of scene.hears) {
          expect(spoken).toContain(sentence);
          expect(voicesOf(sentence)).toContain(lastVoice);
        }
        expect(voices).toEqual(scene.voices);

        const [first, ...later] = streams;
        expect(first).toMatchObject({
          languageCode: lineLanguage,
          alternativeLanguageCodes: others,
        });
        expect(new Set(later.map(({ languageCode }) => languageCode))).toEqual(
          new Set([scene.speaks]),
        );
        // Google's model for telephones does not know Urdu.
        const model = scene.speaks === 'ur-PK' ? 'command_and_search' : 'telephony';
        expect(new Set(streams.map((stream) => stream.model))).toEqual(new Set([model]));
      }
    }),
  );
});
