import type { Clock, Timer } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import { ProviderError } from '../../kernel/errors.js';
import type {
  HearingEvents,
  HearingOptions,
  HearingSession,
  Transcriber,
  Transcript,
  UtteranceHearing,
} from '../../speech/ports.js';
import { EngineProcess } from './engineProcess.js';
import type { Report } from './messages.js';
import { hearingModelOf, languagesWithModels, NAME } from './models.js';

/** What the ear is made from. */
export interface SherpaTranscriberOptions {
  /** Where `scripts/models` puts the models. */
  readonly modelsDirectory: string;
  readonly clock: Clock;
}

/** A final result later than this, after the last sound, is no use to a caller. */
const ANSWER_MS = 4000;

/**
 * Streaming recognition on this machine by sherpa-onnx, in the languages that have models, which the owner
 * downloads with `scripts/models`. All calls share one process.
 */
export class SherpaTranscriber implements Transcriber {
  readonly name = NAME;
  readonly languages: readonly string[];
  readonly interimResults = true;
  readonly #process: EngineProcess;
  readonly #clock: Clock;

  /** Throws a `ProviderError` that says what to do when a model lacks a file, or there is none at all. */
  constructor({ modelsDirectory, clock }: SherpaTranscriberOptions) {
    const languages = languagesWithModels(modelsDirectory, 'hearing');
    for (const language of languages.length > 0 ? languages : ['en']) {
      hearingModelOf(modelsDirectory, language);
    }
    this.languages = languages;
    this.#clock = clock;
    this.#process = new EngineProcess({ task: 'hearing', modelsDirectory });
  }

  open({ languages: [first] }: HearingOptions): HearingSession {
    let language = subtagOf(first);
    let utterance: Utterance | undefined;
    this.#process.send({ ask: 'prepare', language });
    return {
      interimResults: true,
      expect: (hints) => (language = subtagOf(hints.language)),
      begin: () => {
        utterance = new Utterance(this.#process, language, this.#clock);
        return utterance;
      },
      close: () => utterance?.cancel(),
    };
  }

  close(): Promise<void> {
    return this.#process.close();
  }
}

class Utterance implements UtteranceHearing {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #process: EngineProcess;
  readonly #language: string;
  readonly #clock: Clock;
  readonly #job: number;
  readonly #outcome: Promise<Transcript>;
  #resolve: (transcript: Transcript) => void = () => undefined;
  #reject: (error: ProviderError) => void = () => undefined;
  #deadline: Timer | undefined;

  constructor(process: EngineProcess, language: string, clock: Clock) {
    this.#process = process;
    this.#language = language;
    this.#clock = clock;
    this.#outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // A failure before `finish` is called is not an unhandled one.
    this.#outcome.catch(() => undefined);
    this.#job = process.open({
      report: (report) => this.#onReport(report),
      failed: (error) => this.#fail(error),
    });
    process.send({ ask: 'hear', job: this.#job, language });
  }

  write(samples: Int16Array): void {
    this.#process.send({ ask: 'sound', job: this.#job, samples: samples.slice() });
  }

  finish(): Promise<Transcript> {
    this.#process.send({ ask: 'finish', job: this.#job });
    this.#deadline = this.#clock.after(ANSWER_MS, () => {
      this.#process.forget(this.#job);
      this.#fail(new ProviderError(NAME, 'did not answer in time'));
    });
    return this.#outcome;
  }

  cancel(): void {
    this.#process.forget(this.#job);
    this.#fail(new ProviderError(NAME, 'the utterance was cancelled'));
  }

  #onReport(report: Exclude<Report, { tell: 'failed' }>): void {
    if (report.tell === 'interim') this.events.emit('interim', report.text);
    if (report.tell !== 'done') return;
    this.#deadline?.cancel();
    const { text, confidence } = report;
    const hypotheses = text === '' ? [] : [{ text, confidence }];
    this.#resolve({ hypotheses, language: this.#language, engine: NAME });
  }

  #fail(error: ProviderError): void {
    this.#deadline?.cancel();
    this.#reject(error);
  }
}

function subtagOf(language: string): string {
  return language.split('-')[0] ?? language;
}
