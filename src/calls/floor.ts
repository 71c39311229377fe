import type { Reply as Answer } from '../conversation/dialogue/reply.js';
import { bargeInPolicy } from '../conversation/turns/bargeIn.js';
import type { Ear, HeardUtterance } from './ear.js';
import { RehearsedVoice } from './rehearsedVoice.js';
import { Reply, type MouthParts, type ReplyEnd, type Sentence, type Sentences } from './mouth.js';
import { SentenceFeed } from './sentenceFeed.js';

/** What a caller said, as it was read. */
export interface ReadUtterance extends HeardUtterance {
  /** When a model that read it had its first word, on the monotonic clock: before it was over where it was foreseen. */
  readonly firstTokenAtMs?: number;
}

/** One of our replies on its way. */
export interface Speaking {
  readonly reply: Reply;
  readonly answer: Answer;
  /** The speech that it replies to; null for replies to anything else. */
  readonly to: ReadUtterance | null;
  /** When its words, or the first of them, were known, on the monotonic clock. */
  readonly answeredAtMs: number;
}

/** A reply that is being said before all of it is known. */
export interface OpenReply {
  /** Says this next. */
  add(sentence: Sentence): void;
  /** Says the rest, after which it is like any other reply. Of a reply that was cut nothing more is said. */
  complete(answer: Answer): void;
}

/** What the floor is made from. */
export interface FloorParts {
  readonly mouth: MouthParts;
  readonly ear: Ear;
  /** A reply was said to its end or was cut. */
  readonly said: (speaking: Speaking, end: ReplyEnd) => void;
  /** The first frame of a reply has left. */
  readonly begun: () => void;
  /** A bridge was said to its end or was cut. */
  readonly bridged: (speaking: Speaking, end: ReplyEnd) => void;
  /** A reply could not be said. */
  readonly failed: (error: unknown) => void;
}

/** Speech that counts while we are silent; while we speak the barge-in policy asks for more. */
const MIN_SPEECH_MS = 120;

/** Who has the floor in one talk: what we say, one reply at a time, and how we leave it to the caller. */
export class Floor {
  readonly #parts: FloorParts;
  readonly #voice: RehearsedVoice;
  readonly #mouth: MouthParts;
  #reply: Reply | undefined;
  #bridge: Reply | undefined;

  constructor(parts: FloorParts) {
    this.#parts = parts;
    this.#voice = new RehearsedVoice(parts.mouth.synthesizer);
    this.#mouth = { ...parts.mouth, synthesizer: this.#voice };
  }

  /** Whether a reply is on its way, also one that pauses. */
  get ours(): boolean {
    return this.#reply !== undefined;
  }

  /** Resolves when what is being said has been said, or was cut. */
  async whenFree(): Promise<void> {
    await this.#reply?.finished.catch(() => undefined);
  }

  /** Prepares the sound of a sentence that is likely the next, in a language (BCP 47) unless it has its own. */
  rehearse(sentence: Sentence, language: string): void {
    this.#voice.rehearse(sentence.text, sentence.language ?? language);
  }

  /** Says an answer, behind a bridge that is being said. */
  say(answer: Answer, to: ReadUtterance | null): void {
    this.#speak(answer.say, answer.language, answer, to);
  }

  /** Begins a reply in a language (BCP 47) whose first sentences are known before the answer is. */
  open(language: string, to: ReadUtterance | null): OpenReply {
    const feed = new SentenceFeed();
    let know: (answer: Answer) => void = () => undefined;
    this.#speak(feed, language, new Promise<Answer>((resolve) => (know = resolve)), to);
    return {
      add: (sentence) => feed.add(sentence),
      complete: (answer) => {
        for (const sentence of answer.say) feed.add({ language: answer.language, ...sentence });
        feed.end();
        know(answer);
      },
    };
  }

  /** Says a short phrase while the caller waits for an answer, which is said behind it. */
  bridge(text: string, language: string): void {
    const say = [{ text, interruptible: true }];
    const reply = new Reply(this.#mouth, say, language);
    const answer: Answer = { say, language, expect: null, effects: [] };
    const answeredAtMs = this.#mouth.clock.monotonicMs();
    const speaking: Speaking = { reply, answer, to: null, answeredAtMs };
    this.#bridge = reply;
    const over = (): void => {
      if (this.#bridge === reply) this.#bridge = undefined;
    };
    reply.finished.then((end) => {
      over();
      this.#parts.bridged(speaking, end);
    }, over);
  }

  /** The caller speaks over us: we fall silent until it is clear whether that was an interruption. */
  pause(): void {
    if (!this.#reply) this.#bridge?.cut();
    else if (this.#reply.interruptible) this.#reply.pause();
  }

  /** It was none: we go on where we were. */
  resume(): void {
    this.#reply?.resume();
    this.#parts.mouth.queue.resume();
  }

  /** It was one: what we were saying is over, unless it has to be heard. */
  yield(): void {
    if (this.#reply?.interruptible) this.cut();
  }

  /** Says no more of it, whatever it is. */
  cut(): void {
    this.#reply?.cut();
    this.#bridge?.cut();
  }

  /** Says no more, and forgets what was rehearsed. */
  close(): void {
    this.cut();
    this.#voice.drop();
  }

  #speak(
    sentences: Sentences,
    language: string,
    known: Answer | Promise<Answer>,
    to: ReadUtterance | null,
  ): void {
    const { ear, mouth, begun, failed } = this.#parts;
    const answeredAtMs = mouth.clock.monotonicMs();
    const said = (answer: Answer, end: ReplyEnd): void =>
      this.#parts.said({ reply, answer, to, answeredAtMs }, end);
    ear.requireSpeech(bargeInPolicy.minSpeechMs);
    const reply = new Reply({ ...this.#mouth, begun }, sentences, language);
    this.#reply = reply;
    reply.finished.then(
      (end) => {
        this.#leave(reply);
        // What was cut before its answer was known is told once that is.
        if (known instanceof Promise) void known.then((answer) => said(answer, end));
        else said(known, end);
      },
      (error: unknown) => {
        this.#leave(reply);
        failed(error);
      },
    );
  }

  #leave(reply: Reply): void {
    if (this.#reply === reply) this.#reply = undefined;
    if (!this.#reply) this.#parts.ear.requireSpeech(MIN_SPEECH_MS);
  }
}
