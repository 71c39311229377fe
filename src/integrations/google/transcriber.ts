import { SpeechClient, type protos } from '@google-cloud/speech';
import type { Clock, Timer } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import { ProviderError } from '../../kernel/errors.js';
import { encode } from '../../media/g711.js';
import {
  LINE_RATE_HZ,
  likelyPhrases,
  type HearingEvents,
  type HearingOptions,
  type HearingSession,
  type Hypothesis,
  type RecognitionHints,
  type Transcriber,
  type Transcript,
  type UtteranceHearing,
} from '../../speech/ports.js';
import { providerErrorOf, type GoogleAccount } from './account.js';

/** What the ear is made from. */
export interface GoogleTranscriberOptions extends GoogleAccount {
  /** Host of the API: `eu-speech.googleapis.com` keeps the sound within Europe. */
  readonly endpoint: string;
  /** https://cloud.google.com/speech-to-text/docs/v1/transcription-model */
  readonly model: string;
  readonly clock: Clock;
  /** Connects to a server of its own kind. For tests: the port, and no TLS. */
  readonly connection?: ConstructorParameters<typeof SpeechClient>[0];
}

type Config = protos.google.cloud.speech.v1.IStreamingRecognitionConfig;
type Response = protos.google.cloud.speech.v1.IStreamingRecognizeResponse;
type Result = protos.google.cloud.speech.v1.IStreamingRecognitionResult;

const NAME = 'google';

/** Readings asked for. */
const ALTERNATIVES = 5;

/** Other languages that one request may listen for, by Google's limit. */
const OTHER_LANGUAGES = 3;

/** Limits of one request: https://cloud.google.com/speech-to-text/quotas */
const PHRASES = 1000;
const PHRASE_LENGTH = 100;

/** How much likelier the phrases of the menu are made: strong, since few other words are said. */
const BOOST = 12;

/** Google recommends messages of 100 ms; with 20 ms the load is five times as high. */
const MESSAGE_BYTES = LINE_RATE_HZ / 10;

/** A final result later than this, after the last sound, is no use to a caller. */
const ANSWER_MS = 4000;

/** Google tells no confidence with some models: zero. */
const UNSTATED_CONFIDENCE = 0.9;

/**
 * Google Cloud Speech-to-Text v1 over gRPC. Every utterance is a stream of its own, opened while the caller
 * begins to speak, so that no stream ever comes near Google's limit of five minutes.
 * https://cloud.google.com/speech-to-text/docs/reference/rpc/google.cloud.speech.v1
 */
export class GoogleTranscriber implements Transcriber {
  readonly name = NAME;
  readonly languages = '*';
  readonly interimResults = true;
  readonly #client: SpeechClient;
  readonly #options: GoogleTranscriberOptions;

