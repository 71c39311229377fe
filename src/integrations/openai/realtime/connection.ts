import WebSocket from 'ws';
import type { Clock, Timer } from '../../../kernel/clock.js';
import { TypedEmitter } from '../../../kernel/emitter.js';
import { messageOf, ProviderError } from '../../../kernel/errors.js';
import type { OpenAiAccount } from '../account.js';
import { readServerEvent, type ServerEvent } from './serverEvents.js';

/** How a session is reached. */
export interface ConnectionOptions extends OpenAiAccount {
  readonly clock: Clock;
}

/** What the server tells of an error. */
export type ServerError = Extract<ServerEvent, { type: 'error' }>['error'];

/** The sound of a session, as the server has it. */
export type SessionAudio = Extract<ServerEvent, { type: 'session.updated' }>['session']['audio'];

/** What a connection tells. */
export type ConnectionEvents = {
  event: [event: ServerEvent];
  /** It is over, and not by us. */
  lost: [error: ProviderError];
};

const NAME = 'openai realtime';

/** The handshake, and each answer that configuring the session takes, may last so long. */
export const CONNECT_MS = 10_000;

/** A server that does not even answer a ping for so long is gone, though its socket is open. */
const PONG_MS = 2000;

/** What is wrong for all calls, and stays so. https://platform.openai.com/docs/guides/error-codes */
const accountCodes: ReadonlySet<string> = new Set([
  ...['invalid_api_key', 'insufficient_quota', 'billing_hard_limit_reached', 'account_deactivated'],
  ...['model_not_found', 'unsupported_country_region_territory'],
]);
/** Errors that tell of nothing we wait for: a response was over before it was cancelled, or heard to its end. */
const harmlessCodes: ReadonlySet<string> = new Set([
  ...['response_cancel_not_active', 'item_truncate_invalid_item_id', 'invalid_audio_end_ms'],
  ...['item_delete_invalid_item_id', 'input_audio_buffer_commit_empty'],
]);

