import type { VoiceModelCall, VoicePart, VoiceRequest } from '../../../conversation/ports.js';
import { encodePayload, type MediaFormat } from '../../../media/formats.js';
import type { ConnectionOptions, RealtimeConnection } from './connection.js';
import type { RealtimeResponse } from './response.js';
import { outputItem, Responses, type HeardOfItem } from './responses.js';
import { formatNames, itemOf, openConnection, RealtimeSession } from './session.js';
import { SpokenUtterance } from './utterance.js';

/** How sessions are held. */
export interface RealtimeOptions extends ConnectionOptions {
  readonly model: string;
  /** One that the model speaks with, like `marin`. */
  readonly voice: string;
  readonly transcriptionModel: string;
  /** How sound travels on the line: the model hears and speaks the same, so that nothing is converted. */
  readonly format: Extract<MediaFormat, 'ulaw' | 'alaw'>;
}

/**
 * One call's talk with a model that hears and speaks. While its session has no connection whatever is asked fails at once.
 */
export class RealtimeCall implements VoiceModelCall {
  readonly #options: RealtimeOptions;
  readonly #session: RealtimeSession;
  readonly #responses: Responses;
  #prepared: VoiceRequest | undefined;
  /** What the caller said last, as this model or another engine made it out. */
  #heard = '';
  /** The answer that was begun while the caller's words were made out. */
  #pending: RealtimeResponse | undefined;

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.#session = new RealtimeSession(options.clock, (signal) => connect(options, signal));
    this.#responses = new Responses({
      ...{ session: this.#session, clock: options.clock },
      ...{ model: options.model, format: options.format },
      onHeard: (heard) => this.#onHeard(heard),
      onHeardMore: (text) => this.said('assistant', text),
      onResumed: () => this.discard(),
    });
    this.#session.events.on('lost', () => (this.#pending = undefined));
  }

  /** The connection, once it is there. Rejects when there is none. */
  connected(): Promise<RealtimeConnection> {
    return this.#session.connected();
  }

  /** The caller speaks. */
  listen(): SpokenUtterance {
    const { clock } = this.#options;
    const encode = (samples: Int16Array): Uint8Array => this.encode(samples);
    return new SpokenUtterance({ session: this.#session, clock, encode });
  }

  /** Sound as it is sent: a byte a sample. */
  encode(samples: Int16Array): Uint8Array {
    const bytes = new Uint8Array(samples.length);
    encodePayload(bytes, samples, this.#options.format);
    return bytes;
  }

  prepare(request: VoiceRequest): void {
    this.#prepared = request;
    this.#session.betweenTurns();
  }

  /** The caller's words are complete: the model begins to answer what was prepared for. */
  begin(): void {
    this.#pending?.forget();
    this.#pending = undefined;
    // Before it answers the model must know how much of its words was heard.
    if (!this.#prepared || !this.#responses.settle()) return;
    this.#pending = this.#responses.ask(this.#prepared);
  }

  /** What the caller said, in text. */
  heard(text: string): void {
    this.#heard = text;
    this.#session.note({ role: 'user', text });
  }

  respond(request: VoiceRequest, words: string): AsyncIterable<VoicePart> {
    if (words !== this.#heard) {
      this.discard();
      this.said('user', words);
      this.#heard = words;
    }
    const pending = this.#pending;
    this.#pending = undefined;
    return pending ?? this.#responses.ask(request);
  }

  discard(): void {
    this.#pending = undefined;
    this.#responses.forget();
  }

  results(outputs: readonly { readonly callId: string; readonly output: string }[]): void {
    for (const { callId, output } of outputs) this.#session.send(outputItem(callId, output));
  }

  said(role: 'user' | 'assistant', text: string): void {
    this.#session.note({ role, text });
    this.#session.send(itemOf({ role, text }));
  }

  /** Ends the session. Idempotent. */
  close(): void {
    this.#session.close();
    this.#responses.close();
  }

  /** What was not heard was not said: the model forgets it. */
  #onHeard({ id, ms, text, whole, lost }: HeardOfItem): void {
    if (text !== '') this.#session.note({ role: 'assistant', text });
    if (lost) {
      // Another connection knows nothing of the item.
      if (text !== '') this.#session.send(itemOf({ role: 'assistant', text }));
      return;
    }
    if (whole) return;
    const ofItem = { item_id: id, content_index: 0, audio_end_ms: ms };
    this.#session.send(
      ms > 0
        ? { type: 'conversation.item.truncate', ...ofItem }
        : { type: 'conversation.item.delete', item_id: id },
    );
  }
}

function connect(options: RealtimeOptions, signal: AbortSignal): Promise<RealtimeConnection> {
  const { model, transcriptionModel, voice } = options;
  const format = { type: formatNames[options.format] };
  const input = {
    ...{ format, transcription: { model: transcriptionModel } },
    // When an utterance ends is ours to say, and when it is answered.
    turn_detection: null,
  };
  const audio = { input, output: { format, voice } };
  const config = { type: 'realtime', output_modalities: ['audio'], audio } as const;
  return openConnection(options, { model }, config, signal);
}
