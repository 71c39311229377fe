import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { EspeakSynthesizer } from '../integrations/espeak/synthesizer.js';
import { GoogleSynthesizer } from '../integrations/google/synthesizer.js';
import { GoogleTranscriber } from '../integrations/google/transcriber.js';
import { OpenAiSynthesizer } from '../integrations/openai/synthesizer.js';
import { OpenAiTranscriber } from '../integrations/openai/transcriber.js';
import { PocketSphinxTranscriber } from '../integrations/pocketsphinx/transcriber.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { EngineHealth } from '../speech/engineHealth.js';
import { FallbackSynthesizer } from '../speech/fallbackSynthesizer.js';
import { FallbackTranscriber } from '../speech/fallbackTranscriber.js';
import type { HearingSession, Synthesizer, Transcriber } from '../speech/ports.js';
import { bellaNapoli } from '../testing/demoRestaurants.js';
import { fliteVoice } from '../testing/fliteVoice.js';
import { ScriptedGoogleEar, ScriptedGoogleVoice } from '../testing/google/scriptedSpeech.js';
import { answerJson, refuse, serveOpenAi, type ApiServer } from '../testing/openai/apiServer.js';
import { EvenVoice, ScriptedHearing, TalkUnderTest } from '../testing/talkUnderTest.js';

jest.setTimeout(60_000);

const tools = resolve('.tools');
const clock = new ManualClock();
const english = { language: 'en-US' };

/** What the test has opened, to be closed in the opposite order. */
const opened: (() => Promise<unknown>)[] = [];

function kept<Thing extends { close(): Promise<unknown> }>(thing: Thing): Thing {
  opened.push(() => thing.close());
  return thing;
}

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** An OpenAI server that transcribes what the test says, or refuses. */
async function openAi(hears: (string | number)[]): Promise<ApiServer> {
  return kept(
    await serveOpenAi((response) => {
      const next = hears.shift() ?? 500;
      if (typeof next === 'string') answerJson(response, 200, { text: next });
      else refuse(response, next, 'server_error');
    }),
  );
}

const openAiEar = ({ baseUrl }: ApiServer): Transcriber =>
  new OpenAiTranscriber({ apiKey: 'sk', baseUrl, model: 'whisper-1' });

async function pocketSphinx(): Promise<PocketSphinxTranscriber> {
  const cacheDirectory = await mkdtemp(join(tmpdir(), 'failover-'));
  opened.push(() => rm(cacheDirectory, { recursive: true }));
  return kept(
    new PocketSphinxTranscriber({
      libraryDirectory: join(tools, 'speech/lib'),
      modelDirectory: join(tools, 'speech/model/en-us'),
      dictionaryFile: join(tools, 'speech/model/cmudict-en-us.dict'),
      cacheDirectory,
      decoders: 1,
      logger: silentLogger,
    }),
  );
}

function talkWith(hearing: HearingSession, synthesizer: Synthesizer): TalkUnderTest {
  return new TalkUnderTest({
    clock,
    profile: bellaNapoli,
    hearing,
    synthesizer,
    waitsForEngines: true,
  });
}

function heardBy(...engines: Transcriber[]): TalkUnderTest {
  const ear = new FallbackTranscriber(engines, new EngineHealth(clock, silentLogger), clock);
  const hearing = ear.open({ callId: 'call', languages: bellaNapoli.languages });
  opened.push(() => {
    hearing.close();
    return Promise.resolve();
  });
  return talkWith(hearing, new EvenVoice(300));
}

async function greeted(line: TalkUnderTest): Promise<void> {
  line.talk.tell({ type: 'start' });
  await line.until(() => line.asked.length > 0);
}

