import type {
  AnswerWatch,
  EngineUsage,
  Spent,
  ToolSpec,
  VoiceRequest,
} from '../../../conversation/ports.js';
import type { Clock, Timer } from '../../../kernel/clock.js';
import type { ProviderError } from '../../../kernel/errors.js';
import type { MediaFormat } from '../../../media/formats.js';
import { errorOf, isAbout, sessionError, type ServerError } from './connection.js';
import { RealtimeResponse, type ResponseControl } from './response.js';
import type { ServerEvent } from './serverEvents.js';
import type { RealtimeSession } from './session.js';
import { usageGuess, usageOf } from './usage.js';

/** A response that is told to end does so; a server that does not is stuck, and with it the call. */
const END_MS = 3000;

const BYTES_PER_MS = 8;
const BYTES_PER_BASE64_LETTER = 3 / 4;

/** What the caller has heard of an item, see `ResponseControl`, and whether the session that said it is there. */
export type HeardOfItem = Parameters<ResponseControl['heard']>[0] & { readonly lost: boolean };

/** What the responses of a session are made from. */
export interface ResponsesParts {
  readonly session: RealtimeSession;
  readonly clock: Clock;
  /** As the bill names it. */
  readonly model: string;
  readonly format: MediaFormat;
  readonly onHeard: (heard: HeardOfItem) => void;
  /** The caller has heard this of an item that seemed to be over. */
  readonly onHeardMore: (text: string) => void;
  /** An item that seemed to be over goes on: who spoke over it did not mean to. */
  readonly onResumed: () => void;
}

/** A response that we want. */
interface Wanted {
  readonly response: RealtimeResponse;
  readonly request: VoiceRequest;
}

/** A response that the server was asked for and has not finished. */
interface Running extends Wanted {
  /** Of the event that asked for it. */
  readonly eventId: string;
  readonly watched: AnswerWatch;
  /** The server's, once it has told it. */
  id: string | undefined;
  cancelled: boolean;
  soundMs: number;
  letters: number;
}

/**
 * The responses of a session. The server makes one at a time: the next is asked for when the one before has ended, if need be
 * because it was cancelled. We listen to the one that was asked for last; what the others used up is counted all the same.
 */
export class Responses {
  readonly #parts: ResponsesParts;
  readonly #session: RealtimeSession;
  #current: RealtimeResponse | undefined;
  /** One that was talked over and settled: it may go on if that was nothing. */
  #settled: RealtimeResponse | undefined;
  #running: Running | undefined;
  #next: Wanted | undefined;
  #stuck: Timer | undefined;
  #lastUsage: readonly EngineUsage[] = [];

  constructor(parts: ResponsesParts) {
    const { session } = parts;
    this.#parts = parts;
    this.#session = session;
    session.events.on('event', (event) => this.#on(event));
    session.events.on('lost', (error) => this.#onLost(error));
  }

  /**
   * Makes ready for the next one while the caller speaks: what they have heard of the current one is told to the server. False
   * where that is not known, since it is still being made or goes on being said.
   */
  settle(): boolean {
    if (this.#settled?.sounding) return false;
    const current = this.#current;
    if (!current?.sounding) return true;
    if (!current.settle()) return false;
    this.#settled = current;
    return true;
  }

  /** Asks for a response: it is the one that we listen to from now on. */
  ask(request: VoiceRequest): RealtimeResponse {
    const { connection, failure } = this.#session;
    const response: RealtimeResponse = new RealtimeResponse(this.#parts.format, {
      cancel: () => this.#cancel(response),
      heard: (item) =>
        this.#parts.onHeard({ ...item, lost: connection !== this.#session.connection }),
      heardMore: (text) => this.#parts.onHeardMore(text),
      resumed: () => this.#parts.onResumed(),
    });
    this.#current?.end();
    this.#current = response;
    if (!connection) {
      response.end(failure);
      return response;
    }
    this.#next = { response, request };
    if (this.#running) this.#cancel(this.#running.response);
    else this.#start();
    return response;
  }

  /** Nobody wants the current one, or any more of it. */
  forget(): void {
    const current = this.#current;
    this.#current = undefined;
    if (this.#next?.response === current) this.#next = undefined;
    current?.forget();
  }

  /** The call is over. */
  close(): void {
    if (this.#running) this.#running.cancelled = true;
    this.#onLost(sessionError('the call is over'));
  }

  #start(): void {
    const wanted = this.#next;
    this.#next = undefined;
    if (!wanted) return;
    const { instructions, tools } = wanted.request;
    const eventId = this.#session.send({
      type: 'response.create',
      response: { instructions, tools: tools.map(toTool), output_modalities: ['audio'] },
    });
    if (eventId === undefined) return;
    const none = { id: undefined, cancelled: false, soundMs: 0, letters: 0 };
    this.#running = { ...wanted, ...none, eventId, watched: wanted.request.asked() };
  }

  /** The server can only cancel what it has begun. */
  #cancel(response: RealtimeResponse): void {
    const running = this.#running;
    if (running?.response !== response || running.cancelled) return;
    running.cancelled = true;
    if (running.id !== undefined) this.#sendCancel(running.id);
    this.#stuck = this.#parts.clock.after(END_MS, () =>
      this.#session.giveUp('a response never ended'),
    );
  }

