import { toFile, type OpenAI } from 'openai';
import { TypedEmitter } from '../../kernel/emitter.js';
import { ProviderError } from '../../kernel/errors.js';
import { writeWav } from '../../media/wav.js';
import {
  LINE_RATE_HZ,
  likelyPhrases,
  type HearingEvents,
  type HearingOptions,
  type HearingSession,
  type RecognitionHints,
  type Transcriber,
  type Transcript,
  type UtteranceHearing,
} from '../../speech/ports.js';
import { openAiClient, providerErrorOf, type OpenAiAccount } from './account.js';

/** What the ear is made from. */
export interface OpenAiTranscriberOptions extends OpenAiAccount {
  /** `gpt-4o-mini-transcribe`, `whisper-1`, or what another server offers. */
  readonly model: string;
}

const NAME = 'openai';

/** A transcript later than this is no use to a caller. */
const ANSWER_MS = 6000;

/** The prompt may have 224 tokens with whisper: some 60 names. */
const PROMPT_PHRASES = 60;

/** Told for readings without probabilities. */
const UNSTATED_CONFIDENCE = 0.9;

/**
 * Transcription by utterance over HTTP: the sound is sent when the caller has stopped. No interim results.
 * https://platform.openai.com/docs/api-reference/audio/createTranscription
 */
export class OpenAiTranscriber implements Transcriber {
  readonly name = NAME;
  readonly languages = '*';
  readonly interimResults = false;
  readonly #client: OpenAI;
  readonly #model: string;

  constructor(options: OpenAiTranscriberOptions) {
    this.#client = openAiClient(options, ANSWER_MS);
    this.#model = options.model;
  }

  open({ languages }: HearingOptions): HearingSession {
    let hints: RecognitionHints | undefined;
    let utterance: Utterance | undefined;
    return {
      expect: (next) => (hints = next),
      begin: () => {
        const language = hints?.language ?? languages[0];
        // Told a language, the model writes everything in it, also what a caller says in another.
        const only = languages.length === 1 ? language : undefined;
        utterance = new Utterance(this.#client, this.#model, { language, only }, hints);
        return utterance;
      },
      close: () => utterance?.cancel(),
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The language of the talk, and the only one that callers speak where there is one only. */
interface SpokenLanguages {
  readonly language: string;
  readonly only: string | undefined;
}

class Utterance implements UtteranceHearing {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #client: OpenAI;
  readonly #model: string;
  readonly #languages: SpokenLanguages;
  readonly #hints: RecognitionHints | undefined;
  readonly #sound: Int16Array[] = [];
  readonly #abort = new AbortController();

  constructor(
    client: OpenAI,
    model: string,
    languages: SpokenLanguages,
    hints: RecognitionHints | undefined,
  ) {
    this.#client = client;
    this.#model = model;
    this.#languages = languages;
    this.#hints = hints;
  }

  write(samples: Int16Array): void {
    // The writer may use its buffer again.
    this.#sound.push(samples.slice());
  }

  async finish(): Promise<Transcript> {
    const { language, only } = this.#languages;
    const wav = writeWav({ rateHz: LINE_RATE_HZ, samples: joined(this.#sound) });
    try {
      const { text, logprobs } = await this.#client.audio.transcriptions.create(
        {
          file: await toFile(wav, 'utterance.wav', { type: 'audio/wav' }),
          model: this.#model,
          ...(only === undefined ? {} : { language: only.split('-')[0] ?? only }),
          response_format: 'json',
          ...(this.#hints ? { prompt: promptOf(this.#hints) } : {}),
          ...(tellsProbabilities(this.#model) ? { include: ['logprobs'] } : {}),
        },
        { signal: this.#abort.signal },
      );
      const said = text.trim();
      return {
        hypotheses: said === '' ? [] : [{ text: said, confidence: confidenceOf(logprobs) }],
        language,
        engine: NAME,
      };
    } catch (error) {
      throw providerErrorOf(error);
    }
  }

  cancel(): void {
    this.#abort.abort(new ProviderError(NAME, 'the utterance was cancelled'));
  }
}

/** Only OpenAI's own newer models give them. */
function tellsProbabilities(model: string): boolean {
  return /^gpt-4o.*transcribe/.test(model);
}

function promptOf(hints: RecognitionHints): string {
  return likelyPhrases(hints).slice(0, PROMPT_PHRASES).join(', ');
}

/** The mean probability of the tokens: of a long sentence with one doubtful word most is still certain. */
function confidenceOf(logprobs: readonly { logprob?: number }[] | undefined): number {
  const probabilities = (logprobs ?? []).map(({ logprob }) => Math.exp(logprob ?? 0));
  if (probabilities.length === 0) return UNSTATED_CONFIDENCE;
  return probabilities.reduce((sum, each) => sum + each, 0) / probabilities.length;
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
