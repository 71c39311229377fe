import { afterEach, describe, expect, it } from '@jest/globals';
import type { EngineUsage, ModelVoice, VoicePart } from '../../../conversation/ports.js';
import { systemClock } from '../../../kernel/clock.js';
import { silentLogger } from '../../../kernel/logger.js';
import { ManualClock } from '../../../kernel/manualClock.js';
import { ProviderError } from '../../../kernel/errors.js';
import { encodePayload } from '../../../media/formats.js';
import { EngineHealth } from '../../../speech/engineHealth.js';
import type { HearingSession, Transcriber, Transcript } from '../../../speech/ports.js';
import {
  serveRealtime,
  type RealtimeScript,
  type RealtimeServer,
} from '../../../testing/openai/realtimeServer.js';
import type { RealtimeCall, RealtimeOptions } from './realtimeCall.js';
import { RealtimeEngine } from './realtimeEngine.js';

let server: RealtimeServer;
let engine: RealtimeEngine;
let session: HearingSession;
let call: RealtimeCall;

let used: EngineUsage[];

const request = {
  ...{ instructions: 'You understand callers.', tools: [] },
  spent: (usage: readonly EngineUsage[]): void => void used.push(...usage),
  asked: () => ({ came: () => undefined, end: () => undefined }),
};

async function open(
  script: Partial<RealtimeScript>,
  options: Partial<RealtimeOptions> = {},
): Promise<void> {
  used = [];
  server = await serveRealtime({ hears: [], answers: [], ...script });
  engine = new RealtimeEngine({
    ...{ apiKey: 'sk', baseUrl: server.baseUrl, model: 'gpt-realtime', clock: systemClock },
    ...{ voice: 'marin', transcriptionModel: 'gpt-4o-mini-transcribe', format: 'ulaw' },
    ...options,
  });
  session = engine.open({ callId: 'call', languages: ['en-US'] });
  call = engine.callOf('call') as RealtimeCall;
}

afterEach(async () => {
  await engine.close();
  await server.close();
});

/** The caller says something that lasts so many frames. */
function say(frames = 3): Promise<Transcript> {
  const utterance = session.begin();
  for (let frame = 0; frame < frames; frame += 1) utterance.write(new Int16Array(160).fill(1000));
  return utterance.finish();
}

async function partsOf(answer: AsyncIterable<VoicePart>): Promise<VoicePart[]> {
  const parts: VoicePart[] = [];
  for await (const part of answer) parts.push(part);
  return parts;
}

async function voiceOf(answer: AsyncIterable<VoicePart>): Promise<ModelVoice> {
  for await (const part of answer) if (part.type === 'voice') return part.voice;
  throw new Error('the model said nothing');
}

async function soundOf(voice: ModelVoice): Promise<Int16Array[]> {
  const chunks: Int16Array[] = [];
  for await (const chunk of voice.sound(new AbortController().signal)) chunks.push(chunk);
  return chunks;
}

const typesOf = (): string[] => server.received.map(({ type }) => type);

