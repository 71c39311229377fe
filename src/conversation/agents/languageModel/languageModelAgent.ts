import { SentenceStream } from '../../../speech/sentences.js';
import { proposeByRules } from '../../dialogue/dialogue.js';
import type { CommandOutcome } from '../../dialogue/reply.js';
import type { ChatMessage, ChatModel, Spent, ToolCall, ToolSpec } from '../../ports.js';
import type { AgentPart, AgentRequest, AgentSession, DialogueAgent } from '../dialogueAgent.js';
import { CallMemory, type TakenCall } from './callMemory.js';
import { promptOf } from './prompt.js';
import {
  deskOf,
  isCertain,
  MOST_CALLS,
  MOST_ROUNDS,
  nonsense,
  proposalOf,
  takenCall,
} from './reading.js';
import { quoted, situationOf } from './situation.js';
import { toolSpecs } from './tools.js';
import { guardSentence } from './wordingGuard.js';

/** More is a speech. */
const MOST_SENTENCES = 3;
/** Told to the model of a call that the dialogue will decide on. */
const TAKEN = 'taken';

/**
 * The agent that asks a language model. What it proposes is checked by the same machine as the rules agent's; what
 * hangs on a single word is read by rules also here: an order is confirmed only where they hear the yes too.
 */
export function createLanguageModelAgent(model: ChatModel): DialogueAgent {
  return { name: model.name, open: (_, spent) => new Session(model, spent) };
}

/** What one answer of the model came to. */
interface Round {
  readonly text: string;
  readonly calls: readonly ToolCall[];
}

class Session implements AgentSession {
  readonly #model: ChatModel;
  readonly #spent: Spent;
  readonly #memory = new CallMemory();

  constructor(model: ChatModel, spent: Spent) {
    this.#model = model;
    this.#spent = spent;
  }

  async *propose(request: AgentRequest, signal: AbortSignal): AsyncGenerator<AgentPart> {
    const { context, state, hypotheses, now } = request;
    const heard = quoted(hypotheses[0]?.text ?? '');
    this.#memory.callerSaid(heard);
    const byRules = proposeByRules(context, state, hypotheses, now);
    if (isCertain(byRules)) {
      yield { type: 'proposal', proposal: byRules };
      return;
    }
    const desk = deskOf(request);
    const tools = toolSpecs(desk);
    const messages: ChatMessage[] = [
      { role: 'system', content: promptOf(context) },
      ...this.#memory.before(),
      { role: 'user', content: situationOf(desk, hypotheses) },
    ];
    const taken: TakenCall[] = [];
    let spoken = 0;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const answer = this.#round(messages, tools, signal, desk.state.language, spoken);
      let next = await answer.next();
      for (; !next.done; next = await answer.next()) {
        if (next.value.type === 'sentence') spoken += 1;
        yield next.value;
      }
      const { text, calls } = next.value;
      if (calls.length > MOST_CALLS) throw nonsense(`${calls.length} calls of tools at once`);
      const results = calls.map((call) => takenCall(call, desk));
      taken.push(...results);
      this.#memory.exchanged({ text, calls, results });
      messages.push({ role: 'assistant', content: text === '' ? null : text, calls });
      messages.push(...results.map(toolMessage));
      // What was refused may be put right; what was taken is not asked for again.
      if (results.every(({ answer: told }) => told === null)) break;
      if (spoken > 0 && !taken.some(({ commands }) => commands.length > 0)) break;
    }
    yield { type: 'proposal', proposal: proposalOf(byRules, desk, taken, spoken) };
  }

  decided(outcomes: readonly CommandOutcome[]): void {
    this.#memory.decided(outcomes);
  }

  callerSaid(text: string): void {
    this.#memory.callerSaid(quoted(text));
  }

  weSaid(text: string): void {
    this.#memory.weSaid(text);
  }

  /** One answer: its sentences as they come, then the whole of it. */
  async *#round(
    messages: readonly ChatMessage[],
    tools: readonly ToolSpec[],
    signal: AbortSignal,
    language: string,
    spokenBefore: number,
  ): AsyncGenerator<AgentPart, Round> {
    const sentences = new SentenceStream();
    const calls: ToolCall[] = [];
    let text = '';
    let spoken = spokenBefore;
    const sayable = (said: readonly string[]): readonly AgentPart[] =>
      said.flatMap((each): AgentPart[] => {
        const guarded = guardSentence(each, language);
        if (guarded === undefined || spoken >= MOST_SENTENCES) return [];
        spoken += 1;
        return [{ type: 'sentence', text: guarded }];
      });
    const asked = { messages, tools, spent: this.#spent };
    for await (const part of this.#model.stream(asked, signal)) {
      if (part.type === 'call') calls.push(part.call);
      else {
        text += part.text;
        yield* sayable(sentences.add(part.text));
      }
    }
    yield* sayable(sentences.end());
    return { text, calls };
  }
}

function toolMessage({ call, answer }: TakenCall): ChatMessage {
  return { role: 'tool', callId: call.id, content: answer ?? TAKEN };
}
