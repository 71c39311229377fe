import type { Reply as Answer } from '../conversation/dialogue/reply.js';
import { bargeInPolicy } from '../conversation/turns/bargeIn.js';
import type { Ear, HeardUtterance } from './ear.js';
import { Reply, type MouthParts, type ReplyEnd } from './mouth.js';

/** One of our replies on its way. */
export interface Speaking {
  readonly reply: Reply;
  readonly answer: Answer;
  /** The speech that it replies to; null for replies to anything else. */
  readonly to: HeardUtterance | null;
}

/** What the floor is made from. */
export interface FloorParts {
  readonly mouth: MouthParts;
  readonly ear: Ear;
  /** A reply was said to its end or was cut. */
  readonly said: (speaking: Speaking, end: ReplyEnd) => void;
  /** A reply could not be said. */
  readonly failed: (error: unknown) => void;
}

/** Speech that counts while we are silent; while we speak the barge-in policy asks for more. */
const MIN_SPEECH_MS = 120;

/** Who has the floor in one talk: what we say, one reply at a time, and how we leave it to the caller. */
export class Floor {
  readonly #parts: FloorParts;
  #speaking: Speaking | undefined;

  constructor(parts: FloorParts) {
    this.#parts = parts;
  }

  /** Whether a reply is on its way, also one that pauses. */
  get ours(): boolean {
    return this.#speaking !== undefined;
  }

  /** Resolves when what is being said has been said, or was cut. */
  async whenFree(): Promise<void> {
    await this.#speaking?.reply.finished.catch(() => undefined);
  }

  /** Says an answer. `waits`: the caller is speaking, and is not talked over. */
  say(answer: Answer, to: HeardUtterance | null, waits: boolean): void {
    const { mouth, ear, said, failed } = this.#parts;
    ear.requireSpeech(bargeInPolicy.minSpeechMs);
    const reply = new Reply(mouth, answer.say, answer.language);
    const speaking: Speaking = { reply, answer, to };
    this.#speaking = speaking;
    if (waits) this.pause();
    reply.finished.then(
      (end) => {
        this.#leave(speaking);
        said(speaking, end);
      },
      (error: unknown) => {
        this.#leave(speaking);
        failed(error);
      },
    );
  }

  /** The caller speaks over us: we fall silent until it is clear whether that was an interruption. */
  pause(): void {
    if (this.#speaking?.reply.interruptible) this.#parts.mouth.queue.pause();
  }

  /** It was none: we go on where we were. */
  resume(): void {
    this.#parts.mouth.queue.resume();
  }

  /** It was one: what we were saying is over, unless it has to be heard. */
  yield(): void {
    if (this.#speaking?.reply.interruptible) this.cut();
  }

  /** Says no more of it, whatever it is. */
  cut(): void {
    this.#speaking?.reply.cut();
  }

  #leave(speaking: Speaking): void {
    if (this.#speaking === speaking) this.#speaking = undefined;
    if (!this.#speaking) this.#parts.ear.requireSpeech(MIN_SPEECH_MS);
  }
}