describe('a model that hears and speaks', () => {
  it('is told what it needs in the words of the current protocol', async () => {
    await open({});
    await call.connected();
    expect(server.received[0]).toMatchObject({
      type: 'session.update',
      session: {
        type: 'realtime',
        output_modalities: ['audio'],
        audio: {
          input: { format: { type: 'audio/pcmu' }, turn_detection: null },
          output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
        },
      },
    });
  });

  it('hears the sound of the line bit by bit, and begins to answer before its words are made out', async () => {
    await open({ hears: ['two colas please'], answers: [{}] });
    await call.connected();
    call.prepare(request);
    expect(await say(3)).toEqual({
      ...{ engine: 'realtime', language: 'en-US' },
      hypotheses: [{ text: 'two colas please', confidence: 0.9 }],
    });
    expect(server.soundBytes()).toBe(3 * 160);
    expect(typesOf().slice(-2)).toEqual(['input_audio_buffer.commit', 'response.create']);
  });

  it('tells which of the languages of the restaurant it heard', async () => {
    await open({ hears: ['deux colas'], languages: ['fr'] });
    session.close();
    session = engine.open({ callId: 'call', languages: ['en-US', 'fr-FR'] });
    expect(await say(3)).toMatchObject({ language: 'fr-FR' });
  });

  it('speaks while its answer comes, calls tools, and tells what that used up', async () => {
    const calls = [{ name: 'add_item', arguments: { item: 'cola' } }];
    await open({
      hears: ['a cola'],
      answers: [{ says: [{ words: 'Sure.', soundMs: 100 }], calls }],
    });
    await call.connected();
    call.prepare(request);
    await say();
    const [voice, called] = await partsOf(call.respond(request, 'a cola'));
    expect(called).toMatchObject({
      type: 'call',
      call: { name: 'add_item', arguments: '{"item":"cola"}' },
    });
    expect(used).toContainEqual({
      ...{ engine: 'gpt-realtime', unit: 'audio_tokens_out', quantity: 60 },
    });
    const sound = await soundOf((voice as { voice: ModelVoice }).voice);
    const back = new Uint8Array(800);
    encodePayload(back, sound[0] ?? new Int16Array(), 'ulaw');
    expect(back.every((byte) => byte === 0x90)).toBe(true);
  });

  it('forgets of its words what the caller has not heard, and drops what comes late', async () => {
    const says = [{ words: 'We have a lot of lovely pizzas.', soundMs: 1000 }];
    await open({ hears: ['what do you have'], answers: [{ says, ends: 'never' }, {}] });
    await call.connected();
    call.prepare(request);
    await say();
    const voice = await voiceOf(call.respond(request, 'what do you have'));
    const truncated = server.next('conversation.item.truncate');
    voice.heard(260.4);
    expect(await truncated).toMatchObject({ item_id: 'm1', content_index: 0, audio_end_ms: 260 });
    expect(typesOf()).toContain('response.cancel');
    const next = call.respond(request, 'what do you have');
    await server.next('response.create').catch(() => undefined);
    server.send({
      type: 'response.output_audio.delta',
      ...{ response_id: 'r1', item_id: 'm1', delta: 'kJA=' },
    });
    expect((await partsOf(next)).filter(({ type }) => type === 'voice')).toEqual([]);
  });

  describe('that is talked over', () => {
    const says = [{ words: 'We have a lot of lovely pizzas.', soundMs: 1000 }];
    let voice: ModelVoice;

    /** The caller speaks over what it says, of which so much was heard. */
    async function talkOver(heldMs: number): Promise<void> {
      await open({
        hears: ['what do you have', 'stop', 'well'],
        answers: [{ says }, { ends: 'never' }],
      });
      await call.connected();
      call.prepare(request);
      await say();
      const parts = await partsOf(call.respond(request, 'what do you have'));
      voice = (parts[0] as { voice: ModelVoice }).voice;
      voice.held?.(heldMs);
      const asked = server.next('response.create');
      await say();
      await asked;
      await server.settled();
    }

    it('answers before the words are made out, and knows how much of its own was heard', async () => {
      await talkOver(260.4);
      expect(server.received.slice(-3)).toMatchObject([
        { type: 'input_audio_buffer.commit' },
        { type: 'conversation.item.truncate', item_id: 'm1', audio_end_ms: 260 },
        { type: 'response.create' },
      ]);
      voice.heard(260.4);
      await server.settled();
      expect(typesOf().at(-1)).toBe('response.create');
    });

    it('takes its answer back where that was nothing, and is told what was heard after all', async () => {
      await talkOver(500);
      const cancelled = server.next('response.cancel');
      voice.held?.(null);
      await cancelled;
      const told = server.next('conversation.item.create');
      voice.heard(1000);
      expect(await told).toMatchObject({
        item: { role: 'assistant', content: [{ text: 'lovely pizzas.' }] },
      });
    });

    it('is not asked twice while it goes on with what it said', async () => {
      await talkOver(500);
      voice.held?.(null);
      voice.held?.(600);
      await say();
      await server.settled();
      expect(typesOf().filter((type) => type === 'response.create')).toHaveLength(2);
    });
  });

  it('is told the words that another engine has made out', async () => {
    await open({ answers: [{ says: [{ words: 'Sure.', soundMs: 100 }] }] });
    await call.connected();
    await partsOf(call.respond(request, 'two colas'));
    expect(server.received.slice(-2)).toMatchObject([
      { item: { role: 'user', content: [{ type: 'input_text', text: 'two colas' }] } },
      { type: 'response.create' },
    ]);
  });

  it('forgets all of an answer that nobody heard', async () => {
    const says = [{ words: 'Sure.', soundMs: 100 }];
    await open({ hears: ['yes'], answers: [{ says }] });
    await call.connected();
    call.prepare(request);
    await say();
    const deleted = server.next('conversation.item.delete');
    call.discard();
    expect(await deleted).toMatchObject({ item_id: 'm1' });
  });
});

