import type { Clock } from '../kernel/clock.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';

/** After a failure that may pass, the engine is left alone this long, and twice as long after each more. */
const REST_MS = 30_000;

/** After one that will not pass (a wrong key, a used-up budget) at once so long; never longer. */
const LONG_REST_MS = 600_000;

/** In a call whose session with the engine failed it is left alone this long, and twice as long after each more. */
const CALL_REST_MS = 10_000;

/** Sessions that failed in so many calls, and none that worked meanwhile, tell of the engine. */
const MOST_CALLS = 3;

/** An engine that is tried again has so long to show that it works; meanwhile nobody else waits for it. */
const TRIAL_MS = 10_000;

/** Hears of every failure of an engine. */
export type EngineFailed = (engine: string, error: unknown) => void;

/** How an engine that failed stands. */
interface Standing {
  readonly failures: number;
  readonly restsUntilMs: number;
  trialEndsMs: number;
}

/**
 * Remembers which engines failed lately, so that callers don't wait for them again and again: a circuit breaker
 * for each. One that worked is closed; one that failed is open and rests; after its rest it is half open: one
 * request tries it, and all others take the next engine until it is known how that went. What only tells of one
 * session with an engine rests it in that call alone: see `ofCall`.
 */
export class EngineHealth<Engine extends { readonly name: string }> {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #onFailure: EngineFailed | undefined;
  readonly #standings = new Map<Engine, Standing>();
  /** Calls in which a session failed since the engine last worked. */
  readonly #failedCalls = new Map<Engine, Set<object>>();

  constructor(clock: Clock, logger: Logger, onFailure?: EngineFailed) {
    this.#clock = clock;
    this.#logger = logger;
    this.#onFailure = onFailure;
  }

  /** The health of the engines as one call meets it. */
  ofCall(): CallHealth<Engine> {
    return new CallHealth(this, this.#clock);
  }

  /** The engines in the order to try them: as given, those that rest last. None is ever left out. */
  order(engines: readonly Engine[]): Engine[] {
    return restingLast(engines, (engine) => this.rests(engine));
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
    this.#rest(engine, error);
  }

  /** A session with the engine failed in a call: where this happens call after call, the engine rests. */
  failedInCall(engine: Engine, error: unknown, call: object): void {
    this.#onFailure?.(engine.name, error);
    this.#logger.warn(
      { engine: engine.name, reason: messageOf(error) },
      'a speech engine failed in a call',
    );
    const calls = this.#failedCalls.get(engine) ?? new Set();
    this.#failedCalls.set(engine, calls.add(call));
    // One that rested had its trial.
    if (this.#standings.has(engine) || calls.size >= MOST_CALLS) this.#rest(engine, error);
  }

  /** The engine did its work: it is taken in its turn again. */
  worked(engine: Engine): void {
    this.#failedCalls.delete(engine);
    if (this.#standings.delete(engine)) {
      this.#logger.info({ engine: engine.name }, 'a speech engine works again');
    }
  }

  #rest(engine: Engine, error: unknown): void {
    const failures = (this.#standings.get(engine)?.failures ?? 0) + 1;
    const restMs = isLasting(error) ? LONG_REST_MS : doubled(REST_MS, failures);
    const restsUntilMs = this.#clock.monotonicMs() + restMs;
    this.#standings.set(engine, { failures, restsUntilMs, trialEndsMs: 0 });
    this.#failedCalls.delete(engine);
    this.#logger.warn(
      { engine: engine.name, reason: messageOf(error), restMs },
      'a speech engine failed and rests',
    );
  }
}

/** How engines fare in one call: as they do for all, but for what only concerned a session of this call. */
export class CallHealth<Engine extends { readonly name: string }> {
  readonly #shared: EngineHealth<Engine>;
  readonly #clock: Clock;
  readonly #standings = new Map<Engine, Pick<Standing, 'failures' | 'restsUntilMs'>>();

  constructor(shared: EngineHealth<Engine>, clock: Clock) {
    this.#shared = shared;
    this.#clock = clock;
  }

  /** See `EngineHealth.order`. */
  order(engines: readonly Engine[]): Engine[] {
    return restingLast(engines, (engine) => this.rests(engine));
  }

  /** Whether the engine failed lately, in this call or for all. */
  rests(engine: Engine): boolean {
    const restsUntilMs = this.#standings.get(engine)?.restsUntilMs ?? 0;
    return restsUntilMs > this.#clock.monotonicMs() || this.#shared.rests(engine);
  }

  /** See `EngineHealth.tried`. */
  tried(engine: Engine): void {
    this.#shared.tried(engine);
  }

  /** The engine failed: by what the error tells of it rests in this call, or in all. */
  failed(engine: Engine, error: unknown): void {
    if (!(error instanceof ProviderError) || error.scope === 'provider') {
      this.#shared.failed(engine, error);
      return;
    }
    const failures = (this.#standings.get(engine)?.failures ?? 0) + 1;
    const restMs = isLasting(error) ? LONG_REST_MS : doubled(CALL_REST_MS, failures);
    this.#standings.set(engine, { failures, restsUntilMs: this.#clock.monotonicMs() + restMs });
    this.#shared.failedInCall(engine, error, this);
  }

  /** The engine did its work: it is taken in its turn again. */
  worked(engine: Engine): void {
    this.#standings.delete(engine);
    this.#shared.worked(engine);
  }
}

function restingLast<Engine>(
  engines: readonly Engine[],
  rests: (engine: Engine) => boolean,
): Engine[] {
  return [...engines.filter((engine) => !rests(engine)), ...engines.filter(rests)];
}

function isLasting(error: unknown): boolean {
  return error instanceof ProviderError && !error.retryable;
}

function doubled(firstMs: number, failures: number): number {
  return Math.min(firstMs * 2 ** (failures - 1), LONG_REST_MS);
}
