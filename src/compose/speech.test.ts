import { afterEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../config.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import type { RestaurantProfile, SpeechTerms } from '../restaurant/profile.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { openSpeech } from './speech.js';

// Google's client would look for the machine of a data centre around us.
process.env['METADATA_SERVER_DETECTION'] = 'none';

const config = readConfig({
  ...{ ARI_PASSWORD: 'sixteen-letters-long', OPENAI_API_KEY: 'sk-restaurant' },
  ...{ HEARING_ENGINES: 'google,openai', SPEAKING_ENGINES: 'google,openai' },
});

let speech: ReturnType<typeof openSpeech> | undefined;

afterEach(async () => {
  await speech?.transcriber.close();
  await speech?.synthesizer.close();
});

/** The names of what hears and speaks in a restaurant with these terms. */
function enginesOf(terms?: SpeechTerms): readonly [hearing: string, speaking: string] {
  const engineFailed = (): void => undefined;
  speech = openSpeech({
    ...{ config, clock: new ManualClock(), logger: silentLogger, metrics: { engineFailed } },
  });
  const profile: RestaurantProfile = { ...bellaNapoli, ...(terms && { speech: terms }) };
  const { transcriber, synthesizer } = speech.speechOf(profile);
  return [transcriber.name, synthesizer.name];
}

describe('what hears and speaks', () => {
  it('is what the settings name, in their order, where a restaurant has not chosen', () => {
    expect(enginesOf()).toEqual(['google+openai', 'google+openai']);
  });

  it('is what a restaurant has chosen from them, in its own order', () => {
    expect(enginesOf({ hearing: ['openai'], speaking: ['openai', 'google'] })).toEqual([
      'openai',
      'openai+google',
    ]);
  });

  it('is never nothing, although a restaurant chose what the settings do not have', () => {
    expect(enginesOf({ hearing: ['sherpa'], speaking: ['openai', 'sherpa'] })).toEqual([
      'google+openai',
      'openai',
    ]);
  });
});
