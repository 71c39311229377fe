import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProviderError } from '../../kernel/errors.js';

/** What a process does with its models. */
export type Task = 'hearing' | 'speaking';

/** The files of a streaming transducer (zipformer). */
export interface HearingModel {
  readonly encoder: string;
  readonly decoder: string;
  readonly joiner: string;
  readonly tokens: string;
}

/** The files of a VITS voice, as Piper makes them. */
export interface SpeakingModel {
  readonly model: string;
  readonly tokens: string;
  /** espeak-ng's data, by which text becomes sounds. */
  readonly dataDir: string;
}

/** The name by which operators know the engine. */
export const NAME = 'sherpa';

/** The languages (primary subtags) that have a folder of models: `DIRECTORY/hearing/fr`. */
export function languagesWithModels(directory: string, task: Task): readonly string[] {
  const folder = join(directory, task);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .sort();
}

/** The recogniser of a language. Throws a `ProviderError` that names the missing file and how to get it. */
export function hearingModelOf(directory: string, language: string): HearingModel {
  const folder = join(directory, 'hearing', language);
  const find = fileFinder(folder, 'hearing', language);
  return {
    encoder: find('encoder*.onnx', /^encoder.*\.onnx$/),
    decoder: find('decoder*.onnx', /^decoder.*\.onnx$/),
    joiner: find('joiner*.onnx', /^joiner.*\.onnx$/),
    tokens: find('tokens.txt', /^tokens\.txt$/),
  };
}

/** The voice of a language. Throws like `hearingModelOf`. */
export function speakingModelOf(directory: string, language: string): SpeakingModel {
  const folder = join(directory, 'speaking', language);
  const find = fileFinder(folder, 'speaking', language);
  return {
    model: find('*.onnx', /\.onnx$/),
    tokens: find('tokens.txt', /^tokens\.txt$/),
    dataDir: find('espeak-ng-data', /^espeak-ng-data$/),
  };
}

/** Of several files that fit, that with small numbers (`int8`) is taken: it is as good and twice as fast. */
function fileFinder(
  folder: string,
  task: Task,
  language: string,
): (wanted: string, pattern: RegExp) => string {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return (wanted, pattern) => {
    const fitting = names.filter((name) => pattern.test(name)).sort();
    const best = fitting.find((name) => name.includes('int8')) ?? fitting[0];
    if (best !== undefined) return join(folder, best);
    throw new ProviderError(
      NAME,
      `${join(folder, wanted)} is missing: run scripts/models ${task} ${language}`,
      { retryable: false },
    );
  };
}
