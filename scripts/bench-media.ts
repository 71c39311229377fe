/**
 * Measures the sound of many calls at once against its budgets, with the far ends in a process of their own.
 * Prints one JSON object a line and takes about 25 seconds. `npm run bench:media`. The exit code is 1 when a
 * budget is not kept. `bare_timer_interval` is a timer in the other process that does the same: where that one is
 * late, the machine is busy and pacing cannot be judged.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/kernel/clock.js';
import { accepted } from '../src/kernel/result.js';
import { Endpointer } from '../src/media/endpointer.js';
import { PlayoutQueue } from '../src/media/playout.js';
import { PlayoutClock } from '../src/media/playoutClock.js';
import { RtpSession } from '../src/media/rtpSession.js';
import { loadVoiceActivity } from '../src/media/voiceActivity.js';
import { vowel } from '../src/testing/vowel.js';
import type { FarEndAnswer, FarEndRequest } from './bench-media-far-end.js';
import { readCommandLine } from './command-line.js';

readCommandLine(
  `npm run bench:media

Measures the sound of many calls at once against its budgets, as JSON lines, in about 25 seconds.`,
  {},
);

interface Measure {
  readonly metric: string;
  readonly calls: number;
  readonly unit: string;
  readonly values: readonly number[];
  /** The most that each of these figures may be. */
  readonly budget: Partial<Record<Figure, number>>;
}

type FarEndReport = Extract<FarEndAnswer, { told: 'report' }>;

type Figure = 'mean' | 'p50' | 'p95' | 'p99' | 'max';

const speech = vowel(1500);
const openDetector = await loadVoiceActivity();
const clock = new PlayoutClock(systemClock, (error) => {
  throw error;
});
const anyPort = { take: () => accepted(0), release: () => undefined };
let brokenBudgets = 0;

/** One call as the gateway runs it: G.711 in and out, voice activity on, interruptible. */
class BenchCall {
  readonly replyReadyAtMs: number[] = [];
  readonly session: RtpSession;
  readonly #queue: PlayoutQueue;
  readonly #detector = openDetector();

  private constructor(session: RtpSession) {
    this.session = session;
    this.#queue = new PlayoutQueue(clock, session);
    const endpointer = new Endpointer();
    session.events.on('frame', (frame) => {
      const event = endpointer.process(frame, this.#detector.process(frame), performance.now());
      if (event?.type === 'speech_started') this.#queue.clear();
    });
  }

  static async open(farPort: number): Promise<BenchCall> {
    const opened = await RtpSession.open({
      ports: anyPort,
      address: '127.0.0.1',
      format: 'ulaw',
      clock,
    });
    if (!opened.ok) throw new Error(opened.refusal.code);
    opened.value.pin({ address: '127.0.0.1', port: farPort });
    return new BenchCall(opened.value);
  }

  reply(sound: Int16Array): void {
    const reply = this.#queue.begin();
    this.replyReadyAtMs.push(Number(process.hrtime.bigint()) / 1e6);
    reply.write(sound);
    reply.end();
  }

  close(): void {
    this.#queue.close();
    this.#detector.close();
    this.session.close();
  }
}

/** The far ends of the calls, in a process of their own so that they don't disturb what is measured. */
class FarEnds {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./bench-media-far-end.ts', import.meta.url)));
  }

