import { TextToSpeechClient, type protos } from '@google-cloud/text-to-speech';
import { PcmReader } from '../../media/pcmReader.js';
import { readWav } from '../../media/wav.js';
import { LINE_RATE_HZ, type SpeakOptions, type Synthesizer } from '../../speech/ports.js';
import { clientOptionsOf, providerErrorOf, type GoogleAccount } from './account.js';
import { voicedLanguages, voiceFor, type GoogleVoice } from './voices.js';

/** What the voice is made from. */
export interface GoogleSynthesizerOptions extends GoogleAccount {
  /** Where the API is: `eu-texttospeech.googleapis.com` keeps the text within Europe. */
  readonly endpoint: string;
  /** See `voiceFor`. */
  readonly voices: readonly string[];
  /** Connects to a server of its own kind. For tests: the port, and no TLS. */
  readonly connection?: ConstructorParameters<typeof TextToSpeechClient>[0];
}

type StreamRequest = protos.google.cloud.texttospeech.v1.IStreamingSynthesizeRequest;
type StreamResponse = protos.google.cloud.texttospeech.v1.IStreamingSynthesizeResponse;

const NAME = 'google';

/** A sentence takes a few hundred ms; a caller waits no longer than this for its first sound. */
const TIMEOUT_MS = 5000;

/**
 * Google Cloud Text-to-Speech over gRPC: Chirp voices are streamed, others come sentence by sentence.
 * https://cloud.google.com/text-to-speech/docs/reference/rpc/google.cloud.texttospeech.v1
 */
export class GoogleSynthesizer implements Synthesizer {
  readonly name = NAME;
  readonly languages = voicedLanguages;
  readonly #client: TextToSpeechClient;
  readonly #voices: readonly string[];

  constructor(options: GoogleSynthesizerOptions) {
    this.#voices = options.voices;
    this.#client = new TextToSpeechClient({
      ...clientOptionsOf(options, options.endpoint),
      ...options.connection,
    });
  }

  async *speak(text: string, { language, signal }: SpeakOptions): AsyncGenerator<Int16Array> {
    const voice = voiceFor(language, this.#voices);
    try {
      if (voice.streamed) yield* this.#stream(text, voice, signal);
      else yield await this.#whole(text, voice, signal);
    } catch (error) {
      if (!signal.aborted) throw providerErrorOf(NAME, error);
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async *#stream(
    text: string,
    { languageCode, name }: GoogleVoice,
    signal: AbortSignal,
  ): AsyncGenerator<Int16Array> {
    const stream = this.#client.streamingSynthesize({ timeout: TIMEOUT_MS });
    const cancel = (): void => stream.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const requests: StreamRequest[] = [
        {
          streamingConfig: {
            voice: { languageCode, name },
            streamingAudioConfig: { audioEncoding: 'PCM', sampleRateHertz: LINE_RATE_HZ },
          },
        },
        { input: { text } },
      ];
      for (const request of requests) stream.write(request);
      stream.end();
      const pcm = new PcmReader();
      for await (const response of stream) {
        const { audioContent } = response as StreamResponse;
        if (audioContent) yield pcm.add(bytesOf(audioContent));
      }
    } finally {
      signal.removeEventListener('abort', cancel);
      stream.cancel();
    }
  }

  async #whole(
    text: string,
    { languageCode, name }: GoogleVoice,
    signal: AbortSignal,
  ): Promise<Int16Array> {
    const [response] = await this.#client.synthesizeSpeech(
      {
        input: { text },
        voice: { languageCode, name },
        audioConfig: { audioEncoding: 'LINEAR16', sampleRateHertz: LINE_RATE_HZ },
      },
      { timeout: TIMEOUT_MS },
    );
    if (signal.aborted || !response.audioContent) return new Int16Array(0);
    return readWav(bytesOf(response.audioContent)).samples;
  }
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'base64') : content;
}
