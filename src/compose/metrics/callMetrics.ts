import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { CallDesk } from '../../calls/callDesk.js';
import type { LiveCalls } from '../../calls/liveCalls.js';
import type { TurnTimings } from '../../calls/ports.js';
import { ProviderError } from '../../kernel/errors.js';
import type { EndedRequest } from '../../speech/engineWatch.js';

/** A call that holds something longer than this after its end is a leak. */
const GONE_MS = 5 * 60_000;

const MS = 1000;

/** What Prometheus is told of the calls of a process, and of the engines that serve them. */
export class CallMetrics {
  readonly #registry: Registry;
  readonly #calls: Counter<'outcome'>;
  readonly #voiceToVoice: Histogram;
  readonly #stages: Histogram<'stage'>;
  readonly #bargeIn: Histogram;
  readonly #pacing: Histogram;
  readonly #underflows: Counter;
  readonly #received: Counter;
  readonly #lost: Counter;
  readonly #filled: Counter;
  readonly #dropped: Counter<'reason'>;
  readonly #engineErrors: Counter<'engine' | 'kind'>;
  readonly #requests: Counter<'engine' | 'task' | 'outcome'>;
  readonly #firstResults: Histogram<'engine' | 'task'>;

  constructor(registry: Registry) {
    this.#registry = registry;
    const registers = [registry];
    this.#calls = new Counter({
      name: 'tableline_calls_total',
      help: 'Calls that have ended, by how.',
      labelNames: ['outcome'],
      registers,
    });
    this.#voiceToVoice = new Histogram({
      name: 'tableline_voice_to_voice_seconds',
      help: "From the end of the caller's speech to the first frame of our reply.",
      buckets: [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5],
      registers,
    });
    this.#stages = new Histogram({
      name: 'tableline_turn_stage_seconds',
      help: 'How long each step of a reply took: endpointing, recognition, answer, voice, playout.',
      labelNames: ['stage'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.04, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2.5],
      registers,
    });
    this.#bargeIn = new Histogram({
      name: 'tableline_barge_in_seconds',
      help: 'From the first sound of a caller who speaks over us to our silence.',
      buckets: [0.1, 0.125, 0.15, 0.175, 0.2, 0.25, 0.3, 0.5],
      registers,
    });
    this.#pacing = new Histogram({
      name: 'tableline_pacing_lateness_seconds',
      help: 'How late a frame of 20 ms was sent.',
      buckets: [0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.025, 0.04, 0.1],
      registers,
    });
    this.#underflows = new Counter({
      name: 'tableline_playout_underflows_total',
      help: 'Breaks in our speech, since its sound was not made in time.',
      registers,
    });
    this.#received = new Counter({
      name: 'tableline_rtp_packets_received_total',
      help: 'RTP packets that came, of calls that have ended.',
      registers,
    });
    this.#lost = new Counter({
      name: 'tableline_rtp_packets_lost_total',
      help: 'RTP packets that did not come, or too late, of calls that have ended.',
      registers,
    });
    this.#filled = new Counter({
      name: 'tableline_rtp_frames_filled_total',
      help: 'Frames made up for packets that were lost or not sent, of calls that have ended.',
      registers,
    });
    this.#dropped = new Counter({
      name: 'tableline_rtp_packets_dropped_total',
      help: 'RTP packets that were not taken, of calls that have ended.',
      labelNames: ['reason'],
      registers,
    });
    this.#engineErrors = new Counter({
      name: 'tableline_engine_errors_total',
      help: 'Failures of speech engines and language models; retryable, fatal (key, quota) or a fault of ours.',
      labelNames: ['engine', 'kind'],
      registers,
    });
    this.#requests = new Counter({
      name: 'tableline_engine_requests_total',
      help: 'Requests to engines for callers: hearing, answering or speaking; done, dropped (not wanted any more) or failed.',
      labelNames: ['engine', 'task', 'outcome'],
      registers,
    });
    this.#firstResults = new Histogram({
      name: 'tableline_engine_first_result_seconds',
      help: 'From a request to the first of its answer: a token, a sound, of an utterance the first words guessed.',
      labelNames: ['engine', 'task'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 5],
      registers,
    });
  }

  /** Counts the calls of this process. */
  watchCalls(liveCalls: LiveCalls, desk: Pick<CallDesk, 'lingering'>): void {
    const registers = [this.#registry];
    new Gauge({
      name: 'tableline_calls_live',
      help: 'Calls going on.',
      registers,
      collect() {
        this.set(liveCalls.count);
      },
    });
    new Gauge({
      name: 'tableline_calls_not_gone',
      help: 'Calls that ended over five minutes ago and still hold something.',
      registers,
      collect() {
        this.set(desk.lingering(GONE_MS));
      },
    });
    liveCalls.events.on('said', ({ timings }) => timings && this.#observeTurn(timings));
    liveCalls.events.on('interrupted', (_, afterMs) => this.#bargeIn.observe(afterMs / MS));
    liveCalls.events.on('ended', (_, outcome, sound) => {
      this.#calls.inc({ outcome });
      this.#underflows.inc(sound.underflows);
      this.#received.inc(sound.received);
      this.#lost.inc(sound.lost);
      this.#filled.inc(sound.filledFrames);
      for (const [reason, count] of Object.entries(sound.dropped)) {
        this.#dropped.inc({ reason }, count);
      }
    });
  }

  /** A frame was sent so late. */
  readonly paced = (lateMs: number): void => this.#pacing.observe(lateMs / MS);

  /** A request to an engine is over. */
  readonly requested = ({ engine, task, outcome, firstMs }: EndedRequest): void => {
    this.#requests.inc({ engine, task, outcome });
    if (firstMs !== null) this.#firstResults.observe({ engine, task }, firstMs / MS);
  };

  /** An engine failed. */
  readonly engineFailed = (engine: string, error: unknown): void => {
    const known = error instanceof ProviderError;
    const kind = known ? (error.retryable ? 'retryable' : 'fatal') : 'fault';
    this.#engineErrors.inc({ engine, kind });
  };

  #observeTurn(at: TurnTimings): void {
    this.#voiceToVoice.observe(at.firstFrame / MS);
    const stages = {
      endpointing: at.detected,
      recognition: at.transcribed - at.detected,
      answer: at.answered - at.transcribed,
      voice: at.firstSound - at.answered,
      playout: at.firstFrame - at.firstSound,
    };
    for (const [stage, ms] of Object.entries(stages)) {
      this.#stages.observe({ stage }, Math.max(0, ms) / MS);
    }
  }
}
