import type { AgentTurns } from '../calls/agentTurns.js';
import { Ear } from '../calls/ear.js';
import { LiveCalls } from '../calls/liveCalls.js';
import { Minutes } from '../calls/minutes.js';
import type { TurnTimings, UtteranceRecord } from '../calls/ports.js';
import { Talk } from '../calls/talk.js';
import type { DialogueContext, Effect } from '../conversation/dialogue/reply.js';
import { orderParsersOf } from '../conversation/orderParsers.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { silentLogger } from '../kernel/logger.js';
import type { ManualClock } from '../kernel/manualClock.js';
import { FRAME_MS, FRAME_SAMPLES } from '../media/frames.js';
import { PlayoutQueue } from '../media/playout.js';
import { PlayoutClock } from '../media/playoutClock.js';
import type { FoundAddress } from '../restaurant/foundAddress.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import type { HearingEvents, HearingSession, Synthesizer, Transcript } from '../speech/ports.js';

/** A frame of the caller's voice, and one of nothing. */
export const LOUD = new Int16Array(FRAME_SAMPLES).fill(8000);
export const QUIET = new Int16Array(FRAME_SAMPLES);

/** What a talk is tried with; what is left out is scripted. */
export interface TalkUnderTestParts {
  readonly clock: ManualClock;
  readonly profile: RestaurantProfile;
  readonly hearing: HearingSession;
  readonly synthesizer: Synthesizer;
  readonly context?: Partial<DialogueContext>;
  readonly agent?: AgentTurns;
  readonly locate?: () => Promise<readonly FoundAddress[]>;
  /** How long 20 ms of the line take in truth, in ms: for what is asked over a network besides the engines. */
  readonly paceMs?: number;
  /** The line's time stands still while an engine hears or speaks, however long that takes: for real ones. */
  readonly waitsForEngines?: boolean;
}

/** Softer samples are silence. */
const AUDIBLE = 300;

/** A talk on a line whose sound is written by the test and whose time it turns. */
export class TalkUnderTest {
  readonly talk: Talk;
  readonly ear: Ear;
  readonly clock: ManualClock;
  /** Who said what, as the minutes have it. */
  readonly said: string[] = [];
  readonly effects: Effect[] = [];
  /** What was asked, each time we listen. */
  readonly asked: string[] = [];
  /** By which engine each of the caller's turns was heard. */
  readonly heardBy: string[] = [];
  /** When each step of our replies to speech was done. */
  readonly timings: TurnTimings[] = [];
  readonly #pace: () => Promise<unknown>;
  /** Whether the last frame to the caller was speech. */
  speaking = false;

  constructor(parts: TalkUnderTestParts) {
    const { clock, profile, paceMs } = parts;
    this.clock = clock;
    const work = new EngineWork();
    const [hearing, synthesizer] =
      parts.waitsForEngines === true
        ? [work.ofEar(parts.hearing), work.ofVoice(parts.synthesizer)]
        : [parts.hearing, parts.synthesizer];
    this.#pace = async () => {
      await work.done();
      await new Promise<unknown>((resolve) =>
        paceMs === undefined ? setImmediate(resolve) : setTimeout(resolve, paceMs),
      );
    };
    const playoutClock = new PlayoutClock(clock, (error) => {
      throw error;
    });
    const queue = new PlayoutQueue(playoutClock, {
      send: (frame) => void (this.speaking = frame.some((sample) => sample !== 0)),
    });
    this.ear = new Ear({
      hearing,
      voiceActivity: {
        process: (frame) => frame.some((sample) => Math.abs(sample) > AUDIBLE),
        close: () => undefined,
      },
      clock,
      whenFree: () => playoutClock.whenFree(),
    });
    const liveCalls = new LiveCalls();
    liveCalls.events.on('said', ({ speaker, text, timings }) => {
      this.said.push(`${speaker}: ${text}`);
      if (timings) this.timings.push(timings);
    });
    const nothing = (): void => undefined;
    const callLog = {
      ...{ begin: nothing, answered: nothing, message: nothing, end: nothing },
      utterance: ({ engine }: UtteranceRecord) => {
        if (engine) this.heardBy.push(engine);
      },
      ...{ writtenAnew: nothing, recording: nothing, notRecorded: nothing },
    };
    this.talk = new Talk({
      context: {
        profile,
        parsers: orderParsersOf(profile),
        caller: { phone: null, name: null },
        hearing: {},
        ...parts.context,
      },
      mouth: { queue, synthesizer, clock },
      ear: this.ear,
      minutes: new Minutes({ callId: 'call', clock, callLog, liveCalls }),
      ...(parts.agent && { agent: parts.agent }),
      kitchenLoad: () => undefined,
      locate: parts.locate ?? (() => Promise.resolve([])),
      clock,
      log: silentLogger,
    });
    this.talk.events.on('effect', (effect) => this.effects.push(effect));
    this.talk.events.on('listening', (question) => this.asked.push(question));
  }

  /** Lets time pass while the line carries this sound from the caller. */
  async pass(ms: number, sound = QUIET): Promise<void> {
    for (let passedMs = 0; passedMs < ms; passedMs += FRAME_MS) {
      this.ear.listen(sound);
      this.clock.advance(FRAME_MS);
      await this.#pace();
    }
  }

  /** The caller says this sound. */
  async hear(samples: Int16Array): Promise<void> {
    for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
      await this.pass(FRAME_MS, samples.slice(at, at + FRAME_SAMPLES));
    }
  }

  /** The caller makes a sound of 600 ms, and listens until we have answered and listen again. */
  async answer(sound: Int16Array = new Int16Array(4800).fill(8000)): Promise<void> {
    const asked = this.asked.length;
    await this.hear(sound);
    await this.until(() => this.asked.length > asked);
  }

  /** Lets time pass until something is so. Answers with how much it was; throws after a minute. */
  async until(isSo: () => boolean, sound = QUIET): Promise<number> {
    const startedAtMs = this.clock.monotonicMs();
    while (!isSo()) {
      if (this.clock.monotonicMs() - startedAtMs > 60_000) {
        throw new Error(`it did not come to that: ${this.said.join(' | ')}`);
      }
      await this.pass(FRAME_MS, sound);
    }
    return this.clock.monotonicMs() - startedAtMs;
  }
}

