import { messageOf } from '../../kernel/errors.js';
import type { Hypothesis, RecognitionHints } from '../../speech/ports.js';
import { Dictionary } from './dictionary.js';
import { FrontEnd, LineMean } from './frontEnd.js';
import { LanguageStore } from './languageStore.js';
import { Decoder } from './library.js';
import type { DecoderSettings, Report, Request } from './messages.js';

/** Decoders that wait for their next utterance, some 10 MB each. */
const IDLE_DECODERS = 12;

/** Frames (10 ms) between two interim results. */
const INTERIM_FRAMES = 20;

/** Different readings in an answer. */
const READINGS = 5;

/** An utterance being heard, and what hears it. */
interface Hearing {
  readonly key: string;
  readonly decoder: Decoder;
  readonly frontEnd: FrontEnd;
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
  readonly #means = new Map<number, LineMean>();
  readonly #hearings = new Map<number, Hearing>();
  readonly #idle: { readonly key: string; readonly decoder: Decoder }[] = [];

  /** Reads the dictionary. Throws when there is none. */
  constructor(settings: DecoderSettings, tell: (report: Report) => void) {
    this.#settings = settings;
    this.#tell = tell;
    this.#languages = new LanguageStore(
      settings.cacheDirectory,
      Dictionary.read(settings.dictionaryFile),
    );
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
    const frontEnd = new FrontEnd(mean);
    this.#hearings.set(request.utterance, { key, decoder, frontEnd, frames: 0, interim: '' });
  }

  #hear(request: Request & { ask: 'hear' }, hearing: Hearing | undefined): void {
    if (!hearing) return;
    for (const frame of hearing.frontEnd.add(request.samples)) {
      hearing.decoder.process(frame);
      hearing.frames += 1;
      if (hearing.frames % INTERIM_FRAMES !== 0) continue;
      const text = hearing.decoder.best();
      if (text === hearing.interim) continue;
      hearing.interim = text;
      this.#tell({ tell: 'interim', utterance: request.utterance, text });
    }
  }

  #finish(utterance: number, hearing: Hearing | undefined): void {
    if (!hearing) return;
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
    return new Decoder({ ...this.#settings, ...this.#languages.compile(hints) });
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
