import type {
  AgentPart,
  AgentRequest,
  AgentSession,
  DialogueAgent,
} from '../conversation/agents/dialogueAgent.js';
import { stateInLanguageOf } from '../conversation/dialogue/dialogue.js';
import type {
  CommandOutcome,
  DialogueContext,
  DialogueInput,
} from '../conversation/dialogue/reply.js';
import type { DialogueState } from '../conversation/dialogue/state.js';
import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { EngineHealth, type CallHealth } from '../speech/engineHealth.js';
import type { Hypothesis } from '../speech/ports.js';
import type { Sentence } from './mouth.js';
import type { UsageMeter } from './usage.js';

/** What the desk of an agent is made from. */
export interface AgentDeskParts {
  readonly agent: DialogueAgent;
  /** Reads in its place while it rests; left out, the rules do. */
  readonly next?: AgentDesk;
  /** How long callers wait for its first word; then the rules answer. */
  readonly patienceMs: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Is told of each failure after which it rests. */
  readonly engineFailed?: (engine: string, error: unknown) => void;
}

/** Once it speaks, this is the longest silence in the midst of an answer. */
const GAP_MS = 2000;

/** What it says in a voice of its own takes as long as it takes to be made. */
const VOICE_MS = 10_000;

/** A failure may be chance; so many in a row are none, and the agent is left alone for a while. */
const MOST_FAILURES = 2;

/** Each pause of a caller may be the end; after so many in one utterance we wait for it, since tokens cost money. */
const MOST_GUESSES = 3;

/** A call of more turns has another purpose than a meal, and tokens cost money. */
const MOST_TURNS = 80;

/** Where a dialogue stands. */
interface Standing {
  readonly context: DialogueContext;
  readonly state: DialogueState;
}

/** An agent at work in many calls: when it fails time and again, or for good, none of them waits for it. */
export class AgentDesk {
  readonly parts: AgentDeskParts;
  readonly #health: EngineHealth<DialogueAgent>;
  #failures = 0;

  constructor(parts: AgentDeskParts) {
    this.parts = parts;
    this.#health = new EngineHealth(parts.clock, parts.log, parts.engineFailed);
  }

  /** Whether it failed lately. */
  get rests(): boolean {
    return this.#health.rests(this.parts.agent);
  }

  /** Opens the agent's part in one call. */
  open(callId: string, usage: UsageMeter): AgentTurns {
    const behind = this.parts.next?.open(callId, usage);
    const health = this.#health.ofCall();
    const session = this.parts.agent.open(callId, (used) => usage.add(used));
    return new AgentTurns(this, health, session, behind);
  }

  /** It read an utterance. */
  worked(): void {
    this.#failures = 0;
  }

  /** It failed, and not only in one call; returns how often in a row. */
  failed(): number {
    this.#failures += 1;
    return this.#failures;
  }
}

/** The agent's part in one call: it reads what the caller says, or leaves it to the rules in time. */
export class AgentTurns {
  readonly #desk: AgentDesk;
  readonly #health: CallHealth<DialogueAgent>;
  readonly #session: AgentSession;
  readonly #behind: AgentTurns | undefined;
  #turns = 0;
  /** Failures in a row that only concern this call. */
  #failures = 0;
  #guesses = 0;
  #firstTokenAtMs: number | undefined;

  constructor(
    desk: AgentDesk,
    health: CallHealth<DialogueAgent>,
    session: AgentSession,
    behind: AgentTurns | undefined,
  ) {
    this.#desk = desk;
    this.#health = health;
    this.#session = session;
    this.#behind = behind;
  }

  /**
   * When the first word of the answer that was read last was known, on the monotonic clock: before the caller had ended
   * where it was foreseen. Undefined where no model answered.
   */
  get firstTokenAtMs(): number | undefined {
    return this.#firstTokenAtMs ?? this.#behind?.firstTokenAtMs;
  }