  #sendCancel(id: string): void {
    this.#session.send({ type: 'response.cancel', response_id: id });
  }

  #on(event: ServerEvent): void {
    switch (event.type) {
      case 'response.created':
        this.#onCreated(event.response.id);
        return;
      case 'response.output_audio.delta':
        if (this.#running?.id === event.response_id)
          this.#running.soundMs += (event.delta.length * BYTES_PER_BASE64_LETTER) / BYTES_PER_MS;
        this.#listenedTo(event.response_id)?.sound(event.item_id, event.delta);
        return;
      case 'response.output_audio_transcript.delta':
        if (this.#running?.id === event.response_id) {
          this.#running.letters += event.delta.length;
          this.#running.watched.came();
        }
        this.#listenedTo(event.response_id)?.words(event.item_id, event.delta);
        return;
      case 'response.output_item.done':
        this.#onItem(event);
        return;
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

  #onCreated(id: string): void {
    if (!this.#running) return;
    this.#running.id ??= id;
    if (this.#running.cancelled) this.#sendCancel(id);
  }

  #onItem({
    response_id,
    item,
  }: Extract<ServerEvent, { type: 'response.output_item.done' }>): void {
    const { type, call_id: id, name, arguments: json } = item;
    if (this.#running?.id === response_id) this.#running.watched.came();
    if (type !== 'function_call' || id === undefined || name === undefined) return;
    const response = this.#listenedTo(response_id);
    if (response?.active) response.add({ type: 'call', call: { id, name, arguments: json ?? '' } });
    // The model must not believe that it was done.
    else this.#session.send(outputItem(id, 'not done: the answer was not wanted any more'));
  }

  #onDone(done: Extract<ServerEvent, { type: 'response.done' }>['response']): void {
    const running = this.#running;
    if (!running || (running.id ?? done.id) !== done.id) return;
    if (done.usage) this.#count(running.request.spent, usageOf(this.#parts.model, done.usage));
    const failed = done.status === 'failed' ? (done.status_details?.error ?? {}) : undefined;
    this.#end(running, failed && (errorOf(failed) ?? sessionError('a response failed')));
  }

  /** Most errors leave the session as it is; one that concerns what we wait for ends the wait. */
  #onError(error: ServerError): void {
    const running = this.#running;
    const failure = errorOf(error);
    if (!running || !failure || !isAbout(error, running.eventId)) return;
    // One that was begun is still to be heard the end of.
    if (running.id === undefined) this.#end(running, failure);
    else running.response.end(failure);
  }

  #onLost(error: ProviderError): void {
    const running = this.#running;
    this.#next?.response.end(error);
    this.#next = undefined;
    if (running?.id !== undefined)
      running.request.spent(usageGuess(this.#parts.model, running, this.#lastUsage));
    if (running) this.#end(running, error);
    this.#current?.end(error);
  }

  #end(running: Running, error?: ProviderError): void {
    this.#running = undefined;
    this.#stuck?.cancel();
    const outcome = error ? 'failed' : 'done';
    running.watched.end(running.cancelled ? 'dropped' : outcome, error);
    running.response.end(error);
    this.#start();
  }

  #count(spent: Spent, usage: readonly EngineUsage[]): void {
    this.#lastUsage = usage;
    spent(usage);
  }

  /** What comes late of a response that was cancelled belongs to none. */
  #listenedTo(id: string): RealtimeResponse | undefined {
    const running = this.#running;
    return running?.id === id && running.response === this.#current ? this.#current : undefined;
  }
}

/** What came of a call of a tool, as a session is told it. */
export function outputItem(callId: string, output: string): Readonly<Record<string, unknown>> {
  const item = { type: 'function_call_output', call_id: callId, output };
  return { type: 'conversation.item.create', item };
}

function toTool({ name, description, parameters }: ToolSpec): Readonly<Record<string, unknown>> {
  return { type: 'function', name, description, parameters };
}
