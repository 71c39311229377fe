import { SharedMaking } from '../speech/sharedMaking.js';
import type { SpeakOptions, Synthesizer } from '../speech/ports.js';

/** A sentence that is being made before it is known whether it will be said. */
interface Rehearsal {
  readonly text: string;
  readonly language: string;
  readonly making: SharedMaking;
  /** Aborted when nobody needs the sound any more. */
  readonly hold: AbortController;
}

/**
 * The voice of one talk, which can begin to make a sentence that will likely be said next. If it is said, its
 * sound is there sooner; if not, nobody ever hears of it.
 */
export class RehearsedVoice implements Synthesizer {
  readonly name: string;
  readonly languages: readonly string[] | '*';
  readonly #voice: Synthesizer;
  #rehearsal: Rehearsal | undefined;

  constructor(voice: Synthesizer) {
    this.name = voice.name;
    this.languages = voice.languages;
    this.#voice = voice;
  }

  /** Begins to make this sentence, in place of the one that was rehearsed before. */
  rehearse(text: string, language: string): void {
    if (this.#isRehearsed(text, language)) return;
    this.drop();
    const making = new SharedMaking((signal) => this.#voice.speak(text, { language, signal }));
    const hold = new AbortController();
    this.#rehearsal = { text, language, making, hold };
    void listenTo(making.read(hold.signal));
  }

  /** What was rehearsed will not be said. */
  drop(): void {
    this.#rehearsal?.hold.abort();
    this.#rehearsal = undefined;
  }

  async *speak(text: string, options: SpeakOptions): AsyncGenerator<Int16Array> {
    const rehearsal = this.#rehearsal;
    if (!rehearsal || !this.#isRehearsed(text, options.language)) {
      yield* this.#voice.speak(text, options);
      return;
    }
    this.#rehearsal = undefined;
    try {
      yield* rehearsal.making.read(options.signal);
    } finally {
      rehearsal.hold.abort();
    }
  }

  /** The engines belong to the gateway: only what was rehearsed ends. */
  close(): Promise<void> {
    this.drop();
    return Promise.resolve();
  }

  #isRehearsed(text: string, language: string): boolean {
    return this.#rehearsal?.text === text && this.#rehearsal.language === language;
  }
}

/** Lets the sound be made. Whoever says the sentence is told of a failure. */
async function listenTo(sound: AsyncIterable<Int16Array>): Promise<void> {
  try {
    const reader = sound[Symbol.asyncIterator]();
    let next = await reader.next();
    while (!next.done) next = await reader.next();
  } catch {
    // Nobody waits for this reader.
  }
}