/** What engines have begun and not ended. */
class EngineWork {
  readonly #begun = new Set<Promise<unknown>>();

  /** Resolves when no engine is at anything. */
  async done(): Promise<void> {
    while (this.#begun.size > 0) await Promise.allSettled(this.#begun);
  }

  /** The same ear, whose answers are waited for. */
  ofEar(ear: HearingSession): HearingSession {
    return {
      get interimResults() {
        return ear.interimResults ?? false;
      },
      expect: (hints) => ear.expect(hints),
      begin: () => {
        const hearing = ear.begin();
        return {
          events: hearing.events,
          write: (samples) => hearing.write(samples),
          finish: () => this.#waitFor(hearing.finish()),
          cancel: () => hearing.cancel(),
        };
      },
      close: () => ear.close(),
    };
  }

  /** The same voice, whose sound is waited for. */
  ofVoice(voice: Synthesizer): Synthesizer {
    return {
      ...{ name: voice.name, languages: voice.languages, close: () => voice.close() },
      speak: (text, options) => this.#sound(voice.speak(text, options)),
    };
  }

  async *#sound(sound: AsyncIterable<Int16Array>): AsyncGenerator<Int16Array> {
    const chunks = sound[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.#waitFor(chunks.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await chunks.return?.();
    }
  }

  #waitFor<Value>(begun: Promise<Value>): Promise<Value> {
    this.#begun.add(begun);
    return begun.finally(() => this.#begun.delete(begun));
  }
}

/** An ear whose words the test writes. */
export class ScriptedHearing implements HearingSession {
  readonly interimResults: boolean;
  /** What is made of the next utterances; a promise keeps us waiting. */
  readonly hears: (string | Error | Promise<string>)[] = [];
  #events = new TypedEmitter<HearingEvents>();

  constructor({ interimResults }: { interimResults: boolean }) {
    this.interimResults = interimResults;
  }

  /** Tells a reading of the utterance that is being heard. */
  tell(interim: string): void {
    this.#events.emit('interim', interim);
  }

  expect(): void {
    // Hears the same whatever is expected.
  }

  begin(): ReturnType<HearingSession['begin']> {
    this.#events = new TypedEmitter<HearingEvents>();
    return {
      events: this.#events,
      write: () => undefined,
      finish: () => this.#transcribe(),
      cancel: () => undefined,
    };
  }

  close(): void {
    // Holds nothing.
  }

  async #transcribe(): Promise<Transcript> {
    const text = await this.hears.shift();
    if (text instanceof Error) throw text;
    const hypotheses = text ? [{ text, confidence: 1 }] : [];
    return { hypotheses, language: 'en-US', engine: 'scripted' };
  }
}

/** A voice of which every sentence lasts as long, and that tells what it was given. */
export class EvenVoice implements Synthesizer {
  readonly name = 'even';
  readonly languages = '*';
  /** The sentences it was given, and those it was told to leave. */
  readonly made: string[] = [];
  readonly left: string[] = [];
  readonly #sentenceMs: number;
  /** When its first sound is there. */
  ready: (text: string) => Promise<void> = () => Promise.resolve();

  constructor(sentenceMs: number) {
    this.#sentenceMs = sentenceMs;
  }

  async *speak(text: string, { signal }: { signal: AbortSignal }): AsyncGenerator<Int16Array> {
    this.made.push(text);
    signal.addEventListener('abort', () => this.left.push(text));
    await this.ready(text);
    yield new Int16Array(8 * this.#sentenceMs).fill(1);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
