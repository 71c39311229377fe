import { describe, expect, it } from '@jest/globals';
import { TypedEmitter } from '../kernel/emitter.js';
import { ProviderError } from '../kernel/errors.js';
import { ManualClock } from '../kernel/manualClock.js';
import { EngineWatch, type EndedRequest } from './engineWatch.js';
import type { HearingEvents, Transcriber, Transcript } from './ports.js';
import { watchedTranscriber } from './watchedTranscriber.js';

const transcript: Transcript = { hypotheses: [], language: 'en-US', engine: 'cloud' };
const busy = new ProviderError('cloud', 'is busy');

describe('an ear that is watched', () => {
  it('tells of each utterance how long it took, when the first words came and how it ended', async () => {
    const clock = new ManualClock();
    const ended: EndedRequest[] = [];
    const events = new TypedEmitter<HearingEvents>();
    const answers = [() => Promise.resolve(transcript), () => Promise.reject(busy)];
    let cancelled = 0;
    const finish = (): Promise<Transcript> => answers.shift()?.() ?? Promise.reject(busy);
    const cancel = (): void => void (cancelled += 1);
    const engine: Transcriber = {
      ...{ name: 'cloud', languages: '*', interimResults: true, close: () => Promise.resolve() },
      open: () => ({
        ...{ interimResults: true, expect: () => undefined, close: () => undefined },
        begin: () => ({ events, write: () => undefined, finish, cancel }),
      }),
    };
    const watch = new EngineWatch(clock, (request) => ended.push(request));
    const ear = watchedTranscriber(engine, watch);
    const session = ear.open({ callId: 'c', languages: ['en-US'] });
    expect({ ear, session }).toMatchObject({
      ear: { name: 'cloud', languages: '*', interimResults: true },
      session: { interimResults: true },
    });
    const hearing = session.begin();
    const interim: string[] = [];
    hearing.events.on('interim', (text) => interim.push(text));
    clock.advance(300);
    events.emit('interim', 'two');
    clock.advance(200);
    expect(await hearing.finish()).toBe(transcript);
    await expect(session.begin().finish()).rejects.toBe(busy);
    session.begin().cancel();
    expect({ interim, cancelled }).toEqual({ interim: ['two'], cancelled: 1 });
    const request = { callId: 'c', engine: 'cloud', task: 'hearing' };
    expect(ended).toMatchObject([
      { ...request, outcome: 'done', firstMs: 300, durationMs: 500 },
      { ...request, outcome: 'failed', firstMs: null, error: busy },
      { ...request, outcome: 'dropped' },
    ]);
  });
});
