import WebSocket from 'ws';
import type { Clock } from '../../../kernel/clock.js';
import { TypedEmitter } from '../../../kernel/emitter.js';
import { messageOf, ProviderError } from '../../../kernel/errors.js';
import type { OpenAiAccount } from '../account.js';
import { readServerEvent, type ServerEvent } from './serverEvents.js';

/** How a session is reached. */
export interface ConnectionOptions extends OpenAiAccount {
  readonly model: string;
  readonly clock: Clock;
}

/** What a connection tells. */
export type ConnectionEvents = {
  event: [event: ServerEvent];
  /** It is over, and not by us. */
  lost: [error: ProviderError];
};

const NAME = 'openai realtime';

/** The handshake, and each answer that configuring the session takes, may last so long. */
export const CONNECT_MS = 10_000;

/** What no further try changes. https://platform.openai.com/docs/guides/error-codes */
const fatalCodes: ReadonlySet<string> = new Set([
  ...['invalid_api_key', 'insufficient_quota', 'account_deactivated', 'model_not_found'],
  ...['unsupported_country_region_territory', 'invalid_value', 'unknown_parameter'],
]);
/** Errors that tell of nothing we wait for: a response was over before it was cancelled, or heard to its end. */
export const harmlessCodes: ReadonlySet<string> = new Set([
  ...['response_cancel_not_active', 'item_truncate_invalid_item_id', 'invalid_audio_end_ms'],
  ...['item_delete_invalid_item_id', 'input_audio_buffer_commit_empty'],
]);

const fatalStatuses: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/** One WebSocket to the realtime API. */
export class RealtimeConnection {
  readonly events = new TypedEmitter<ConnectionEvents>();
  readonly #socket: WebSocket;
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
  static open({ apiKey, baseUrl, model }: ConnectionOptions): Promise<RealtimeConnection> {
    const url = `${baseUrl.replace(/^http/, 'ws')}/realtime?model=${encodeURIComponent(model)}`;
    const headers = { Authorization: `Bearer ${apiKey}` };
    const socket = new WebSocket(url, { headers, handshakeTimeout: CONNECT_MS });
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

  /** Sends an event. What is sent on a connection that is going down is lost. */
  send(event: Readonly<Record<string, unknown>>): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(event));
  }

  /** Resolves with the first event that `pick` knows; rejects when there is none in time, or an error instead. */
  next<Value>(
    clock: Clock,
    pick: (event: ServerEvent) => Value | undefined,
    withinMs: number = CONNECT_MS,
  ): Promise<Value> {
    const offs: (() => void)[] = [];
    const answer = new Promise<Value>((resolve, reject) => {
      const late = clock.after(withinMs, () => {
        reject(new ProviderError(NAME, 'no answer in time', { retryable: true }));
      });
      offs.push(
        () => late.cancel(),
        this.events.on('lost', reject),
        this.events.on('event', (event) => {
          if (event.type === 'error' && !harmlessCodes.has(event.error.code ?? '')) {
            reject(errorOf(event.error));
            return;
          }
          const value = pick(event);
          if (value !== undefined) resolve(value);
        }),
      );
    });
    return answer.finally(() => offs.forEach((off) => off()));
  }

  /** Ends the session. Idempotent; nothing is told any more. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.events.removeAll();
    this.#socket.close();
  }

  #lose(why: string): void {
    if (this.#closed) return;
    const { events } = this;
    this.#closed = true;
    events.emit('lost', new ProviderError(NAME, why, { retryable: true }));
    events.removeAll();
    this.#socket.terminate();
  }
}

/** What an error event means to us. */
export function errorOf(error: {
  readonly code?: string | null | undefined;
  readonly message?: string | null | undefined;
}): ProviderError {
  const code = error.code ?? '';
  const text = error.message ?? code;
  return new ProviderError(NAME, text || 'an error', { retryable: !fatalCodes.has(code) });
}

function refusalOf(status: number, body: string): ProviderError {
  const code = /"code":\s*"([\w.]+)"/.exec(body)?.[1] ?? '';
  const retryable = !fatalStatuses.has(status) && !fatalCodes.has(code);
  return new ProviderError(NAME, `refused with ${status} ${code}`.trim(), { retryable });
}
