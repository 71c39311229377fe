import type { VoiceModel } from '../../../conversation/ports.js';
import { TypedEmitter } from '../../../kernel/emitter.js';
import { within } from '../../../kernel/deadline.js';
import { ProviderError } from '../../../kernel/errors.js';
import { SAMPLES_PER_MS } from '../../../media/frames.js';
import type {
  HearingEvents,
  HearingOptions,
  HearingSession,
  Transcriber,
  Transcript,
  UtteranceHearing,
} from '../../../speech/ports.js';
import type { RealtimeConnection } from './connection.js';
import { RealtimeCall, type RealtimeOptions } from './realtimeCall.js';

const NAME = 'realtime';

/** A transcript later than this is no use to a caller: the next engine hears the same sound. */
const TRANSCRIPT_MS = 2500;

/** Who has spoken does not wait longer for a connection. */
const CONNECTION_MS = 1000;

/** Sound is sent in pieces of so much: each message costs the same, and the rest goes before the end of the utterance is told. */
const PIECE_BYTES = 100 * SAMPLES_PER_MS;

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
  #unsent: Uint8Array[] = [];
  #unsentBytes = 0;
  #connection: RealtimeConnection | undefined;
  #failure: unknown;
  #cancelled = false;

  constructor(options: RealtimeOptions, call: RealtimeCall, language: string) {
    this.#options = options;
    this.#call = call;
    this.#language = language;
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
    const { clock } = this.#options;
    const connection = await within(clock, CONNECTION_MS, this.#call.connected(), undefined);
    if (!connection) throw new ProviderError(NAME, 'the connection is not there yet');
    this.#use(connection);
    if (connection !== this.#connection)
      throw new ProviderError(NAME, 'the connection was lost while the caller spoke');
    let itemId: string | undefined;
    let words = '';
    const transcript = connection.next(
      clock,
      (event) => {
        if (event.type === 'input_audio_buffer.committed') itemId ??= event.item_id;
        if (!('item_id' in event) || event.item_id !== itemId) return undefined;
        if ('transcript' in event) return { text: event.transcript.trim() };
        if (event.type === 'conversation.item.input_audio_transcription.failed')
          return { text: undefined };
        if (event.type === 'conversation.item.input_audio_transcription.delta') {
          words += event.delta;
          this.events.emit('interim', words);
        }
        return undefined;
      },
      TRANSCRIPT_MS,
    );
    this.#flush();
    connection.send({ type: 'input_audio_buffer.commit' });
    this.#call.begin();
    try {
      const { text } = await transcript;
      if (text === undefined) throw new ProviderError(NAME, 'no words were made out');
      if (text === '') this.#call.discard();
      else this.#call.heard(text);
      const hypotheses = text === '' ? [] : [{ text, confidence: CONFIDENCE }];
      return { hypotheses, language: this.#language, engine: NAME };
    } catch (error) {
      this.#call.discard();
      throw error;
    }
  }

  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    this.#connection?.send({ type: 'input_audio_buffer.clear' });
  }

  #use(connection: RealtimeConnection): void {
    if (this.#connection || this.#cancelled) return;
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
