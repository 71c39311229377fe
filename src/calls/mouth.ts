import type { ModelVoice } from '../conversation/ports.js';
import type { Clock } from '../kernel/clock.js';
import { untilAborted } from '../kernel/untilAborted.js';
import { SAMPLES_PER_MS } from '../media/frames.js';
import type { PlayoutQueue, Speech } from '../media/playout.js';
import type { Synthesizer } from '../speech/ports.js';

/** One sentence to say, and whether the caller may talk over it. */
export interface Sentence {
  readonly text: string;
  readonly interruptible: boolean;
  /** BCP 47 tag, where it is not that of the reply. */
  readonly language?: string;
  /** Its sound, where it has one of its own; its words are then the voice's. */
  readonly voice?: ModelVoice;
}

/** One sentence as far as it was said. */
export interface SaidSentence extends Sentence {
  /** How long it is; null while it is still being made. */
  readonly durationMs: number | null;
  readonly sentMs: number;
}

/** How a reply came to its end. */
export interface ReplyEnd {
  readonly cut: boolean;
  readonly sentences: readonly SaidSentence[];
}

/** What a mouth is made from. */
export interface MouthParts {
  readonly queue: PlayoutQueue;
  readonly synthesizer: Synthesizer;
  readonly clock: Clock;
  /** Told when the first frame of a reply has left. */
  readonly begun?: () => void;
}

/** The sentences of a reply: all of them, or one after the other as they are thought of. */
export type Sentences = readonly Sentence[] | AsyncIterable<Sentence>;

/**
 * A reply on its way to the caller. The next sentence is asked for and made while the one before plays; what is
 * made waits in the playout queue, behind what is said already, so that only the first one is ever waited for.
 */
export class Reply {
  /**
   * Settles when the last frame has left or the reply was cut; rejects with a `ProviderError`, or with what
   * the source of the sentences threw.
   */
  readonly finished: Promise<ReplyEnd>;
  readonly #parts: MouthParts;
  readonly #sentences: SentenceOnItsWay[];
  readonly #abort = new AbortController();
  #firstAudioMs: number | null = null;
  #firstFrameMs: number | null = null;

  constructor(parts: MouthParts, sentences: Sentences, language: string) {
    this.#parts = parts;
    const known = Symbol.asyncIterator in sentences ? [] : sentences;
    this.#sentences = known.map((sentence) => new SentenceOnItsWay(sentence));
    this.finished = this.#say(
      Symbol.asyncIterator in sentences ? this.#coming(sentences) : this.#sentences,
      language,
    );
  }

  /** When the first sound was made, on the monotonic clock; null before. */
  get firstAudioMs(): number | null {
    return this.#firstAudioMs;
  }

  /** When the first frame left, on the monotonic clock; null before. */
  get firstFrameMs(): number | null {
    return this.#firstFrameMs;
  }

  /** Whether the caller may talk over what plays now. */
  get interruptible(): boolean {
    return this.#sentences.find((sentence) => !sentence.played)?.interruptible ?? true;
  }

  /** Pauses where it is, since the caller speaks over it. */
  pause(): void {
    this.#parts.queue.pause();
    for (const { voice, speech } of this.#sentences) voice?.held?.(speech?.sentMs ?? 0);
  }

  /** Goes on where it paused. */
  resume(): void {
    for (const { voice } of this.#sentences) voice?.held?.(null);
    this.#parts.queue.resume();
  }

  /** Stops making and playing, before it returns. `finished` then tells what was said. */
  cut(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#parts.queue.clear();
  }

  async #say(
    sentences: Iterable<SentenceOnItsWay> | AsyncIterable<SentenceOnItsWay>,
    language: string,
  ): Promise<ReplyEnd> {
    try {
      for await (const sentence of sentences) {
        if (this.#isCut()) break;
        await this.#make(sentence, sentence.language ?? language);
      }
    } catch (error) {
      // What an engine throws because it was told to stop is no fault.
      if (!this.#isCut()) throw error;
    }
    for (const { speech } of this.#sentences) await speech?.done;
    for (const { voice, speech } of this.#sentences) voice?.heard(speech?.sentMs ?? 0);
    return { cut: this.#isCut(), sentences: this.#sentences.map((sentence) => sentence.said()) };
  }

  async *#coming(sentences: AsyncIterable<Sentence>): AsyncGenerator<SentenceOnItsWay> {
    for await (const sentence of untilAborted(sentences, this.#abort.signal)) {
      const onItsWay = new SentenceOnItsWay(sentence);
      this.#sentences.push(onItsWay);
      yield onItsWay;
    }
  }

  async #make(sentence: SentenceOnItsWay, language: string): Promise<void> {
    const { queue, synthesizer, clock } = this.#parts;
    const onFirstFrame = (): void => this.#onFrame();
    const { signal } = this.#abort;
    try {
      const sound =
        sentence.voice?.sound(signal) ?? synthesizer.speak(sentence.text, { language, signal });
      for await (const samples of sound) {
        if (signal.aborted) return;
        this.#firstAudioMs ??= clock.monotonicMs();
        sentence.madeSamples += samples.length;
        // Only now: what another reply has to say meanwhile must not wait for a voice that is slow.
        sentence.speech ??= queue.begin({ onFirstFrame });
        sentence.speech.write(samples);
      }
      sentence.complete = true;
    } finally {
      sentence.speech?.end();
    }
  }

  #onFrame(): void {
    if (this.#firstFrameMs !== null) return;
    this.#firstFrameMs = this.#parts.clock.monotonicMs();
    this.#parts.begun?.();
  }

  #isCut(): boolean {
    return this.#abort.signal.aborted;
  }
}

class SentenceOnItsWay {
  readonly interruptible: boolean;
  readonly language: string | undefined;
  readonly voice: ModelVoice | undefined;
  readonly #text: string;
  speech: Speech | undefined;
  madeSamples = 0;
  complete = false;

  constructor({ text, interruptible, language, voice }: Sentence) {
    this.#text = text;
    this.interruptible = interruptible;
    this.language = language;
    this.voice = voice;
  }

  /** Of a voice, as far as its words are known. */
  get text(): string {
    return this.voice?.text ?? this.#text;
  }

  get played(): boolean {
    return this.complete && (this.speech?.sentMs ?? 0) * SAMPLES_PER_MS >= this.madeSamples;
  }

  said(): SaidSentence {
    return {
      text: this.text,
      interruptible: this.interruptible,
      ...(this.voice && { voice: this.voice }),
      durationMs: this.complete ? this.madeSamples / SAMPLES_PER_MS : null,
      sentMs: this.speech?.sentMs ?? 0,
    };
  }
}
