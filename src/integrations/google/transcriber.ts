import { SpeechClient, type protos } from '@google-cloud/speech';
import type { Clock } from '../../kernel/clock.js';
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
import { clientOptionsOf, providerErrorOf, type GoogleAccount } from './account.js';

/** What the ear is made from. */
export interface GoogleTranscriberOptions extends GoogleAccount {
  /** Where the API is: `eu-speech.googleapis.com` keeps the sound within Europe. */
  readonly endpoint: string;
  /**
   * https://cloud.google.com/speech-to-text/docs/v1/transcription-model. Languages that it does not know are heard by
   * the model that knows them all.
   */
  readonly model: string;
  readonly clock: Clock;
  /** Connects to a server of its own kind. For tests: the port, and no TLS. */
  readonly connection?: ConstructorParameters<typeof SpeechClient>[0];
}

type Config = protos.google.cloud.speech.v1.IRecognitionConfig;
type Response = protos.google.cloud.speech.v1.IStreamingRecognizeResponse;
type Result = protos.google.cloud.speech.v1.IStreamingRecognitionResult;

const NAME = 'google';

/** Knows every language that Google has, and is made for short utterances. */
const MODEL_OF_ALL_LANGUAGES = 'command_and_search';

/** gRPC's code for a request that is wrong in itself: https://grpc.io/docs/guides/status-codes/ */
const INVALID_ARGUMENT = 3;

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

/** 99 of 100 final results are there so soon after the last sound, as Pipecat measured and published. */
const USUAL_ANSWER_MS = 1570;

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
  readonly usuallyWithinMs = USUAL_ANSWER_MS;
  readonly #client: SpeechClient;
  readonly #options: GoogleTranscriberOptions;
  /** Languages asked for together that the model does not know. */
  readonly #unknown = new Set<string>();

  constructor(options: GoogleTranscriberOptions) {
    this.#options = options;
    this.#client = new SpeechClient({
      ...clientOptionsOf(options, options.endpoint),
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
        utterance = this.#begin(languages, hints);
        return utterance;
      },
      close: () => utterance?.cancel(),
    };
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  #begin(
    languages: readonly [string, ...string[]],
    hints: RecognitionHints | undefined,
  ): Utterance {
    const config = configOf(languages, hints);
    const asked = [config.languageCode, ...(config.alternativeLanguageCodes ?? [])].join(' ');
    const known = !this.#unknown.has(asked);
    return new Utterance({
      ...{ client: this.#client, clock: this.#options.clock, config },
      model: known ? this.#options.model : MODEL_OF_ALL_LANGUAGES,
      modelRefused: () => this.#unknown.add(asked),
    });
  }
}

function configOf(
  languages: readonly [string, ...string[]],
  hints: RecognitionHints | undefined,
): Config {
  const languageCode = hints?.language ?? languages[0];
  const others = languages.filter((language) => language !== languageCode);
  const phrases = hints ? likelyPhrases(hints) : [];
  return {
    encoding: 'MULAW',
    sampleRateHertz: LINE_RATE_HZ,
    languageCode,
    alternativeLanguageCodes: others.slice(0, OTHER_LANGUAGES),
    maxAlternatives: ALTERNATIVES,
    speechContexts: [
      {
        phrases: phrases.filter(({ length }) => length <= PHRASE_LENGTH).slice(0, PHRASES),
        boost: BOOST,
      },
    ],
  };
}

/** What an utterance is heard with. */
interface UtteranceParts {
  readonly client: SpeechClient;
  readonly clock: Clock;
  readonly config: Config;
  readonly model: string;
  /** Told when the model does not know the languages. */
  readonly modelRefused: () => void;
}

/** One utterance on its own stream; on a second one when the model of the first does not know its language. */
class Utterance implements UtteranceHearing {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #parts: UtteranceParts;
  readonly #finals: Result[] = [];
  readonly #outcome: Promise<Transcript>;
  #stream: ReturnType<SpeechClient['_streamingRecognize']>;
  #resolve: (transcript: Transcript) => void = () => undefined;
  #fail: (error: ProviderError) => void = () => undefined;
  /** What was sent, for a second stream. */
  readonly #sent: Buffer[] = [];
  #sound: Uint8Array[] = [];
  #bytes = 0;
  #finished = false;

  constructor(parts: UtteranceParts) {
    this.#parts = parts;
    this.#outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#fail = reject;
    });
    // A failure before `finish` is called is not an unhandled one.
    this.#outcome.catch(() => undefined);
    this.#stream = this.#listen(parts.model);
  }

  write(samples: Int16Array): void {
    const sound = encode(samples, 'ulaw');
    this.#sound.push(sound);
    this.#bytes += sound.length;
    if (this.#bytes >= MESSAGE_BYTES) this.#send();
  }

  finish(): Promise<Transcript> {
    this.#finished = true;
    this.#sendRest();
    const deadline = this.#parts.clock.after(ANSWER_MS, () =>
      this.#end(new ProviderError(NAME, 'did not answer in time')),
    );
    return this.#outcome.finally(() => deadline.cancel());
  }

  cancel(): void {
    this.#end(new ProviderError(NAME, 'the utterance was cancelled'));
  }

  #listen(model: string): ReturnType<SpeechClient['_streamingRecognize']> {
    const { client, config } = this.#parts;
    // The SDK's `streamingRecognize` wraps this stream so that it cannot be cancelled: Google would hear on.
    const stream = client._streamingRecognize();
    stream.write({ streamingConfig: { interimResults: true, config: { ...config, model } } });
    stream.on('data', (response: Response) => this.#onResponse(response));
    stream.on('error', (error) => {
      if (model !== MODEL_OF_ALL_LANGUAGES && isModelRefused(error)) this.#listenAgain();
      else this.#fail(providerErrorOf(NAME, error));
    });
    stream.on('end', () => {
      if (stream !== this.#stream) return;
      this.#resolve(transcriptOf(this.#finals, config.languageCode ?? ''));
    });
    return stream;
  }

  /** Has everything so far heard by the model that knows all languages. */
  #listenAgain(): void {
    this.#parts.modelRefused();
    this.#stream = this.#listen(MODEL_OF_ALL_LANGUAGES);
    for (const audioContent of this.#sent) this.#stream.write({ audioContent });
    if (this.#finished) this.#sendRest();
  }

  #sendRest(): void {
    if (!this.#stream.writable) return;
    this.#send();
    this.#stream.end();
  }

  #end(error: ProviderError): void {
    this.#fail(error);
    this.#stream.cancel();
    this.#stream.end();
  }

  #send(): void {
    if (this.#bytes === 0 || !this.#stream.writable) return;
    const audioContent = Buffer.concat(this.#sound);
    this.#stream.write({ audioContent });
    this.#sent.push(audioContent);
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

/** Whether Google says that the model is not there for a language. */
function isModelRefused(error: Error): boolean {
  return 'code' in error && error.code === INVALID_ARGUMENT && /\bmodel\b/.test(error.message);
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
