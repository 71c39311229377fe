import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EngineHost } from './engineHost.js';
import type { Library, Recognizer, RecognizerStream } from './library.js';
import type { Report } from './messages.js';

/** A stream that hears one word for each second of sound. */
class CountingStream implements RecognizerStream {
  samples = 0;
  decoded = 0;
  finished = false;

  acceptWaveform({ samples }: { readonly samples: Float32Array }): void {
    this.samples += samples.length;
  }

  inputFinished(): void {
    this.finished = true;
  }
}

const counting: Recognizer = {
  createStream: () => new CountingStream(),
  isReady: (stream) => stream instanceof CountingStream && stream.decoded < stream.samples,
  decode: (stream) => {
    if (stream instanceof CountingStream) stream.decoded += 800;
  },
  getResult: (stream) => {
    const words = stream instanceof CountingStream ? Math.floor(stream.decoded / 8000) : 0;
    return { text: ' WORD'.repeat(words), ys_probs: [Math.log(0.9), Math.log(0.7)] };
  },
};

let models: string;
let loads: string[];
let reports: Report[];

const library: Library = {
  recognizer: ({ encoder }) => {
    loads.push(encoder);
    return counting;
  },
  voice: ({ model }) => {
    loads.push(model);
    return {
      sampleRate: 16_000,
      generate: () => ({ samples: new Float32Array(32_000).fill(0.5), sampleRate: 16_000 }),
    };
  },
};

beforeEach(() => {
  models = mkdtempSync(join(tmpdir(), 'models-'));
  loads = [];
  reports = [];
});

afterEach(() => rmSync(models, { recursive: true }));

function install(folder: string, names: readonly string[]): void {
  mkdirSync(join(models, folder), { recursive: true });
  for (const name of names) writeFileSync(join(models, folder, name), '');
}

const host = (task: 'hearing' | 'speaking'): EngineHost =>
  new EngineHost({ task, modelsDirectory: models }, library, (report) => reports.push(report));

const transducer = [
  ...['encoder-99.onnx', 'encoder-99.int8.onnx', 'decoder-99.onnx', 'joiner-99.onnx'],
  'tokens.txt',
];

describe('what runs beside the gateway', () => {
  it('tells words while they are said, and how sure it is at the end', () => {
    install('hearing/fr', transducer);
    const hearing = host('hearing');
    hearing.handle({ ask: 'hear', job: 1, language: 'fr' });
    for (let part = 0; part < 3; part += 1) {
      hearing.handle({ ask: 'sound', job: 1, samples: new Int16Array(8000) });
    }
    hearing.handle({ ask: 'finish', job: 1 });
    expect(reports).toEqual([
      { tell: 'interim', job: 1, text: 'word' },
      { tell: 'interim', job: 1, text: 'word word' },
      { tell: 'interim', job: 1, text: 'word word word' },
      { tell: 'done', job: 1, text: 'word word word', confidence: expect.closeTo(0.8) },
    ]);
  });

  it('loads the models of a language once, before they are needed, the small ones of several', () => {
    install('hearing/fr', transducer);
    const hearing = host('hearing');
    hearing.handle({ ask: 'prepare', language: 'fr' });
    hearing.handle({ ask: 'hear', job: 1, language: 'fr' });
    hearing.handle({ ask: 'hear', job: 2, language: 'fr' });
    expect(loads).toEqual([join(models, 'hearing/fr/encoder-99.int8.onnx')]);
  });

  it('names the file that is missing and the command that brings it', () => {
    install('hearing/fr', ['encoder-99.onnx', 'decoder-99.onnx', 'joiner-99.onnx']);
    host('hearing').handle({ ask: 'hear', job: 1, language: 'fr' });
    expect(reports).toMatchObject([{ tell: 'failed', job: 1, retryable: false }]);
    expect(JSON.stringify(reports)).toMatch(
      /fr\/tokens\.txt is missing: run scripts\/models hearing fr/,
    );
  });

  it('hears nothing more of an utterance that is not wanted any more', () => {
    install('hearing/fr', transducer);
    const hearing = host('hearing');
    hearing.handle({ ask: 'hear', job: 1, language: 'fr' });
    hearing.handle({ ask: 'cancel', job: 1 });
    hearing.handle({ ask: 'sound', job: 1, samples: new Int16Array(8000) });
    hearing.handle({ ask: 'finish', job: 1 });
    expect(reports).toEqual([]);
  });

  it('speaks at the rate of the line', () => {
    install('speaking/fr', ['voice.onnx', 'tokens.txt', 'espeak-ng-data']);
    host('speaking').handle({ ask: 'speak', job: 7, language: 'fr', text: 'Bonjour !' });
    const sound = reports.flatMap((report) => (report.tell === 'sound' ? [...report.samples] : []));
    expect(sound).toHaveLength(16_000);
    expect(sound[8000]).toBeGreaterThan(16_000);
    expect(reports.at(-1)).toMatchObject({ tell: 'done', job: 7 });
  });
});
