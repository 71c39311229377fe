import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DateTime } from 'luxon';
import { GoogleSynthesizer } from '../integrations/google/synthesizer.js';
import { GoogleTranscriber } from '../integrations/google/transcriber.js';
import { ManualClock } from '../kernel/manualClock.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { settingOf, usualNow } from '../testing/dialogues/playDialogue.js';
import { scriptsOf } from '../testing/dialogues/scripts.js';
import { ScriptedGoogleEar, ScriptedGoogleVoice } from '../testing/google/scriptedSpeech.js';
import { TalkUnderTest } from '../testing/talkUnderTest.js';

jest.setTimeout(60_000);

let googleEar: ScriptedGoogleEar;
let googleVoice: ScriptedGoogleVoice;
let synthesizer: GoogleSynthesizer;

beforeAll(async () => {
  googleEar = await ScriptedGoogleEar.open();
  googleVoice = await ScriptedGoogleVoice.open();
  const { connection } = googleVoice;
  synthesizer = new GoogleSynthesizer({ endpoint: '127.0.0.1', voices: [], connection });
});

afterAll(async () => {
  await googleEar.close();
  await googleVoice.close();
  await synthesizer.close();
});

/** A call to a restaurant, heard and spoken by Google; orders are placed under number 7. */
async function called(
  profile: RestaurantProfile,
  phone: string,
  talk: (line: TalkUnderTest) => Promise<void>,
): Promise<void> {
  const clock = new ManualClock(DateTime.fromSQL(usualNow, { zone: profile.timeZone }).toJSDate());
  const { connection } = googleEar;
  const ear = new GoogleTranscriber({
    endpoint: '127.0.0.1',
    model: 'telephony',
    clock,
    connection,
  });
  const hearing = ear.open({ callId: 'call', languages: profile.languages });
  const context = { caller: { phone: phone as never, name: null } };
  const line = new TalkUnderTest({
    clock,
    profile,
    hearing,
    synthesizer,
    context,
    waitsForEngines: true,
  });
  line.talk.events.on('effect', (effect) => {
    if (effect.type !== 'place_order') return;
    const { promisedAt } = effect.order;
    line.talk.tell({ type: 'order_placed', number: 7, promisedAt });
  });
  line.talk.tell({ type: 'start' });
  await line.until(() => line.asked.length > 0);
  await talk(line);
  line.talk.close();
  hearing.close();
  await ear.close();
}

describe('a call through Google', () => {
  it.each([
    ['Urdu', 'ur', 'ur-IN'],
    ['French', 'fr', 'fr-FR'],
    ['English', 'en', 'en-US'],
    ['Turkish', 'tr', 'tr-TR'],
    ['Arabic', 'ar', 'ar-XA'],
  ])('places an order in %s', async (_, code, voice) => {
    const [script] = scriptsOf(code);
    const { profile, caller } = settingOf(code);
    googleVoice.said.length = 0;
    googleEar.configs.length = 0;
    await called(profile, caller, async (line) => {
      const [, ...turns] = script?.turns ?? [];
      for (const { said, effects } of turns) {
        googleEar.hears.push({ words: said, language: profile.languages[0] });
        if (effects === null) await line.answer();
        else await line.hear(new Int16Array(4800).fill(8000));
      }
      await line.until(() => line.effects.some(({ type }) => type === 'hang_up'));
      expect(line.effects.map(({ type }) => type)).toEqual(['place_order', 'hang_up']);
      expect(line.said.at(-1)).toContain('7');
      expect(line.said.filter((said) => said.startsWith('caller'))).toHaveLength(turns.length);
    });
    const languages = new Set(googleVoice.said.slice(2).map(({ language }) => language));
    expect([...languages].filter((language) => language !== 'en-US' || code === 'en')).toEqual([
      voice,
    ]);
    expect(new Set(googleEar.configs.map(({ languageCode }) => languageCode))).toEqual(
      new Set([profile.languages[0]]),
    );
  });

  it('goes on in the language that Google heard, when it is one of the restaurant', async () => {
    const { profile, caller } = settingOf('tr');
    const bilingual: RestaurantProfile = { ...profile, languages: ['en-US', 'tr-TR'] };
    googleEar.configs.length = 0;
    await called(bilingual, caller, async (line) => {
      googleEar.hears.push({ words: 'Margarita', language: 'tr-TR' });
      await line.answer();
      expect(line.talk.language).toBe('tr-TR');
      googleEar.hears.push({ words: 'gel al olsun', language: 'tr-TR' });
      await line.answer();
    });
    expect(googleEar.configs).toMatchObject([
      { languageCode: 'en-US', alternativeLanguageCodes: ['tr-TR'] },
      { languageCode: 'tr-TR', alternativeLanguageCodes: ['en-US'] },
    ]);
    expect(googleVoice.said.at(-1)?.language).toBe('tr-TR');
  });
});
