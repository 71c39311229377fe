import type {
  EngineUsage,
  ToolSpec,
  VoiceModelCall,
  VoicePart,
  VoiceRequest,
} from '../../../conversation/ports.js';
import type { Timer } from '../../../kernel/clock.js';
import { messageOf, ProviderError } from '../../../kernel/errors.js';
import { encodePayload, type MediaFormat } from '../../../media/formats.js';
import {
  errorOf,
  harmlessCodes,
  RealtimeConnection,
  type ConnectionOptions,
} from './connection.js';
import { RealtimeResponse, type ResponseControl } from './response.js';
import type { ServerEvent } from './serverEvents.js';

/** How sessions are held. */
export interface RealtimeOptions extends ConnectionOptions {
  /** One that the model speaks with, like `marin`. */
  readonly voice: string;
  readonly transcriptionModel: string;
  /** How sound travels on the line: the model hears and speaks the same, so that nothing is converted. */
  readonly format: Extract<MediaFormat, 'ulaw' | 'alaw'>;
}

const formatNames = { ulaw: 'audio/pcmu', alaw: 'audio/pcma' } as const;

/** After a failure the next tries come so much later; then the call goes on without. */
const FIRST_TRIES_MS: readonly number[] = [100, 1000];
/** In the midst of a call it is tried again for so long. */
const RECONNECT_MS = 20_000;
const RECONNECT_PAUSE_MS = 2000;

/** Sessions end after an hour, and grow dear: a call that lasts gets a new one in time, between two turns. */
const RENEW_MS = 20 * 60_000;

/** Sent to a new session of what was said before. */
const MOST_REMEMBERED = 30;

const NAME = 'openai realtime';

/** Something that was said, for a session that begins later. */
interface Said {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/**
 * One call's session with a model that hears and speaks. It connects when the call is opened; when the connection is lost it
 * tries for a while to get a new one that remembers the talk, and whatever is asked meanwhile fails at once.
 * https://platform.openai.com/docs/guides/realtime
 */
export class RealtimeCall implements VoiceModelCall {
  readonly #options: RealtimeOptions;
  readonly #said: Said[] = [];
  #connection: RealtimeConnection | undefined;
  #failure = new ProviderError(NAME, 'there is no connection yet');
  #ready: Promise<void>;
  #response: RealtimeResponse | undefined;
  #asked = 0;
  /** The server's id of the response that we listen to, once it has told it. */
  #responseId: string | undefined;
  /** Responses that the server has not finished: it begins no other before. */
  readonly #unfinished = new Set<string>();
  #next: Readonly<Record<string, unknown>> | undefined;
  #prepared: VoiceRequest | undefined;
  /** What the caller said last, as this model or another engine made it out. */
  #heard = '';
  #pending: RealtimeResponse | undefined;
  #renewal: Timer | undefined;
  #renewalDue = false;
  #closed = false;

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.#ready = this.#connect(FIRST_TRIES_MS);
  }

