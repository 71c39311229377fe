import { createRequire } from 'node:module';
import type { HearingModel, SpeakingModel } from './models.js';

/** A stream of sound on its way to words. */
export interface RecognizerStream {
  acceptWaveform(sound: { readonly samples: Float32Array; readonly sampleRate: number }): void;
  inputFinished(): void;
}

/** A streaming recogniser, which holds the models of one language. */
export interface Recognizer {
  createStream(): RecognizerStream;
  isReady(stream: RecognizerStream): boolean;
  decode(stream: RecognizerStream): void;
  /** `ys_probs`: the logarithm of each token's probability, where the decoder tells it. */
  getResult(stream: RecognizerStream): {
    readonly text: string;
    readonly ys_probs?: readonly number[];
  };
}

/** A voice of one language. */
export interface Voice {
  readonly sampleRate: number;
  generate(request: {
    readonly text: string;
    readonly sid: number;
    readonly speed: number;
    readonly enableExternalBuffer: boolean;
  }): { readonly samples: Float32Array; readonly sampleRate: number };
}

/** What is used of sherpa-onnx. https://k2-fsa.github.io/sherpa/onnx/javascript-api/index.html */
export interface Library {
  recognizer(model: HearingModel): Recognizer;
  voice(model: SpeakingModel): Voice;
}

interface SherpaOnnx {
  readonly OnlineRecognizer: new (config: unknown) => Recognizer;
  readonly OfflineTts: new (config: unknown) => Voice;
}

/** The rate that the models are made for, in Hz; sound at another is resampled by the library. */
const MODEL_RATE_HZ = 16_000;
const FEATURES = 80;

/** Loads the library, which must never run on the thread that sends sound. Throws where it has no binary. */
export function loadLibrary(): Library {
  const sherpa = createRequire(import.meta.url)('sherpa-onnx-node') as SherpaOnnx;
  return {
    recognizer: ({ tokens, ...transducer }) =>
      new sherpa.OnlineRecognizer({
        featConfig: { sampleRate: MODEL_RATE_HZ, featureDim: FEATURES },
        modelConfig: { transducer, tokens, numThreads: 1, provider: 'cpu', debug: 0 },
        decodingMethod: 'greedy_search',
        // Where an utterance ends is the ear's to say.
        enableEndpoint: 0,
      }),
    voice: (vits) =>
      new sherpa.OfflineTts({
        model: { vits, numThreads: 1, provider: 'cpu', debug: 0 },
        maxNumSentences: 1,
      }),
  };
}
