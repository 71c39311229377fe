import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '../kernel/errors.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { EngineWatch, type EndedRequest } from './engineWatch.js';
import type { Synthesizer } from './ports.js';
import { PromptCache } from './promptCache.js';
import { watchedSynthesizer } from './watchedSynthesizer.js';

const busy = new ProviderError('cloud', 'is busy');

function watchedVoice(): {
  say: (text: string, chunks?: number) => Promise<void>;
  ended: EndedRequest[];
} {
  const clock = new ManualClock();
  const ended: EndedRequest[] = [];
  const engine: Synthesizer = {
    ...{ name: 'cloud', languages: '*', close: () => Promise.resolve() },
    speak: async function* (text) {
      clock.advance(150);
      yield await Promise.resolve(Int16Array.of(1));
      clock.advance(50);
      if (text === 'Broken.') throw busy;
      yield Int16Array.of(2);
    },
  };
  const cache = new PromptCache({
    ...{ engine, voice: '', maxBytes: 1e6, directory: null, logger: silentLogger },
  });
  const voice = watchedSynthesizer(cache, new EngineWatch(clock, (one) => ended.push(one)));
  const say = async (text: string, chunks = Infinity): Promise<void> => {
    const { signal } = new AbortController();
    let heard = 0;
    for await (const sound of voice.speak(text, { language: 'en', signal, callId: 'c' })) {
      expect(sound).not.toHaveLength(0);
      heard += 1;
      if (heard === chunks) return;
    }
  };
  return { say, ended };
}

const request = { callId: 'c', engine: 'cloud', task: 'speaking' };

describe('a voice that is watched', () => {
  it('tells of each sentence that is made, and of none that was there already', async () => {
    const { say, ended } = watchedVoice();
    await say('Hello.');
    await say('Hello.');
    expect(ended).toMatchObject([{ ...request, outcome: 'done', error: undefined }]);
    expect(ended[0]?.firstMs).toBeGreaterThanOrEqual(150);
    expect(ended).toHaveLength(1);
  });

  it('tells of one that broke off, and of one that nobody listened to', async () => {
    const { say, ended } = watchedVoice();
    await expect(say('Broken.')).rejects.toBe(busy);
    await say('Too long.', 1);
    expect(ended).toMatchObject([
      { ...request, outcome: 'failed', error: busy },
      { ...request, outcome: 'dropped' },
    ]);
  });
});
