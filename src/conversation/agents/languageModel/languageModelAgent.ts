import type { Clock } from '../../../kernel/clock.js';
import { proposeByRules } from '../../dialogue/dialogue.js';
import type { CommandOutcome } from '../../dialogue/reply.js';
import type { ChatModel, WatchAnswer } from '../../ports.js';
import type { Proposal } from '../agent.js';
import type { AgentPart, AgentRequest, AgentSession, DialogueAgent } from '../dialogueAgent.js';
import { CallMemory, type Exchange, type TakenCall } from './callMemory.js';
import { ForeseenThoughts } from './foreseenThoughts.js';
import { questionOf, type Question } from './question.js';
import { isCertain, proposalOf } from './reading.js';
import { quoted } from './situation.js';
import { think, type Thinker, type Thought } from './thinking.js';

/** What the agent is made from. */
export interface LanguageModelAgentOptions {
  readonly model: ChatModel;
  readonly clock: Clock;
  /** Whether the model is asked as soon as it is likely what the caller will have said. Answers in vain are paid for too. */
  readonly foresees: boolean;
  /** Sees how the model's answers fare; left out, nobody does. */
  readonly watchAnswer?: WatchAnswer;
}

/**
 * The agent that asks a language model. What it proposes is checked by the same machine as the rules agent's; what
 * hangs on a single word is read by rules also here: an order is confirmed only where they hear the yes too.
 */
export function createLanguageModelAgent(options: LanguageModelAgentOptions): DialogueAgent {
  const { model, clock, foresees, watchAnswer = unwatched } = options;
  return {
    name: model.name,
    open: (callId, spent) =>
      new Session({ model, clock, spent, asked: () => watchAnswer(callId) }, foresees),
  };
}

/** For whom nobody measures. */
export const unwatched: WatchAnswer = () => ({ came: () => undefined, end: () => undefined });

class Session implements AgentSession {
  readonly #thinker: Thinker;
  readonly #foresees: boolean;
  readonly #memory = new CallMemory();
  #foreseen: ForeseenThoughts | undefined;

  constructor(thinker: Thinker, foresees: boolean) {
    this.#thinker = thinker;
    this.#foresees = foresees;
  }

  async *foresee(request: AgentRequest): AsyncGenerator<AgentPart> {
    const byRules = readByRules(request);
    if (isCertain(byRules)) {
      this.#forget();
      yield { type: 'proposal', proposal: byRules };
    } else if (this.#foresees) {
      const question = questionOf(request, this.#memory.before());
      yield* partsOf(this.#foresee(question).read(), byRules, question);
    }
  }

  async *propose(request: AgentRequest, signal: AbortSignal): AsyncGenerator<AgentPart> {
    const foreseen = this.#foreseen;
    this.#foreseen = undefined;
    signal.addEventListener('abort', () => foreseen?.drop(signal.reason));
    const before = this.#memory.before();
    this.#memory.callerSaid(quoted(request.hypotheses[0]?.text ?? ''));
    const byRules = readByRules(request);
    try {
      if (isCertain(byRules)) {
        yield { type: 'proposal', proposal: byRules };
        return;
      }
      const question = questionOf(request, before);
      const wasForeseen = foreseen?.answer(question.gist) ?? false;
      if (!wasForeseen) foreseen?.drop();
      const thoughts =
        foreseen && wasForeseen ? foreseen.read(signal) : think(this.#thinker, question, signal);
      yield* partsOf(thoughts, byRules, question, (each) => this.#memory.exchanged(each));
    } finally {
      foreseen?.drop();
    }
  }

  decided(outcomes: readonly CommandOutcome[]): void {
    this.#memory.decided(outcomes);
  }

  callerSaid(text: string): void {
    this.#forget();
    this.#memory.callerSaid(quoted(text));
  }

  weSaid(text: string): void {
    this.#memory.weSaid(text);
  }

  close(): void {
    this.#forget();
  }

  #foresee(question: Question): ForeseenThoughts {
    if (this.#foreseen?.answer(question.gist)) return this.#foreseen;
    this.#forget();
    this.#foreseen = new ForeseenThoughts(question.gist, (signal) =>
      think(this.#thinker, question, signal),
    );
    return this.#foreseen;
  }

  #forget(): void {
    this.#foreseen?.drop();
    this.#foreseen = undefined;
  }
}

function readByRules({ context, state, hypotheses, now }: AgentRequest): Proposal {
  return proposeByRules(context, state, hypotheses, now);
}

/** What an agent answers, of what a model thought: the proposal at its end is judged by the words as they are now. */
async function* partsOf(
  thoughts: AsyncIterable<Thought>,
  byRules: Proposal,
  { desk }: Question,
  remember: (exchange: Exchange) => void = () => undefined,
): AsyncGenerator<AgentPart> {
  const taken: TakenCall[] = [];
  let spoken = 0;
  for await (const thought of thoughts) {
    if (thought.type === 'exchanged') {
      taken.push(...thought.exchange.results);
      remember(thought.exchange);
      continue;
    }
    if (thought.type === 'sentence') spoken += 1;
    yield thought;
  }
  yield { type: 'proposal', proposal: proposalOf(byRules, desk, taken, spoken) };
}
