import { Socket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentials } from '@grpc/grpc-js';
import { Admission } from '../src/calls/admission.js';
import { AgentDesk } from '../src/calls/agentDesk.js';
import { CallDesk } from '../src/calls/callDesk.js';
import { LiveCalls } from '../src/calls/liveCalls.js';
import type { CallLog, RestaurantDirectory } from '../src/calls/ports.js';
import { createVoiceModelAgent } from '../src/conversation/agents/languageModel/voiceModelAgent.js';
import { orderParsersOf } from '../src/conversation/orderParsers.js';
import { GoogleSynthesizer } from '../src/integrations/google/synthesizer.js';
import { GoogleTranscriber } from '../src/integrations/google/transcriber.js';
import { RealtimeEngine } from '../src/integrations/openai/realtime/realtimeEngine.js';
import { systemClock as clock } from '../src/kernel/clock.js';
import { TypedEmitter } from '../src/kernel/emitter.js';
import { uuidv7 } from '../src/kernel/ids.js';
import { silentLogger } from '../src/kernel/logger.js';
import { PlayoutClock } from '../src/media/playoutClock.js';
import { PortPool } from '../src/media/portPool.js';
import { loadVoiceActivity, type OpenVoiceActivityDetector } from '../src/media/voiceActivity.js';
import type { Synthesizer, Transcriber } from '../src/speech/ports.js';
import { Line } from '../src/telephony/line.js';
import { GATEWAY_ACCOUNT } from '../src/telephony/pbx/settings.js';
import { bellaNapoli } from '../src/testing/demoRestaurants.js';
import type { TestPbx } from '../src/testing/pbx.js';
import { vowel } from '../src/testing/vowel.js';
import { HEARD, SAID_MS, type VendorPorts } from './bench-voice-vendors.js';

const HOST = '127.0.0.1';
/** Outside the range of the machine's own choices and of the test PBX. */
const MEDIA_PORTS = { first: 12_000, last: 13_999 };

function createInstantTranscriber(): Transcriber {
  return {
    name: 'instant',
    languages: '*',
    interimResults: false,
    open: ({ languages: [language] }) => {
      let turn = 0;
      return {
        expect: () => undefined,
        begin: () => ({
          events: new TypedEmitter(),
          write: () => undefined,
          finish: () => {
            const text = HEARD[turn++ % HEARD.length] ?? '';
            const hypotheses = [{ text, confidence: 1 }];
            return Promise.resolve({ hypotheses, language, engine: 'instant' });
          },
          cancel: () => undefined,
        }),
        close: () => undefined,
      };
    },
    close: () => Promise.resolve(),
  };
}

/** Says every sentence in the same time. */
function createInstantSynthesizer(): Synthesizer {
  const sound = vowel(SAID_MS);
  return {
    name: 'instant',
    languages: '*',
    speak: async function* () {
      yield await Promise.resolve(sound);
    },
    close: () => Promise.resolve(),
  };
}

/** What hears and speaks, and how long its vendors take for a turn. */
export interface BenchEngines {
  readonly open: () => {
    readonly transcriber: Transcriber;
    readonly synthesizer: Synthesizer;
    readonly agent?: AgentDesk;
  };
  readonly vendorsMs: number;
}

/** Engines within the process that answer at once. */
export const instantEngines: BenchEngines = {
  open: () => ({
    transcriber: createInstantTranscriber(),
    synthesizer: createInstantSynthesizer(),
  }),
  vendorsMs: 0,
};

/** Google's, through its SDK, against servers of its protocol that take `delayMs` for the words and for the voice. */
export function pipelineEngines(ports: VendorPorts, delayMs: number): BenchEngines {
  const connectionTo = (port: number) => ({
    ...{ port, projectId: 'restaurant', sslCreds: credentials.createInsecure() },
  });
  return {
    open: () => ({
      transcriber: new GoogleTranscriber({
        ...{ endpoint: HOST, model: 'telephony', clock },
        connection: connectionTo(ports.googleSpeech),
      }),
      synthesizer: new GoogleSynthesizer({
        ...{ endpoint: HOST, voices: ['en-US-Chirp3-HD-Kore'] },
        connection: connectionTo(ports.googleVoice),
      }),
    }),
    vendorsMs: 2 * delayMs,
  };
}

/** OpenAI's realtime model, which hears, thinks and speaks, against a server of its protocol. */
export function realtimeEngines(ports: VendorPorts, delayMs: number): BenchEngines {
  return {
    open: () => {
      const transcriber = new RealtimeEngine({
        ...{ apiKey: 'key', baseUrl: `http://${HOST}:${ports.realtime}/v1`, model: 'gpt-realtime' },
        ...{ voice: 'marin', transcriptionModel: 'gpt-4o-mini-transcribe', format: 'ulaw', clock },
      });
      const agent = new AgentDesk({
        ...{ agents: [createVoiceModelAgent(transcriber)], patienceMs: 1500 },
        ...{ clock, log: silentLogger },
      });
      return { transcriber, synthesizer: createInstantSynthesizer(), agent };
    },
    vendorsMs: delayMs,
  };
}

