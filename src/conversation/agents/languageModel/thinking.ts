import type { Clock } from '../../../kernel/clock.js';
import { endsSentence, SentenceStream } from '../../../speech/sentences.js';
import type {
  AnswerWatch,
  ChatMessage,
  ChatModel,
  ChatRequest,
  Spent,
  ToolCall,
} from '../../ports.js';
import { ProviderError } from '../../../kernel/errors.js';
import type { AgentPart } from '../dialogueAgent.js';
import type { Exchange, TakenCall } from './callMemory.js';
import type { Question } from './question.js';
import { MOST_CALLS, MOST_ROUNDS, nonsense, takenCall } from './reading.js';
import { guardSentence } from './wordingGuard.js';

/** A piece of what a model makes of an utterance; nothing has come of it yet. */
export type Thought =
  | Extract<AgentPart, { type: 'begun' | 'sentence' }>
  /** It has given a whole answer. */
  | { readonly type: 'exchanged'; readonly exchange: Exchange };

/** Who thinks. */
export interface Thinker {
  readonly model: ChatModel;
  readonly clock: Clock;
  readonly spent: Spent;
  /** Called with each request to the model. */
  readonly asked: () => AnswerWatch;
}

/** More is a speech. */
const MOST_SENTENCES = 3;
/** Told to the model of a call that the dialogue will decide on. */
const TAKEN = 'taken';

/**
 * Has a model read an utterance: its sentences as they come and each of its answers, until there is one that can be used
 * or it had its chances. Changes nothing, so that it may be done before the words are certain. Throws a `ProviderError`.
 */
export async function* think(
  thinker: Thinker,
  { desk, tools, messages: asked }: Question,
  signal: AbortSignal,
): AsyncGenerator<Thought> {
  const messages = [...asked];
  let spoken = false;
  let sentences = 0;
  let commands = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const answer = answerOf(thinker, { messages, tools, spent: thinker.spent }, signal);
    let next = await answer.next();
    for (; !next.done; next = await answer.next()) {
      const thought = next.value;
      if (thought.type === 'begun') {
        if (round === 0) yield thought;
        continue;
      }
      const text = guardSentence(thought.text, desk.state.language);
      if (text === undefined || sentences >= MOST_SENTENCES) continue;
      spoken = true;
      // One that has begun is said to its end.
      if (endsSentence(text)) sentences += 1;
      yield { type: 'sentence', text };
    }
    const { text, calls } = next.value;
    if (calls.length > MOST_CALLS) throw nonsense(`${calls.length} calls of tools at once`);
    const results = calls.map((call) => takenCall(call, desk));
    yield { type: 'exchanged', exchange: { text, calls, results } };
    messages.push({ role: 'assistant', content: text === '' ? null : text, calls });
    messages.push(...results.map(toolMessage));
    commands += results.flatMap((result) => result.commands).length;
    // What was refused may be put right; what was taken is not asked for again.
    if (results.every(({ answer: told }) => told === null)) return;
    if (spoken && commands === 0) return;
  }
}

/** One answer: that it begins, its sentences as they come, then the whole of it. */
async function* answerOf(
  { model, clock, asked }: Thinker,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<
  Exclude<Thought, { type: 'exchanged' }>,
  { readonly text: string; readonly calls: readonly ToolCall[] }
> {
  const sentences = new SentenceStream();
  const sentence = (text: string) => ({ type: 'sentence', text }) as const;
  const calls: ToolCall[] = [];
  const watched = asked();
  signal.addEventListener('abort', () => {
    const why: unknown = signal.reason;
    // Whose patience came to an end says so; who has something else to do does not.
    watched.end(why instanceof ProviderError ? 'failed' : 'dropped', why);
  });
  let text = '';
  try {
    for await (const part of model.stream(request, signal)) {
      watched.came();
      if (text === '' && calls.length === 0) yield { type: 'begun', atMs: clock.monotonicMs() };
      if (part.type === 'call') {
        calls.push(part.call);
        continue;
      }
      text += part.text;
      yield* sentences.add(part.text).map(sentence);
    }
    watched.end('done');
  } catch (error) {
    watched.end('failed', error);
    throw error;
  } finally {
    // Who listened went away.
    watched.end('dropped');
  }
  yield* sentences.end().map(sentence);
  return { text, calls };
}

function toolMessage({ call, answer }: TakenCall): ChatMessage {
  return { role: 'tool', callId: call.id, content: answer ?? TAKEN };
}
