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
  /** `gpt-4.1-mini`, or what another server offers. */
  readonly model: string;
}

/** Nobody waits longer on the phone. */
const TIMEOUT_MS = 20_000;

/** What is understood of an order should not change from call to call. */
const TEMPERATURE = 0.2;

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type CallPiece = OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta.ToolCall;

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

  async *stream({ messages, tools }: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatPart> {
    try {
      const chunks = await this.#client.chat.completions.create(
        {
          model: this.name,
          messages: messages.map(toMessage),
          tools: tools.map(toTool),
          ...(takesTemperature(this.name) && { temperature: TEMPERATURE }),
          stream: true,
          stream_options: { include_usage: true },
        },
        { signal },
      );
      yield* this.#partsOf(chunks);
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      throw providerErrorOf(error);
    }
  }

  /** A stream that ends without saying that it has ended was dropped: half a call is none. */
  async *#partsOf(chunks: AsyncIterable<Chunk>): AsyncGenerator<ChatPart> {
    const calls = new Map<string, ToolCall>();
    let finished = false;
    for await (const { choices, usage } of chunks) {
      const [choice] = choices;
      if (choice?.delta.content) yield { type: 'text', text: choice.delta.content };
      for (const piece of choice?.delta.tool_calls ?? []) addPiece(calls, piece);
      finished ||= Boolean(choice?.finish_reason);
      if (usage) yield { type: 'usage', usage: usageOf(this.name, usage) };
    }
    if (!finished) {
      const why = 'the answer broke off';
      throw new ProviderError('openai', why, { retryable: true, scope: 'session' });
    }
    for (const call of calls.values()) yield { type: 'call', call };
  }
}

/** OpenAI's own models that reason refuse a temperature. */
function takesTemperature(model: string): boolean {
  return !/^(o\d|gpt-5)/.test(model);
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
