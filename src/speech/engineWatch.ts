import type { Clock } from '../kernel/clock.js';

/** What an engine is asked for. */
export type EngineTask = 'hearing' | 'answering' | 'speaking';

/** A request to an engine. */
export interface EngineRequest {
  /** Undefined for what is not part of a talk with a caller. */
  readonly callId: string | undefined;
  readonly engine: string;
  readonly task: EngineTask;
}

/** How a request ended: `dropped` when what it would have come to was not wanted any more. */
export type EngineOutcome = 'done' | 'dropped' | 'failed';

/** A request to an engine that is over. */
export interface EndedRequest extends EngineRequest {
  readonly startedAt: Date;
  readonly durationMs: number;
  /** After so long the first of its answer was there; null when nothing came. */
  readonly firstMs: number | null;
  readonly outcome: EngineOutcome;
  /** What it failed with. */
  readonly error: unknown;
}

/** Sees to it that whoever measures engines hears of every request to one. */
export class EngineWatch {
  readonly #clock: Clock;
  readonly #ended: (request: EndedRequest) => void;

  /** `ended` is told of each request once it is over. */
  constructor(clock: Clock, ended: (request: EndedRequest) => void) {
    this.#clock = clock;
    this.#ended = ended;
  }

  /** A request is made now. */
  begin(request: EngineRequest): WatchedRequest {
    return new WatchedRequest(this.#clock, request, this.#ended);
  }
}

/** A request to an engine on its way. */
export class WatchedRequest {
  readonly #clock: Clock;
  readonly #request: EngineRequest;
  readonly #ended: (request: EndedRequest) => void;
  readonly #startedAt: Date;
  readonly #startedAtMs: number;
  #firstMs: number | null = null;
  #over = false;

  constructor(clock: Clock, request: EngineRequest, ended: (request: EndedRequest) => void) {
    this.#clock = clock;
    this.#request = request;
    this.#ended = ended;
    this.#startedAt = clock.now();
    this.#startedAtMs = clock.monotonicMs();
  }

  /** Something of the answer has come. Counts once. */
  came(): void {
    this.#firstMs ??= this.#clock.monotonicMs() - this.#startedAtMs;
  }

  /** It is over. Only its first end counts. */
  end(outcome: EngineOutcome, error?: unknown): void {
    if (this.#over) return;
    this.#over = true;
    const durationMs = this.#clock.monotonicMs() - this.#startedAtMs;
    const startedAt = this.#startedAt;
    const firstMs = this.#firstMs;
    this.#ended({ ...this.#request, startedAt, durationMs, firstMs, outcome, error });
  }
}