  constructor(options: GoogleTranscriberOptions) {
    this.#options = options;
    this.#client = new SpeechClient({
      apiEndpoint: options.endpoint,
      ...(options.keyFile === undefined ? {} : { keyFilename: options.keyFile }),
      ...options.connection,
    });
  }

  open({ languages }: HearingOptions): HearingSession {
    let hints: RecognitionHints | undefined;
    let utterance: Utterance | undefined;
    return {
      interimResults: true,
      expect: (next) => (hints = next),
      begin: () => {
        const config = configOf(this.#options.model, languages, hints);
        utterance = new Utterance(this.#client, config, this.#options.clock);
        return utterance;
      },
      close: () => utterance?.cancel(),
    };
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

function configOf(
  model: string,
  languages: readonly [string, ...string[]],
  hints: RecognitionHints | undefined,
): Config {
  const languageCode = hints?.language ?? languages[0];
  const others = languages.filter((language) => language !== languageCode);
  const phrases = hints ? likelyPhrases(hints) : [];
  return {
    interimResults: true,
    config: {
      encoding: 'MULAW',
      sampleRateHertz: LINE_RATE_HZ,
      languageCode,
      alternativeLanguageCodes: others.slice(0, OTHER_LANGUAGES),
      maxAlternatives: ALTERNATIVES,
      model,
      speechContexts: [
        {
          phrases: phrases.filter(({ length }) => length <= PHRASE_LENGTH).slice(0, PHRASES),
          boost: BOOST,
        },
      ],
    },
  };
}

/** One utterance on its own stream. */
class Utterance implements UtteranceHearing {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #stream: ReturnType<SpeechClient['_streamingRecognize']>;
  readonly #clock: Clock;
  readonly #language: string;
  readonly #finals: Result[] = [];
  readonly #outcome: Promise<Transcript>;
  #fail: (error: ProviderError) => void = () => undefined;
  #sound: Uint8Array[] = [];
  #bytes = 0;
  #deadline: Timer | undefined;

  constructor(client: SpeechClient, config: Config, clock: Clock) {
    this.#clock = clock;
    this.#language = config.config?.languageCode ?? '';
    // The SDK's `streamingRecognize` wraps this stream so that it cannot be cancelled: Google would hear on.
    this.#stream = client._streamingRecognize();
    this.#stream.write({ streamingConfig: config });
    this.#outcome = new Promise((resolve, reject) => {
      this.#fail = (error) => {
        this.#deadline?.cancel();
        reject(error);
      };
      this.#stream.on('data', (response: Response) => this.#onResponse(response));
      this.#stream.on('error', (error) => this.#fail(providerErrorOf(NAME, error)));
      this.#stream.on('end', () => {
        this.#deadline?.cancel();
        resolve(transcriptOf(this.#finals, this.#language));
      });
    });
    // A failure before `finish` is called is not an unhandled one.
    this.#outcome.catch(() => undefined);
  }

  write(samples: Int16Array): void {
    const sound = encode(samples, 'ulaw');
    this.#sound.push(sound);
    this.#bytes += sound.length;
    if (this.#bytes >= MESSAGE_BYTES) this.#send();
  }

  finish(): Promise<Transcript> {
    if (!this.#stream.writable) return this.#outcome;
    this.#send();
    this.#stream.end();
    this.#deadline = this.#clock.after(ANSWER_MS, () =>
      this.#end(new ProviderError(NAME, 'did not answer in time')),
    );
    return this.#outcome;
  }

  cancel(): void {
    this.#end(new ProviderError(NAME, 'the utterance was cancelled'));
  }

  #end(error: ProviderError): void {
    this.#fail(error);
    this.#stream.cancel();
    this.#stream.end();
  }

  #send(): void {
    if (this.#bytes === 0 || !this.#stream.writable) return;
    this.#stream.write({ audioContent: Buffer.concat(this.#sound) });
    this.#sound = [];
    this.#bytes = 0;
  }

  #onResponse({ results, error }: Response): void {
    if (error) {
      this.#end(providerErrorOf(NAME, Object.assign(new Error(error.message ?? ''), error)));
      return;
    }
    const tentative: Result[] = [];
    for (const result of results ?? []) (result.isFinal ? this.#finals : tentative).push(result);
    const text = textOf([...this.#finals, ...tentative]);
    if (text !== '') this.events.emit('interim', text);
  }
}

function transcriptOf(finals: readonly Result[], asked: string): Transcript {
  const language = finals.find(({ languageCode }) => languageCode)?.languageCode ?? asked;
  return { hypotheses: hypothesesOf(finals), language, engine: NAME };
}

/** Only the best reading has a confidence: each of the others gets half of that before it. */
function hypothesesOf(finals: readonly Result[]): Hypothesis[] {
  const [first, ...rest] = finals;
  const tail = textOf(rest);
  const texts = (first?.alternatives ?? [])
    .map(({ transcript }) => `${transcript ?? ''} ${tail}`.trim())
    .filter((text) => text !== '');
  const stated = finals.flatMap(({ alternatives }) => alternatives?.[0]?.confidence ?? []);
  const lowest = Math.min(...stated);
  const best = lowest > 0 && lowest <= 1 ? lowest : UNSTATED_CONFIDENCE;
  return [...new Set(texts)].map((text, rank) => ({ text, confidence: best / 2 ** rank }));
}

function textOf(results: readonly Result[]): string {
  return results
    .map(({ alternatives }) => alternatives?.[0]?.transcript?.trim() ?? '')
    .filter((text) => text !== '')
    .join(' ');
}
