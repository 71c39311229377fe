import { afterEach, describe, expect, it } from '@jest/globals';
import { ProviderError } from '../../kernel/errors.js';
import { systemClock } from '../../kernel/clock.js';
import { silentLogger } from '../../kernel/logger.js';
import { ManualClock } from '../../kernel/manualClock.js';
import { EngineHealth } from '../../speech/engineHealth.js';
import { FallbackTranscriber } from '../../speech/fallbackTranscriber.js';
import type {
  HearingSession,
  RecognitionHints,
  Transcriber,
  Transcript,
} from '../../speech/ports.js';
import { answerJson, serveOpenAi } from '../../testing/openai/apiServer.js';
import {
  serveRealtime,
  type RealtimeScript,
  type RealtimeServer,
} from '../../testing/openai/realtimeServer.js';
import { OpenAiLiveTranscriber, type OpenAiLiveTranscriberOptions } from './liveTranscriber.js';
import { OpenAiTranscriber } from './transcriber.js';

let server: RealtimeServer;
let ear: OpenAiLiveTranscriber;
let session: HearingSession;
let interim: string[];
const opened: (() => Promise<unknown>)[] = [];

const hints: RecognitionHints = {
  ...{ key: 'order', language: 'fr-FR', sentences: ['je voudrais {item}', "c'est tout"] },
  ...{ slots: { item: ['Quatre fromages', 'Reine'] }, closed: false },
};

/** A call to an ear whose server is there already. */
async function open(
  script: Partial<RealtimeScript>,
  options: Partial<OpenAiLiveTranscriberOptions> = {},
): Promise<void> {
  server = await serveRealtime({ hears: [], answers: [], live: true, ...script });
  ear = new OpenAiLiveTranscriber({
    ...{ apiKey: 'sk', baseUrl: server.baseUrl, model: 'gpt-live-transcribe', clock: systemClock },
    ...options,
  });
  const configured = script.refuses ? undefined : server.next('session.update');
  session = ear.open({ callId: 'call', languages: ['fr-FR', 'en-US'] });
  await configured;
}

afterEach(async () => {
  session.close();
  await ear.close();
  await server.close();
  for (const close of opened.splice(0)) await close();
});

/** The caller says something that lasts so many pieces of 100 ms. */
async function say(pieces = 3, hearing = session): Promise<Transcript> {
  const utterance = hearing.begin();
  interim = [];
  utterance.events.on('interim', (text) => interim.push(text));
  for (let piece = 0; piece < pieces; piece += 1) {
    const sent = server.next('input_audio_buffer.append');
    utterance.write(new Int16Array(800).fill(1000));
    await sent;
  }
  return utterance.finish();
}

describe('hearing with OpenAI while the caller speaks', () => {
  it('tells the words as they are said', async () => {
    await open({ hears: ['deux reines et un cola'] });
    await server.settled();
    const utterance = session.begin();
    const words = new Promise<string>((resolve) => utterance.events.once('interim', resolve));
    utterance.write(new Int16Array(800).fill(1000));
    expect(await words).toBe('deux');
    utterance.write(new Int16Array(800).fill(1000));
    expect(await utterance.finish()).toEqual({
      ...{ engine: 'openai-live', language: 'fr-FR' },
      hypotheses: [{ text: 'deux reines et un cola', confidence: 0.9 }],
    });
    expect(session.interimResults).toBe(true);
    expect(server.soundBytes()).toBe(1600);
  });

  it('asks for transcripts alone, of the sound of the line, and says itself when an utterance is over', async () => {
    await open({});
    expect(server.queries).toEqual(['intent=transcription']);
    expect(server.received[0]).toMatchObject({
      session: {
        type: 'transcription',
        audio: {
          input: {
            format: { type: 'audio/pcmu' },
            transcription: { model: 'gpt-live-transcribe', languages: ['fr', 'en'] },
            turn_detection: null,
          },
        },
      },
    });
  });

  it.each([
    [
      'gpt-live-transcribe',
      { languages: ['fr', 'en'], keywords: ['Quatre fromages', 'Reine', "c'est tout"] },
    ],
    ['whisper-large', { prompt: "Quatre fromages, Reine, c'est tout" }],
  ])('tells %s what the question is about in its own words', async (model, told) => {
    await open({}, { model });
    await server.settled();
    const update = server.next('session.update');
    session.expect(hints);
    const transcription = { model, ...told };
    expect(await update).toMatchObject({ session: { audio: { input: { transcription } } } });
    session.expect(hints);
    session.begin().cancel();
    await server.settled();
    expect(server.received.filter(({ type }) => type === 'session.update')).toHaveLength(2);
  });

  it('takes no words of an utterance before for those of the next', async () => {
    await open({ hears: ['oui', 'non'] });
    await server.settled();
    await say(1);
    const next = session.begin();
    const words = new Promise<string>((resolve) => next.events.once('interim', resolve));
    const delta = { type: 'conversation.item.input_audio_transcription.delta', item_id: 'i1' };
    server.send({ ...delta, delta: ' madame' });
    next.write(new Int16Array(800).fill(1000));
    expect(await words).toBe('non');
    expect((await next.finish()).hypotheses[0]?.text).toBe('non');
  });

  it('hears no words in a sound that is too short for any', async () => {
    await open({ hears: [null] });
    await server.settled();
    const heard = say(1);
    const { event_id } = await server.next('input_audio_buffer.commit');
    const error = { code: 'input_audio_buffer_commit_empty', message: 'too small', event_id };
    server.send({ type: 'error', error });
    expect((await heard).hypotheses).toEqual([]);
  });

  it('does not claim interim words of a model that waits for the end', async () => {
    await open({ live: false }, { model: 'gpt-4o-transcribe' });
    expect(session.interimResults).toBe(false);
  });
});

