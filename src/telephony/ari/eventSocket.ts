import { WebSocket } from 'ws';
import type { Clock, Timer } from '../../kernel/clock.js';
import { ProviderError } from '../../kernel/errors.js';
import type { AriSettings } from './ariHttp.js';

const OPEN_TIMEOUT_MS = 5000;
const PING_EVERY_MS = 10_000;
const CLOSE_TIMEOUT_MS = 1000;

/**
 * The WebSocket on which Asterisk tells the application its events. Opening it registers the
 * application. A peer that leaves a ping unanswered for 10 s is taken for dead.
 *
 * It is ours and not ari-client's, whose `start` reconnects on a schedule that cannot be turned off and
 * throws out of the socket's callback, which ends the process, when it does not know an event's type.
 */
export class EventSocket {
  /** Resolves with the reason, however the connection ended: a clean close is a lost line too. */
  readonly ended: Promise<string>;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  #ping: Timer | undefined;
  #answered = true;

  private constructor(socket: WebSocket, clock: Clock, onMessage: (text: string) => void) {
    this.#socket = socket;
    this.#clock = clock;
    let why = 'closed by Asterisk';
    socket.on('message', (data: Buffer) => onMessage(data.toString('utf8')));
    socket.on('pong', () => (this.#answered = true));
    socket.on('error', (error) => (why = error.message));
    this.ended = new Promise((resolve) => {
      socket.on('close', () => {
        this.#ping?.cancel();
        resolve(this.#answered ? why : 'ping not answered');
      });
    });
    this.#armPing();
  }

  /** Connects. Rejects with a retryable `ProviderError`. */
  static open(
    settings: AriSettings,
    clock: Clock,
    onMessage: (text: string) => void,
  ): Promise<EventSocket> {
    const url = new URL('/ari/events', settings.url.replace(/^http/, 'ws'));
    url.searchParams.set('app', settings.application);
    url.searchParams.set('api_key', `${settings.user}:${settings.password}`);
    const socket = new WebSocket(url, { handshakeTimeout: OPEN_TIMEOUT_MS });
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void =>
        reject(new ProviderError('asterisk', `event socket: ${error.message}`));
      socket.once('error', fail);
      socket.once('open', () => {
        socket.off('error', fail);
        resolve(new EventSocket(socket, clock, onMessage));
      });
    });
  }

  /** Says goodbye, and does not wait long for the answer; `ended` tells of it. Idempotent. */
  close(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.close();
    const timer = this.#clock.after(CLOSE_TIMEOUT_MS, () => this.#socket.terminate());
    this.#socket.once('close', () => timer.cancel());
  }

  #armPing(): void {
    this.#ping = this.#clock.after(PING_EVERY_MS, () => {
      if (!this.#answered) {
        this.#socket.terminate();
        return;
      }
      this.#answered = false;
      this.#socket.ping();
      this.#armPing();
    });
  }
}
