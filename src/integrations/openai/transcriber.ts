import { toFile, type OpenAI } from 'openai';
import { TypedEmitter } from '../../kernel/emitter.js';
import { ProviderError } from '../../kernel/errors.js';
import { writeWav } from '../../media/wav.js';
import {
  LINE_RATE_HZ,
  type HearingEvents,
  type HearingOptions,
  type HearingSession,
  type RecognitionHints,
  type Transcriber,
  type Transcript,
  type UtteranceHearing,
} from '../../speech/ports.js';
import { openAiClient, providerErrorOf, type OpenAiAccount } from './account.js';
import { languageHeard, transcriptionOf, type Transcription } from './transcription.js';

/** What the ear is made from. */
export interface OpenAiTranscriberOptions extends OpenAiAccount {
  /** `gpt-transcribe`, or what another server offers. */
  readonly model: string;
}

const NAME = 'openai';

/** What comes back. Newer models tell which languages they heard (ISO 639), none where they are not sure. */
type Answer = OpenAI.Audio.Transcriptions.Transcription & {
  readonly languages?: readonly unknown[];
};

/** A transcript later than this is no use to a caller. */
const ANSWER_MS = 6000;

/** Callers who hear nothing but "one moment" for longer speak again: the next engine is asked by then. */
const USUAL_ANSWER_MS = 2000;

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
  readonly usuallyWithinMs = USUAL_ANSWER_MS;
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
        const asked = transcriptionOf(this.#model, languages, hints);
        utterance = new Utterance(this.#client, asked, [language, ...languages]);
        return utterance;
      },
      close: () => utterance?.cancel(),
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

class Utterance implements UtteranceHearing {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #client: OpenAI;
  readonly #asked: Transcription;
  /** That the caller may speak, the one spoken now first. */
  readonly #languages: readonly [string, ...string[]];
  readonly #sound: Int16Array[] = [];
  readonly #abort = new AbortController();

  constructor(client: OpenAI, asked: Transcription, languages: readonly [string, ...string[]]) {
    this.#client = client;
    this.#asked = asked;
    this.#languages = languages;
  }

  write(samples: Int16Array): void {
    // The writer may use its buffer again.
    this.#sound.push(samples.slice());
  }

  async finish(): Promise<Transcript> {
    const wav = writeWav({ rateHz: LINE_RATE_HZ, samples: joined(this.#sound) });
    try {
      const answer: Answer = await this.#client.audio.transcriptions.create(
        {
          file: await toFile(wav, 'utterance.wav', { type: 'audio/wav' }),
          ...this.#asked,
          response_format: 'json',
          ...(tellsProbabilities(this.#asked.model) ? { include: ['logprobs'] } : {}),
        },
        { signal: this.#abort.signal },
      );
      const said = answer.text.trim();
      return {
        hypotheses: said === '' ? [] : [{ text: said, confidence: confidenceOf(answer.logprobs) }],
        language: languageHeard(answer.languages ?? [], this.#languages),
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
