import type { CommandOutcome } from '../../dialogue/reply.js';
import type { ChatMessage, ToolCall } from '../../ports.js';
import type { Command } from '../commands.js';

/** A call of a tool and what it asks of the dialogue. */
export interface TakenCall {
  readonly call: ToolCall;
  readonly commands: readonly Command[];
  /** What the model was told at once; null where the dialogue decides. */
  readonly answer: string | null;
}

/** One answer of the model with what its calls came to. */
export interface Exchange {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly results: readonly TakenCall[];
}

/** The model is reminded of so many messages: an order of some twenty turns. */
const MOST_MESSAGES = 60;

/**
 * What a language model remembers of a call: what the caller said, what was done about it, and of our words what the
 * caller heard. A sentence that was cut off is remembered as far as it was said.
 */
export class CallMemory {
  #messages: ChatMessage[] = [];
  #caller: string | undefined;
  #exchanges: Exchange[] = [];

  /** The caller's words, between quotation marks. */
  callerSaid(text: string): void {
    this.#flush();
    this.#exchanges = [];
    this.#caller = text;
  }

  /** The model has answered; what was decided about it comes later, or never. */
  exchanged(exchange: Exchange): void {
    this.#exchanges.push(exchange);
  }

  /** What came of all commands since the caller spoke, each in its place. */
  decided(outcomes: readonly CommandOutcome[]): void {
    const exchanges = this.#exchanges.splice(0);
    this.#flush();
    const results = exchanges.flatMap((exchange) => exchange.results);
    const told = [...resultsOf(results, outcomes)];
    for (const { calls } of exchanges) {
      if (calls.length === 0) continue;
      this.#messages.push({ role: 'assistant', content: null, calls });
      // By their places: the ids of some servers begin anew with each answer.
      for (const { callId, output } of told.splice(0, calls.length)) {
        this.#messages.push({ role: 'tool', callId, content: output });
      }
    }
  }

  /** The caller has heard this of us. */
  weSaid(text: string): void {
    if (text === '') return;
    this.#flush();
    this.#messages.push({ role: 'assistant', content: text, calls: [] });
  }

  /** The messages before the caller's next words. */
  before(): readonly ChatMessage[] {
    this.#flush();
    if (this.#messages.length <= MOST_MESSAGES) return this.#messages;
    const recent = this.#messages.slice(-MOST_MESSAGES);
    // A result without the call that it belongs to would be refused.
    return recent.slice(
      Math.max(
        0,
        recent.findIndex(({ role }) => role === 'user'),
      ),
    );
  }

  #flush(): void {
    if (this.#caller === undefined) return;
    this.#messages.push({ role: 'user', content: `The caller said: ${this.#caller}` });
    this.#caller = undefined;
  }
}

/** What came of calls, as a model is told it; each command's outcome stands in its place. */
export function resultsOf(
  taken: readonly TakenCall[],
  outcomes: readonly CommandOutcome[],
): readonly { readonly callId: string; readonly output: string }[] {
  const left = [...outcomes];
  return taken.map(({ call, commands, answer }) => ({
    callId: call.id,
    output: answer ?? resultOf(left.splice(0, commands.length)),
  }));
}

function resultOf(outcomes: readonly CommandOutcome[]): string {
  const said = outcomes.flatMap((outcome) => outcome.said);
  if (outcomes.length === 0 || outcomes.every(({ decided }) => !decided)) return 'not done';
  return said.length > 0 ? `done; the system said: ${said.join(' ')}` : 'done';
}