describe('a realtime session on a bad day', () => {
  it('is not tried again with a key that was refused', async () => {
    await open({ refuses: Array(3).fill({ status: 401, code: 'invalid_api_key' }) });
    await expect(call.connected()).rejects.toMatchObject({ retryable: false });
    expect(server.connections()).toBe(1);
  });

  it('is tried three times where that may help', async () => {
    await open({ refuses: Array(2).fill({ status: 503, code: 'server_error' }) });
    await call.connected();
    expect(server.connections()).toBe(3);
  });

  it('is not used when it sends sound in another format', async () => {
    await open({ format: 'audio/pcm' });
    await expect(call.connected()).rejects.toMatchObject({ retryable: false });
    await expect(say()).rejects.toBeInstanceOf(ProviderError);
  });

  it('leaves an utterance to the next engine when it says nothing', async () => {
    const clock = new ManualClock();
    await open({ silent: true }, { clock });
    const heard = say().catch((error: unknown) => error);
    await server.next('session.update');
    clock.advance(1000);
    expect(await heard).toBeInstanceOf(ProviderError);
  });

  it('leaves an utterance to the next engine when its words never come', async () => {
    const clock = new ManualClock();
    await open({ hears: [null] }, { clock });
    await call.connected();
    const heard = say().catch((error: unknown) => error);
    await server.next('input_audio_buffer.commit');
    clock.advance(2500);
    expect(await heard).toBeInstanceOf(ProviderError);
  });

  it('has its answer end when the line drops, and remembers the talk on the next one', async () => {
    const says = [{ words: 'Sure.', soundMs: 100 }];
    await open({ hears: ['a cola', 'and a water'], answers: [{ says, ends: 'dropped' }] });
    await call.connected();
    call.prepare(request);
    const heard = say().catch((error: unknown) => error);
    const failed = partsOf(call.respond(request, 'a cola')).catch((error: unknown) => error);
    expect([await heard, await failed].some((each) => each instanceof ProviderError)).toBe(true);
    call.said('assistant', 'A cola. Anything else?');
    const told = await server.next('conversation.item.create');
    expect(JSON.stringify(told)).toMatch(/a cola|A cola/);
    await call.connected();
    expect((await say()).hypotheses[0]?.text).toBe('and a water');
  });

  it('is renewed in a call that lasts, between two turns', async () => {
    const clock = new ManualClock();
    await open({ hears: ['a cola', 'and a water'] }, { clock });
    await call.connected();
    await say();
    clock.advance(20 * 60_000);
    const renewed = server.next('session.update');
    call.prepare(request);
    await renewed;
    const told = await server.next('conversation.item.create');
    expect(JSON.stringify(told)).toContain('a cola');
    expect(server.connections()).toBe(2);
    expect((await say()).hypotheses[0]?.text).toBe('and a water');
  });

  it('is not renewed under who speaks just then', async () => {
    const clock = new ManualClock();
    await open({ hears: ['a cola'] }, { clock });
    await call.connected();
    clock.advance(20 * 60_000);
    const renewed = server.next('session.update');
    call.prepare(request);
    const utterance = session.begin();
    utterance.write(new Int16Array(160).fill(1000));
    await renewed;
    await server.settled();
    expect((await utterance.finish()).hypotheses[0]?.text).toBe('a cola');
    const again = server.next('session.update');
    call.prepare(request);
    await again;
    expect(server.connections()).toBe(3);
  });

  it('is told by a new connection what was still said on the one before', async () => {
    const clock = new ManualClock();
    const says = [{ words: 'We have lasagna.', soundMs: 1000 }];
    await open({ hears: ['what do you have'], answers: [{ says }] }, { clock });
    await call.connected();
    call.prepare(request);
    await say();
    const voice = await voiceOf(call.respond(request, 'what do you have'));
    clock.advance(20 * 60_000);
    const renewed = server.next('session.update');
    call.prepare(request);
    await renewed;
    await server.settled();
    const told = server.next('conversation.item.create');
    voice.heard(1000);
    expect(JSON.stringify(await told)).toContain('We have lasagna.');
  });

  it('does not end an answer for an error that is about something else', async () => {
    const says = [{ words: 'Sure.', soundMs: 100 }];
    await open({ hears: ['yes'], answers: [{ says, ends: 'never' }] });
    await call.connected();
    call.prepare(request);
    await say();
    const answer = partsOf(call.respond(request, 'yes'));
    const error = { code: 'invalid_value', message: 'already shorter', event_id: 'c1' };
    server.send({ type: 'error', error });
    server.send({ type: 'response.done', response: { id: 'r1', status: 'completed' } });
    expect(await answer).toHaveLength(1);
  });

  it('ends an answer that is refused, and asks for the next', async () => {
    const refused = { code: 'server_error', message: 'not now' };
    await open({ answers: [{ refused }, { says: [{ words: 'Sure.', soundMs: 100 }] }] });
    await call.connected();
    const failure = partsOf(call.respond(request, 'yes')).catch((error: unknown) => error);
    expect(await failure).toMatchObject({ retryable: true, scope: 'session' });
    expect(await partsOf(call.respond(request, 'yes'))).toHaveLength(1);
  });

  it('begins the next answer when the one before has ended, and takes nothing late from that', async () => {
    const says = [{ words: 'Sure.', soundMs: 100 }];
    const calls = [{ name: 'add_item', arguments: { item: 'cola' } }];
    await open({ answers: [{ says, ends: 'never' }, { calls }] });
    await call.connected();
    await voiceOf(call.respond(request, 'one'));
    call.discard();
    const told = server.next('conversation.item.create');
    const item = { type: 'function_call', call_id: 'late', name: 'add_item', arguments: '{}' };
    server.send({ type: 'response.output_item.done', response_id: 'r1', item });
    const parts = await partsOf(call.respond(request, 'one'));
    expect(parts.map(({ type }) => type)).toEqual(['call']);
    expect(await told).toMatchObject({
      item: {
        type: 'function_call_output',
        call_id: 'late',
        output: expect.stringContaining('not done') as unknown,
      },
    });
  });

  it('is given up for another when it goes on with an answer that was cancelled', async () => {
    const clock = new ManualClock();
    const says = [{ words: 'Sure.', soundMs: 100 }];
    await open({ stubborn: true, answers: [{ says, ends: 'never' }, {}] }, { clock });
    await call.connected();
    await voiceOf(call.respond(request, 'one'));
    const failure = partsOf(call.respond(request, 'two')).catch((error: unknown) => error);
    const renewed = server.next('session.update');
    clock.advance(3000);
    expect(await failure).toMatchObject({ scope: 'session' });
    await renewed;
    expect(server.connections()).toBe(2);
  });

  it('concerns no other call when its connection drops', async () => {
    await open({ hears: ['a cola', 'a water'] });
    await call.connected();
    const health = new EngineHealth<Transcriber>(systemClock, silentLogger);
    const one = health.ofCall();
    server.drop();
    const failure = await say().catch((error: unknown) => error);
    one.failed(engine, failure);
    expect(one.rests(engine)).toBe(true);
    expect(health.ofCall().rests(engine)).toBe(false);
  });

  it.each([
    ['a setting that is refused', { code: 'invalid_value', message: 'no such voice' }],
    ['a used-up budget', { code: 'insufficient_quota', message: 'none left' }],
  ])('concerns all calls when it ends for %s', async (_, error) => {
    await open({ silent: true });
    await server.next('session.update');
    server.send({ type: 'error', error });
    await expect(call.connected()).rejects.toMatchObject({ retryable: false, scope: 'provider' });
  });

  it('is tried for again when its turn comes, long after the connection was lost', async () => {
    const clock = new ManualClock();
    const down = Array<{ status: number; code: string }>(13).fill({ status: 503, code: 'busy' });
    await open({ hears: ['a cola'], refuses: [null, ...down] }, { clock });
    await call.connected();
    server.drop();
    const turn = (): Promise<void> => new Promise(setImmediate);
    while (server.connections() < 14) {
      clock.advance(2000);
      await turn();
    }
    const back = server.next('session.update');
    while (server.connections() < 15) {
      await call.connected().catch(() => undefined);
      await turn();
    }
    await back;
    await server.settled();
    expect((await say()).hypotheses[0]?.text).toBe('a cola');
  });
});
