import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProviderError } from '../kernel/errors.js';
import { silentLogger } from '../kernel/logger.js';
import type { SpeakOptions, Synthesizer } from './ports.js';
import { PromptCache } from './promptCache.js';

/** An engine that says each text as two chunks; the second waits until the test lets it. */
class TwoChunkEngine implements Synthesizer {
  readonly name = 'two-chunks';
  readonly languages = ['en'];
  readonly made: string[] = [];
  readonly stopped: string[] = [];
  failing = false;
  held: Promise<void> = Promise.resolve();

  async *speak(text: string, { signal }: SpeakOptions): AsyncGenerator<Int16Array> {
    this.made.push(text);
    signal.addEventListener('abort', () => this.stopped.push(text));
    yield Int16Array.of(1, 2);
    await this.held;
    if (this.failing) throw new ProviderError(this.name, 'broken');
    if (!signal.aborted) yield Int16Array.of(3);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

let engine: TwoChunkEngine;
let directory: string;

beforeEach(async () => {
  engine = new TwoChunkEngine();
  directory = await mkdtemp(join(tmpdir(), 'prompts-'));
});
afterEach(() => rm(directory, { recursive: true }));

function cacheOf(options: { maxBytes?: number; voice?: string } = {}): PromptCache {
  return new PromptCache({
    engine,
    voice: 'calm',
    maxBytes: 1000,
    directory,
    logger: silentLogger,
    ...options,
  });
}

async function said(
  cache: PromptCache,
  text: string,
  signal = new AbortController().signal,
): Promise<number[]> {
  const samples: number[] = [];
  for await (const chunk of cache.speak(text, { language: 'en', signal })) samples.push(...chunk);
  return samples;
}

describe('the prompt cache', () => {
  it('makes a sentence once', async () => {
    const cache = cacheOf();
    expect(await said(cache, 'Hello.')).toEqual([1, 2, 3]);
    expect(await said(cache, 'Hello.')).toEqual([1, 2, 3]);
    expect(engine.made).toEqual(['Hello.']);
  });

  it('shares one making among all who ask at the same time', async () => {
    const cache = cacheOf();
    const all = await Promise.all([said(cache, 'Hello.'), said(cache, 'Hello.')]);
    expect(all).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(engine.made).toHaveLength(1);
  });

  it('passes the first sound on while the rest is still being made', async () => {
    let release = (): void => undefined;
    engine.held = new Promise((resolve) => (release = resolve));
    const { signal } = new AbortController();
    const sound = cacheOf().speak('Hello.', { language: 'en', signal });
    expect((await sound.next()).value).toEqual(Int16Array.of(1, 2));
    release();
    expect((await sound.next()).value).toEqual(Int16Array.of(3));
  });

  it('stops a making that its only reader gave up, and makes it anew for the next', async () => {
    let release = (): void => undefined;
    engine.held = new Promise((resolve) => (release = resolve));
    const cache = cacheOf();
    const caller = new AbortController();
    const given = said(cache, 'Hello.', caller.signal);
    await new Promise(setImmediate);
    caller.abort();
    expect(await given).toEqual([1, 2]);
    expect(engine.stopped).toEqual(['Hello.']);
    release();
    expect(await said(cache, 'Hello.')).toEqual([1, 2, 3]);
    expect(engine.made).toHaveLength(2);
  });

  it('goes on making for one caller when another gives up', async () => {
    let release = (): void => undefined;
    engine.held = new Promise((resolve) => (release = resolve));
    const cache = cacheOf();
    const leaver = new AbortController();
    const left = said(cache, 'Hello.', leaver.signal);
    const stayed = said(cache, 'Hello.');
    await new Promise(setImmediate);
    leaver.abort();
    await left;
    release();
    expect(await stayed).toEqual([1, 2, 3]);
    expect(engine.stopped).toEqual([]);
  });

  it('tells every reader of a failure and keeps nothing of it', async () => {
    const cache = cacheOf();
    engine.failing = true;
    await expect(said(cache, 'Hello.')).rejects.toThrow(ProviderError);
    engine.failing = false;
    expect(await said(cache, 'Hello.')).toEqual([1, 2, 3]);
  });

  it('drops what was not said for the longest when its memory is full', async () => {
    const cache = cacheOf({ maxBytes: 12 });
    for (const text of ['A', 'B', 'A', 'C', 'A', 'B']) await said(cache, text);
    expect(engine.made).toEqual(['A', 'B', 'C', 'B']);
  });

  it('finds fixed prompts of an earlier run on disk, and never writes others there', async () => {
    const before = cacheOf();
    await before.learn(['Welcome.'], 'en');
    await said(before, 'Your order goes to 12 Main Street.');
    expect(await readdir(directory)).toHaveLength(1);
    const after = cacheOf();
    await after.learn(['Welcome.'], 'en');
    expect(await said(after, 'Welcome.')).toEqual([1, 2, 3]);
    expect(engine.made.filter((text) => text === 'Welcome.')).toHaveLength(1);
  });

  it('does not speak with the sound of another voice', async () => {
    await cacheOf().learn(['Welcome.'], 'en');
    await cacheOf({ voice: 'cheerful' }).learn(['Welcome.'], 'en');
    expect(engine.made).toEqual(['Welcome.', 'Welcome.']);
  });
});