const fatalStatuses: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/** One WebSocket to the realtime API. */
export class RealtimeConnection {
  readonly events = new TypedEmitter<ConnectionEvents>();
  readonly #socket: WebSocket;
  /** Who waits for an event. */
  readonly #waiting = new Set<(error: ProviderError) => void>();
  #sent = 0;
  #pong: Timer | undefined;
  #closed = false;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const event = readServerEvent((data as Buffer).toString());
      if (event && !this.#closed) this.events.emit('event', event);
    });
    socket.on('close', (code) => this.#lose(`the connection was closed (${code})`));
    socket.on('error', (error) => this.#lose(messageOf(error)));
  }

  /** Connects. Rejects with a `ProviderError` that tells whether another try may succeed. */
  static open(
    { apiKey, baseUrl }: OpenAiAccount,
    query: Readonly<Record<string, string>>,
  ): Promise<RealtimeConnection> {
    const search = new URLSearchParams(query).toString();
    const url = `${baseUrl.replace(/^http/, 'ws')}/realtime?${search}`;
    const headers = { Authorization: `Bearer ${apiKey}` };
    const socket = new WebSocket(url, {
      ...{ headers, handshakeTimeout: CONNECT_MS },
      // Deflating a piece of sound saves a quarter of it, and costs time on its way and 300 KB a call.
      perMessageDeflate: false,
    });
    return new Promise((resolve, reject) => {
      socket.once('open', () => {
        socket.removeAllListeners('error');
        resolve(new RealtimeConnection(socket));
      });
      socket.once('unexpected-response', (_, response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          reject(refusalOf(status, Buffer.concat(parts).toString()));
          socket.terminate();
        });
      });
      socket.on('error', (error) => {
        reject(new ProviderError(NAME, messageOf(error), { retryable: true, cause: error }));
      });
    });
  }

  /** Sends an event; returns its id, which an error may name. What is sent on a connection that is going down is lost. */
  send(event: Readonly<Record<string, unknown>>): string {
    this.#sent += 1;
    const id = `c${this.#sent}`;
    if (this.#socket.readyState === WebSocket.OPEN)
      this.#socket.send(JSON.stringify({ event_id: id, ...event }));
    return id;
  }

  /** Configures the session; resolves with its sound as it is then. What is refused here would be in every call. */
  configure(clock: Clock, session: Readonly<Record<string, unknown>>): Promise<SessionAudio> {
    this.send({ type: 'session.update', session });
    return this.next(
      clock,
      (event) => (event.type === 'session.updated' ? event.session.audio : undefined),
      { failure: (error) => (isPassing(error) ? errorOf(error) : settingError(error)) },
    );
  }

  /**
   * Resolves with the first event that `pick` knows. Rejects when that is an error, when an error event is a `failure`, and
   * when nothing comes in time.
   */
  next<Value>(
    clock: Clock,
    pick: (event: ServerEvent) => Value | ProviderError | undefined,
    options: {
      readonly withinMs?: number;
      readonly failure?: (error: ServerError) => ProviderError | undefined;
    } = {},
  ): Promise<Value> {
    const { withinMs = CONNECT_MS, failure = errorOf } = options;
    if (this.#closed) return Promise.reject(sessionError('the connection is closed'));
    const offs: (() => void)[] = [];
    const answer = new Promise<Value>((resolve, reject) => {
      const late = clock.after(withinMs, () => {
        this.#probe(clock);
        reject(sessionError('no answer in time'));
      });
      this.#waiting.add(reject);
      offs.push(
        () => late.cancel(),
        () => this.#waiting.delete(reject),
        this.events.on('event', (event) => {
          const value = pick(event);
          const failed = event.type === 'error' ? failure(event.error) : undefined;
          if (value instanceof ProviderError) reject(value);
          else if (value !== undefined) resolve(value);
          else if (failed) reject(failed);
        }),
      );
    });
    return answer.finally(() => offs.forEach((off) => off()));
  }

  /** Ends the session. Idempotent; nothing is told any more, but to who waits. */
  close(): void {
    if (this.#closed) return;
    this.#end('the connection was closed');
    this.#socket.close();
  }

  /** Finds out whether anybody is there. */
  #probe(clock: Clock): void {
    if (this.#closed || this.#pong) return;
    this.#pong = clock.after(PONG_MS, () => this.#lose('nobody answers any more'));
    this.#socket.once('pong', () => {
      this.#pong?.cancel();
      this.#pong = undefined;
    });
    this.#socket.ping();
  }

  #lose(why: string): void {
    if (this.#closed) return;
    const { events } = this;
    this.#closed = true;
    events.emit('lost', sessionError(why));
    this.#end(why);
    this.#socket.terminate();
  }

  #end(why: string): void {
    this.#closed = true;
    this.events.removeAll();
    for (const reject of this.#waiting) reject(sessionError(why));
    this.#pong?.cancel();
  }
}

/** A failure of one session. */
export function sessionError(why: string, { retryable } = { retryable: true }): ProviderError {
  return new ProviderError(NAME, why, { retryable, scope: 'session' });
}

/** What an error event means to us; undefined where it is of no harm. */
export function errorOf(error: ServerError): ProviderError | undefined {
  if (harmlessCodes.has(error.code ?? '')) return undefined;
  if (!accountCodes.has(error.code ?? '')) return sessionError(wordsOf(error));
  return new ProviderError(NAME, wordsOf(error), { retryable: false });
}

function isPassing({ type, code }: ServerError): boolean {
  return type === 'server_error' || code === 'rate_limit_exceeded';
}

function settingError(error: ServerError): ProviderError {
  return new ProviderError(NAME, wordsOf(error), { retryable: false });
}

/** Whether an error is about this event of ours: one that names no event may be. */
export function isAbout({ event_id: named }: ServerError, eventId: string | undefined): boolean {
  return !named || named === eventId;
}

function wordsOf({ code, message }: ServerError): string {
  return message || code || 'an error';
}

function refusalOf(status: number, body: string): ProviderError {
  const code = /"code":\s*"([\w.]+)"/.exec(body)?.[1] ?? '';
  const retryable = !fatalStatuses.has(status) && !accountCodes.has(code);
  return new ProviderError(NAME, `refused with ${status} ${code}`.trim(), { retryable });
}
