import type { OpenAI } from 'openai';
import { ProviderError } from '../../kernel/errors.js';
import type {
  ChatMessage,
  ChatModel,
  ChatPart,
  ChatRequest,
  EngineUsage,
  ToolCall,
  ToolSpec,
} from '../../conversation/ports.js';
import { openAiClient, providerErrorOf, type OpenAiAccount } from './account.js';

/** What a chat model is made from. */
export interface OpenAiChatModelOptions extends OpenAiAccount {
  /** `gpt-6-luna`, or what another server offers. */
  readonly model: string;
}

/** Nobody waits longer on the phone. */
const TIMEOUT_MS = 20_000;

/** What is understood of an order should not change from call to call. */
const TEMPERATURE = 0.2;

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type Delta = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta;
type CallPiece = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta.ToolCall;

/** What has come of an answer. */
interface Streamed {
  letters: number;
  usage?: OpenAI.CompletionUsage;
}

/** Of the vendor's own rule of thumb for English: https://platform.openai.com/tokenizer */
const LETTERS_PER_TOKEN = 4;

/**
 * A language model behind the chat protocol, which OpenAI, vLLM, Ollama and llama.cpp speak.
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export class OpenAiChatModel implements ChatModel {
  readonly name: string;
  readonly #client: OpenAI;

  constructor(options: OpenAiChatModelOptions) {
    this.name = options.model;
    this.#client = openAiClient(options, TIMEOUT_MS);
  }

  async *stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatPart> {
    const { messages, tools, spent } = request;
    const streamed: Streamed = { letters: 0 };
    let refused = false;
    let counted = false;
    const count = (): void => {
      if (counted) return;
      counted = true;
      const { usage, letters } = streamed;
      spent(usage ? usageOf(this.name, usage) : usageGuess(this.name, request, letters));
    };
    // Who breaks it off may be at the end of a call, and waits for nothing.
    signal.addEventListener('abort', count);
    try {
      const chunks = await this.#client.chat.completions.create(
        {
          model: this.name,
          messages: messages.map(toMessage),
          tools: tools.map(toTool),
          ...(isReasoning(this.name) ? thinkingOf(this.name) : { temperature: TEMPERATURE }),
          stream: true,
          stream_options: { include_usage: true },
        },
        { signal },
      );
      yield* this.#partsOf(chunks, streamed);
    } catch (error) {
      refused = streamed.letters === 0;
      if (error instanceof ProviderError) throw error;
      throw providerErrorOf(error);
    } finally {
      signal.removeEventListener('abort', count);
      if (!refused || streamed.usage) count();
    }
  }

  /** A stream that ends without saying that it has ended was dropped: half a call is none. */
  async *#partsOf(chunks: AsyncIterable<Chunk>, streamed: Streamed): AsyncGenerator<ChatPart> {
    const calls = new Map<string, ToolCall>();
    let finished = false;
    for await (const { choices, usage } of chunks) {
      const [choice] = choices;
      if (usage) streamed.usage = usage;
      streamed.letters += lettersOf(choice?.delta);
      if (choice?.delta.content) yield { type: 'text', text: choice.delta.content };
      for (const piece of choice?.delta.tool_calls ?? []) addPiece(calls, piece);
      finished ||= Boolean(choice?.finish_reason);
    }
    if (!finished) {
      const why = 'the answer broke off';
      throw new ProviderError('openai', why, { retryable: true, scope: 'session' });
    }
    for (const call of calls.values()) yield { type: 'call', call };
  }
}

/** OpenAI's own models that reason refuse a temperature: all since the fifth. */
function isReasoning(model: string): boolean {
  return /^(o\d|gpt-([5-9]|\d\d))/.test(model);
}

/**
 * A caller waits while a model reasons. Since 5.1 they can do without, and the newest take tools by this protocol in no other
 * way. https://platform.openai.com/docs/models/gpt-6-luna
 */
function thinkingOf(model: string): { readonly reasoning_effort?: 'none' } {
  return /^(o\d|gpt-5(?!\.))/.test(model) ? {} : { reasoning_effort: 'none' };
}

/** Adds a piece of a call to the call it belongs to; some servers send whole calls, all under the index 0. */
function addPiece(calls: Map<string, ToolCall>, { index, id, function: named }: CallPiece): void {
  const last = [...calls].filter(([key]) => key.startsWith(`${index} `)).at(-1);
  const [key, before] =
    last && (!id || last[1].id === id) ? last : [`${index} ${calls.size}`, undefined];
  calls.set(key, {
    id: before?.id ?? (id || `call_${calls.size}`),
    name: (before?.name ?? '') + (named?.name ?? ''),
    arguments: (before?.arguments ?? '') + (named?.arguments ?? ''),
  });
}

function usageOf(engine: string, usage: OpenAI.CompletionUsage): readonly EngineUsage[] {
  const cached = usage.prompt_tokens_details?.cached_tokens ?? 0;
  return [
    { engine, unit: 'tokens_in', quantity: usage.prompt_tokens - cached },
    { engine, unit: 'tokens_in_cached', quantity: cached },
    { engine, unit: 'tokens_out', quantity: usage.completion_tokens },
  ];
}

/** What an answer that was broken off has used up, of which no figures come: all of the question, and what was streamed. */
function usageGuess(
  engine: string,
  { messages, tools }: ChatRequest,
  letters: number,
): readonly EngineUsage[] {
  const asked = JSON.stringify([messages, tools]).length;
  return [
    { engine, unit: 'tokens_in', quantity: Math.ceil(asked / LETTERS_PER_TOKEN) },
    { engine, unit: 'tokens_out', quantity: Math.ceil(letters / LETTERS_PER_TOKEN) },
  ];
}

function lettersOf(delta: Delta | undefined): number {
  const calls = delta?.tool_calls?.map(({ function: named }) => named?.arguments ?? '') ?? [];
  return [delta?.content ?? '', ...calls].join('').length;
}

function toMessage(message: ChatMessage): OpenAI.Chat.Completions.ChatCompletionMessageParam {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.content };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content };
    case 'assistant': {
      const calls = message.calls.map(({ id, name, arguments: json }) => ({
        ...{ id, type: 'function' as const },
        function: { name, arguments: json },
      }));
      return {
        role: 'assistant',
        content: message.content,
        ...(calls.length > 0 && { tool_calls: calls }),
      };
    }
  }
}

function toTool({ name, description, parameters }: ToolSpec): OpenAI.Chat.ChatCompletionTool {
  return { type: 'function', function: { name, description, parameters, strict: true } };
}