  /**
   * Begins to read what may turn out to be the next utterance: gives sentences that would be said, and returns what the
   * dialogue would be told; undefined where that cannot be known. Nothing comes of it, but `read` is the sooner done. Never throws.
   */
  async *foresee(
    standing: Standing,
    hypotheses: readonly Hypothesis[],
  ): AsyncGenerator<Sentence, DialogueInput | undefined> {
    if (!this.#reads(standing)) {
      return this.#behind
        ? yield* this.#behind.foresee(standing, hypotheses)
        : { type: 'heard', hypotheses };
    }
    this.#guesses += 1;
    if (!this.#session.foresee || this.#guesses > MOST_GUESSES) return undefined;
    const request = this.#requestOf(standing, hypotheses);
    try {
      for await (const part of this.#session.foresee(request)) {
        if (part.type === 'sentence') yield sentenceOf(part, request.state.language);
        if (part.type !== 'proposal') continue;
        return { type: 'proposed', hypotheses, proposal: part.proposal };
      }
    } catch {
      // Whoever reads the words when they are certain is told.
    }
    return undefined;
  }

  /**
   * Reads an utterance: gives sentences that may be said at once, and returns what the dialogue is to be told. Where the
   * agent fails, is late or makes no sense that is the utterance itself, for the rules to read. Never throws.
   */
  async *read(
    standing: Standing,
    hypotheses: readonly Hypothesis[],
  ): AsyncGenerator<Sentence, DialogueInput> {
    const byRules: DialogueInput = { type: 'heard', hypotheses };
    const words = hypotheses[0]?.text ?? '';
    this.#turns += 1;
    this.#guesses = 0;
    this.#firstTokenAtMs = undefined;
    if (words === '') return byRules;
    if (!this.#reads(standing)) {
      this.#session.callerSaid(words);
      return this.#behind ? yield* this.#behind.read(standing, hypotheses) : byRules;
    }
    this.#behind?.callerSaid(words);
    this.#health.tried(this.#desk.parts.agent);
    const abort = new AbortController();
    const request = this.#requestOf(standing, hypotheses);
    const parts = this.#session.propose(request, abort.signal)[Symbol.asyncIterator]();
    try {
      let patienceMs = this.#desk.parts.patienceMs;
      for (;;) {
        const part = await this.#next(parts, patienceMs);
        if (part.type === 'begun') this.#firstTokenAtMs = part.atMs;
        if (part.type === 'sentence') {
          patienceMs = part.voice ? VOICE_MS : GAP_MS;
          yield sentenceOf(part, request.state.language);
        }
        if (part.type !== 'proposal') continue;
        this.#worked();
        return { type: 'proposed', hypotheses, proposal: part.proposal };
      }
    } catch (error) {
      this.#failed(error);
      return byRules;
    } finally {
      abort.abort();
      parts.return?.().catch(() => undefined);
    }
  }

  /** We listen for an answer, where the dialogue stands like this. */
  expect({ context, state }: Standing): void {
    if (state.phase !== 'talking' || this.#rests) return;
    const now = this.#desk.parts.clock.now();
    this.#session.expect?.({ context, state, hypotheses: [], now });
  }

  /** What came of the last proposal. */
  decided(outcomes: readonly CommandOutcome[]): void {
    this.#session.decided(outcomes);
    this.#behind?.decided(outcomes);
  }

  /** The caller has answered, and not in words for the agent. */
  callerSaid(text: string): void {
    this.#firstTokenAtMs = undefined;
    this.#session.callerSaid(text);
    this.#behind?.callerSaid(text);
  }

  /** The caller has heard this of us. */
  weSaid(text: string): void {
    this.#session.weSaid(text);
    this.#behind?.weSaid(text);
  }

  /** The call is over. Idempotent. */
  close(): void {
    this.#session.close?.();
    this.#behind?.close();
  }

  #reads({ state }: Standing): boolean {
    return state.phase === 'talking' && !this.#rests && this.#turns <= MOST_TURNS;
  }

  #requestOf({ context, state }: Standing, hypotheses: readonly Hypothesis[]): AgentRequest {
    const now = this.#desk.parts.clock.now();
    const settled = stateInLanguageOf(context, state, hypotheses, now);
    return { context, state: settled, hypotheses, now };
  }

  get #rests(): boolean {
    return this.#health.rests(this.#desk.parts.agent);
  }

  #worked(): void {
    this.#failures = 0;
    this.#desk.worked();
    this.#health.worked(this.#desk.parts.agent);
  }

  #failed(error: unknown): void {
    const { agent, log } = this.#desk.parts;
    log.warn({ reason: messageOf(error) }, 'the rules answer for the agent');
    const { retryable, scope } =
      error instanceof ProviderError ? error : { retryable: true, scope: 'provider' };
    const failures = scope === 'session' ? (this.#failures += 1) : this.#desk.failed();
    if (!retryable || failures >= MOST_FAILURES) this.#health.failed(agent, error);
  }

  async #next(parts: AsyncIterator<AgentPart>, patienceMs: number): Promise<AgentPart> {
    const { clock, agent } = this.#desk.parts;
    const next = await within(clock, patienceMs, parts.next(), undefined);
    if (next?.done === false) return next.value;
    const what = next ? 'an answer without a proposal' : `no word within ${patienceMs} ms`;
    throw new ProviderError(agent.name, what, { retryable: true, scope: 'session' });
  }
}

function sentenceOf(
  { text, voice }: Extract<AgentPart, { type: 'sentence' }>,
  language: string,
): Sentence {
  return { text, interruptible: true, language, ...(voice && { voice }) };
}
