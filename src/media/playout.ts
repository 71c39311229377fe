import type { Timer } from '../kernel/clock.js';
import { FRAME_SAMPLES, SAMPLES_PER_MS, SampleQueue } from './frames.js';
import type { PlayoutClock } from './playoutClock.js';

/** Where frames go, one each 20 ms. */
export interface FrameSink {
  /** Sends 160 samples. `startsTalkSpurt` is true for the first frame after silence. */
  send(frame: Int16Array, startsTalkSpurt: boolean): void;
}

/** One reply on its way to the caller. */
export interface Speech {
  /**
   * Adds sound, PCM at 8000 Hz, any length. The samples are kept, not copied. Once the speech has ended or was
   * cleared this does nothing, so what a cancelled engine still brings is harmless.
   */
  write(samples: Int16Array): void;
  /** All is written: the last frame is filled up with silence. */
  end(): void;
  /** How much of it has really left, in ms. */
  readonly sentMs: number;
  /** `played` when the time of its last frame is over, `cleared` when it was cut. Never rejects. */
  readonly done: Promise<SpeechEnd>;
}

/** How a speech came to its end. */
export type SpeechEnd = 'played' | 'cleared';

const SILENCE = new Int16Array(FRAME_SAMPLES);

/** By how much each silent frame is sent later than the one before, while time is taken back. */
const STRETCH_MS = 1;

/**
 * What one call says: speeches play one after the other, and silence fills the time between, so that the path
 * stays open and the timestamps run on. When the line is idle the first frame of a speech leaves at once, ahead
 * of its tick. The silence after it takes that time back, 1 ms a frame, so that neither a drift nor a hole comes
 * of it: the stream is never more than one frame ahead of the clock.
 */
export class PlayoutQueue {
  readonly #clock: PlayoutClock;
  readonly #sink: FrameSink;
  readonly #leaveClock: () => void;
  readonly #speeches: QueuedSpeech[] = [];
  /** Whether the last frame was speech. */
  #talking = false;
  /** Whether one frame more was sent than there were ticks. */
  #ahead = false;
  /** How far the silent frames have been put off to make up for it. */
  #putOffMs = 0;
  #putOffSilence: Timer | undefined;
  #paused = false;
  #closed = false;
  #underflows = 0;

  /** Starts sending silence at once; the sink must be able to send. */
  constructor(clock: PlayoutClock, sink: FrameSink) {
    this.#clock = clock;
    this.#sink = sink;
    this.#leaveClock = clock.join({ tick: () => this.#tick() });
    this.#sendSilence();
  }

