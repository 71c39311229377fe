/** A message of a chat with a language model, in the neutral form of every vendor's. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      /** Null when the model only called tools. */
      readonly content: string | null;
      readonly calls: readonly ToolCall[];
    }
  /** What came of a call of a tool. */
  | { readonly role: 'tool'; readonly callId: string; readonly content: string };

/** A tool that a model wants used. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it, which may be anything. */
  readonly arguments: string;
}

/** A tool as a model is told of it. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  /**
   * JSON Schema in the strict form of structured outputs: every property required, none besides.
   * https://platform.openai.com/docs/guides/structured-outputs
   */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What an engine used up that is paid for. */
export interface EngineUsage {
  /** The engine as the vendor's bill names it: the model, where there are several. */
  readonly engine: string;
  readonly unit:
    | 'tokens_in'
    /** Of those that went in, the ones that the vendor remembered, which are cheaper; not counted in `tokens_in`. */
    | 'tokens_in_cached'
    | 'tokens_out'
    | 'audio_tokens_in'
    | 'audio_tokens_out'
    | 'audio_seconds'
    | 'characters';
  readonly quantity: number;
}

/** A piece of a model's answer, in the order in which it comes. */
export type ChatPart =
  /** More of the text, of any length. */
  | { readonly type: 'text'; readonly text: string }
  /** A call that is complete. */
  | { readonly type: 'call'; readonly call: ToolCall }
  | { readonly type: 'usage'; readonly usage: readonly EngineUsage[] };

/** What a model is asked. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ToolSpec[];
}

/** A language model that answers in pieces. Lives as long as the process. */
export interface ChatModel {
  /** As it is called in settings and on bills. */
  readonly name: string;
  /** Asks once. Stops when `signal` aborts. Throws a `ProviderError`, also in the midst of an answer. */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatPart>;
}
