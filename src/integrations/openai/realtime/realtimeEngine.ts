import type { VoiceModel } from '../../../conversation/ports.js';
import { TypedEmitter } from '../../../kernel/emitter.js';
import { within } from '../../../kernel/deadline.js';
import type { ProviderError } from '../../../kernel/errors.js';
import { SAMPLES_PER_MS } from '../../../media/frames.js';
import type {
  HearingEvents,
  HearingOptions,
  HearingSession,
  Transcriber,
  Transcript,
  UtteranceHearing,
} from '../../../speech/ports.js';
import { errorOf, isAbout, sessionError, type RealtimeConnection } from './connection.js';
import { RealtimeCall } from './realtimeCall.js';
import type { ServerEvent } from './serverEvents.js';
import type { RealtimeOptions } from './session.js';

const NAME = 'realtime';

/** A transcript later than this is no use to a caller: the next engine hears the same sound. */
const TRANSCRIPT_MS = 2500;

/** Who has spoken does not wait longer for a connection. */
const CONNECTION_MS = 1000;

/** Sound is sent in pieces of so much: each message costs the same, and the rest goes before the end of the utterance is told. */
const PIECE_BYTES = 100 * SAMPLES_PER_MS;

/** There was less sound than can be a word. */
const NO_SOUND = 'input_audio_buffer_commit_empty';

/** Told for transcripts, which come without a measure. */
const CONFIDENCE = 0.9;

/**
 * A model that hears and speaks, as the ear of calls and as the voice model of their agent: both share one session for each call.
 * While an utterance's words are still made out, the model is at its answer already.
 */
export class RealtimeEngine implements Transcriber, VoiceModel {
  readonly name = NAME;
  readonly languages = '*';
  readonly interimResults = true;
  readonly model: string;
  readonly #options: RealtimeOptions;
  readonly #calls = new Map<string, RealtimeCall>();

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.model = options.model;
  }

  open({ callId, languages }: HearingOptions): HearingSession {
    const call = new RealtimeCall(this.#options);
    this.#calls.set(callId, call);
    let language = languages[0];
    let utterance: Utterance | undefined;
    return {
      expect: (hints) => (language = hints.language),
      begin: () => (utterance = new Utterance(this.#options, call, language)),
      close: () => {
        utterance?.cancel();
        this.#calls.delete(callId);
        call.close();
      },
    };
  }

  callOf(callId: string): RealtimeCall | undefined {
    return this.#calls.get(callId);
  }

  close(): Promise<void> {
    for (const call of this.#calls.values()) call.close();
    this.#calls.clear();
    return Promise.resolve();
  }
}

class Utterance implements UtteranceHearing {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #options: RealtimeOptions;
  readonly #call: RealtimeCall;
  readonly #language: string;
  readonly #heardOut: () => void;
  #unsent: Uint8Array[] = [];
  #unsentBytes = 0;
  #connection: RealtimeConnection | undefined;
  #failure: unknown;
  #ended = false;

  constructor(options: RealtimeOptions, call: RealtimeCall, language: string) {
    this.#options = options;
    this.#call = call;
    this.#language = language;
    this.#heardOut = call.listening();
    call.connected().then(
      (connection) => this.#use(connection),
      (error: unknown) => (this.#failure = error),
    );
  }

  write(samples: Int16Array): void {
    if (this.#failure !== undefined) return;
    this.#unsent.push(this.#call.encode(samples));
    this.#unsentBytes += samples.length;
    if (this.#unsentBytes >= PIECE_BYTES) this.#flush();
  }

  async finish(): Promise<Transcript> {
    try {
      const text = await this.#words();
      if (text === '') this.#call.discard();
      else this.#call.heard(text);
      const hypotheses = text === '' ? [] : [{ text, confidence: CONFIDENCE }];
      return { hypotheses, language: this.#language, engine: NAME };
    } catch (error) {
      this.#call.discard();
      throw error;
    } finally {
      this.#end();
    }
  }

  cancel(): void {
    if (this.#ended) return;
    this.#end();
    this.#connection?.send({ type: 'input_audio_buffer.clear' });
  }

  /** The model begins to answer while what was said is made out. */
  async #words(): Promise<string> {
    const { clock } = this.#options;
    const connection = await within(clock, CONNECTION_MS, this.#call.connected(), undefined);
    if (!connection) throw sessionError('the connection is not there yet');
    this.#use(connection);
    if (connection !== this.#connection)
      throw sessionError('the connection was lost while the caller spoke');
    this.#flush();
    const commit = connection.send({ type: 'input_audio_buffer.commit' });
    this.#call.begin();
    return connection.next(clock, this.#wordsIn(), {
      withinMs: TRANSCRIPT_MS,
      failure: (error) => (isAbout(error, commit) ? errorOf(error) : undefined),
    });
  }

  /** Picks the words of the item that our sound becomes. */
  #wordsIn(): (event: ServerEvent) => string | ProviderError | undefined {
    let itemId: string | undefined;
    let words = '';
    return (event) => {
      if (event.type === 'input_audio_buffer.committed') itemId ??= event.item_id;
      if (event.type === 'error') return event.error.code === NO_SOUND ? '' : undefined;
      if (!('item_id' in event) || event.item_id !== itemId) return undefined;
      if ('transcript' in event) return event.transcript.trim();
      if (event.type === 'conversation.item.input_audio_transcription.failed')
        return errorOf(event.error) ?? sessionError('no words were made out');
      if (event.type !== 'conversation.item.input_audio_transcription.delta') return undefined;
      words += event.delta;
      this.events.emit('interim', words);
      return undefined;
    };
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#heardOut();
  }

  #use(connection: RealtimeConnection): void {
    if (this.#connection || this.#ended) return;
    this.#connection = connection;
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
}
