import type { Clock, Timer } from '../kernel/clock.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { CallHealth } from './engineHealth.js';
import type { HearingEvents, Transcriber, Transcript, UtteranceHearing } from './ports.js';

/** What hears one utterance. */
export interface HedgedHearingParts {
  /** Of all the engines together. */
  readonly name: string;
  /** In the order to ask them. */
  readonly engines: readonly Transcriber[];
  readonly health: CallHealth<Transcriber>;
  readonly clock: Clock;
  /** Begins the utterance with an engine. */
  readonly begin: (engine: Transcriber) => UtteranceHearing;
}

/**
 * One utterance, heard by the first engine as it is said. Its sound is kept until it is understood, some 16 kB a second: where
 * an engine fails or is slow the next hears it too, and the first transcript is taken.
 */
export class HedgedHearing implements UtteranceHearing {
  readonly events = new TypedEmitter<HearingEvents>();
  readonly #parts: HedgedHearingParts;
  readonly #sound: Int16Array[] = [];
  /** Those that have not told yet what was said. */
  readonly #hearings = new Map<Transcriber, UtteranceHearing>();
  #over = false;

  constructor(parts: HedgedHearingParts) {
    this.#parts = parts;
    const [first] = parts.engines;
    if (!first) return;
    this.#beginWith(first).events.on('interim', (text) => this.events.emit('interim', text));
  }

  write(samples: Int16Array): void {
    // The writer may use its buffer again.
    this.#sound.push(samples.slice());
    for (const hearing of this.#hearings.values()) hearing.write(samples);
  }

  finish(): Promise<Transcript> {
    const { name, engines } = this.#parts;
    const left = [...engines];
    let failure: Error = new ProviderError(name, 'no engine hears this language', {
      retryable: false,
    });
    let asked = 0;
    return new Promise((resolve, reject) => {
      const askNext = (): void => {
        const engine = this.#over ? undefined : left.shift();
        if (!engine) {
          if (asked === 0) reject(failure);
          return;
        }
        asked += 1;
        this.#hear(engine, askNext).then(
          (transcript) => {
            this.cancel();
            resolve(transcript);
          },
          (error: unknown) => {
            asked -= 1;
            failure = error instanceof Error ? error : new ProviderError(name, messageOf(error));
            askNext();
          },
        );
      };
      askNext();
    });
  }

  cancel(): void {
    this.#over = true;
    for (const hearing of this.#hearings.values()) hearing.cancel();
  }

  /** Has an engine make out what was said, and has the next asked when that takes longer than it should. */
  async #hear(engine: Transcriber, askNext: () => void): Promise<Transcript> {
    const { health } = this.#parts;
    const patience = this.#waitFor(engine, askNext);
    try {
      const transcript = await (this.#hearings.get(engine) ?? this.#playTo(engine)).finish();
      // Of one that is not waited for any more nothing is told.
      if (!this.#over) health.worked(engine);
      return transcript;
    } catch (error) {
      if (!this.#over) health.failed(engine, error);
      throw error;
    } finally {
      patience?.cancel();
      this.#hearings.delete(engine);
    }
  }

  #waitFor(engine: Transcriber, askNext: () => void): Timer | undefined {
    const { clock, health } = this.#parts;
    const { name, usuallyWithinMs: ms } = engine;
    if (ms === undefined) return undefined;
    return clock.after(ms, () => {
      const what = `no transcript within ${ms} ms`;
      health.failed(engine, new ProviderError(name, what, { retryable: true, scope: 'session' }));
      askNext();
    });
  }

  #playTo(engine: Transcriber): UtteranceHearing {
    const hearing = this.#beginWith(engine);
    for (const samples of this.#sound) hearing.write(samples);
    return hearing;
  }

  #beginWith(engine: Transcriber): UtteranceHearing {
    this.#parts.health.tried(engine);
    const hearing = this.#parts.begin(engine);
    this.#hearings.set(engine, hearing);
    return hearing;
  }
}
