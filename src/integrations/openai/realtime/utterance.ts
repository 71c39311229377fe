import type { Clock } from '../../../kernel/clock.js';
import { within } from '../../../kernel/deadline.js';
import { TypedEmitter } from '../../../kernel/emitter.js';
import type { ProviderError } from '../../../kernel/errors.js';
import { SAMPLES_PER_MS } from '../../../media/frames.js';
import type { HearingEvents } from '../../../speech/ports.js';
import { errorOf, isAbout, sessionError, type RealtimeConnection } from './connection.js';
import type { ServerEvent } from './serverEvents.js';
import type { RealtimeSession } from './session.js';

/** A transcript later than this is no use to a caller: the next engine hears the same sound. */
const TRANSCRIPT_MS = 2500;

/** Who has spoken does not wait longer for a connection. */
const CONNECTION_MS = 1000;

/** Sound is sent in pieces of so much: each message costs the same, and the rest goes before the end of the utterance is told. */
const PIECE_BYTES = 100 * SAMPLES_PER_MS;

/** There was less sound than can be a word. */
const NO_SOUND = 'input_audio_buffer_commit_empty';

/** What an utterance is heard with. */
export interface SpokenParts {
  readonly session: RealtimeSession;
  readonly clock: Clock;
  /** Sound as it is sent: a byte a sample. */
  readonly encode: (samples: Int16Array) => Uint8Array;
}

/** One utterance on its way through a session: its sound goes out as it comes, its words come back. */
export class SpokenUtterance {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #parts: SpokenParts;
  readonly #heardOut: (itemId: string | undefined) => void;
  #unsent: Uint8Array[] = [];
  #unsentBytes = 0;
  #connection: RealtimeConnection | undefined;
  #failure: unknown;
  #ended = false;
  #stopListening: () => void = () => undefined;
  /** The item that our sound becomes, once it is known, and its words so far. */
  #itemId: string | undefined;
  #words = '';
  #languages: readonly unknown[] = [];

  constructor(parts: SpokenParts) {
    this.#parts = parts;
    this.#heardOut = parts.session.listening();
    parts.session.connected().then(
      (connection) => this.#use(connection),
      (error: unknown) => (this.#failure = error),
    );
  }

  /** The languages in which the words were said (ISO 639), once those are known; none where the model does not tell. */
  get languages(): readonly unknown[] {
    return this.#languages;
  }

  /** Adds sound. */
  write(samples: Int16Array): void {
    if (this.#failure !== undefined) return;
    this.#unsent.push(this.#parts.encode(samples));
    this.#unsentBytes += samples.length;
    if (this.#unsentBytes >= PIECE_BYTES) this.#flush();
  }

  /**
   * The caller has stopped; `committed` is called when all sound is on its way. Resolves with the words, none where there were
   * none. Rejects with a `ProviderError`.
   */
  async words(committed: () => void = () => undefined): Promise<string> {
    const { clock, session } = this.#parts;
    try {
      const connection = await within(clock, CONNECTION_MS, session.connected(), undefined);
      if (!connection) throw sessionError('the connection is not there yet');
      this.#use(connection);
      if (connection !== this.#connection)
        throw sessionError('the connection was lost while the caller spoke');
      this.#flush();
      const commit = connection.send({ type: 'input_audio_buffer.commit' });
      committed();
      return await connection.next(clock, (event) => this.#wordsIn(event), {
        withinMs: TRANSCRIPT_MS,
        failure: (error) => (isAbout(error, commit) ? errorOf(error) : undefined),
      });
    } finally {
      this.#end();
    }
  }

  /** It is not wanted any more. Idempotent. */
  cancel(): void {
    if (this.#ended) return;
    this.#end();
    this.#connection?.send({ type: 'input_audio_buffer.clear' });
  }

  #wordsIn(event: ServerEvent): string | ProviderError | undefined {
    if (event.type === 'input_audio_buffer.committed') this.#itemId = event.item_id;
    if (event.type === 'error') return event.error.code === NO_SOUND ? '' : undefined;
    if (!('item_id' in event) || event.item_id !== this.#itemId) return undefined;
    if ('transcript' in event) {
      this.#languages = event.languages;
      return event.transcript.trim();
    }
    if (event.type !== 'conversation.item.input_audio_transcription.failed') return undefined;
    return errorOf(event.error) ?? sessionError('no words were made out');
  }

  /** Some models tell words while they are said, of an item that is only named by them. */
  #onEvent(event: ServerEvent): void {
    if (event.type !== 'conversation.item.input_audio_transcription.delta') return;
    if (this.#parts.session.isOver(event.item_id)) return;
    this.#itemId ??= event.item_id;
    if (event.item_id !== this.#itemId) return;
    this.#words += event.delta;
    this.events.emit('interim', this.#words.trim());
  }

  #use(connection: RealtimeConnection): void {
    if (this.#connection || this.#ended) return;
    this.#connection = connection;
    this.#stopListening = connection.events.on('event', (event) => this.#onEvent(event));
    connection.send({ type: 'input_audio_buffer.clear' });
    this.#flush();
  }

  #flush(): void {
    if (!this.#connection || this.#unsentBytes === 0) return;
    const audio = Buffer.concat(this.#unsent).toString('base64');
    this.#unsent = [];
    this.#unsentBytes = 0;
    this.#connection.send({ type: 'input_audio_buffer.append', audio });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stopListening();
    this.#heardOut(this.#itemId);
  }
}
