import type { Clock, Timer } from '../../../kernel/clock.js';
import { TypedEmitter } from '../../../kernel/emitter.js';
import { messageOf, ProviderError } from '../../../kernel/errors.js';
import { RealtimeConnection, sessionError, type ConnectionOptions } from './connection.js';
import type { ServerEvent } from './serverEvents.js';

/** What a session tells. */
export type SessionEvents = {
  event: [event: ServerEvent];
  /** The connection is gone, and with it all that was waited for; another is tried for. */
  lost: [error: ProviderError];
};

/** What a session is asked to be, as far as its sound goes. */
export interface SessionConfig {
  readonly type: 'realtime' | 'transcription';
  readonly audio: {
    readonly input: { readonly format: SoundFormat };
    readonly output?: { readonly format: SoundFormat };
  };
}

/** How sound travels in a session. */
interface SoundFormat {
  readonly type: 'audio/pcmu' | 'audio/pcma';
}

/** The names of G.711 in the protocol. */
export const formatNames = { ulaw: 'audio/pcmu', alaw: 'audio/pcma' } as const;

/** Something that was said, for a session that begins later. */
export interface Said {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** After a failure the next tries come so much later; then the call goes on without. */
const FIRST_TRIES_MS: readonly number[] = [100, 1000];
/** In the midst of a call it is tried again for so long. */
const RECONNECT_MS = 20_000;
const RECONNECT_PAUSE_MS = 2000;

/** Sessions end after an hour, and grow dear: a call that lasts gets a new one in time, between two turns. */
const RENEW_MS = 20 * 60_000;

/** Sent to a new session of what was said before. */
const MOST_REMEMBERED = 30;

/**
 * Connects and configures a session. The formats are verified, because sound in another one is noise. Rejects with a
 * `ProviderError`, or when `signal` aborts.
 */
export async function openConnection(
  options: ConnectionOptions,
  query: Readonly<Record<string, string>>,
  config: SessionConfig,
  signal: AbortSignal,
): Promise<RealtimeConnection> {
  const connection = await RealtimeConnection.open(options, query);
  const close = (): void => connection.close();
  signal.addEventListener('abort', close);
  try {
    signal.throwIfAborted();
    const { input, output } = await connection.configure(options.clock, { ...config });
    const asked = [config.audio.input.format.type, config.audio.output?.format.type];
    const got = [input.format.type, config.audio.output && output?.format.type];
    if (asked.join() === got.join()) return connection;
    const why = `asked for ${asked.join(' ')}, got ${got.join(' ')}`;
    throw sessionError(why, { retryable: false });
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    signal.removeEventListener('abort', close);
  }
}

/**
 * The session of one call, over one connection after the other: each new one is told what was said before. It connects at once;
 * when the connection is lost it tries for a while to get a new one. https://platform.openai.com/docs/guides/realtime
 */
export class RealtimeSession {
  readonly events = new TypedEmitter<SessionEvents>();
  readonly #clock: Clock;
  readonly #open: (signal: AbortSignal) => Promise<RealtimeConnection>;
  readonly #abort = new AbortController();
  readonly #said: Said[] = [];
  #connection: RealtimeConnection | undefined;
  #failure = sessionError('there is no connection yet');
  #ready: Promise<void>;
  #connecting = false;
  #retry: Timer | undefined;
  #renewal: Timer | undefined;
  #renewalDue = false;
  #utterances = 0;
  readonly #overItems = new Set<string>();
  #closed = false;

  /** `open` connects and configures, until the signal tells that nobody wants that any more. */
  constructor(clock: Clock, open: (signal: AbortSignal) => Promise<RealtimeConnection>) {
    this.#clock = clock;
    this.#open = open;
    this.#ready = this.#connect(FIRST_TRIES_MS);
  }

  /** The connection that is there now. */
  get connection(): RealtimeConnection | undefined {
    return this.#connection;
  }

  /** Why there is none. */
  get failure(): ProviderError {
    return this.#failure;
  }

