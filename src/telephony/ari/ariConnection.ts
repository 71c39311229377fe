import type { Clock } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import { messageOf, ProviderError } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import { AriClient } from './ariClient.js';
import { readEvent, type AriEvent } from './ariEvents.js';
import { askVersion, isRegistered, type AriSettings } from './ariHttp.js';
import { backOffMs, nextAttempt } from './backOff.js';
import { EventSocket } from './eventSocket.js';

/** What happens to the connection. */
export type AriConnectionEvents = {
  /** Events flow and calls find the application; nothing is known of what happened before. */
  up: [asteriskVersion: string];
  /** Events are lost from now on; it is being tried again. */
  down: [why: string];
  event: [event: AriEvent];
};

/** What a connection is made from. */
export interface AriConnectionOptions {
  readonly settings: AriSettings;
  readonly clock: Clock;
  readonly log: Logger;
  /** A number in [0, 1), for the spread of the attempts. */
  readonly chance: () => number;
}

const REGISTRATION_POLL_MS = 20;
const REGISTRATION_TIMEOUT_MS = 5000;

/** The supervised connection to Asterisk: it comes back for ever, until it is closed. */
export class AriConnection {
  readonly events = new TypedEmitter<AriConnectionEvents>();
  /** The requests; they are refused while the connection is down. */
  readonly client: AriClient;
  readonly #options: AriConnectionOptions;
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;
  #everUp = false;

  constructor(options: AriConnectionOptions) {
    this.#options = options;
    this.client = new AriClient(options.settings, options.clock);
  }

  /**
   * Starts connecting; resolves when up for the first time, however long that takes, or when closed.
   * Rejects with the `ProviderError` that no repetition would heal: refused credentials.
   */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.events.once('up', () => resolve());
      this.#running ??= this.#run();
      this.#running.then(resolve, reject);
    });
  }

  /** Ends the connection for good. Idempotent. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { log, chance } = this.#options;
    let attempt = 0;
    while (!this.#isClosing()) {
      const { why, stoodMs } = await this.#connectOnce().catch((error: unknown) => {
        const fatal = error instanceof ProviderError && !error.retryable;
        if (fatal && !this.#everUp) throw error;
        return { why: messageOf(error), stoodMs: 0 };
      });
      if (this.#isClosing()) return;
      attempt = nextAttempt(attempt, stoodMs);
      const delayMs = backOffMs(attempt, chance());
      log.warn({ why, attempt, delayMs }, 'asterisk is not connected');
      await this.#pause(delayMs);
    }
  }

  /** One connection from its beginning to its end: why it ended, and how long it was up. */
  async #connectOnce(): Promise<{ why: string; stoodMs: number }> {
    const { settings, clock } = this.#options;
    const { signal } = this.#closing;
    const version = await askVersion(settings, signal);
    await this.client.open();
    const socket = await EventSocket.open(settings, clock, (text) => this.#onMessage(text));
    const close = (): void => socket.close();
    signal.addEventListener('abort', close);
    try {
      await this.#untilRegistered();
      this.#everUp = true;
      const upSinceMs = clock.monotonicMs();
      this.events.emit('up', version);
      const why = await socket.ended;
      this.client.close();
      this.events.emit('down', why);
      return { why, stoodMs: clock.monotonicMs() - upSinceMs };
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }

  async #untilRegistered(): Promise<void> {
    const { settings, clock } = this.#options;
    const startedMs = clock.monotonicMs();
    while (!(await isRegistered(settings, this.#closing.signal))) {
      if (clock.monotonicMs() - startedMs > REGISTRATION_TIMEOUT_MS) {
        throw new ProviderError('asterisk', `${settings.application} was not registered in time`);
      }
      await this.#pause(REGISTRATION_POLL_MS);
    }
  }

  #onMessage(text: string): void {
    const read = readEvent(text);
    const { log } = this.#options;
    if (read.kind === 'malformed') log.warn({ why: read.why }, 'an event was not understood');
    if (read.kind !== 'event') return;
    try {
      this.events.emit('event', read.event);
    } catch (error) {
      // Thrown on, it would end the process and with it every other call.
      log.error({ err: error, type: read.event.type }, 'an event was not dealt with');
    }
  }

  #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  #pause(ms: number): Promise<void> {
    const { signal } = this.#closing;
    return new Promise((resolve) => {
      const finish = (): void => {
        timer.cancel();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const timer = this.#options.clock.after(ms, finish);
      signal.addEventListener('abort', finish);
    });
  }
}
