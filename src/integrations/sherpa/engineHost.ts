import { messageOf, ProviderError } from '../../kernel/errors.js';
import { resample } from '../../media/resample.js';
import { LINE_RATE_HZ } from '../../speech/ports.js';
import type { Library, Recognizer, RecognizerStream, Voice } from './library.js';
import type { EngineSettings, Report, Request } from './messages.js';
import { hearingModelOf, speakingModelOf } from './models.js';

/** A streaming recogniser gives its last words only after some silence. */
const TAIL = new Float32Array(LINE_RATE_HZ / 2);

/** Told for readings without probabilities. */
const UNSTATED_CONFIDENCE = 0.8;

/** Sound given away at once, so that a long sentence is not copied as a whole: a second. */
const CHUNK = LINE_RATE_HZ;

interface Hearing {
  readonly recognizer: Recognizer;
  readonly stream: RecognizerStream;
  interim: string;
}

/**
 * What an engine process does: hears utterances as their sound comes, or speaks sentences. Models are loaded when
 * a language is first needed. A fault in one job ends that job only.
 */
export class EngineHost {
  readonly #settings: EngineSettings;
  readonly #library: Library;
  readonly #tell: (report: Report) => void;
  readonly #recognizers = new Map<string, Recognizer>();
  readonly #voices = new Map<string, Voice>();
  readonly #hearings = new Map<number, Hearing>();

  constructor(settings: EngineSettings, library: Library, tell: (report: Report) => void) {
    this.#settings = settings;
    this.#library = library;
    this.#tell = tell;
  }

  /** Does what is asked. What concerns a job that is over, or failed, is passed over. */
  handle(request: Request): void {
    if (request.ask === 'prepare') {
      this.#prepare(request.language);
      return;
    }
    try {
      this.#do(request);
    } catch (error) {
      this.#hearings.delete(request.job);
      const retryable = !(error instanceof ProviderError) || error.retryable;
      this.#tell({ tell: 'failed', job: request.job, message: messageOf(error), retryable });
    }
  }

  #do(request: Exclude<Request, { ask: 'prepare' }>): void {
    const { job } = request;
    const hearing = this.#hearings.get(job);
    switch (request.ask) {
      case 'hear': {
        const recognizer = this.#recognizerOf(request.language);
        const stream = recognizer.createStream();
        this.#hearings.set(job, { recognizer, stream, interim: '' });
        return;
      }
      case 'sound':
        if (hearing) this.#hear(job, hearing, toFloat(request.samples));
        return;
      case 'finish':
        if (hearing) this.#finish(job, hearing);
        return;
      case 'cancel':
        this.#hearings.delete(job);
        return;
      case 'speak':
        this.#speak(job, request.language, request.text);
    }
  }

  /** What is missing is told to the first job that needs it. */
  #prepare(language: string): void {
    try {
      if (this.#settings.task === 'hearing') this.#recognizerOf(language);
      else this.#voiceOf(language);
    } catch {
      return;
    }
  }

  #hear(job: number, hearing: Hearing, samples: Float32Array): void {
    const { recognizer, stream } = hearing;
    stream.acceptWaveform({ samples, sampleRate: LINE_RATE_HZ });
    while (recognizer.isReady(stream)) recognizer.decode(stream);
    const text = wordsOf(recognizer.getResult(stream).text);
    if (text === '' || text === hearing.interim) return;
    hearing.interim = text;
    this.#tell({ tell: 'interim', job, text });
  }

  #finish(job: number, { recognizer, stream }: Hearing): void {
    this.#hearings.delete(job);
    stream.acceptWaveform({ samples: TAIL, sampleRate: LINE_RATE_HZ });
    stream.inputFinished();
    while (recognizer.isReady(stream)) recognizer.decode(stream);
    const { text, ys_probs: logarithms = [] } = recognizer.getResult(stream);
    const mean =
      logarithms.reduce((sum, logarithm) => sum + Math.exp(logarithm), 0) / logarithms.length;
    const confidence = mean > 0 && mean <= 1 ? mean : UNSTATED_CONFIDENCE;
    this.#tell({ tell: 'done', job, text: wordsOf(text), confidence });
  }

  #speak(job: number, language: string, text: string): void {
    const voice = this.#voiceOf(language);
    const { samples, sampleRate } = voice.generate({
      ...{ text, sid: 0, speed: 1, enableExternalBuffer: false },
    });
    const sound = resample(fromFloat(samples), sampleRate, LINE_RATE_HZ);
    for (let at = 0; at < sound.length; at += CHUNK) {
      this.#tell({ tell: 'sound', job, samples: sound.slice(at, at + CHUNK) });
    }
    this.#tell({ tell: 'done', job, text: '', confidence: 1 });
  }

  #recognizerOf(language: string): Recognizer {
    const loaded = this.#recognizers.get(language);
    if (loaded) return loaded;
    const model = hearingModelOf(this.#settings.modelsDirectory, language);
    const recognizer = this.#library.recognizer(model);
    this.#recognizers.set(language, recognizer);
    return recognizer;
  }

  #voiceOf(language: string): Voice {
    const loaded = this.#voices.get(language);
    if (loaded) return loaded;
    const model = speakingModelOf(this.#settings.modelsDirectory, language);
    const voice = this.#library.voice(model);
    this.#voices.set(language, voice);
    return voice;
  }
}

/** Many models were trained on capitals. */
function wordsOf(text: string): string {
  return text.trim().toLowerCase();
}

function toFloat(samples: Int16Array): Float32Array {
  return Float32Array.from(samples, (sample) => sample / 32_768);
}

function fromFloat(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) =>
    Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))),
  );
}
