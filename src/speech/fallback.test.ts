import { beforeEach, describe, expect, it } from '@jest/globals';
import { TypedEmitter } from '../kernel/emitter.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { EngineHealth } from './engineHealth.js';
import { FallbackSynthesizer } from './fallbackSynthesizer.js';
import { FallbackTranscriber } from './fallbackTranscriber.js';
import type {
  HearingEvents,
  HearingSession,
  RecognitionHints,
  Synthesizer,
  Transcriber,
  UtteranceHearing,
} from './ports.js';

/** A voice that gives its chunks and then fails, or not. */
class Voice implements Synthesizer {
  uses = 0;
  failure: ProviderError | null = null;
  constructor(
    readonly name: string,
    readonly chunks: number[],
    readonly languages: readonly string[] | '*' = '*',
  ) {}

  async *speak(): AsyncGenerator<Int16Array> {
    this.uses += 1;
    for (const chunk of this.chunks) yield await Promise.resolve(Int16Array.of(chunk));
    if (this.failure) throw this.failure;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** An ear that answers with how many samples it was given, and remembers the hints. */
class CountingEar implements Transcriber {
  readonly interimResults = false;
  failure: ProviderError | null = null;
  opened = 0;
  cancelled = 0;
  usuallyWithinMs?: number;
  hints: RecognitionHints | null = null;
  #ready = Promise.resolve();
  constructor(
    readonly name: string,
    readonly languages: readonly string[] = ['en'],
  ) {}

  open(): HearingSession {
    this.opened += 1;
    return {
      expect: (hints) => void (this.hints = hints),
      begin: () => this.#begin(),
      close: () => undefined,
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Answers from now on when it is told to. */
  later(): () => void {
    let answer: () => void = () => undefined;
    this.#ready = new Promise((resolve) => (answer = resolve));
    return answer;
  }

  /** Answers from now on at once. */
  now(): void {
    this.#ready = Promise.resolve();
  }

  #begin(): UtteranceHearing {
    let heard = 0;
    return {
      events: new TypedEmitter<HearingEvents>(),
      write: (samples) => void (heard += samples.length),
      finish: async () => {
        if (this.failure) throw this.failure;
        await this.#ready;
        const hypotheses = [{ text: `${heard} samples`, confidence: 1 }];
        return { hypotheses, language: 'en-US', engine: this.name };
      },
      cancel: () => void (this.cancelled += 1),
    };
  }
}

const passing = new ProviderError('cloud', 'busy');
const lasting = new ProviderError('cloud', 'wrong key', { retryable: false });

async function said(voice: Synthesizer, language = 'en'): Promise<number[]> {
  const samples: number[] = [];
  const { signal } = new AbortController();
  for await (const chunk of voice.speak('Hello.', { language, signal })) samples.push(...chunk);
  return samples;
}

describe('a voice made of several engines', () => {
  it('speaks with the next engine when the first fails before its first sound', async () => {
    const cloud = new Voice('cloud', []);
    cloud.failure = passing;
    const embedded = new Voice('embedded', [7]);
    const voice = new FallbackSynthesizer(
      [cloud, embedded],
      new EngineHealth(new ManualClock(), silentLogger),
    );
    expect(await said(voice)).toEqual([7]);
  });

  it('says the whole sentence again, after a breath, when an engine breaks off in it', async () => {
    const cloud = new Voice('cloud', [1]);
    cloud.failure = passing;
    const embedded = new Voice('embedded', [7, 8]);
    const health = new EngineHealth<Synthesizer>(new ManualClock(), silentLogger);
    const [broken, ...rest] = await said(new FallbackSynthesizer([cloud, embedded], health));
    expect(broken).toBe(1);
    expect(rest.filter((sample) => sample !== 0)).toEqual([7, 8]);
    expect(rest.length).toBeGreaterThan(1000);
  });

  it('leaves an engine alone for a while after it failed, longer when it will not mend itself', async () => {
    const clock = new ManualClock();
    const cloud = new Voice('cloud', []);
    const embedded = new Voice('embedded', [7]);
    const voice = new FallbackSynthesizer([cloud, embedded], new EngineHealth(clock, silentLogger));
    cloud.failure = passing;
    await said(voice);
    await said(voice);
    expect(cloud.uses).toBe(1);
    clock.advance(30_001);
    cloud.failure = lasting;
    await said(voice);
    expect(cloud.uses).toBe(2);
    clock.advance(30_001);
    await said(voice);
    expect(cloud.uses).toBe(2);
    clock.advance(600_000);
    await said(voice);
    expect(cloud.uses).toBe(3);
  });

  it('lets one sentence try an engine that has rested, and all others wait for how that goes', async () => {
    const clock = new ManualClock();
    const cloud = new Voice('cloud', [1]);
    const embedded = new Voice('embedded', [7]);
    const health = new EngineHealth<Synthesizer>(clock, silentLogger);
    const voice = new FallbackSynthesizer([cloud, embedded], health);
    cloud.failure = passing;
    cloud.chunks.length = 0;
    await said(voice);
    clock.advance(30_001);
    cloud.failure = null;
    cloud.chunks.push(1);
    const { signal } = new AbortController();
    const trial = voice.speak('Hello.', { language: 'en', signal });
    await trial.next();
    expect(await said(voice)).toEqual([7]);
    await trial.next();
    expect(await said(voice)).toEqual([1]);
  });

  it('leaves an engine alone longer each time it fails again', async () => {
    const clock = new ManualClock();
    const cloud = new Voice('cloud', []);
    cloud.failure = passing;
    const health = new EngineHealth<Synthesizer>(clock, silentLogger);
    const voice = new FallbackSynthesizer([cloud, new Voice('embedded', [7])], health);
    await said(voice);
    clock.advance(30_001);
    await said(voice);
    clock.advance(30_001);
    await said(voice);
    expect(cloud.uses).toBe(2);
    clock.advance(30_001);
    await said(voice);
    expect(cloud.uses).toBe(3);
  });

  it('still tries engines that rest when there is no other', async () => {
    const only = new Voice('only', [5]);
    only.failure = passing;
    const voice = new FallbackSynthesizer(
      [only],
      new EngineHealth(new ManualClock(), silentLogger),
    );
    await expect(said(voice)).rejects.toBe(passing);
    only.failure = null;
    expect(await said(voice)).toEqual([5]);
  });

  it('asks only engines that speak the language', async () => {
    const english = new Voice('english', [1], ['en']);
    const french = new Voice('french', [2], ['fr']);
    const voice = new FallbackSynthesizer(
      [english, french],
      new EngineHealth(new ManualClock(), silentLogger),
    );
    expect(await said(voice, 'fr-CA')).toEqual([2]);
    await expect(said(voice, 'de')).rejects.toMatchObject({ retryable: false });
  });
});

describe('an ear made of several engines', () => {
  let clock: ManualClock;
  let failures: string[];

  beforeEach(() => {
    clock = new ManualClock();
    failures = [];
  });

  const earOf = (engines: readonly Transcriber[]): FallbackTranscriber => {
    const failed = (_: string, error: unknown): void => void failures.push(messageOf(error));
    return new FallbackTranscriber(engines, new EngineHealth(clock, silentLogger, failed), clock);
  };

  /** What is known by now. */
  const soon = <Value>(value: Promise<Value>): Promise<Value | undefined> =>
    Promise.race([value, new Promise<undefined>((resolve) => setImmediate(resolve, undefined))]);

  const hints = { key: 'k', language: 'en', sentences: ['yes'], slots: {}, closed: true };

  it('asks the next engine for an answer when one is slow, and takes the first', async () => {
    const cloud = new CountingEar('cloud');
    cloud.usuallyWithinMs = 1500;
    const hearing = earOf([cloud, new CountingEar('embedded')])
      .open({ callId: 'c', languages: ['en'] })
      .begin();
    hearing.write(new Int16Array(160));
    const answer = cloud.later();
    const heard = hearing.finish();
    clock.advance(1499);
    expect(await soon(heard)).toBeUndefined();
    clock.advance(1);
    expect(await heard).toMatchObject({
      engine: 'embedded',
      hypotheses: [{ text: '160 samples' }],
    });
    expect(cloud.cancelled).toBe(1);
    answer();
    expect(failures).toEqual(['cloud: no transcript within 1500 ms']);
  });

  it('takes the answer of a slow engine when it comes before that of the next', async () => {
    const [cloud, other] = [new CountingEar('cloud'), new CountingEar('other')];
    cloud.usuallyWithinMs = 1500;
    const session = earOf([cloud, other]).open({ callId: 'c', languages: ['en'] });
    const answer = cloud.later();
    other.later();
    const heard = session.begin().finish();
    clock.advance(1500);
    expect(await soon(heard)).toBeUndefined();
    answer();
    expect(await heard).toMatchObject({ engine: 'cloud' });
    expect(other.cancelled).toBe(1);
    // It came late and did come: the next utterance is its own again.
    cloud.now();
    expect(await session.begin().finish()).toMatchObject({ engine: 'cloud' });
  });

  it('goes on without an engine that was slow in this call', async () => {
    const cloud = new CountingEar('cloud');
    cloud.usuallyWithinMs = 1500;
    const session = earOf([cloud, new CountingEar('embedded')]).open({
      callId: 'c',
      languages: ['en'],
    });
    cloud.later();
    const heard = session.begin().finish();
    clock.advance(1500);
    await heard;
    cloud.now();
    expect(await session.begin().finish()).toMatchObject({ engine: 'embedded' });
  });

  it('asks a third engine when the second fails while the first is still slow', async () => {
    const [cloud, other] = [new CountingEar('cloud'), new CountingEar('other')];
    cloud.usuallyWithinMs = 1500;
    cloud.later();
    other.failure = passing;
    const session = earOf([cloud, other, new CountingEar('embedded')]).open({
      callId: 'c',
      languages: ['en'],
    });
    const heard = session.begin().finish();
    clock.advance(1500);
    expect(await heard).toMatchObject({ engine: 'embedded' });
  });

  it('waits for the only engine, however slow it is', async () => {
    const cloud = new CountingEar('cloud');
    cloud.usuallyWithinMs = 1500;
    const answer = cloud.later();
    const heard = earOf([cloud])
      .open({ callId: 'c', languages: ['en'] })
      .begin()
      .finish();
    clock.advance(3000);
    expect(await soon(heard)).toBeUndefined();
    answer();
    expect(await heard).toMatchObject({ engine: 'cloud' });
  });

  it('plays an utterance that one engine failed to hear to the next, with the same hints', async () => {
    const cloud = new CountingEar('cloud');
    const embedded = new CountingEar('embedded');
    cloud.failure = passing;
    const ear = earOf([cloud, embedded]);
    const session = ear.open({ callId: 'c', languages: ['en-US'] });
    session.expect(hints);
    const hearing = session.begin();
    hearing.write(new Int16Array(160));
    hearing.write(new Int16Array(80));
    const transcript = await hearing.finish();
    expect(transcript).toMatchObject({ engine: 'embedded', hypotheses: [{ text: '240 samples' }] });
    expect(embedded.hints).toBe(hints);
  });

  it('begins the next utterance with the engine that works', async () => {
    const cloud = new CountingEar('cloud');
    const embedded = new CountingEar('embedded');
    cloud.failure = passing;
    const ear = earOf([cloud, embedded]);
    const session = ear.open({ callId: 'c', languages: ['en'] });
    await session.begin().finish();
    cloud.failure = null;
    expect((await session.begin().finish()).engine).toBe('embedded');
  });

  it('opens the second engine only when it is needed', async () => {
    const embedded = new CountingEar('embedded');
    const ear = earOf([new CountingEar('cloud'), embedded]);
    await ear
      .open({ callId: 'c', languages: ['en'] })
      .begin()
      .finish();
    expect(embedded.opened).toBe(0);
  });

  it('hears with another engine when the caller goes on in another language', async () => {
    const english = new CountingEar('english', ['en']);
    const french = new CountingEar('french', ['fr']);
    const ear = earOf([english, french]);
    const session = ear.open({ callId: 'c', languages: ['en-US', 'fr-FR'] });
    expect((await session.begin().finish()).engine).toBe('english');
    session.expect({ ...hints, language: 'fr-FR' });
    expect((await session.begin().finish()).engine).toBe('french');
  });

  it('says that nobody hears a language', async () => {
    const ear = earOf([new CountingEar('c')]);
    const hearing = ear.open({ callId: 'c', languages: ['fr'] }).begin();
    await expect(hearing.finish()).rejects.toMatchObject({ retryable: false });
  });
});
