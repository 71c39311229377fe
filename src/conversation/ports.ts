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

/** Hears what an engine has used up: also of an answer that nobody waits for any more. */
export type Spent = (usage: readonly EngineUsage[]) => void;

/** Sees how one request to a model fares. */
export interface AnswerWatch {
  /** Something of the answer has come. */
  came(): void;
  /** It is over: only its first end counts. `dropped` where nobody wanted it any more. */
  end(outcome: 'done' | 'dropped' | 'failed', error?: unknown): void;
}

/** A request to a model goes out now, for this call. */
export type WatchAnswer = (callId: string) => AnswerWatch;

/** A piece of a model's answer, in the order in which it comes. */
export type ChatPart =
  /** More of the text, of any length. */
  | { readonly type: 'text'; readonly text: string }
  /** A call that is complete. */
  | { readonly type: 'call'; readonly call: ToolCall };

/** What a model is asked. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ToolSpec[];
  /** Told once, at the end of the answer; guessed where that never comes, at once when `signal` aborts. */
  readonly spent: Spent;
}

/** A language model that answers in pieces. Lives as long as the process. */
export interface ChatModel {
  /** As it is called in settings and on bills. */
  readonly name: string;
  /** Asks once. Stops when `signal` aborts. Throws a `ProviderError`, also in the midst of an answer. */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatPart>;
}

/** Something that a model says in its own voice, while it comes. */
export interface ModelVoice {
  /** Its words as far as they are known; they run ahead of the sound. */
  readonly text: string;
  /** PCM at 8000 Hz, in chunks of any length, until all is there or `signal` aborts. */
  sound(signal: AbortSignal): AsyncIterable<Int16Array>;
  /** The caller has heard this much of it; the model forgets the rest, and says no more of it. */
  heard(ms: number): void;
  /** We pause after this much of it, since the caller speaks; null: it was nothing, and we go on. Left out, nobody asks. */
  held?(ms: number | null): void;
}

/** A piece of the answer of a model that speaks. */
export type VoicePart =
  | { readonly type: 'voice'; readonly voice: ModelVoice }
  | { readonly type: 'call'; readonly call: ToolCall };

/** What a model that speaks is to answer an utterance by. */
export interface VoiceRequest {
  readonly instructions: string;
  readonly tools: readonly ToolSpec[];
  /** Told once for each answer; guessed where its end never comes. */
  readonly spent: Spent;
  /** Called when the model is asked. */
  readonly asked: () => AnswerWatch;
}

/** One call's session with a model that hears the caller itself. */
export interface VoiceModelCall {
  /** What the caller's next words are to be answered by: the model begins as soon as they are over. */
  prepare(request: VoiceRequest): void;
  /**
   * The answer to the caller's last words; one that has begun, where there is one. Words that another engine made out the model
   * is told. Fails with a `ProviderError`.
   */
  respond(request: VoiceRequest, words: string): AsyncIterable<VoicePart>;
  /** The answer that has begun is not wanted, or not any more: the model stops and forgets it. */
  discard(): void;
  /** What came of calls of tools. */
  results(outputs: readonly { readonly callId: string; readonly output: string }[]): void;
  /** Something was said that the model has not heard or said itself. */
  said(role: 'user' | 'assistant', text: string): void;
}

/** A model that hears and speaks. */
export interface VoiceModel {
  readonly model: string;
  /** The session of a call; undefined where it has none. */
  callOf(callId: string): VoiceModelCall | undefined;
}
