import type OpenAI from 'openai';
import { PcmReader } from '../../media/pcmReader.js';
import { Resampler } from '../../media/resample.js';
import { LINE_RATE_HZ, type SpeakOptions, type Synthesizer } from '../../speech/ports.js';
import { openAiClient, providerErrorOf, type OpenAiAccount } from './account.js';

/** What the voice is made from. */
export interface OpenAiSynthesizerOptions extends OpenAiAccount {
  /** `gpt-4o-mini-tts`, `tts-1`, or what another server offers. */
  readonly model: string;
  readonly voice: string;
}

/** The rate of the format `pcm`. */
const PCM_RATE_HZ = 24_000;

/** A caller waits no longer than this for the first sound of a sentence. */
const TIMEOUT_MS = 5000;

/**
 * Speech over HTTP, played while it comes.
 * https://platform.openai.com/docs/api-reference/audio/createSpeech
 */
export class OpenAiSynthesizer implements Synthesizer {
  readonly name = 'openai';
  readonly languages = '*';
  readonly #client: OpenAI;
  readonly #model: string;
  readonly #voice: string;

  constructor(options: OpenAiSynthesizerOptions) {
    this.#client = openAiClient(options, TIMEOUT_MS);
    this.#model = options.model;
    this.#voice = options.voice;
  }

  async *speak(text: string, { signal }: SpeakOptions): AsyncGenerator<Int16Array> {
    const pcm = new PcmReader();
    const resampler = new Resampler(PCM_RATE_HZ, LINE_RATE_HZ);
    try {
      const response = await this.#client.audio.speech.create(
        { model: this.#model, voice: this.#voice, input: text, response_format: 'pcm' },
        { signal },
      );
      if (!response.body) return;
      for await (const bytes of response.body as AsyncIterable<Uint8Array>)
        yield resampler.process(pcm.add(bytes));
      yield resampler.flush();
    } catch (error) {
      if (!signal.aborted) throw providerErrorOf(error);
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
