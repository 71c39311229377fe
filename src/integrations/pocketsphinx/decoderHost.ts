import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../kernel/errors.js';
import { Resampler } from '../../media/resample.js';
import { LINE_RATE_HZ, type Hypothesis, type RecognitionHints } from '../../speech/ports.js';
import { Dictionary } from './dictionary.js';
import { LanguageStore } from './languageStore.js';
import { LineMean } from './lineMean.js';
import { Decoder, type DecoderFiles } from './library.js';
import type { DecoderSettings, Report, Request } from './messages.js';
import { adaptationText } from './telephoneAdaptation.js';

/** Decoders that wait for their next utterance, some 10 MB each. */
const IDLE_DECODERS = 12;

/** The rate the acoustic model was made for. */
const MODEL_RATE_HZ = 16_000;

/** Frames (10 ms) between two interim results. */
const INTERIM_FRAMES = 20;

/** Different readings in an answer. */
const READINGS = 5;

/** An utterance being heard, and what hears it. */
interface Hearing {
  readonly key: string;
  readonly decoder: Decoder;
  readonly mean: LineMean;
  readonly resampler: Resampler;
  /** Frames decoded since the last interim result. */
  frames: number;
  interim: string;
}

/**
 * What a decoder process does: hears utterances as their sound comes, each with a decoder for its hints, and
 * tells what it understood. A fault in one utterance ends that utterance only.
 */
export class DecoderHost {
  readonly #settings: DecoderSettings;
  readonly #tell: (report: Report) => void;
  readonly #languages: LanguageStore;
  readonly #lineFiles: Pick<DecoderFiles, 'featureFile' | 'adaptationFile'>;
  readonly #means = new Map<number, LineMean>();
  readonly #hearings = new Map<number, Hearing>();
  readonly #idle: { readonly key: string; readonly decoder: Decoder }[] = [];

  /** Reads the dictionary and the model's settings. Throws when they are missing. */
  constructor(settings: DecoderSettings, tell: (report: Report) => void) {
    this.#settings = settings;
    this.#tell = tell;
    this.#languages = new LanguageStore(
      settings.cacheDirectory,
      Dictionary.read(settings.dictionaryFile),
    );
    this.#lineFiles = {
      featureFile: join(settings.cacheDirectory, 'feat.params'),
      adaptationFile: join(settings.cacheDirectory, 'telephone.mllr'),
    };
    const features = readFileSync(join(settings.modelDirectory, 'feat.params'), 'utf8');
    writeFileSync(this.#lineFiles.featureFile, withoutMean(features));
    writeFileSync(this.#lineFiles.adaptationFile, adaptationText());
  }

  /** Does what is asked. What concerns an utterance that is over, or failed, is passed over. */
  handle(request: Request): void {
    switch (request.ask) {
      case 'prepare':
        if (!this.#idle.some(({ key }) => key === request.hints.key)) {
          this.#rest(request.hints.key, this.#makeDecoder(request.hints));
        }
        return;
      case 'begin':
        this.#attempt(request.utterance, () => this.#begin(request));
        return;
      case 'hear':
        this.#attempt(request.utterance, (hearing) => this.#hear(request, hearing));
        return;
      case 'finish':
        this.#attempt(request.utterance, (hearing) => this.#finish(request.utterance, hearing));
        return;
      case 'cancel':
        this.#attempt(request.utterance, (hearing) => {
          hearing?.decoder.end();
          this.#end(request.utterance);
        });
        return;
      case 'forget':
        this.#means.delete(request.call);
    }
  }

  #attempt(utterance: number, task: (hearing: Hearing | undefined) => void): void {
    try {
      task(this.#hearings.get(utterance));
    } catch (error) {
      this.#hearings.get(utterance)?.decoder.close();
      this.#hearings.delete(utterance);
      this.#tell({ tell: 'failed', utterance, message: messageOf(error) });
    }
  }

  #begin(request: Request & { ask: 'begin' }): void {
    const mean = this.#means.get(request.call) ?? new LineMean();
    this.#means.set(request.call, mean);
    const { key } = request.hints;
    const waiting = this.#idle.findLastIndex((idle) => idle.key === key);
    const [kept] = waiting < 0 ? [] : this.#idle.splice(waiting, 1);
    const decoder = kept?.decoder ?? this.#makeDecoder(request.hints);
    decoder.start();
    const resampler = new Resampler(LINE_RATE_HZ, MODEL_RATE_HZ);
    const hearing = { key, decoder, mean, resampler, frames: 0, interim: '' };
    this.#hearings.set(request.utterance, hearing);
  }

  #hear(request: Request & { ask: 'hear' }, hearing: Hearing | undefined): void {
    if (!hearing) return;
    this.#decode(hearing, hearing.decoder.analyse(hearing.resampler.process(request.samples)));
    if (hearing.frames < INTERIM_FRAMES) return;
    hearing.frames = 0;
    const text = hearing.decoder.best();
    if (text === hearing.interim) return;
    hearing.interim = text;
    this.#tell({ tell: 'interim', utterance: request.utterance, text });
  }

  #decode(hearing: Hearing, frames: readonly Float32Array[]): void {
    for (const frame of frames) hearing.decoder.process(hearing.mean.normalise(frame));
    hearing.frames += frames.length;
  }

  #finish(utterance: number, hearing: Hearing | undefined): void {
    if (!hearing) return;
    this.#decode(hearing, hearing.decoder.analyse(hearing.resampler.flush()));
    this.#decode(hearing, hearing.decoder.analyseRest());
    hearing.decoder.end();
    const hypotheses = readingsOf(hearing.decoder);
    this.#end(utterance);
    this.#tell({ tell: 'final', utterance, hypotheses });
  }

  #end(utterance: number): void {
    const hearing = this.#hearings.get(utterance);
    if (!hearing) return;
    this.#hearings.delete(utterance);
    this.#rest(hearing.key, hearing.decoder);
  }

  #rest(key: string, decoder: Decoder): void {
    this.#idle.push({ key, decoder });
    if (this.#idle.length > IDLE_DECODERS) this.#idle.shift()?.decoder.close();
  }

  #makeDecoder(hints: RecognitionHints): Decoder {
    return new Decoder({
      ...this.#settings,
      ...this.#languages.compile(hints),
      ...this.#lineFiles,
    });
  }
}

function readingsOf(decoder: Decoder): Hypothesis[] {
  const best = decoder.best();
  if (best === '') return [];
  // Of all sequences of words the best has a small share even where each of its words is right, since others
  // that mean the same ("uh yes") have theirs: the root brings it back to the scale of a word.
  const confidence = decoder.posterior() ** (1 / 4);
  const others = decoder.readings(READINGS).filter((text) => text !== best);
  return [best, ...others].slice(0, READINGS).map((text, rank) => ({
    text,
    confidence: confidence / 2 ** rank,
  }));
}

/** The settings of the features with the mean left in them: `LineMean` takes it away, call by call. */
function withoutMean(features: string): string {
  const kept = features.split('\n').filter((line) => !line.startsWith('-cmn'));
  return [...kept, '-cmn none', ''].join('\n');
}