describe('an ear for live words on a bad day', () => {
  const failureOf = (heard: Promise<Transcript>): Promise<unknown> =>
    heard.catch((error: unknown) => error);

  it('is no use to anybody when the server has no realtime API', async () => {
    await open({ refuses: Array(3).fill({ status: 404, code: 'not_found' }) });
    const error = await failureOf(session.begin().finish());
    expect(error).toMatchObject({ retryable: false, scope: 'provider' });
    expect(server.connections()).toBe(1);
  });

  it('has the same sound heard over HTTP then, and is not asked again by the next call', async () => {
    await open({ refuses: Array(3).fill({ status: 404, code: 'not_found' }) });
    const http = await serveOpenAi((response) =>
      answerJson(response, 200, { text: 'deux reines' }),
    );
    opened.push(() => http.close());
    const behind = new OpenAiTranscriber({ apiKey: '', baseUrl: http.baseUrl, model: 'own' });
    const health = new EngineHealth<Transcriber>(systemClock, silentLogger);
    const both = new FallbackTranscriber([ear, behind], health, systemClock);
    const call = both.open({ callId: 'a', languages: ['fr-FR'] });
    const utterance = call.begin();
    utterance.write(new Int16Array(1600).fill(1000));
    expect(await utterance.finish()).toMatchObject({ engine: 'openai' });
    const asked = server.connections();
    const next = both.open({ callId: 'b', languages: ['fr-FR'] });
    expect((await next.begin().finish()).engine).toBe('openai');
    expect(server.connections()).toBe(asked);
    call.close();
    next.close();
  });

  it('leaves a call in which words fail to the next ear, and hears the other call', async () => {
    await open({ hears: [null, 'deux reines'] });
    const clock = new ManualClock();
    const slow = new OpenAiLiveTranscriber({
      ...{ apiKey: 'sk', baseUrl: server.baseUrl, model: 'gpt-live-transcribe', clock },
    });
    opened.push(() => slow.close());
    const http = await serveOpenAi((response) => answerJson(response, 200, { text: 'par http' }));
    opened.push(() => http.close());
    const behind = new OpenAiTranscriber({ apiKey: '', baseUrl: http.baseUrl, model: 'own' });
    const health = new EngineHealth<Transcriber>(clock, silentLogger);
    const both = new FallbackTranscriber([slow, behind], health, clock);
    const configured = server.next('session.update');
    const first = both.open({ callId: 'a', languages: ['fr-FR'] });
    await configured;
    await server.settled();
    const heard = say(1, first);
    await server.next('input_audio_buffer.commit');
    clock.advance(2500);
    expect((await heard).engine).toBe('openai');
    const again = server.next('session.update');
    const second = both.open({ callId: 'b', languages: ['fr-FR'] });
    await again;
    await server.settled();
    expect(await say(1, second)).toMatchObject({ engine: 'openai-live' });
    first.close();
    second.close();
  });

  it('fails an utterance when the connection drops in it, and hears the next on another', async () => {
    await open({ hears: ['deux reines'] });
    await server.settled();
    const utterance = session.begin();
    utterance.write(new Int16Array(800).fill(1000));
    const again = server.next('session.update');
    server.drop();
    expect(await failureOf(utterance.finish())).toMatchObject({
      retryable: true,
      scope: 'session',
    });
    await again;
    await server.settled();
    expect((await say(1)).hypotheses[0]?.text).toBe('deux reines');
  });

  it('gives a connection up at whose other end nobody is, though it stays open', async () => {
    const clock = new ManualClock();
    await open({ hears: ['oui'] }, { clock });
    await server.settled();
    const utterance = session.begin();
    utterance.write(new Int16Array(800).fill(1000));
    server.freeze();
    const heard = failureOf(utterance.finish());
    await new Promise(setImmediate);
    clock.advance(2500);
    expect(await heard).toBeInstanceOf(ProviderError);
    const again = server.next('session.update');
    clock.advance(2000);
    await again;
    await server.settled();
    expect((await say(1)).hypotheses[0]?.text).toBe('oui');
  });

  it('is not heard with when it takes sound in another format', async () => {
    await open({ format: 'audio/pcm' });
    const error = await failureOf(session.begin().finish());
    expect(error).toMatchObject({ retryable: false, scope: 'session' });
  });

  it('takes what makes no sense for nothing', async () => {
    await open({ hears: ['oui'] });
    await server.settled();
    server.send('{"type":');
    server.send({ type: 'input_audio_buffer.timeout_triggered', item_id: 7 });
    server.send({ type: 'conversation.item.input_audio_transcription.delta', item_id: 'i1' });
    expect((await say(1)).hypotheses[0]?.text).toBe('oui');
  });

  it.each([
    ['rate_limit_exceeded', 'session'],
    ['insufficient_quota', 'provider'],
  ])('tells of %s whom it concerns', async (code, scope) => {
    await open({ hears: [null] });
    await server.settled();
    const heard = failureOf(say(1));
    await server.next('input_audio_buffer.commit');
    server.send({
      type: 'conversation.item.input_audio_transcription.failed',
      ...{ item_id: 'i1', error: { code, message: code } },
    });
    expect(await heard).toMatchObject({ scope });
  });
});
