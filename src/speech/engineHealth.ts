import type { Clock } from '../kernel/clock.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';

/** After a failure that may pass, the engine is left alone this long, and twice as long after each more. */
const REST_MS = 30_000;

/** After one that will not pass (a wrong key, a used-up budget) at once so long; never longer. */
const LONG_REST_MS = 600_000;

/** An engine that is tried again has so long to show that it works; meanwhile nobody else waits for it. */
const TRIAL_MS = 10_000;

/** Hears of every failure of an engine. */
export type EngineFailed = (engine: string, error: unknown) => void;

/** How an engine that failed stands. */
interface Standing {
  failures: number;
  restsUntilMs: number;
  trialEndsMs: number;
}

/**
 * Remembers which engines failed lately, so that callers don't wait for them again and again: a circuit breaker
 * for each. One that worked is closed; one that failed is open and rests; after its rest it is half open: one
 * request tries it, and all others take the next engine until it is known how that went.
 */
export class EngineHealth<Engine extends { readonly name: string }> {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #onFailure: EngineFailed | undefined;
  readonly #standings = new Map<Engine, Standing>();

  constructor(clock: Clock, logger: Logger, onFailure?: EngineFailed) {
    this.#clock = clock;
    this.#logger = logger;
    this.#onFailure = onFailure;
  }

  /** The engines in the order to try them: as given, those that rest last. None is ever left out. */
  order(engines: readonly Engine[]): Engine[] {
    return [
      ...engines.filter((engine) => !this.rests(engine)),
      ...engines.filter((engine) => this.rests(engine)),
    ];
  }

  /** Whether the engine failed lately, or is being tried after it did. */
  rests(engine: Engine): boolean {
    const standing = this.#standings.get(engine);
    if (!standing) return false;
    return Math.max(standing.restsUntilMs, standing.trialEndsMs) > this.#clock.monotonicMs();
  }

  /** A request goes to the engine; it tells with `worked` or `failed` how that went. */
  tried(engine: Engine): void {
    const standing = this.#standings.get(engine);
    if (standing) standing.trialEndsMs = this.#clock.monotonicMs() + TRIAL_MS;
  }

  /** The engine failed: it rests. */
  failed(engine: Engine, error: unknown): void {
    this.#onFailure?.(engine.name, error);
    const failures = (this.#standings.get(engine)?.failures ?? 0) + 1;
    const lasting = error instanceof ProviderError && !error.retryable;
    const restMs = lasting ? LONG_REST_MS : Math.min(REST_MS * 2 ** (failures - 1), LONG_REST_MS);
    const restsUntilMs = this.#clock.monotonicMs() + restMs;
    this.#standings.set(engine, { failures, restsUntilMs, trialEndsMs: 0 });
    this.#logger.warn(
      { engine: engine.name, reason: messageOf(error), restMs },
      'a speech engine failed and rests',
    );
  }

  /** The engine did its work: it is taken in its turn again. */
  worked(engine: Engine): void {
    if (this.#standings.delete(engine)) {
      this.#logger.info({ engine: engine.name }, 'a speech engine works again');
    }
  }
}