  async ask(request: FarEndRequest): Promise<FarEndAnswer> {
    this.#child.send(request);
    const [answer] = (await once(this.#child, 'message')) as [FarEndAnswer];
    return answer;
  }

  async open(calls: number): Promise<readonly number[]> {
    const answer = await this.ask({ ask: 'open', calls });
    return answer.told === 'ports' ? answer.ports : [];
  }

  async report(): Promise<FarEndReport> {
    const answer = await this.ask({ ask: 'report' });
    if (answer.told !== 'report') throw new Error(`the far end told ${answer.told}`);
    return answer;
  }

  close(): void {
    this.#child.kill();
  }
}

/** Runs `work` on so many calls that are up and sending. */
async function withCalls(
  count: number,
  work: (calls: BenchCall[], far: FarEnds) => Promise<void>,
): Promise<void> {
  const far = new FarEnds();
  try {
    const calls = await Promise.all((await far.open(count)).map((port) => BenchCall.open(port)));
    await far.ask({ ask: 'connect', ports: calls.map(({ session }) => session.port) });
    await wait(500);
    await work(calls, far);
    for (const call of calls) call.close();
  } finally {
    far.close();
  }
}

async function measurePacing(count: number, rounds: number): Promise<void> {
  await withCalls(count, async (calls, far) => {
    await far.ask({ ask: 'restart' });
    const cpuBefore = process.cpuUsage();
    const startedAtMs = performance.now();
    for (let round = 0; round < rounds; round += 1) {
      // Replies become ready at any moment, not at a tick.
      for (const call of calls) setTimeout(() => call.reply(speech), Math.random() * 400);
      await wait(2000);
    }
    const elapsedMs = performance.now() - startedAtMs;
    const cpu = process.cpuUsage(cpuBefore);
    const { calls: ends, timerRanAtMs } = await far.report();

    print({
      metric: 'bare_timer_interval',
      calls: count,
      unit: 'ms',
      values: differences(timerRanAtMs),
      budget: {},
    });
    print({
      metric: 'outgoing_interval',
      calls: count,
      unit: 'ms',
      values: ends.flatMap(({ arrivedAtMs }) => differences(arrivedAtMs)),
      budget: { mean: 20.05, p99: 22 },
    });
    print({
      metric: 'ready_to_first_rtp',
      calls: count,
      unit: 'ms',
      values: ends.flatMap((end, i) =>
        end.spurtsAtMs.map((atMs, k) => atMs - (calls[i]?.replyReadyAtMs[k] ?? NaN)),
      ),
      budget: { p50: 5, p95: 22 },
    });
    print({
      metric: 'cpu_per_call',
      calls: count,
      unit: '% of a core',
      values: [(cpu.user + cpu.system) / 10 / elapsedMs / count],
      budget: count === 100 ? { mean: 0.5 } : {},
    });
    print({
      metric: 'short_packets',
      calls: count,
      unit: 'packets',
      values: [ends.reduce((sum, end) => sum + end.shortPackets, 0)],
      budget: { max: 0 },
    });
  });
}

async function measureBargeIn(count: number): Promise<void> {
  await withCalls(count, async (calls, far) => {
    const long = vowel(5000);
    for (const call of calls) call.reply(long);
    await wait(500);
    await far.ask({ ask: 'interrupt', everyMs: 1000 / count });
    await wait(1500);
    const { calls: ends } = await far.report();
    print({
      metric: 'barge_in_to_last_frame',
      calls: count,
      unit: 'ms',
      values: ends.map(({ lastSpeechAtMs, interruptedAtMs }) => lastSpeechAtMs - interruptedAtMs),
      budget: { p95: 200 },
    });
  });
}

/** The memory of 100 calls over the idle process, and what 1000 calls, 100 at a time, leave behind. */
async function measureMemory(): Promise<void> {
  const openAll = (): Promise<BenchCall[]> =>
    Promise.all(Array.from({ length: 100 }, () => BenchCall.open(9)));
  const idle = process.memoryUsage.rss();
  const calls = await openAll();
  for (const call of calls) call.reply(speech);
  await wait(500);
  print({
    metric: 'memory_per_call',
    calls: 100,
    unit: 'MiB',
    values: [(process.memoryUsage.rss() - idle) / 2 ** 20 / 100],
    budget: { mean: 2 },
  });
  for (const call of calls) call.close();

  const afterFirst = process.memoryUsage.rss();
  for (let round = 0; round < 10; round += 1) {
    const next = await openAll();
    for (const call of next) call.reply(speech);
    await wait(100);
    for (const call of next) call.close();
  }
  print({
    metric: 'memory_growth_over_1000_calls',
    calls: 1000,
    unit: 'MiB',
    values: [(process.memoryUsage.rss() - afterFirst) / 2 ** 20],
    budget: { mean: 20 },
  });
}

function differences(instants: readonly number[]): number[] {
  return instants.slice(1).map((instant, i) => instant - (instants[i] ?? NaN));
}

function print({ metric, calls, unit, values, budget }: Measure): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] ?? NaN;
  const figures: Record<Figure, number> = {
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  };
  // A figure that is no number keeps no budget.
  const ok = Object.entries(budget).every(([figure, most]) => figures[figure as Figure] <= most);
  if (!ok) brokenBudgets += 1;
  const rounded = Object.entries(figures).map(([figure, value]) => [
    figure,
    Number(value.toFixed(3)),
  ]);
  console.log(
    JSON.stringify({
      bench: 'media',
      calls,
      metric,
      unit,
      count: values.length,
      ...Object.fromEntries(rounded),
      budget,
      ok,
    }),
  );
}

await measureMemory();
await measurePacing(1, 1);
await measurePacing(50, 1);
await measurePacing(100, 3);
await measureBargeIn(50);
process.exitCode = brokenBudgets === 0 ? 0 : 1;