  /** The connection, once it is there. Rejects when there is none; one is tried for all the same. */
  async connected(): Promise<RealtimeConnection> {
    await this.#ready;
    if (this.#connection) return this.#connection;
    if (!this.#connecting && !this.#closed && this.#failure.retryable) void this.#connect([]);
    throw this.#failure;
  }

  /** Sends an event; returns its id. What is sent while there is no connection is lost. */
  send(event: Readonly<Record<string, unknown>>): string | undefined {
    return this.#connection?.send(event);
  }

  /** Remembers what was said. */
  note(said: Said): void {
    this.#said.push(said);
    if (this.#said.length > MOST_REMEMBERED) this.#said.shift();
  }

  /** The caller speaks: the connection that hears them stays. Returns what ends that, with the item that it became. */
  listening(): (itemId: string | undefined) => void {
    this.#utterances += 1;
    return (itemId) => {
      this.#utterances -= 1;
      if (itemId !== undefined) this.#overItems.add(itemId);
    };
  }

  /** Whether an item is an utterance that nobody listens to any more. */
  isOver(itemId: string): boolean {
    return this.#overItems.has(itemId);
  }

  /** A turn is over: a session that has lasted gets a new connection. Until that is ready the old one serves. */
  betweenTurns(): void {
    if (this.#renewalDue && !this.#connecting) void this.#connect([]);
  }

  /** The server keeps to the protocol no more: the connection is given up for another. */
  giveUp(why: string): void {
    this.#connection?.close();
    this.#onLost(sessionError(why));
  }

  /** Ends the session. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#abort.abort();
    this.events.removeAll();
    this.#retry?.cancel();
    this.#renewal?.cancel();
    this.#connection?.close();
    this.#connection = undefined;
  }

  async #connect(pausesMs: readonly number[]): Promise<void> {
    this.#connecting = true;
    for (const pauseMs of [...pausesMs, undefined]) {
      try {
        this.#use(await this.#open(this.#abort.signal));
        break;
      } catch (error) {
        this.#failure = failureOf(error);
        if (pauseMs === undefined || !this.#failure.retryable || this.#closed) break;
        await new Promise<void>((resolve) => (this.#retry = this.#clock.after(pauseMs, resolve)));
      }
    }
    this.#connecting = false;
  }

  #use(connection: RealtimeConnection): void {
    // Who speaks is heard to the end by the connection that hears them; another is made after the next turn.
    if (this.#closed || (this.#connection && this.#utterances > 0)) {
      connection.close();
      return;
    }
    this.#connection?.close();
    this.#connection = connection;
    this.#renewalDue = false;
    this.#renewal?.cancel();
    this.#renewal = this.#clock.after(RENEW_MS, () => (this.#renewalDue = true));
    for (const said of this.#said) connection.send(itemOf(said));
    connection.events.on('event', (event) => this.events.emit('event', event));
    connection.events.on('lost', (error) => this.#onLost(error));
  }

  #onLost(error: ProviderError): void {
    this.#connection = undefined;
    this.#failure = error;
    this.#renewal?.cancel();
    const tries = Math.floor(RECONNECT_MS / RECONNECT_PAUSE_MS);
    const pausesMs = [...FIRST_TRIES_MS, ...Array<number>(tries).fill(RECONNECT_PAUSE_MS)];
    // Nobody waits for it: what is said meanwhile is for the next engine.
    this.#ready = Promise.resolve();
    if (!this.#connecting) void this.#connect(pausesMs);
    this.events.emit('lost', error);
  }
}

/** Something that was said, as a session is told it. */
export function itemOf({ role, text }: Said): Readonly<Record<string, unknown>> {
  const type = role === 'user' ? 'input_text' : 'output_text';
  const item = { type: 'message', role, content: [{ type, text }] };
  return { type: 'conversation.item.create', item };
}

function failureOf(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  return sessionError(messageOf(error));
}
