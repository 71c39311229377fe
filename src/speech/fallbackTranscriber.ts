import type { Clock } from '../kernel/clock.js';
import type { CallHealth, EngineHealth } from './engineHealth.js';
import { unionOf } from './fallbackSynthesizer.js';
import { HedgedHearing } from './hedgedHearing.js';
import {
  servesLanguage,
  type HearingOptions,
  type HearingSession,
  type RecognitionHints,
  type Transcriber,
  type UtteranceHearing,
} from './ports.js';

/** An ear made of several engines: what one fails to hear, or not soon enough, is played again to the next. */
export class FallbackTranscriber implements Transcriber {
  readonly name: string;
  readonly languages: readonly string[] | '*';
  readonly interimResults: boolean;
  readonly #engines: readonly Transcriber[];
  readonly #health: EngineHealth<Transcriber>;
  readonly #clock: Clock;

  /** `engines` in the order of preference; their health is shared by all ears that have them. */
  constructor(engines: readonly Transcriber[], health: EngineHealth<Transcriber>, clock: Clock) {
    this.name = engines.map(({ name }) => name).join('+');
    this.languages = unionOf(engines.map(({ languages }) => languages));
    this.interimResults = engines.some(({ interimResults }) => interimResults);
    this.#engines = engines;
    this.#health = health;
    this.#clock = clock;
  }

  open(options: HearingOptions): HearingSession {
    return new Session(this.name, this.#engines, this.#health.ofCall(), this.#clock, options);
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
  readonly #clock: Clock;
  readonly #options: HearingOptions;
  readonly #open = new Map<Transcriber, HearingSession>();
  #hints: RecognitionHints | undefined;

  constructor(
    name: string,
    engines: readonly Transcriber[],
    health: CallHealth<Transcriber>,
    clock: Clock,
    options: HearingOptions,
  ) {
    this.#name = name;
    this.#engines = engines;
    this.#health = health;
    this.#clock = clock;
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
    return new HedgedHearing({
      ...{ name: this.#name, engines: this.#able(), health: this.#health, clock: this.#clock },
      begin: (engine) => this.#sessionOf(engine).begin(),
    });
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
