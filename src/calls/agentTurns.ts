import type { AgentPart, AgentRequest } from '../conversation/agents/dialogueAgent.js';
import { stateInLanguageOf } from '../conversation/dialogue/dialogue.js';
import type {
  CommandOutcome,
  DialogueContext,
  DialogueInput,
  HeardInput,
} from '../conversation/dialogue/reply.js';
import type { DialogueState } from '../conversation/dialogue/state.js';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { Hypothesis } from '../speech/ports.js';
import { Patience, type AskedAgent } from './askedAgent.js';
import type { Sentence } from './mouth.js';

/** What reading a call's utterances takes. */
export interface AgentTurnsParts {
  /** In the order in which they are asked. */
  readonly agents: readonly AskedAgent[];
  /** How long callers wait for a first word, however many agents are asked for it; then the rules answer. */
  readonly patienceMs: number;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Each pause of a caller may be the end; after so many in one utterance we wait for it, since tokens cost money. */
const MOST_GUESSES = 3;

/** A call of more turns has another purpose than a meal, and tokens cost money. */
const MOST_TURNS = 80;

/** Where a dialogue stands. */
interface Standing {
  readonly context: DialogueContext;
  readonly state: DialogueState;
}

/** The agents' part in one call: one of them reads what the caller says, or it is left to the rules in time. */
export class AgentTurns {
  readonly #parts: AgentTurnsParts;
  #turns = 0;
  #guesses = 0;
  #firstTokenAtMs: number | undefined;
  #closed = false;

  constructor(parts: AgentTurnsParts) {
    this.#parts = parts;
  }

  /**
   * When the first word of the answer that was read last was known, on the monotonic clock: before the caller had ended
   * where it was foreseen. Undefined where no model answered.
   */
  get firstTokenAtMs(): number | undefined {
    return this.#firstTokenAtMs;
  }

  /**
   * Begins to read what may turn out to be the next utterance: gives sentences that would be said, and returns what the
   * dialogue would be told; undefined where that cannot be known. Nothing comes of it, but `read` is the sooner done. Never throws.
   */
  async *foresee(
    standing: Standing,
    hypotheses: readonly Hypothesis[],
  ): AsyncGenerator<Sentence, DialogueInput | undefined> {
    const [first] = this.#readers(standing);
    if (!first) return { type: 'heard', hypotheses };
    this.#guesses += 1;
    if (!first.session.foresee || this.#guesses > MOST_GUESSES) return undefined;
    const request = this.#requestOf(standing, { type: 'heard', hypotheses });
    try {
      for await (const part of first.session.foresee(request)) {
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
   * Reads an utterance: gives sentences that may be said at once, and returns what the dialogue is to be told. Where an
   * agent fails, is late or makes no sense the next one is asked, as far as the caller's patience goes; in the end that
   * is the utterance itself, for the rules to read. Never throws.
   */
  async *read(standing: Standing, heard: HeardInput): AsyncGenerator<Sentence, DialogueInput> {
    const { hypotheses } = heard;
    const words = hypotheses[0]?.text ?? '';
    this.#turns += 1;
    this.#guesses = 0;
    this.#firstTokenAtMs = undefined;
    if (words === '') return heard;
    const { agents, clock, patienceMs } = this.#parts;
    const unasked = new Set(agents);
    const patience = new Patience(clock, patienceMs);
    const request = this.#requestOf(standing, heard);
    try {
      for (const agent of this.#readers(standing)) {
        if (!patience.suffices) break;
        unasked.delete(agent);
        try {
          for await (const part of agent.read(request, patience)) {
            if (part.type === 'begun') this.#firstTokenAtMs = part.atMs;
            if (part.type === 'sentence') yield sentenceOf(part, request.state.language);
            if (part.type !== 'proposal') continue;
            return { ...heard, type: 'proposed', proposal: part.proposal };
          }
        } catch (error) {
          this.#firstTokenAtMs = undefined;
          // Who hung up waits for nobody's answer.
          if (this.#closed) break;
          this.#failed(agent, error);
        }
      }
      return heard;
    } finally {
      for (const { session } of unasked) session.callerSaid(words);
    }
  }

  /** We listen for an answer, where the dialogue stands like this. */
  expect({ context, state }: Standing): void {
    if (state.phase !== 'talking') return;
    const now = this.#parts.clock.now();
    const [first] = this.#awake;
    first?.session.expect?.({ context, state, hypotheses: [], now });
  }

  /** What came of the last proposal. */
  decided(outcomes: readonly CommandOutcome[]): void {
    for (const { session } of this.#parts.agents) session.decided(outcomes);
  }

  /** The caller has answered, and not in words for the agent. */
  callerSaid(text: string): void {
    this.#firstTokenAtMs = undefined;
    for (const { session } of this.#parts.agents) session.callerSaid(text);
  }

  /** The caller has heard this of us. */
  weSaid(text: string): void {
    for (const { session } of this.#parts.agents) session.weSaid(text);
  }

  /** The call is over: an answer that is on its way is not waited for. Idempotent. */
  close(): void {
    this.#closed = true;
    for (const agent of this.#parts.agents) agent.close();
  }

  get #awake(): readonly AskedAgent[] {
    return this.#parts.agents.filter(({ rests }) => !rests);
  }

  /** Who would read an utterance now, the first of them first. */
  #readers({ state }: Standing): readonly AskedAgent[] {
    return state.phase === 'talking' && this.#turns <= MOST_TURNS ? this.#awake : [];
  }

  #requestOf({ context, state }: Standing, heard: HeardInput): AgentRequest {
    const now = this.#parts.clock.now();
    const settled = stateInLanguageOf(context, state, heard, now);
    return { context, state: settled, hypotheses: heard.hypotheses, now };
  }

  #failed(agent: AskedAgent, error: unknown): void {
    const reason = messageOf(error);
    this.#parts.log.warn({ engine: agent.name, reason }, 'an agent could not answer');
    agent.failed(error);
  }
}

function sentenceOf(
  { text, voice }: Extract<AgentPart, { type: 'sentence' }>,
  language: string,
): Sentence {
  return { text, interruptible: true, language, ...(voice && { voice }) };
}