describe('a talk whose recogniser fails in the middle of it', () => {
  it('goes on from Google to OpenAI with the utterance and the order it had', async () => {
    const google = kept(await ScriptedGoogleEar.open());
    const { connection } = google;
    const line = heardBy(
      kept(new GoogleTranscriber({ endpoint: '127.0.0.1', model: 'telephony', clock, connection })),
      openAiEar(await openAi(['and a garlic bread', 'what do i have so far'])),
    );
    await greeted(line);
    google.hears.push({ words: 'a large margherita', ...english }, status.UNAVAILABLE);
    await line.answer();
    await line.answer();
    await line.answer();
    expect(line.heardBy).toEqual(['google', 'openai', 'openai']);
    expect(line.said.at(-1)).toMatch(/Margherita.*Garlic Bread/);
    line.talk.close();
  });

  it('goes on from OpenAI to the embedded recogniser with the sound it had', async () => {
    const say = fliteVoice(join(tools, 'bin/flite'), 'rms');
    const line = heardBy(
      openAiEar(await openAi(['a large margherita', 500])),
      await pocketSphinx(),
    );
    await greeted(line);
    await line.answer();
    await line.answer(await say("no thank you that's all"));
    expect(line.heardBy).toEqual(['openai', 'pocketsphinx']);
    expect(line.asked.at(-1)).toBe('fulfilment');
    line.talk.close();
  });

  it('goes on from the embedded recogniser to the keys, and what was ordered stays', async () => {
    const say = fliteVoice(join(tools, 'bin/flite'), 'rms');
    const embedded = await pocketSphinx();
    const line = heardBy(embedded);
    await greeted(line);
    await line.answer(await say('a large margherita'));
    expect(line.asked.at(-1)).toBe('fulfilment');
    await embedded.close();
    await line.answer();
    await line.answer();
    expect(line.said.at(-1)).toMatch(/phone's keys.*1 for pickup/);
    line.talk.press('1');
    await line.until(() => line.asked.at(-1) !== 'fulfilment');
    expect(line.effects).toEqual([]);
    line.talk.close();
  });
});

describe('a talk whose voice fails in the middle of it', () => {
  function spokenBy(...engines: Synthesizer[]): TalkUnderTest {
    const synthesizer = new FallbackSynthesizer(engines, new EngineHealth(clock, silentLogger));
    const hearing = new ScriptedHearing({ interimResults: false });
    hearing.hears.push('a large margherita', 'and a garlic bread');
    return talkWith(hearing, synthesizer);
  }

  it.each(['refuses', 'breaks off'] as const)(
    'goes on from Google, which %s, to OpenAI, and the caller hears every sentence',
    async (mood) => {
      const google = kept(await ScriptedGoogleVoice.open());
      const server = kept(
        await serveOpenAi((response) => response.end(Buffer.alloc(2 * 24 * 300, 8))),
      );
      const { connection } = google;
      const line = spokenBy(
        kept(new GoogleSynthesizer({ endpoint: '127.0.0.1', voices: [], connection })),
        new OpenAiSynthesizer({ apiKey: 'sk', baseUrl: server.baseUrl, model: 'tts', voice: 'a' }),
      );
      await greeted(line);
      google.mood = mood;
      await line.answer();
      const answer = server.requests.map(({ fields }) => fields['input']).join(' ');
      expect(answer).toMatch(/large Margherita.*pickup or delivery/);
      expect(line.said.at(-1)).toContain('Margherita');
      expect(line.effects).toEqual([]);
      line.talk.close();
    },
  );

  it('goes on from OpenAI to the embedded voice', async () => {
    const server = kept(
      await serveOpenAi((response) => {
        if (server.requests.length > 4) refuse(response, 429, 'insufficient_quota');
        else response.end(Buffer.alloc(2 * 24 * 300, 8));
      }),
    );
    const command = join(tools, 'bin/espeak-ng');
    const line = spokenBy(
      new OpenAiSynthesizer({ apiKey: 'sk', baseUrl: server.baseUrl, model: 'tts', voice: 'a' }),
      kept(new EspeakSynthesizer({ command, logger: silentLogger })),
    );
    await greeted(line);
    await line.answer();
    await line.answer();
    expect(line.said.at(-1)).toContain('Garlic Bread');
    // A used-up budget is not asked for again.
    expect(server.requests.length).toBeLessThanOrEqual(5);
    line.talk.close();
  });
});