  /** The connection, once it is there. Rejects when there is none. */
  async connected(): Promise<RealtimeConnection> {
    await this.#ready;
    if (this.#connection) return this.#connection;
    throw this.#failure;
  }

  /** Sound as it is sent: a byte a sample. */
  encode(samples: Int16Array): Uint8Array {
    const bytes = new Uint8Array(samples.length);
    encodePayload(bytes, samples, this.#options.format);
    return bytes;
  }

  prepare(request: VoiceRequest): void {
    this.#prepared = request;
    if (this.#renewalDue) void this.#renew();
  }

  /** The caller's words are complete: the model begins to answer what was prepared for. */
  begin(): void {
    this.#pending?.forget();
    this.#pending = undefined;
    // Who is talked over has to be heard out first: the model must know how much of its words was heard.
    if (!this.#prepared || this.#response?.sounding) return;
    this.#pending = this.#ask(this.#prepared);
  }

  /** What the caller said, in text. */
  heard(text: string): void {
    this.#heard = text;
    this.#note({ role: 'user', text });
  }

  respond(request: VoiceRequest, words: string): AsyncIterable<VoicePart> {
    if (words !== this.#heard) {
      this.discard();
      this.said('user', words);
      this.#heard = words;
    }
    const pending = this.#pending;
    this.#pending = undefined;
    return pending ?? this.#ask(request);
  }

  discard(): void {
    const response = this.#response;
    this.#pending = undefined;
    this.#response = undefined;
    response?.forget();
  }

  results(outputs: readonly { readonly callId: string; readonly output: string }[]): void {
    for (const { callId, output } of outputs) {
      const item = { type: 'function_call_output', call_id: callId, output };
      this.#send({ type: 'conversation.item.create', item });
    }
  }

  said(role: 'user' | 'assistant', text: string): void {
    this.#note({ role, text });
    this.#send(itemOf({ role, text }));
  }

  /** Ends the session. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#renewal?.cancel();
    this.#connection?.close();
    this.#connection = undefined;
    this.#response?.end(new ProviderError(NAME, 'the call is over'));
  }

  async #connect(pausesMs: readonly number[]): Promise<void> {
    for (const pauseMs of [...pausesMs, undefined]) {
      try {
        const connection = await this.#openSession();
        if (this.#closed) connection.close();
        else this.#use(connection);
        return;
      } catch (error) {
        this.#failure = failureOf(error);
        if (this.#closed || pauseMs === undefined || !this.#failure.retryable) return;
        await new Promise<void>((resolve) => void this.#options.clock.after(pauseMs, resolve));
      }
    }
  }

  /** Connects and configures; the formats are verified, because sound in another one is noise. */
  async #openSession(): Promise<RealtimeConnection> {
    const { clock, format, voice, transcriptionModel } = this.#options;
    const connection = await RealtimeConnection.open(this.#options);
    try {
      const type = formatNames[format];
      const updated = connection.next(clock, (event) =>
        event.type === 'session.updated' ? event.session.audio : undefined,
      );
      connection.send({
        type: 'session.update',
        session: {
          type: 'realtime',
          output_modalities: ['audio'],
          audio: {
            input: {
              format: { type },
              transcription: { model: transcriptionModel },
              // When an utterance ends is ours to say, and when it is answered.
              turn_detection: null,
            },
            output: { format: { type }, voice },
          },
        },
      });
      const { input, output } = await updated;
      if (input.format.type !== type || output.format.type !== type) {
        const got = `${input.format.type} and ${output.format.type}`;
        throw new ProviderError(NAME, `asked for ${type}, got ${got}`, { retryable: false });
      }
      for (const said of this.#said) connection.send(itemOf(said));
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  #use(connection: RealtimeConnection): void {
    const { clock } = this.#options;
    this.#connection?.close();
    this.#connection = connection;
    this.#renewalDue = false;
    this.#renewal?.cancel();
    this.#renewal = clock.after(RENEW_MS, () => (this.#renewalDue = true));
    connection.events.on('event', (event) => this.#on(event));
    connection.events.on('lost', (error) => this.#onLost(error));
  }

  /** A new session takes over once it is ready; until then the old one serves. */
  async #renew(): Promise<void> {
    this.#renewalDue = false;
    await this.#connect([]);
  }

  #onLost(error: ProviderError): void {
    this.#connection = undefined;
    this.#renewal?.cancel();
    this.#unfinished.clear();
    this.#next = undefined;
    this.#response?.end(error);
    this.#response = undefined;
    this.#pending = undefined;
    if (this.#closed) return;
    this.#failure = error;
    const tries = Math.floor(RECONNECT_MS / RECONNECT_PAUSE_MS);
    const pausesMs = [...FIRST_TRIES_MS, ...Array<number>(tries).fill(RECONNECT_PAUSE_MS)];
    // Nobody waits for it: what is said meanwhile is for the next engine.
    void this.#connect(pausesMs);
    this.#ready = Promise.resolve();
  }

  #ask({ instructions, tools }: VoiceRequest): RealtimeResponse {
    const response = new RealtimeResponse(this.#options.format, {
      cancel: () => this.#send({ type: 'response.cancel' }),
      heard: (item) => this.#onHeard(item),
    });
    this.#response?.end();
    this.#response = response;
    this.#responseId = undefined;
    this.#asked += 1;
    if (!this.#connection) {
      response.end(this.#failure);
      return response;
    }
    const metadata = { asked: String(this.#asked) };
    const wanted = {
      instructions,
      tools: tools.map(toTool),
      output_modalities: ['audio'],
      metadata,
    };
    this.#next = { type: 'response.create', response: wanted };
    if (this.#unfinished.size > 0) this.#send({ type: 'response.cancel' });
    else this.#sendNext();
    return response;
  }

  #sendNext(): void {
    const next = this.#next;
    this.#next = undefined;
    if (next) this.#send(next);
  }

  #on(event: ServerEvent): void {
    switch (event.type) {
      case 'response.created':
        this.#unfinished.add(event.response.id);
        if (event.response.metadata?.['asked'] !== String(this.#asked)) return;
        this.#responseId = event.response.id;
        return;
      case 'response.output_audio.delta':
        this.#responseOf(event.response_id)?.sound(event.item_id, event.delta);
        return;
      case 'response.output_audio_transcript.delta':
        this.#responseOf(event.response_id)?.words(event.item_id, event.delta);
        return;
      case 'response.output_item.done': {
        const { type, call_id: id, name, arguments: json } = event.item;
        if (type !== 'function_call' || id === undefined || name === undefined) return;
        const call = { id, name, arguments: json ?? '' };
        this.#responseOf(event.response_id)?.add({ type: 'call', call });
        return;
      }
      case 'response.done':
        this.#onDone(event.response);
        return;
      case 'error':
        this.#onError(event.error);
        return;
      case 'session.created':
      case 'session.updated':
      case 'input_audio_buffer.committed':
      case 'conversation.item.input_audio_transcription.delta':
      case 'conversation.item.input_audio_transcription.completed':
      case 'conversation.item.input_audio_transcription.failed':
    }
  }

  #onDone(done: Extract<ServerEvent, { type: 'response.done' }>['response']): void {
    this.#unfinished.delete(done.id);
    this.#sendNext();
    const response = this.#responseOf(done.id);
    if (!response) return;
    if (done.usage)
      response.add({ type: 'usage', usage: usageOf(this.#options.model, done.usage) });
    const failed = done.status === 'failed' ? (done.status_details?.error ?? {}) : undefined;
    response.end(failed && errorOf(failed));
  }

  /** Most errors leave the session as it is; one that concerns what we wait for ends the wait. */
  #onError(error: Extract<ServerEvent, { type: 'error' }>['error']): void {
    // The response was over before we cancelled it, or its sound had been truncated enough.
    if (harmlessCodes.has(error.code ?? '')) return;
    this.#response?.end(errorOf(error));
  }

  /** What comes late of a response that was cancelled belongs to none. */
  #responseOf(id: string): RealtimeResponse | undefined {
    return id === this.#responseId ? this.#response : undefined;
  }

  /** What was not heard was not said: the model forgets it. */
  #onHeard({ id, ms, text, whole }: Parameters<ResponseControl['heard']>[0]): void {
    if (text !== '') this.#note({ role: 'assistant', text });
    if (whole) return;
    this.#send(
      ms > 0
        ? {
            type: 'conversation.item.truncate',
            ...{ item_id: id, content_index: 0, audio_end_ms: ms },
          }
        : { type: 'conversation.item.delete', item_id: id },
    );
  }

  #note(said: Said): void {
    this.#said.push(said);
    if (this.#said.length > MOST_REMEMBERED) this.#said.shift();
  }

  #send(event: Readonly<Record<string, unknown>>): void {
    this.#connection?.send(event);
  }
}

function itemOf({ role, text }: Said): Readonly<Record<string, unknown>> {
  const type = role === 'user' ? 'input_text' : 'output_text';
  const item = { type: 'message', role, content: [{ type, text }] };
  return { type: 'conversation.item.create', item };
}

function failureOf(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  return new ProviderError(NAME, messageOf(error), { retryable: true, cause: error });
}

function toTool({ name, description, parameters }: ToolSpec): Readonly<Record<string, unknown>> {
  return { type: 'function', name, description, parameters };
}

type Tokens = NonNullable<Extract<ServerEvent, { type: 'response.done' }>['response']['usage']>;

function usageOf(engine: string, usage: Tokens): readonly EngineUsage[] {
  const { input_token_details: input, output_token_details: output } = usage;
  return [
    { engine, unit: 'tokens_in', quantity: input?.text_tokens ?? 0 },
    { engine, unit: 'audio_tokens_in', quantity: input?.audio_tokens ?? 0 },
    { engine, unit: 'tokens_out', quantity: output?.text_tokens ?? 0 },
    { engine, unit: 'audio_tokens_out', quantity: output?.audio_tokens ?? 0 },
  ];
}
