import type { TypedEmitter } from '../kernel/emitter.js';
import type { EngineWatch, WatchedRequest } from './engineWatch.js';
import type {
  HearingEvents,
  HearingOptions,
  HearingSession,
  RecognitionHints,
  Transcriber,
  Transcript,
  UtteranceHearing,
} from './ports.js';

/** The same ear; each utterance that it is given is watched as a request. */
export function watchedTranscriber(engine: Transcriber, watch: EngineWatch): Transcriber {
  const { name, languages, interimResults, usuallyWithinMs } = engine;
  return {
    ...{ name, languages, interimResults },
    ...(usuallyWithinMs !== undefined && { usuallyWithinMs }),
    open: (options) => new Session(engine, watch, options),
    close: () => engine.close(),
  };
}

class Session implements HearingSession {
  readonly #session: HearingSession;
  readonly #begin: () => WatchedRequest;

  constructor(engine: Transcriber, watch: EngineWatch, options: HearingOptions) {
    const { callId } = options;
    this.#session = engine.open(options);
    this.#begin = () => watch.begin({ callId, engine: engine.name, task: 'hearing' });
  }

  get interimResults(): boolean {
    return this.#session.interimResults ?? false;
  }

  expect(hints: RecognitionHints): void {
    this.#session.expect(hints);
  }

  begin(): UtteranceHearing {
    return new Utterance(this.#session.begin(), this.#begin());
  }

  close(): void {
    this.#session.close();
  }
}

class Utterance implements UtteranceHearing {
  readonly events: TypedEmitter<HearingEvents>;
  readonly #hearing: UtteranceHearing;
  readonly #request: WatchedRequest;

  constructor(hearing: UtteranceHearing, request: WatchedRequest) {
    this.#hearing = hearing;
    this.#request = request;
    this.events = hearing.events;
    hearing.events.on('interim', () => request.came());
  }

  write(samples: Int16Array): void {
    this.#hearing.write(samples);
  }

  async finish(): Promise<Transcript> {
    try {
      const transcript = await this.#hearing.finish();
      this.#request.end('done');
      return transcript;
    } catch (error) {
      this.#request.end('failed', error);
      throw error;
    }
  }

  cancel(): void {
    this.#request.end('dropped');
    this.#hearing.cancel();
  }
}
