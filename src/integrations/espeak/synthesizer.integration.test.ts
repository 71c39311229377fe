import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../../kernel/logger.js';
import { levelDbfs } from '../../media/level.js';
import { LINE_RATE_HZ } from '../../speech/ports.js';
import { EspeakSynthesizer } from './synthesizer.js';

jest.setTimeout(60_000);

const command = resolve('.tools/bin/espeak-ng');

async function said(
  voice: EspeakSynthesizer,
  text: string,
  options: { language?: string; signal?: AbortSignal } = {},
): Promise<Int16Array> {
  const samples: number[] = [];
  const signal = options.signal ?? new AbortController().signal;
  for await (const chunk of voice.speak(text, { language: options.language ?? 'en', signal })) {
    samples.push(...chunk);
  }
  return Int16Array.from(samples);
}

/** The programs of this process that still run. */
function running(): number {
  return spawnSync('ps', ['--ppid', String(process.pid), '-o', 'comm='])
    .stdout.toString()
    .split('\n')
    .filter((name) => name.includes('espeak')).length;
}

let voice: EspeakSynthesizer;

beforeAll(() => {
  if (spawnSync(command, ['--version']).status !== 0) throw new Error('run scripts/setup first');
  voice = new EspeakSynthesizer({ command, logger: silentLogger });
});
afterAll(() => voice.close());

describe('the embedded voice', () => {
  it('says a sentence at the pace and the level of a telephone voice, without waiting first', async () => {
    const sound = await said(voice, 'Your table for four is booked for seven thirty.');
    const seconds = sound.length / LINE_RATE_HZ;
    expect(seconds).toBeGreaterThan(2);
    expect(seconds).toBeLessThan(4.5);
    expect(levelDbfs(sound)).toBeGreaterThan(-26);
    expect(levelDbfs(sound)).toBeLessThan(-18);
    const first = sound.findIndex((sample) => Math.abs(sample) > 300);
    expect(first).toBeLessThan(0.05 * LINE_RATE_HZ);
  });

  it.each(['fr-FR', 'es-MX', 'pt-BR', 'ar', 'ur-PK', 'hi', 'tr', 'zh-CN'])(
    'has a voice for %s',
    async (language) => {
      expect((await said(voice, '1, 2, 3', { language })).length).toBeGreaterThan(LINE_RATE_HZ / 2);
    },
  );

  it('reads markup, phonemes and options in a text as text', async () => {
    const spelled = await said(voice, '[[h@loU]]');
    expect(spelled.length).toBeGreaterThan(1.5 * (await said(voice, 'hello')).length);
    expect((await said(voice, '--version')).length).toBeGreaterThan(0);
    const pause = await said(voice, 'one <break time="9s"/> two');
    expect(pause.length).toBeLessThan(8 * LINE_RATE_HZ);
  });

  it('stops its program when the sentence is not wanted any more', async () => {
    const caller = new AbortController();
    const long = 'This sentence goes on and on, with a great many words. '.repeat(200);
    let chunks = 0;
    for await (const chunk of voice.speak(long, { language: 'en', signal: caller.signal })) {
      expect(chunk.length).toBeGreaterThan(0);
      chunks += 1;
      caller.abort();
    }
    expect(chunks).toBeLessThan(20);
    expect(running()).toBe(0);
  });

  it('stops its program when the listener just leaves', async () => {
    const { signal } = new AbortController();
    for await (const chunk of voice.speak('One. '.repeat(500), { language: 'en', signal })) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(running()).toBe(0);
  });

  it('speaks more sentences than it may run programs, each after another', async () => {
    const narrow = new EspeakSynthesizer({ command, logger: silentLogger, atOnce: 2 });
    const sounds = await Promise.all(
      ['one', 'two', 'three', 'four', 'five'].map((text) => said(narrow, text)),
    );
    expect(sounds.every((sound) => sound.length > 1000)).toBe(true);
  });

  it('says how to mend a missing program, and that trying again does not help', async () => {
    const nowhere = new EspeakSynthesizer({ command: '/nowhere/espeak-ng', logger: silentLogger });
    const failure = said(nowhere, 'Hello.');
    await expect(failure).rejects.toThrow(/scripts\/setup/);
    await expect(failure).rejects.toMatchObject({ retryable: false });
  });

  it('refuses a language it does not have', async () => {
    await expect(said(voice, 'Hello.', { language: 'xx' })).rejects.toThrow(/voice/);
    await expect(said(voice, 'Hello.', { language: '--help' })).rejects.toThrow(/language tag/);
  });
});