  /**
   * Begins a speech behind those that are queued. `onFirstFrame` runs when its first frame has been handed to
   * the sink. On a closed queue the speech is cleared from the start.
   */
  begin(options: { onFirstFrame?: () => void } = {}): Speech {
    const speech = new QueuedSpeech(() => this.#sendAtOnce(), options.onFirstFrame);
    if (this.#closed) speech.settle('cleared');
    else this.#speeches.push(speech);
    return speech;
  }

  /** How often a speech that was begun had to stop, since its sound was not made in time. */
  get underflows(): number {
    return this.#underflows;
  }

  /** Whether a speech is being played or waits, ended or not. */
  get busy(): boolean {
    return this.#speeches.length > 0;
  }

  /**
   * Cuts all speeches, the current and the queued, before it returns. Gives back the current one, whose `sentMs`
   * tells what the caller may have heard of it; undefined when nothing was said.
   */
  clear(): Speech | undefined {
    const [current] = this.#speeches;
    this.#paused = false;
    for (const speech of this.#speeches.splice(0)) {
      speech.settle(speech.exhausted ? 'played' : 'cleared');
    }
    return current;
  }

  /** Sends silence and keeps what is queued, while it is open whether an interruption was meant. */
  pause(): void {
    this.#paused = true;
  }

  /** Goes on after `pause`, where it stopped. */
  resume(): void {
    this.#paused = false;
    this.#sendAtOnce();
  }

  /** Clears and sends nothing more. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#leaveClock();
    this.#putOffSilence?.cancel();
    this.clear();
  }

  #tick(): void {
    // Silence put off up to the next tick is the frame too many.
    if (this.#takeBackSilence()) this.#settleUp();
    if (this.#sendSpeech()) return;
    if (this.#talking && !this.#paused && this.#speeches[0]?.begun) this.#underflows += 1;
    this.#talking = false;
    if (this.#ahead) this.#putSilenceOff();
    else this.#sendSilence();
  }

  #putSilenceOff(): void {
    this.#putOffMs += STRETCH_MS;
    this.#putOffSilence = this.#clock.after(this.#putOffMs, () => {
      this.#putOffSilence = undefined;
      this.#sendSilence();
    });
  }

  /** Sends speech before its tick, in place of silence that was put off or else one frame ahead of time. */
  #sendAtOnce(): void {
    if (this.#talking || (this.#ahead && !this.#putOffSilence)) return;
    if (!this.#sendSpeech()) return;
    this.#takeBackSilence();
    this.#ahead = true;
  }

  #takeBackSilence(): boolean {
    if (!this.#putOffSilence) return false;
    this.#putOffSilence.cancel();
    this.#putOffSilence = undefined;
    return true;
  }

  #settleUp(): void {
    this.#ahead = false;
    this.#putOffMs = 0;
  }

  #sendSpeech(): boolean {
    if (this.#paused) return false;
    for (;;) {
      const [speech] = this.#speeches;
      if (!speech) return false;
      if (!speech.exhausted) return this.#sendFrameOf(speech);
      speech.settle('played');
      this.#speeches.shift();
    }
  }

  #sendFrameOf(speech: QueuedSpeech): boolean {
    const frame = speech.takeFrame();
    if (!frame) return false;
    this.#sink.send(frame, !this.#talking);
    this.#talking = true;
    this.#putOffMs = 0;
    speech.announceFirstFrame();
    return true;
  }

  #sendSilence(): void {
    this.#sink.send(SILENCE, false);
  }
}

class QueuedSpeech implements Speech {
  readonly done: Promise<SpeechEnd>;
  readonly #waiting = new SampleQueue();
  readonly #onReady: () => void;
  #onFirstFrame: (() => void) | undefined;
  #resolveDone: (end: SpeechEnd) => void = () => undefined;
  #sentSamples = 0;
  #ended = false;

  constructor(onReady: () => void, onFirstFrame: (() => void) | undefined) {
    this.#onReady = onReady;
    this.#onFirstFrame = onFirstFrame;
    this.done = new Promise((resolve) => (this.#resolveDone = resolve));
  }

  get sentMs(): number {
    return this.#sentSamples / SAMPLES_PER_MS;
  }

  /** Whether some of it has been sent. */
  get begun(): boolean {
    return this.#sentSamples > 0;
  }

  /** Whether all there ever will be has been sent. */
  get exhausted(): boolean {
    return this.#ended && this.#waiting.length === 0;
  }

  write(samples: Int16Array): void {
    if (this.#ended) return;
    this.#waiting.push(samples);
    this.#onReady();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onReady();
  }

  /** The next 160 samples, or undefined while too few are there. */
  takeFrame(): Int16Array | undefined {
    const samples = Math.min(this.#waiting.length, FRAME_SAMPLES);
    if (samples === 0 || (samples < FRAME_SAMPLES && !this.#ended)) return undefined;
    this.#sentSamples += samples;
    return this.#waiting.take(FRAME_SAMPLES);
  }

  announceFirstFrame(): void {
    const tell = this.#onFirstFrame;
    this.#onFirstFrame = undefined;
    tell?.();
  }

  settle(end: SpeechEnd): void {
    this.#ended = true;
    this.#waiting.clear();
    this.#resolveDone(end);
  }
}
