import { TypedEmitter } from '../kernel/emitter.js';
import { ProviderError } from '../kernel/errors.js';
import type { CallHealth, EngineHealth } from './engineHealth.js';
import { unionOf } from './fallbackSynthesizer.js';
import {
  servesLanguage,
  type HearingEvents,
  type HearingOptions,
  type HearingSession,
  type RecognitionHints,
  type Transcriber,
  type Transcript,
  type UtteranceHearing,
} from './ports.js';

/** An ear made of several engines: what one fails to hear is played again to the next. */
export class FallbackTranscriber implements Transcriber {
  readonly name: string;
  readonly languages: readonly string[] | '*';
  readonly interimResults: boolean;
  readonly #engines: readonly Transcriber[];
  readonly #health: EngineHealth<Transcriber>;

  /** `engines` in the order of preference; their health is shared by all ears that have them. */
  constructor(engines: readonly Transcriber[], health: EngineHealth<Transcriber>) {
    this.name = engines.map(({ name }) => name).join('+');
    this.languages = unionOf(engines.map(({ languages }) => languages));
    this.interimResults = engines.some(({ interimResults }) => interimResults);
    this.#engines = engines;
    this.#health = health;
  }

  open(options: HearingOptions): HearingSession {
    return new Session(this.name, this.#engines, this.#health.ofCall(), options);
  }

  async close(): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine.close()));
  }
}

/** The ear of one call. An engine is opened when its turn comes, and stays open for the call. */
class Session implements HearingSession {
  readonly #name: string;
  readonly #engines: readonly Transcriber[];
  readonly #health: CallHealth<Transcriber>;
  readonly #options: HearingOptions;
  readonly #open = new Map<Transcriber, HearingSession>();
  #hints: RecognitionHints | undefined;

  constructor(
    name: string,
    engines: readonly Transcriber[],
    health: CallHealth<Transcriber>,
    options: HearingOptions,
  ) {
    this.#name = name;
    this.#engines = engines;
    this.#health = health;
    this.#options = options;
    const [first] = this.#able();
    if (first) this.#sessionOf(first);
  }

  get interimResults(): boolean {
    return this.#able()[0]?.interimResults ?? false;
  }

  expect(hints: RecognitionHints): void {
    this.#hints = hints;
    for (const session of this.#open.values()) session.expect(hints);
  }

  begin(): UtteranceHearing {
    return new Utterance(this.#name, this.#able(), this.#health, (engine) =>
      this.#sessionOf(engine).begin(),
    );
  }

  close(): void {
    for (const session of this.#open.values()) session.close();
    this.#open.clear();
  }

  /** The engines that hear the language spoken now, in the order to try them. */
  #able(): Transcriber[] {
    const language = this.#hints?.language ?? this.#options.languages[0];
    return this.#health.order(
      this.#engines.filter((one) => servesLanguage(one.languages, language)),
    );
  }

  #sessionOf(engine: Transcriber): HearingSession {
    const open = this.#open.get(engine);
    if (open) return open;
    const session = engine.open(this.#options);
    if (this.#hints) session.expect(this.#hints);
    this.#open.set(engine, session);
    return session;
  }
}

/** One utterance. Its sound is kept until it is understood, some 16 kB a second. */
class Utterance implements UtteranceHearing {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #name: string;
  readonly #engines: readonly Transcriber[];
  readonly #health: CallHealth<Transcriber>;
  readonly #begin: (engine: Transcriber) => UtteranceHearing;
  readonly #sound: Int16Array[] = [];
  #current: UtteranceHearing | undefined;
  #cancelled = false;

  constructor(
    name: string,
    engines: readonly Transcriber[],
    health: CallHealth<Transcriber>,
    begin: (engine: Transcriber) => UtteranceHearing,
  ) {
    this.#name = name;
    this.#engines = engines;
    this.#health = health;
    this.#begin = begin;
    const [first] = engines;
    if (first) this.#listenWith(first);
  }

  write(samples: Int16Array): void {
    // The writer may use its buffer again.
    this.#sound.push(samples.slice());
    this.#current?.write(samples);
  }

  async finish(): Promise<Transcript> {
    let failure: unknown = new ProviderError(this.#name, 'no engine hears this language', {
      retryable: false,
    });
    for (const [turn, engine] of this.#engines.entries()) {
      try {
        const transcript = await this.#hear(engine, turn > 0);
        this.#health.worked(engine);
        return transcript;
      } catch (error) {
        if (this.#cancelled) throw error;
        this.#health.failed(engine, error);
        failure = error;
      }
    }
    throw failure;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#current?.cancel();
  }

  #hear(engine: Transcriber, again: boolean): Promise<Transcript> {
    if (!again && this.#current) return this.#current.finish();
    const hearing = this.#listenWith(engine);
    for (const samples of this.#sound) hearing.write(samples);
    return hearing.finish();
  }

  #listenWith(engine: Transcriber): UtteranceHearing {
    this.#health.tried(engine);
    const hearing = this.#begin(engine);
    hearing.events.on('interim', (text) => this.events.emit('interim', text));
    this.#current = hearing;
    return hearing;
  }
}
