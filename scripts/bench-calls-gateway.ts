import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Admission } from '../src/calls/admission.js';
import { CallDesk } from '../src/calls/callDesk.js';
import { LiveCalls } from '../src/calls/liveCalls.js';
import type { CallLog, RestaurantDirectory } from '../src/calls/ports.js';
import { orderParsersOf } from '../src/conversation/orderParsers.js';
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

const HOST = '127.0.0.1';
/** Outside the range of the machine's own choices and of the test PBX. */
const MEDIA_PORTS = { first: 12_000, last: 13_999 };

/** What is heard in turn: always something to do, and never the end of the talk. */
const HEARD = ['a large margherita please', 'remove the margherita'];

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

/** Says every sentence in the same 1.2 s. */
function createInstantSynthesizer(): Synthesizer {
  const sound = vowel(1200);
  return {
    name: 'instant',
    languages: '*',
    speak: async function* () {
      yield await Promise.resolve(sound);
    },
    close: () => Promise.resolve(),
  };
}

const forgetfulLog: CallLog = {
  begin: () => undefined,
  answered: () => undefined,
  utterance: () => undefined,
  message: () => undefined,
  recording: () => undefined,
  end: () => undefined,
};

const directory: RestaurantDirectory = {
  byDialledNumber: () => Promise.resolve(bellaNapoli),
  countries: () => Promise.resolve([bellaNapoli.country]),
};

/**
 * The gateway as `main.ts` composes it, with engines that answer at once and nothing kept, so that what it adds to a
 * call can be measured.
 */
export class BenchGateway {
  readonly answerMs: number[] = [];
  readonly addedMs: number[] = [];
  readonly liveCalls = new LiveCalls();
  // Calls are to be measured here, not refused.
  readonly admission = new Admission({ maxCalls: Infinity, load: () => 0 });
  readonly desk: CallDesk;
  missedFrames = 0;
  readonly #line: Line;

  private constructor(pbx: TestPbx, openVoiceActivity: OpenVoiceActivityDetector) {
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
      transcriber: createInstantTranscriber(),
      synthesizer: createInstantSynthesizer(),
      openVoiceActivity,
      parsersFor: orderParsersOf,
      placeOrder: () => Promise.reject(new Error('nothing is ordered here')),
      messagesDirectory: join(tmpdir(), 'bench-calls'),
      recordingsDirectory: join(tmpdir(), 'bench-calls'),
      media: {
        host: HOST,
        format: 'ulaw',
        ports: new PortPool({ ...MEDIA_PORTS, clock }),
        playoutClock: new PlayoutClock(clock, () => (this.missedFrames += 1)),
      },
      ownAccounts: [GATEWAY_ACCOUNT],
    });
    this.#watch();
  }

  static async start(pbx: TestPbx): Promise<BenchGateway> {
    const gateway = new BenchGateway(pbx, await loadVoiceActivity());
    await gateway.#line.start();
    return gateway;
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  #watch(): void {
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
      if (timings) this.addedMs.push(timings.firstFrame - timings.detected);
    });
  }
}
