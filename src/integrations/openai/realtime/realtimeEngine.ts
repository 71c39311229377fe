import type { VoiceModel } from '../../../conversation/ports.js';
import type { TypedEmitter } from '../../../kernel/emitter.js';
import type {
  HearingEvents,
  HearingOptions,
  HearingSession,
  Transcriber,
  Transcript,
  UtteranceHearing,
} from '../../../speech/ports.js';
import { RealtimeCall, type RealtimeOptions } from './realtimeCall.js';
import { languageHeard, tellsWhileSpoken } from '../transcription.js';
import type { SpokenUtterance } from './utterance.js';

const NAME = 'realtime';

/** Told for transcripts, which come without a measure. */
const CONFIDENCE = 0.9;

/**
 * A model that hears and speaks, as the ear of calls and as the voice model of their agent: both share one session for each call.
 * While an utterance's words are still made out, the model is at its answer already.
 */
export class RealtimeEngine implements Transcriber, VoiceModel {
  readonly name = NAME;
  readonly languages = '*';
  readonly interimResults: boolean;
  readonly model: string;
  readonly #options: RealtimeOptions;
  readonly #calls = new Map<string, RealtimeCall>();

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.model = options.model;
    this.interimResults = tellsWhileSpoken(options.transcriptionModel);
  }

  open({ callId, languages }: HearingOptions): HearingSession {
    const call = new RealtimeCall(this.#options);
    this.#calls.set(callId, call);
    let language = languages[0];
    let utterance: Utterance | undefined;
    return {
      expect: (hints) => (language = hints.language),
      begin: () => (utterance = new Utterance(call, [language, ...languages])),
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
  readonly #call: RealtimeCall;
  readonly #spoken: SpokenUtterance;
  /** That the caller may speak, the one spoken now first. */
  readonly #languages: readonly [string, ...string[]];

  constructor(call: RealtimeCall, languages: readonly [string, ...string[]]) {
    this.#call = call;
    this.#spoken = call.listen();
    this.#languages = languages;
  }

  get events(): TypedEmitter<HearingEvents> {
    return this.#spoken.events;
  }

  write(samples: Int16Array): void {
    this.#spoken.write(samples);
  }

  /** The model begins to answer while what was said is made out. */
  async finish(): Promise<Transcript> {
    try {
      const text = await this.#spoken.words(() => this.#call.begin());
      if (text === '') this.#call.discard();
      else this.#call.heard(text);
      const hypotheses = text === '' ? [] : [{ text, confidence: CONFIDENCE }];
      const language = languageHeard(this.#spoken.languages, this.#languages);
      return { hypotheses, language, engine: NAME };
    } catch (error) {
      this.#call.discard();
      throw error;
    }
  }

  cancel(): void {
    this.#spoken.cancel();
  }
}
