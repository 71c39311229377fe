import type {
  AgentPart,
  AgentRequest,
  AgentSession,
  DialogueAgent,
} from '../conversation/agents/dialogueAgent.js';
import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { ProviderError } from '../kernel/errors.js';
import type { CallHealth } from '../speech/engineHealth.js';

/** Once it speaks, this is the longest silence in the midst of an answer. */
const GAP_MS = 2000;

/** What it says in a voice of its own takes as long as it takes to be made. */
const VOICE_MS = 10_000;

/** A failure may be chance; so many in a row are none, and the agent is left alone for a while. */
const MOST_FAILURES = 2;

/** How long a caller still waits for a word of ours. */
export class Patience {
  readonly #clock: Clock;
  readonly #wholeMs: number;
  #untilMs: number;

  constructor(clock: Clock, wholeMs: number) {
    this.#clock = clock;
    this.#wholeMs = wholeMs;
    this.#untilMs = clock.monotonicMs() + wholeMs;
  }

  /** How much of it is left; below 0 where the caller has waited for longer. */
  get leftMs(): number {
    return this.#untilMs - this.#clock.monotonicMs();
  }

  /** Whether there is so much left that who is asked now has a fair chance. */
  get suffices(): boolean {
    return this.leftMs >= this.#wholeMs / 2;
  }

  /** The caller hears something. */
  renew(): void {
    this.#untilMs = this.#clock.monotonicMs() + this.#wholeMs;
  }
}

/** Counts failures in a row. */
export class FailureCount {
  #failures = 0;

  /** Another one; returns how many they are. */
  add(): number {
    this.#failures += 1;
    return this.#failures;
  }

  /** Something went well. */
  clear(): void {
    this.#failures = 0;
  }
}

/** What an agent is asked in one call with. */
export interface AskedAgentParts {
  readonly agent: DialogueAgent;
  readonly session: AgentSession;
  readonly health: CallHealth<DialogueAgent>;
  /** Its failures in all calls that do not only concern one of them. */
  readonly failures: FailureCount;
  readonly clock: Clock;
}

/** One agent as one call asks it: given up when it is late, and left alone when it fails time and again. */
export class AskedAgent {
  readonly #parts: AskedAgentParts;
  /** Failures that only concern this call. */
  readonly #failures = new FailureCount();
  #asking: AbortController | undefined;

  constructor(parts: AskedAgentParts) {
    this.#parts = parts;
  }

  /** As it is called in settings and on bills. */
  get name(): string {
    return this.#parts.agent.name;
  }

  /** What it remembers of the call. */
  get session(): AgentSession {
    return this.#parts.session;
  }

  /** Whether it is better not asked. */
  get rests(): boolean {
    return this.#parts.health.rests(this.#parts.agent);
  }

  /** Has it read an utterance: the last part is its proposal. Throws when it fails or is late. */
  async *read(request: AgentRequest, patience: Patience): AsyncGenerator<AgentPart> {
    const { agent, session, health } = this.#parts;
    health.tried(agent);
    const abort = new AbortController();
    this.#asking = abort;
    const parts = session.propose(request, abort.signal)[Symbol.asyncIterator]();
    try {
      let waitMs = patience.leftMs;
      for (;;) {
        const part = await this.#next(parts, waitMs);
        if (part.type === 'sentence') {
          patience.renew();
          waitMs = part.voice ? VOICE_MS : GAP_MS;
        }
        if (part.type === 'proposal') this.#worked();
        yield part;
        if (part.type === 'proposal') return;
      }
    } catch (error) {
      abort.abort(error);
      throw error;
    } finally {
      abort.abort();
      parts.return?.().catch(() => undefined);
    }
  }

  /** It failed to read an utterance. */
  failed(error: unknown): void {
    const { agent, session, health, failures } = this.#parts;
    // What it wanted done is not, and must not be taken for what somebody else has done.
    session.decided([]);
    const { retryable, scope } =
      error instanceof ProviderError ? error : { retryable: true, scope: 'provider' };
    const inARow = (scope === 'session' ? this.#failures : failures).add();
    if (!retryable || inARow >= MOST_FAILURES) health.failed(agent, error);
  }

  /** The call is over. Idempotent. */
  close(): void {
    this.#asking?.abort();
    this.#parts.session.close?.();
  }

  #worked(): void {
    const { agent, health, failures } = this.#parts;
    this.#failures.clear();
    failures.clear();
    health.worked(agent);
  }

  async #next(parts: AsyncIterator<AgentPart>, waitMs: number): Promise<AgentPart> {
    const next = await within(this.#parts.clock, waitMs, parts.next(), undefined);
    if (next?.done === false) return next.value;
    const what = next ? 'an answer without a proposal' : `no word within ${Math.round(waitMs)} ms`;
    throw new ProviderError(this.name, what, { retryable: true, scope: 'session' });
  }
}
