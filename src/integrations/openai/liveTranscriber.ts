import type { Clock } from '../../kernel/clock.js';
import type { TypedEmitter } from '../../kernel/emitter.js';
import { encodePayload } from '../../media/formats.js';
import type {
  HearingEvents,
  HearingOptions,
  HearingSession,
  RecognitionHints,
  Transcriber,
  Transcript,
  UtteranceHearing,
} from '../../speech/ports.js';
import type { OpenAiAccount } from './account.js';
import type { RealtimeConnection } from './realtime/connection.js';
import { formatNames, openConnection, RealtimeSession } from './realtime/session.js';
import { languageHeard, tellsWhileSpoken, transcriptionOf } from './transcription.js';
import { SpokenUtterance } from './realtime/utterance.js';

/** What the ear is made from. */
export interface OpenAiLiveTranscriberOptions extends OpenAiAccount {
  /** `gpt-live-transcribe`, or what another server offers. */
  readonly model: string;
  readonly clock: Clock;
}

const NAME = 'openai-live';

/** The sound of the line as it is: nothing is gained by sending it at a higher rate. */
const FORMAT = 'ulaw';

/** Told for transcripts, which come without a measure. */
const CONFIDENCE = 0.9;

/**
 * Transcription while the caller speaks, over one WebSocket a call: the words come as they are said, and are complete soon
 * after the caller has stopped. https://platform.openai.com/docs/guides/realtime-transcription
 */
export class OpenAiLiveTranscriber implements Transcriber {
  readonly name = NAME;
  readonly languages = '*';
  readonly interimResults: boolean;
  readonly #options: OpenAiLiveTranscriberOptions;
  readonly #open = new Set<Session>();

  constructor(options: OpenAiLiveTranscriberOptions) {
    this.#options = options;
    this.interimResults = tellsWhileSpoken(options.model);
  }

  open(options: HearingOptions): HearingSession {
    const session = new Session(this.#options, options);
    this.#open.add(session);
    return {
      interimResults: this.interimResults,
      expect: (hints) => session.expect(hints),
      begin: () => session.begin(),
      close: () => {
        this.#open.delete(session);
        session.close();
      },
    };
  }

  close(): Promise<void> {
    for (const session of this.#open) session.close();
    return Promise.resolve();
  }
}

/** The ear of one call. */
class Session implements HearingSession {
  readonly #options: OpenAiLiveTranscriberOptions;
  readonly #languages: readonly [string, ...string[]];
  readonly #session: RealtimeSession;
  #hints: RecognitionHints | undefined;
  #utterance: SpokenUtterance | undefined;
  /** The connection that was told something, and what. */
  #told: { readonly connection: RealtimeConnection; readonly json: string } | undefined;

  constructor(options: OpenAiLiveTranscriberOptions, { languages }: HearingOptions) {
    this.#options = options;
    this.#languages = languages;
    this.#session = new RealtimeSession(options.clock, (signal) => this.#connect(signal));
  }

  expect(hints: RecognitionHints): void {
    this.#hints = hints;
    this.#session.betweenTurns();
    this.#tell();
  }

  begin(): UtteranceHearing {
    this.#tell();
    const { clock } = this.#options;
    const spoken = new SpokenUtterance({ session: this.#session, clock, encode });
    this.#utterance = spoken;
    const now = this.#hints?.language ?? this.#languages[0];
    return new Utterance(spoken, [now, ...this.#languages]);
  }

  close(): void {
    this.#utterance?.cancel();
    this.#session.close();
  }

  #connect(signal: AbortSignal): Promise<RealtimeConnection> {
    const { model } = this.#options;
    const format = { type: formatNames[FORMAT] };
    const transcription = transcriptionOf(model, this.#languages, undefined);
    // When an utterance ends is ours to say.
    const audio = { input: { format, transcription, turn_detection: null } };
    const config = { type: 'transcription', audio } as const;
    return openConnection(this.#options, { intent: 'transcription' }, config, signal);
  }

  /** What is expected changes from question to question. A server that refuses it hears without. */
  #tell(): void {
    const { connection } = this.#session;
    if (!connection || !this.#hints) return;
    const transcription = transcriptionOf(this.#options.model, this.#languages, this.#hints);
    const json = JSON.stringify(transcription);
    if (this.#told?.connection === connection && this.#told.json === json) return;
    this.#told = { connection, json };
    const session = { type: 'transcription', audio: { input: { transcription } } };
    connection.send({ type: 'session.update', session });
  }
}

class Utterance implements UtteranceHearing {
  readonly #spoken: SpokenUtterance;
  /** That the caller may speak, the one spoken now first. */
  readonly #languages: readonly [string, ...string[]];

  constructor(spoken: SpokenUtterance, languages: readonly [string, ...string[]]) {
    this.#spoken = spoken;
    this.#languages = languages;
  }

  get events(): TypedEmitter<HearingEvents> {
    return this.#spoken.events;
  }

  write(samples: Int16Array): void {
    this.#spoken.write(samples);
  }

  async finish(): Promise<Transcript> {
    const text = await this.#spoken.words();
    const hypotheses = text === '' ? [] : [{ text, confidence: CONFIDENCE }];
    const language = languageHeard(this.#spoken.languages, this.#languages);
    return { hypotheses, language, engine: NAME };
  }

  cancel(): void {
    this.#spoken.cancel();
  }
}

function encode(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  encodePayload(bytes, samples, FORMAT);
  return bytes;
}
