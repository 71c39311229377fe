import { ProviderError } from '../kernel/errors.js';
import type { EngineHealth } from './engineHealth.js';
import { LINE_RATE_HZ, servesLanguage, type SpeakOptions, type Synthesizer } from './ports.js';

/** A breath between half a sentence and the whole of it in another voice. */
const BREATH = new Int16Array((LINE_RATE_HZ * 300) / 1000);

/** A voice made of several engines: the first that can, speaks. */
export class FallbackSynthesizer implements Synthesizer {
  readonly name: string;
  readonly languages: readonly string[] | '*';
  readonly #engines: readonly Synthesizer[];
  readonly #health: EngineHealth<Synthesizer>;

  /** `engines` in the order of preference; their health is shared by all voices that have them. */
  constructor(engines: readonly Synthesizer[], health: EngineHealth<Synthesizer>) {
    this.name = engines.map(({ name }) => name).join('+');
    this.languages = unionOf(engines.map(({ languages }) => languages));
    this.#engines = engines;
    this.#health = health;
  }

  /**
   * Speaks with the first engine that gives sound. One that fails before its first sound is passed over; where
   * one breaks off in the sentence, the next says the whole of it after a breath, as a person would. Throws the
   * last engine's error when all fail.
   */
  async *speak(text: string, options: SpeakOptions): AsyncGenerator<Int16Array> {
    const able = this.#engines.filter((one) => servesLanguage(one.languages, options.language));
    let failure: unknown = new ProviderError(this.name, `no voice for ${options.language}`, {
      retryable: false,
    });
    let spoke = false;
    for (const engine of this.#health.order(able)) {
      this.#health.tried(engine);
      let begun = false;
      try {
        for await (const sound of engine.speak(text, options)) {
          if (spoke && !begun) yield BREATH;
          begun = true;
          yield sound;
        }
        this.#health.worked(engine);
        return;
      } catch (error) {
        if (options.signal.aborted) return;
        this.#health.failed(engine, error);
        spoke ||= begun;
        failure = error;
      }
    }
    throw failure;
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
