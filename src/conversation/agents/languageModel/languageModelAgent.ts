import { ProviderError } from '../../../kernel/errors.js';
import { indexMenu } from '../../../restaurant/menuLookup.js';
import { SentenceStream } from '../../../speech/sentences.js';
import { proposeByRules, viewOf } from '../../dialogue/dialogue.js';
import { primarySubtag } from '../../dialogue/languages.js';
import type { CommandOutcome } from '../../dialogue/reply.js';
import type { ChatMessage, ChatModel, ToolCall, ToolSpec } from '../../ports.js';
import type { Proposal } from '../agent.js';
import type { Command } from '../commands.js';
import type { AgentPart, AgentRequest, AgentSession, DialogueAgent } from '../dialogueAgent.js';
import { CallMemory, type TakenCall } from './callMemory.js';
import { promptOf } from './prompt.js';
import { quoted, situationOf } from './situation.js';
import { readToolCall, toolSpecs } from './tools.js';
import type { ToolDesk } from './toolDesk.js';
import { guardSentence } from './wordingGuard.js';

/** After so many answers in which nothing could be used the model has had its chance. */
const MOST_ROUNDS = 3;
/** More calls for one utterance are no understanding of it. */
const MOST_CALLS = 8;
/** More is a speech. */
const MOST_SENTENCES = 3;
/** Told to the model of a call that the dialogue will decide on. */
const TAKEN = 'taken';

/**
 * The agent that asks a language model. What it proposes is checked by the same machine as the rules agent's; what
 * hangs on a single word is read by rules also here: an order is confirmed only where they hear the yes too.
 */
export function createLanguageModelAgent(model: ChatModel): DialogueAgent {
  return { name: model.name, open: () => new Session(model) };
}

/** What one answer of the model came to. */
interface Round {
  readonly text: string;
  readonly calls: readonly ToolCall[];
}

class Session implements AgentSession {
  readonly #model: ChatModel;
  readonly #memory = new CallMemory();

  constructor(model: ChatModel) {
    this.#model = model;
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
    yield { type: 'proposal', proposal: this.#proposalOf(byRules, desk, taken, spoken) };
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
    for await (const part of this.#model.stream({ messages, tools }, signal)) {
      if (part.type === 'usage') yield part;
      else if (part.type === 'call') calls.push(part.call);
      else {
        text += part.text;
        yield* sayable(sentences.add(part.text));
      }
    }
    yield* sayable(sentences.end());
    return { text, calls };
  }

  #proposalOf(
    byRules: Proposal,
    { view }: ToolDesk,
    taken: readonly TakenCall[],
    spoken: number,
  ): Proposal {
    const commands = taken.flatMap((call) => call.commands);
    const { text, confidence, disputed } = byRules;
    if (commands.length === 0) {
      // Words without a deed: what the rules understood is done all the same.
      const understood = byRules.commands.length > 0 && byRules.commands.every(isPlain);
      if (understood) return byRules;
      if (spoken === 0) throw nonsense('an answer without anything that can be used');
      return { text, confidence, commands: [], disputed: false, worded: true };
    }
    // An order hangs on this yes: it counts only where the rules hear it too.
    const says = (type: Command['type'], of: readonly Command[]): boolean =>
      of.some((command) => command.type === type);
    const doubtful =
      view.answer === 'confirmation' &&
      (disputed || (says('affirm', commands) && !says('affirm', byRules.commands)));
    return { text, confidence, commands, disputed: doubtful };
  }
}

function deskOf({ context, state, now }: AgentRequest): ToolDesk {
  const { menu, timeZone } = context.profile;
  const { fulfilment } = state;
  return {
    context,
    state,
    view: viewOf(context, state, now),
    lookup: indexMenu(menu, { at: now, timeZone, channel: 'phone', fulfilment }),
    reader: context.parsers[primarySubtag(state.language)],
  };
}

function takenCall(call: ToolCall, desk: ToolDesk): TakenCall {
  const reading = readToolCall(call, desk);
  return 'commands' in reading
    ? { call, commands: reading.commands, answer: null }
    : { call, commands: [], answer: reading.answer };
}

function toolMessage({ call, answer }: TakenCall): ChatMessage {
  return { role: 'tool', callId: call.id, content: answer ?? TAKEN };
}

/** What the rules read without a doubt: the caller does not wait for a model to read it again. */
function isCertain({ commands, disputed, text }: Proposal): boolean {
  const [only, ...others] = commands;
  if (!only || others.length > 0 || disputed) return false;
  if (plainTypes.has(only.type)) return true;
  return shortTypes.has(only.type) && text.trim().split(/\s+/).length <= MOST_CERTAIN_WORDS;
}

/** A longer answer may say more than the yes in it. */
const MOST_CERTAIN_WORDS = 4;

/** A person can be had at any time; digits are read by rules that know all that words for them may mean. */
const plainTypes: ReadonlySet<Command['type']> = new Set([
  ...(['ask_for_person', 'give_phone', 'correct_phone', 'give_postcode'] as const),
]);
const shortTypes: ReadonlySet<Command['type']> = new Set([
  ...(['affirm', 'deny', 'choose', 'choose_fulfilment', 'finish_items'] as const),
  ...(['repeat', 'thanks', 'goodbye'] as const),
]);

/** What the rules understood for certain: no question and no word that they do not know. */
function isPlain({ type }: Command): boolean {
  return type !== 'not_on_menu' && type !== 'ask_unknown' && type !== 'which_option';
}

function nonsense(what: string): ProviderError {
  return new ProviderError('language model', what, { retryable: true });
}
