import type { Clock } from '../kernel/clock.js';
import { ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { EngineHealth } from './engineHealth.js';
import { servesLanguage, type SpeakOptions, type Synthesizer } from './ports.js';

/** A voice made of several engines: the first that can, speaks. */
export class FallbackSynthesizer implements Synthesizer {
  readonly name: string;
  readonly languages: readonly string[] | '*';
  readonly #engines: readonly Synthesizer[];
  readonly #health: EngineHealth<Synthesizer>;

  /** `engines` in the order of preference. */
  constructor(engines: readonly Synthesizer[], clock: Clock, logger: Logger) {
    this.name = engines.map(({ name }) => name).join('+');
    this.languages = unionOf(engines.map(({ languages }) => languages));
    this.#engines = engines;
    this.#health = new EngineHealth(clock, logger);
  }

  /**
   * Speaks with the first engine that gives sound. One that fails before its first sound is passed over; when
   * one fails later the sentence has been half said, and its error is thrown. Throws the last engine's error
   * when all fail.
   */
  async *speak(text: string, options: SpeakOptions): AsyncGenerator<Int16Array> {
    const able = this.#engines.filter((one) => servesLanguage(one.languages, options.language));
    let failure: unknown = new ProviderError(this.name, `no voice for ${options.language}`, {
      retryable: false,
    });
    for (const engine of this.#health.order(able)) {
      let spoke = false;
      try {
        for await (const sound of engine.speak(text, options)) {
          spoke = true;
          yield sound;
        }
        this.#health.worked(engine);
        return;
      } catch (error) {
        if (options.signal.aborted) return;
        this.#health.failed(engine, error);
        if (spoke) throw error;
        failure = error;
      }
    }
    throw failure;
  }

  /** Names of the engines that failed lately and are asked last. */
  get resting(): readonly string[] {
    return this.#engines.filter((engine) => this.#health.rests(engine)).map(({ name }) => name);
  }

  async close(): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine.close()));
  }
}

/** What several engines serve together. */
export function unionOf(all: readonly (readonly string[] | '*')[]): readonly string[] | '*' {
  const subtags = new Set<string>();
  for (const languages of all) {
    if (languages === '*') return '*';
    for (const language of languages) subtags.add(language);
  }
  return [...subtags];
}
