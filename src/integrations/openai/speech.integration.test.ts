import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readWav } from '../../media/wav.js';
import type { RecognitionHints, UtteranceHearing } from '../../speech/ports.js';
import { answerJson, refuse, serveOpenAi, type ApiServer } from '../../testing/openai/apiServer.js';
import { OpenAiSynthesizer } from './synthesizer.js';
import { OpenAiTranscriber } from './transcriber.js';

let server: ApiServer;
const serve = async (answer: (response: ServerResponse) => void): Promise<void> => {
  server = await serveOpenAi(answer);
};
const account = (): { apiKey: string; baseUrl: string } => ({
  apiKey: 'sk-restaurant',
  baseUrl: server.baseUrl,
});

afterEach(() => server.close());

const hints: RecognitionHints = {
  key: 'order',
  language: 'fr-FR',
  sentences: ['je voudrais {item}', "c'est tout"],
  slots: { item: ['Quatre fromages', 'Reine'] },
  closed: false,
};

function begin(
  model = 'gpt-4o-mini-transcribe',
  languages: readonly [string, ...string[]] = ['fr-FR'],
): UtteranceHearing {
  const ear = new OpenAiTranscriber({ ...account(), model });
  const session = ear.open({ callId: 'c', languages });
  session.expect(hints);
  const hearing = session.begin();
  for (let frame = 1; frame <= 3; frame += 1) hearing.write(new Int16Array(160).fill(frame));
  return hearing;
}

describe('hearing with OpenAI', () => {
  it('sends what was said with the words of the menu, and tells how certain it is', async () => {
    await serve((response) =>
      answerJson(response, 200, {
        text: ' Deux reines. ',
        logprobs: [{ logprob: 0 }, { logprob: Math.log(0.5) }],
      }),
    );
    expect(await begin().finish()).toEqual({
      engine: 'openai',
      language: 'fr-FR',
      hypotheses: [{ text: 'Deux reines.', confidence: expect.closeTo(0.75) }],
    });
    const [request] = server.requests;
    expect(request).toMatchObject({
      path: '/v1/audio/transcriptions',
      authorization: 'Bearer sk-restaurant',
      fields: {
        model: 'gpt-4o-mini-transcribe',
        language: 'fr',
        prompt: "Quatre fromages, Reine, c'est tout",
      },
    });
    const sound = readWav(request?.fields['file'] as Buffer);
    expect(sound.rateHz).toBe(8000);
    expect([sound.samples.length, sound.samples[0], sound.samples.at(-1)]).toEqual([480, 1, 3]);
  });

  it.each([
    [['en'], 'en-US'],
    [['fr', 'en'], 'fr-FR'],
    [['de'], 'fr-FR'],
    [[], 'fr-FR'],
  ])(
    'tells of the languages %j that a model heard the one that the restaurant speaks',
    async (languages, told) => {
      await serve((response) => answerJson(response, 200, { text: 'two pizzas', languages }));
      const { language } = await begin('gpt-transcribe', ['fr-FR', 'en-US']).finish();
      expect(language).toBe(told);
    },
  );

  it('names no language where callers may speak several: it would write all of them in that one', async () => {
    await serve((response) => answerJson(response, 200, { text: 'two pizzas please' }));
    const { hypotheses } = await begin('whisper-1', ['fr-FR', 'en-US']).finish();
    expect(hypotheses).toMatchObject([{ text: 'two pizzas please' }]);
    expect(server.requests[0]?.fields).not.toHaveProperty('language');
  });

  it('tells a model that takes several languages and keywords so, each by itself', async () => {
    await serve((response) => answerJson(response, 200, { text: 'oui' }));
    await begin('gpt-transcribe', ['fr-FR', 'en-US']).finish();
    const { fields } = server.requests[0] ?? { fields: {} };
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(['languages[]', 'keywords[]']));
    expect(fields).not.toHaveProperty('language');
    expect(fields).not.toHaveProperty('prompt');
    expect(fields).not.toHaveProperty('include[]');
  });

  it('does not ask another server for probabilities it does not know', async () => {
    await serve((response) => answerJson(response, 200, { text: 'oui' }));
    const { hypotheses } = await begin('whisper-1').finish();
    expect(hypotheses).toEqual([{ text: 'oui', confidence: expect.any(Number) }]);
    expect(server.requests[0]?.fields).not.toHaveProperty('include[]');
  });

  it('hears no words in silence', async () => {
    await serve((response) => answerJson(response, 200, { text: '' }));
    expect((await begin().finish()).hypotheses).toEqual([]);
  });

  it.each([
    ['a wrong key', 401, 'invalid_api_key', false],
    ['an unknown model', 404, 'model_not_found', false],
    ['too many requests', 429, 'rate_limit_exceeded', true],
    ['a used-up budget', 429, 'insufficient_quota', false],
    ['an outage', 503, 'server_error', true],
  ])(
    'says of %s whether trying again may help, without trying',
    async (_, status, code, retryable) => {
      await serve((response) => refuse(response, status, code));
      await expect(begin().finish()).rejects.toMatchObject({ provider: 'openai', retryable });
      expect(server.requests).toHaveLength(1);
    },
  );

  it('fails when the line to it breaks', async () => {
    await serve((response) => response.destroy());
    await expect(begin().finish()).rejects.toMatchObject({ provider: 'openai', retryable: true });
  });
});

describe('speaking with OpenAI', () => {
  const voiceOf = (): OpenAiSynthesizer =>
    new OpenAiSynthesizer({ ...account(), model: 'gpt-4o-mini-tts', voice: 'coral' });

  async function said(signal = new AbortController().signal): Promise<Int16Array> {
    const samples: number[] = [];
    const options = { language: 'fr-FR', signal };
    for await (const sound of voiceOf().speak('Bonjour !', options)) samples.push(...sound);
    return Int16Array.from(samples);
  }

  it('plays the sound at the rate of the line', async () => {
    const second = Buffer.from(new Int16Array(24_000).fill(4000).buffer);
    await serve((response) => {
      response.write(second.subarray(0, 1001));
      response.end(second.subarray(1001));
    });
    const samples = await said();
    expect(samples.length).toBe(8000);
    expect(samples[4000]).toBeGreaterThan(3900);
    expect(samples[4000]).toBeLessThan(4100);
    expect(server.requests[0]?.fields).toMatchObject({
      model: 'gpt-4o-mini-tts',
      voice: 'coral',
      input: 'Bonjour !',
      response_format: 'pcm',
    });
  });

  it('says that the voice failed when its sound breaks off', async () => {
    await serve((response) => {
      response.write(Buffer.alloc(4800), () => response.destroy());
    });
    await expect(said()).rejects.toMatchObject({ provider: 'openai', retryable: true });
  });

  it('stops when it is talked over, and that is no fault', async () => {
    const talkedOver = new AbortController();
    await serve((response) => {
      response.write(Buffer.alloc(4800));
      talkedOver.abort();
    });
    expect((await said(talkedOver.signal)).length).toBeLessThan(1000);
  });
});
