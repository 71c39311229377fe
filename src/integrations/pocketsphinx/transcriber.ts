import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock, type Clock } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import { ProviderError } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import type {
  HearingEvents,
  HearingSession,
  RecognitionHints,
  Transcriber,
  Transcript,
  UtteranceHearing,
} from '../../speech/ports.js';
import { DecoderSupervisor } from './decoderSupervisor.js';

/** What the embedded recogniser is made from. Paths may be relative to the working directory. */
export interface PocketSphinxOptions {
  /** Folder with `libpocketsphinx.so.3` and the libraries it needs. */
  readonly libraryDirectory: string;
  /** Folder of the US English acoustic model: `mdef`, `means`, `feat.params` ... */
  readonly modelDirectory: string;
  /** The pronunciation dictionary `cmudict-en-us.dict`. */
  readonly dictionaryFile: string;
  /** Folder for compiled language models; made when missing. They don't outlive the process. */
  readonly cacheDirectory: string;
  /** Decoder processes: as many as processor cores that may be spent on hearing. */
  readonly decoders: number;
  readonly logger: Logger;
  readonly clock?: Clock;
}

const NAME = 'pocketsphinx';

/** What is expected when nobody said what to expect. */
const ANYTHING: RecognitionHints = {
  key: '',
  language: 'en-US',
  sentences: ['yes', 'no'],
  slots: {},
  closed: false,
};

/**
 * The embedded recogniser: English, no account, no network. PocketSphinx with a language model made for each
 * question, in processes of its own. Makes 0.1 s of one core's load for each second of speech.
 */
export class PocketSphinxTranscriber implements Transcriber {
  readonly name = NAME;
  readonly languages = ['en'];
  readonly interimResults = true;
  readonly #decoders: readonly DecoderSupervisor[];
  #calls = 0;

  /** Starts the decoder processes. Without the engine's files it starts none, and every `finish` says so. */
  constructor(options: PocketSphinxOptions) {
    const settings = {
      libraryDirectory: resolve(options.libraryDirectory),
      modelDirectory: resolve(options.modelDirectory),
      dictionaryFile: resolve(options.dictionaryFile),
      cacheDirectory: resolve(options.cacheDirectory),
    };
    const installed =
      existsSync(join(settings.libraryDirectory, 'libpocketsphinx.so.3')) &&
      existsSync(join(settings.modelDirectory, 'mdef')) &&
      existsSync(settings.dictionaryFile);
    const clock = options.clock ?? systemClock;
    this.#decoders = Array.from(
      { length: installed ? options.decoders : 0 },
      () => new DecoderSupervisor({ settings, clock, logger: options.logger }),
    );
  }

  /** Ids of the decoder processes that run now. */
  get processIds(): number[] {
    return this.#decoders.flatMap(({ pid }) => pid ?? []);
  }

  open(): HearingSession {
    this.#calls += 1;
    const decoder = this.#decoders[this.#calls % this.#decoders.length];
    return decoder ? new Session(decoder, this.#calls) : new DeafSession();
  }

  async close(): Promise<void> {
    await Promise.all(this.#decoders.map((decoder) => decoder.close()));
  }
}

/** The ear of one call. It stays with one decoder process, which learns the line's sound. */
class Session implements HearingSession {
  readonly #decoder: DecoderSupervisor;
  readonly #call: number;
  #hints = ANYTHING;
  #utterance: Utterance | undefined;

  constructor(decoder: DecoderSupervisor, call: number) {
    this.#decoder = decoder;
    this.#call = call;
  }

  expect(hints: RecognitionHints): void {
    this.#hints = hints;
    this.#decoder.send({ ask: 'prepare', hints });
  }

  begin(): UtteranceHearing {
    this.#utterance = new Utterance(this.#decoder, this.#call, this.#hints);
    return this.#utterance;
  }

  close(): void {
    this.#utterance?.cancel();
    this.#decoder.send({ ask: 'forget', call: this.#call });
  }
}

/** One utterance in a decoder process. */
class Utterance implements UtteranceHearing {
  static #count = 0;
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #decoder: DecoderSupervisor;
  readonly #number: number;
  readonly #outcome = new Outcome();

  constructor(decoder: DecoderSupervisor, call: number, hints: RecognitionHints) {
    Utterance.#count += 1;
    this.#number = Utterance.#count;
    this.#decoder = decoder;
    decoder.begin(
      { ask: 'begin', utterance: this.#number, call, hints },
      {
        interim: (text) => this.events.emit('interim', text),
        understood: (hypotheses) =>
          this.#outcome.fulfil({ hypotheses, language: 'en-US', engine: NAME }),
        failed: (error) => this.#outcome.fail(error),
      },
    );
  }

  write(samples: Int16Array): void {
    if (!this.#outcome.known) {
      this.#decoder.send({ ask: 'hear', utterance: this.#number, samples });
    }
  }

  finish(): Promise<Transcript> {
    this.#decoder.finish(this.#number);
    return this.#outcome.promise;
  }

  cancel(): void {
    this.#decoder.cancel(this.#number);
    this.#outcome.fail(new ProviderError(NAME, 'the utterance was cancelled'));
  }
}

/** The ear where the engine is not installed: every utterance fails, and says how to mend it. */
class DeafSession implements HearingSession {
  expect(): void {
    // There is nothing to prepare.
  }

  begin(): UtteranceHearing {
    const failure = new ProviderError(NAME, 'is not installed: run scripts/setup', {
      retryable: false,
    });
    return {
      events: new TypedEmitter<HearingEvents>(),
      write: () => undefined,
      finish: () => Promise.reject(failure),
      cancel: () => undefined,
    };
  }

  close(): void {
    // There is nothing to close.
  }
}

/** How an utterance ended, known at most once and perhaps before anybody asks. */
class Outcome {
  readonly promise: Promise<Transcript>;
  fulfil!: (transcript: Transcript) => void;
  fail!: (error: ProviderError) => void;
  known = false;

  constructor() {
    this.promise = new Promise((fulfil, fail) => {
      this.fulfil = fulfil;
      this.fail = fail;
    });
    // A failure before `finish` is called is not an unhandled one.
    this.promise.catch(() => undefined).finally(() => (this.known = true));
  }
}
