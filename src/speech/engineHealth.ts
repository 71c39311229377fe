import type { Clock } from '../kernel/clock.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';

/** After a failure that may pass, the engine is left alone this long; after one that will not, longer. */
const REST_MS = 30_000;
const LONG_REST_MS = 600_000;

/** Remembers which engines failed lately, so that callers don't wait for them again and again. */
export class EngineHealth<Engine extends { readonly name: string }> {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #restsUntilMs = new Map<Engine, number>();

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  /** The engines in the order to try them: as given, those that rest last. None is ever left out. */
  order(engines: readonly Engine[]): Engine[] {
    return [
      ...engines.filter((engine) => !this.rests(engine)),
      ...engines.filter((engine) => this.rests(engine)),
    ];
  }

  /** Whether the engine failed lately. */
  rests(engine: Engine): boolean {
    return (this.#restsUntilMs.get(engine) ?? 0) > this.#clock.monotonicMs();
  }

  /** The engine failed: it rests. */
  failed(engine: Engine, error: unknown): void {
    const lasting = error instanceof ProviderError && !error.retryable;
    const restMs = lasting ? LONG_REST_MS : REST_MS;
    this.#restsUntilMs.set(engine, this.#clock.monotonicMs() + restMs);
    this.#logger.warn(
      { engine: engine.name, reason: messageOf(error), restMs },
      'a speech engine failed and rests',
    );
  }

  /** The engine did its work: it is taken in its turn again. */
  worked(engine: Engine): void {
    this.#restsUntilMs.delete(engine);
  }
}
