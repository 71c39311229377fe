import { describe, expect, it } from '@jest/globals';
import { silentLogger } from '../kernel/logger.js';
import type { Synthesizer } from '../speech/ports.js';
import { PromptCache } from '../speech/promptCache.js';
import { UsageMeter } from './usage.js';

const voice: Synthesizer = {
  ...{ name: 'google', languages: '*', close: () => Promise.resolve() },
  speak: async function* () {
    yield await Promise.resolve(new Int16Array(160));
  },
};

async function say(text: string, meter: UsageMeter, cache: PromptCache): Promise<void> {
  const { signal } = new AbortController();
  for await (const sound of meter
    .metered(cache, 'call')
    .speak(text, { language: 'en-US', signal })) {
    expect(sound).toHaveLength(160);
  }
}

describe('The cost of a call', () => {
  it('is what its engines heard, said and read, at the prices of a million', () => {
    const meter = new UsageMeter({
      ...{ 'google:audio_seconds': 267, 'line:audio_seconds': 150, 'gpt:tokens_in': 0.4 },
    });
    meter.heard('google', 1500);
    meter.heard('google', 500);
    meter.heard('line', 60_000);
    meter.add([
      { engine: 'gpt', unit: 'tokens_in', quantity: 1000 },
      { engine: 'gpt', unit: 'tokens_out', quantity: 50 },
    ]);
    expect(meter.total()).toEqual([
      { engine: 'google', unit: 'audio_seconds', quantity: 2, cost: 0.000534 },
      { engine: 'line', unit: 'audio_seconds', quantity: 60, cost: 0.009 },
      { engine: 'gpt', unit: 'tokens_in', quantity: 1000, cost: 0.0004 },
      { engine: 'gpt', unit: 'tokens_out', quantity: 50, cost: null },
    ]);
  });

  it('counts a sentence once, and none that was there already', async () => {
    const meter = new UsageMeter({ 'google:characters': 16 });
    const cache = new PromptCache({
      ...{ engine: voice, voice: 'google', maxBytes: 1e6, directory: '/nowhere' },
      logger: silentLogger,
    });
    await say('Goodbye!', meter, cache);
    await say('Goodbye!', meter, cache);
    expect(meter.total()).toEqual([
      { engine: 'google', unit: 'characters', quantity: 8, cost: 0.000128 },
    ]);
  });
});