const forgetfulLog: CallLog = {
  begin: () => undefined,
  answered: () => undefined,
  utterance: () => undefined,
  writtenAnew: () => undefined,
  message: () => undefined,
  recording: () => undefined,
  notRecorded: () => undefined,
  end: () => undefined,
};

const directory: RestaurantDirectory = {
  byDialledNumber: () => Promise.resolve(bellaNapoli),
  countries: () => Promise.resolve([bellaNapoli.country]),
};

/** Notes the time between one packet and the next of each socket of this process, in ms, until stopped. */
export function watchSending(): { stop: () => readonly number[] } {
  const intervalsMs: number[] = [];
  const sentAtMs = new WeakMap<Socket, number>();
  const { prototype } = Socket;
  const unwatched = Object.getOwnPropertyDescriptor(prototype, 'send') ?? {};
  const note = (socket: Socket): void => {
    const nowMs = clock.monotonicMs();
    const beforeMs = sentAtMs.get(socket);
    if (beforeMs !== undefined) intervalsMs.push(nowMs - beforeMs);
    sentAtMs.set(socket, nowMs);
  };
  const value = new Proxy(unwatched.value as () => void, {
    apply: (send, socket: Socket, args) => {
      note(socket);
      Reflect.apply(send, socket, args);
    },
  });
  Object.defineProperty(prototype, 'send', { ...unwatched, value });
  return {
    stop: () => {
      Object.defineProperty(prototype, 'send', unwatched);
      return intervalsMs;
    },
  };
}

/**
 * The gateway as `main.ts` composes it, with engines that answer at once and nothing kept, so that what it adds to a
 * call can be measured.
 */
export class BenchGateway {
  readonly answerMs: number[] = [];
  /** From the end of the caller's speech, as it was detected, to our first frame, without what vendors took. */
  readonly addedMs: number[] = [];
  /** From the first sound of a reply to its first frame. */
  readonly firstFrameMs: number[] = [];
  readonly liveCalls = new LiveCalls();
  // Calls are to be measured here, not refused.
  readonly admission = new Admission({ maxCalls: Infinity, load: () => 0 });
  readonly desk: CallDesk;
  missedFrames = 0;
  readonly #line: Line;
  readonly #speech: ReturnType<BenchEngines['open']>;

  private constructor(
    pbx: TestPbx,
    engines: BenchEngines,
    openVoiceActivity: OpenVoiceActivityDetector,
  ) {
    this.#speech = engines.open();
    const { ariUser: user, ariPassword: password } = pbx.settings;
    this.#line = new Line({
      ari: { url: pbx.asterisk.ariUrl, user, password },
      clock,
      newId: uuidv7,
      log: silentLogger,
      onStranger: () => 'hang_up',
    });
    this.desk = new CallDesk({
      clock,
      log: silentLogger,
      callLog: forgetfulLog,
      liveCalls: this.liveCalls,
      directory,
      admission: this.admission,
      ...this.#speech,
      openVoiceActivity,
      parsersFor: orderParsersOf,
      placeOrder: () => Promise.reject(new Error('nothing is ordered here')),
      messagesDirectory: join(tmpdir(), 'bench-voice'),
      recordingsDirectory: join(tmpdir(), 'bench-voice'),
      media: {
        host: HOST,
        format: 'ulaw',
        ports: new PortPool({ ...MEDIA_PORTS, clock }),
        playoutClock: new PlayoutClock(clock, () => (this.missedFrames += 1)),
      },
      ownAccounts: [GATEWAY_ACCOUNT],
    });
    this.#watch(engines.vendorsMs);
  }

  static async start(pbx: TestPbx, engines: BenchEngines): Promise<BenchGateway> {
    const gateway = new BenchGateway(pbx, engines, await loadVoiceActivity());
    await gateway.#line.start();
    return gateway;
  }

  async close(): Promise<void> {
    await this.#line.close();
    await Promise.all([this.#speech.transcriber.close(), this.#speech.synthesizer.close()]);
  }

  #watch(vendorsMs: number): void {
    const cameInAtMs = new Map<string, number>();
    this.#line.events.on('incoming', (call) => {
      cameInAtMs.set(call.id, clock.monotonicMs());
      this.desk.receive(call);
    });
    this.liveCalls.events.on('started', ({ callId }) => {
      this.answerMs.push(clock.monotonicMs() - (cameInAtMs.get(callId) ?? NaN));
      cameInAtMs.delete(callId);
    });
    this.liveCalls.events.on('said', ({ timings }) => {
      if (!timings) return;
      this.addedMs.push(timings.firstFrame - timings.detected - vendorsMs);
      this.firstFrameMs.push(timings.firstFrame - timings.firstSound);
    });
  }
}
