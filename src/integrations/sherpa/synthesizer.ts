import type { SpeakOptions, Synthesizer } from '../../speech/ports.js';
import { EngineProcess } from './engineProcess.js';
import { languagesWithModels, NAME, speakingModelOf } from './models.js';

/** What the voice is made from. */
export interface SherpaSynthesizerOptions {
  /** Where `scripts/models` puts the models. */
  readonly modelsDirectory: string;
}

/**
 * Piper's voices on this machine by sherpa-onnx, in the languages that have models, which the owner downloads with
 * `scripts/models`. A sentence is made as a whole, several times faster than it is said.
 */
export class SherpaSynthesizer implements Synthesizer {
  readonly name = NAME;
  readonly languages: readonly string[];
  readonly #process: EngineProcess;

  /** Throws a `ProviderError` that says what to do when a model lacks a file, or there is none at all. */
  constructor({ modelsDirectory }: SherpaSynthesizerOptions) {
    const languages = languagesWithModels(modelsDirectory, 'speaking');
    for (const language of languages.length > 0 ? languages : ['en']) {
      speakingModelOf(modelsDirectory, language);
    }
    this.languages = languages;
    this.#process = new EngineProcess({ task: 'speaking', modelsDirectory });
  }

  async *speak(text: string, { language, signal }: SpeakOptions): AsyncGenerator<Int16Array> {
    if (signal.aborted) return;
    const subtag = language.split('-')[0] ?? language;
    yield* await this.#make(text, subtag, signal);
  }

  close(): Promise<void> {
    return this.#process.close();
  }

  /** All the sound of a sentence; none when nobody waits for it any more. */
  #make(text: string, language: string, signal: AbortSignal): Promise<readonly Int16Array[]> {
    return new Promise((resolve, reject) => {
      const sound: Int16Array[] = [];
      const job = this.#process.open({
        report: (report) => {
          if (report.tell === 'sound') sound.push(report.samples);
          if (report.tell === 'done') resolve(sound);
        },
        failed: reject,
      });
      const stop = (): void => {
        this.#process.forget(job);
        resolve([]);
      };
      signal.addEventListener('abort', stop, { once: true });
      this.#process.send({ ask: 'speak', job, language, text });
    });
  }
}
