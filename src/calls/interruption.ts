import type { Clock, Timer } from '../kernel/clock.js';
import { bargeInPolicy } from '../conversation/turns/bargeIn.js';
import type { Ear, UtteranceEnd } from './ear.js';
import type { Floor } from './floor.js';

/** What tells interruptions from noises. */
export interface InterruptionParts {
  readonly clock: Clock;
  readonly floor: Floor;
  readonly ear: Pick<Ear, 'tellsInterim'>;
}

/** A break in the sound that is longer ends a noise. */
const BREAK_MS = 200;

/**
 * Tells a caller who speaks over us from a noise on the line. We fall silent at once for either, go on when no
 * words come of it, and do not fall silent again for the same noise, nor on a line where that happened twice:
 * there only words are an interruption.
 */
export class Interruption {
  readonly #parts: InterruptionParts;
  #patience: Timer | undefined;
  /** What sounds now was found to be no interruption. */
  #noise = false;
  /** The sound was taken in two, where it had become too long for one utterance. */
  #goesOn = false;
  #falseAlarms = 0;

  constructor(parts: InterruptionParts) {
    this.#parts = parts;
  }

  /** Something is heard over our words, from the first or now that they begin. Whether it silences a reply. */
  begin(): boolean {
    const { clock, floor, ear } = this.#parts;
    if (!floor.ours) {
      floor.pause();
      return false;
    }
    if (this.#noise || this.#falseAlarms >= bargeInPolicy.mostFalseAlarms) return false;
    floor.pause();
    this.#patience?.cancel();
    const { wordlessMs, unheardMs } = bargeInPolicy;
    this.#patience = clock.after(ear.tellsInterim ? wordlessMs : unheardMs, () => {
      this.#falseAlarms += 1;
      this.#noise = true;
      floor.resume();
    });
    return true;
  }

  /** Words are heard, before the sound is over, that are more than a sign to go on. */
  words(): void {
    this.meant();
    this.#parts.floor.pause();
  }

  /** The sound is over; what it was is not known yet. */
  end({ endedAtMs, detectedAtMs }: UtteranceEnd): void {
    this.#patience?.cancel();
    this.#goesOn = detectedAtMs - endedAtMs < BREAK_MS;
  }

  /** It was words: the caller can make themselves heard on this line. */
  meant(): void {
    this.#patience?.cancel();
    this.#noise = false;
    this.#falseAlarms = 0;
  }

  /** No words came of it. */
  wordless(): void {
    if (!this.#noise) this.#falseAlarms += 1;
    this.#noise &&= this.#goesOn;
    this.#parts.floor.resume();
  }

  /** Waits for nothing any more. */
  close(): void {
    this.#patience?.cancel();
  }
}
