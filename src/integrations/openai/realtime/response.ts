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
    const voice = new Voice(({ ms, madeMs, text }) => {
      if (this.active) this.#control.cancel();
      this.#control.heard({ id: itemId, ms, text, whole: ms >= madeMs });
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

/** One item that the model says. */
class Voice implements ModelVoice {
  readonly #chunks: Int16Array[] = [];
  readonly #onHeard: (heard: Heard) => void;
  #text = '';
  #made = 0;
  #ended = false;
  #told = false;
  #wake: () => void = () => undefined;

  constructor(onHeard: (heard: Heard) => void) {
    this.#onHeard = onHeard;
  }

  get text(): string {
    return this.#text;
  }

  /** Whether it is known how much of it was heard. */
  get told(): boolean {
    return this.#told;
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
    const madeMs = Math.floor(this.#made / SAMPLES_PER_MS);
    const share = madeMs === 0 ? 0 : Math.min(1, ms / madeMs);
    const text = this.#text.slice(0, Math.round(share * this.#text.length)).trim();
    this.#onHeard({ ms: Math.floor(ms), madeMs, text });
  }
}
