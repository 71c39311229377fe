import type { ModelVoice, VoicePart } from '../../../conversation/ports.js';
import { decodePayload, type MediaFormat } from '../../../media/formats.js';
import { SAMPLES_PER_MS } from '../../../media/frames.js';

/** What a response does to the conversation that it is part of. */
export interface ResponseControl {
  /** The model shall say no more of it. */
  cancel(): void;
  /** The caller has heard this much of an item, and these words; none of it is 0. */
  heard(item: {
    readonly id: string;
    readonly ms: number;
    readonly text: string;
    readonly whole: boolean;
  }): void;
  /** They have heard this as well, of an item that seemed to be over. */
  heardMore(text: string): void;
  /** It seemed to be over, and goes on. */
  resumed(): void;
}

/** One response of the model as it comes: what it says, what it wants done. */
export class RealtimeResponse implements AsyncIterable<VoicePart> {
  readonly #format: MediaFormat;
  readonly #control: ResponseControl;
  readonly #voices = new Map<string, Voice>();
  readonly #parts: VoicePart[] = [];
  #wake: () => void = () => undefined;
  #end: { readonly error: unknown } | undefined;

  constructor(format: MediaFormat, control: ResponseControl) {
    this.#format = format;
    this.#control = control;
  }

  /** Whether the model is still at it. */
  get active(): boolean {
    return this.#end === undefined;
  }

  /** Whether something of it is on its way to the caller. */
  get sounding(): boolean {
    return [...this.#voices.values()].some(({ told }) => !told);
  }

  /**
   * The caller speaks over it, and no more of it will come: what they have heard so far is told as if it was all. False where
   * that cannot be known yet.
   */
  settle(): boolean {
    const voices = [...this.#voices.values()].filter(({ told }) => !told);
    if (this.active || !voices.every(({ settleable }) => settleable)) return false;
    for (const voice of voices) voice.settle();
    return true;
  }

  /** More sound of an item, base64. */
  sound(itemId: string, delta: string): void {
    this.#voiceOf(itemId).add(decodePayload(Buffer.from(delta, 'base64'), this.#format));
  }

  /** More words of an item. */
  words(itemId: string, delta: string): void {
    this.#voiceOf(itemId).say(delta);
  }

  /** A part that is complete. */
  add(part: VoicePart): void {
    this.#parts.push(part);
    this.#wake();
  }

  /** Nothing more comes: it is done, or has failed. Idempotent. */
  end(error?: unknown): void {
    if (this.#end) return;
    this.#end = { error };
    for (const voice of this.#voices.values()) voice.end();
    this.#wake();
  }

  /** Nobody wants it: what was not heard yet is not. */
  forget(): void {
    if (this.active) this.#control.cancel();
    this.end();
    for (const voice of this.#voices.values()) voice.heard(0);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<VoicePart> {
    for (;;) {
      const next = this.#parts.shift();
      if (next) {
        yield next;
        continue;
      }
      if (this.#end) {
        if (this.#end.error !== undefined) throw this.#end.error as Error;
        return;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #voiceOf(itemId: string): Voice {
    const known = this.#voices.get(itemId);
    if (known) return known;
    const voice = new Voice({
      heard: ({ ms, madeMs, text }) => {
        if (this.active) this.#control.cancel();
        this.#control.heard({ id: itemId, ms, text, whole: ms >= madeMs });
      },
      heardMore: (text) => this.#control.heardMore(text),
      resumed: () => this.#control.resumed(),
    });
    this.#voices.set(itemId, voice);
    this.add({ type: 'voice', voice });
    return voice;
  }
}

/** How much was heard of what was made. */
interface Heard {
  readonly ms: number;
  readonly madeMs: number;
  readonly text: string;
}

/** Who is told what was heard of a voice. */
interface VoiceListener {
  readonly heard: (heard: Heard) => void;
  readonly heardMore: (text: string) => void;
  readonly resumed: () => void;
}

/** One item that the model says. */
class Voice implements ModelVoice {
  readonly #chunks: Int16Array[] = [];
  readonly #listener: VoiceListener;
  #text = '';
  #made = 0;
  #ended = false;
  #told = false;
  #heldMs: number | null = null;
  /** What was told when it seemed to be over. */
  #settled: Heard | undefined;
  #wake: () => void = () => undefined;

  constructor(listener: VoiceListener) {
    this.#listener = listener;
  }

  get text(): string {
    return this.#text;
  }

  /** Whether it is known how much of it was heard. */
  get told(): boolean {
    return this.#told;
  }

  /** Whether it is paused, and has not been told of before. */
  get settleable(): boolean {
    return this.#heldMs !== null && !this.#settled;
  }

  /** Tells what was heard of it until it was paused. */
  settle(): void {
    this.#settled = this.#heardAfter(this.#heldMs ?? 0);
    this.#listener.heard(this.#settled);
  }

  held(ms: number | null): void {
    this.#heldMs = ms;
    if (ms === null && this.#settled && !this.#told) this.#listener.resumed();
  }

  say(words: string): void {
    this.#text += words;
    this.#wake();
  }

  add(samples: Int16Array): void {
    this.#chunks.push(samples);
    this.#made += samples.length;
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *sound(signal: AbortSignal): AsyncGenerator<Int16Array> {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    while (!signal.aborted) {
      // The words run ahead of the sound: nothing is heard that could not be checked.
      const next = this.#text === '' ? undefined : this.#chunks.shift();
      if (next) yield next;
      else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  heard(ms: number): void {
    if (this.#told) return;
    this.#told = true;
    const heard = this.#heardAfter(ms);
    if (!this.#settled) {
      this.#listener.heard(heard);
      return;
    }
    const more = heard.text.slice(this.#settled.text.length).trim();
    if (more !== '') this.#listener.heardMore(more);
  }

  #heardAfter(ms: number): Heard {
    const madeMs = Math.floor(this.#made / SAMPLES_PER_MS);
    const share = madeMs === 0 ? 0 : Math.min(1, ms / madeMs);
    const text = this.#text.slice(0, Math.round(share * this.#text.length)).trim();
    return { ms: Math.floor(ms), madeMs, text };
  }
}
