import { SharedStream } from '../kernel/sharedStream.js';
import type { SpeakOptions, Synthesizer } from '../speech/ports.js';

/** A sentence that is being made before it is known whether it will be said. */
interface Rehearsal {
  readonly text: string;
  readonly language: string;
  readonly sound: SharedStream<Int16Array>;
  /** Nobody will say it, or somebody does. */
  readonly release: () => void;
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
    const sound = new SharedStream((signal) => this.#voice.speak(text, { language, signal }));
    this.#rehearsal = { text, language, sound, release: sound.hold() };
  }

  /** What was rehearsed will not be said. */
  drop(): void {
    this.#rehearsal?.release();
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
      yield* rehearsal.sound.read(options.signal);
    } finally {
      rehearsal.release();
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
