import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ManualClock } from '../../kernel/manualClock.js';
import { SherpaSynthesizer } from './synthesizer.js';
import { SherpaTranscriber } from './transcriber.js';

jest.setTimeout(60_000);

const run = promisify(execFile);

let models: string;

beforeEach(async () => {
  models = await mkdtemp(join(tmpdir(), 'models-'));
});

afterEach(() => rm(models, { recursive: true }));

async function install(folder: string, names: readonly string[]): Promise<void> {
  await mkdir(join(models, folder), { recursive: true });
  for (const name of names) await writeFile(join(models, folder, name), 'no model at all');
}

const transducer = ['encoder.onnx', 'decoder.onnx', 'joiner.onnx', 'tokens.txt'];

describe('models on this machine', () => {
  it('are asked for by name before the first call', () => {
    const open = (): unknown =>
      new SherpaTranscriber({ modelsDirectory: models, clock: new ManualClock() });
    expect(open).toThrow(/hearing\/en\/encoder\*\.onnx is missing: run scripts\/models hearing en/);
    expect(() => new SherpaSynthesizer({ modelsDirectory: models })).toThrow(
      /speaking\/en\/\*\.onnx is missing: run scripts\/models speaking en/,
    );
  });

  it('serve the languages that they are there for', async () => {
    await install('hearing/en', transducer);
    await install('hearing/fr', transducer);
    const ear = new SherpaTranscriber({ modelsDirectory: models, clock: new ManualClock() });
    expect(ear.languages).toEqual(['en', 'fr']);
    await ear.close();
  });

  it('that are broken fail an utterance or a sentence, and not the gateway', async () => {
    await install('hearing/en', transducer);
    await install('speaking/en', ['voice.onnx', 'tokens.txt', 'espeak-ng-data']);
    const ear = new SherpaTranscriber({ modelsDirectory: models, clock: new ManualClock() });
    const voice = new SherpaSynthesizer({ modelsDirectory: models });
    const hearing = ear.open({ callId: 'c', languages: ['en-US'] }).begin();
    hearing.write(new Int16Array(160));
    await expect(hearing.finish()).rejects.toMatchObject({ provider: 'sherpa' });
    const { signal } = new AbortController();
    const sound = voice.speak('Hello.', { language: 'en-US', signal });
    await expect(sound.next()).rejects.toMatchObject({ provider: 'sherpa' });
    await Promise.all([ear.close(), voice.close()]);
  });
});

describe('the script that brings models', () => {
  const script = resolve('scripts/models');
  const bring = (...options: string[]): Promise<{ stdout: string }> =>
    run(script, options, { env: { ...process.env, MODELS_DIR: models } });

  async function archive(): Promise<{ file: string; sum: string }> {
    await install('packed/model', transducer);
    const file = join(models, 'model.tar.bz2');
    await run('tar', ['-cjf', file, '-C', join(models, 'packed'), 'model']);
    const sum = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    return { file, sum };
  }

  it('names licence, size and address of what it knows', async () => {
    const { stdout } = await bring();
    expect(stdout).toMatch(/hearing +en +127 +Apache 2\.0\n +https:\S+zipformer-en/);
  });

  it('unpacks an archive whose sum is right', async () => {
    const { file, sum } = await archive();
    await bring('hearing', 'tr', file, sum);
    expect((await readdir(join(models, 'hearing/tr'))).sort()).toEqual([...transducer].sort());
  });

  it('refuses an archive whose sum is wrong, or is not given', async () => {
    const { file } = await archive();
    await expect(bring('hearing', 'tr', file, 'a'.repeat(64))).rejects.toThrow(/sum is not a{64}/);
    await expect(bring('hearing', 'en', file)).rejects.toThrow(/is not what it should be/);
    await expect(bring('hearing', 'tr', file)).rejects.toThrow(/give an archive and its SHA-256/);
  });
});
