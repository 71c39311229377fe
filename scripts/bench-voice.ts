/**
 * Measures whole calls: a real Asterisk, callers with real telephones in a process of their own, and the gateway as
 * `main.ts` composes it, with nothing kept. `npm run bench:voice -- --calls 1,10,50 --engine pipeline` takes about
 * a minute a count and prints one JSON object a line. The engines are `instant`, within the process; `pipeline`: Google's
 * SDK against servers of its protocol; and `realtime`: OpenAI's protocol. Vendors take `--delay` ms each, which is not
 * counted as ours. Budgets are told, not enforced: where
 * `bare_timer_interval` is late or `machine_busy` near 100, the machine is full and the durations say little.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock as clock } from '../src/kernel/clock.js';
import { comeFirst, standBack } from '../src/kernel/priority.js';
import { GATEWAY_ACCOUNT } from '../src/telephony/pbx/settings.js';
import { startTestPbx, type TestPbx } from '../src/testing/pbx.js';
import { BareEcho } from './bench-voice-echo.js';
import type { CallersAnswer, CallersReport, CallersRequest } from './bench-voice-callers.js';
import {
  BenchGateway,
  instantEngines,
  pipelineEngines,
  realtimeEngines,
  watchSending,
  type BenchEngines,
} from './bench-voice-gateway.js';
import type { VendorPorts } from './bench-voice-vendors.js';
import { readCommandLine, refuseArguments } from './command-line.js';

type Figure = 'mean' | 'p50' | 'p95' | 'p99' | 'max';

interface Measure {
  readonly metric: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** The most that each of these figures may be. */
  readonly budget?: Partial<Record<Figure, number>>;
}

const HOST = '127.0.0.1';
const DIALLED = '+12125550142';
const TALK_MS = 30_000;
const WARM_UP_MS = 5000;
const ECHO_MS = 10_000;
/** Calls do not come in all at once. */
const CALL_EVERY_MS = 60;
const WATCH_EVERY_MS = 1000;
/** Callers who speak as soon as they can be sure that we have ended. */
const HURRIED_MS = 450;
/** Within it everything that a call took is to be given back. */
const RELEASE_MS = 5000;
/** The budget of what must not happen. */
const none = { max: 0 };

/** The callers, in a process of their own so that they do not count as the gateway's work. */
class Callers {
  readonly #child: ChildProcess;

  private constructor() {
    this.#child = fork(fileURLToPath(new URL('./bench-voice-callers.ts', import.meta.url)));
    standBack(this.#child.pid);
  }

  static async open(pbx: TestPbx): Promise<Callers> {
    const callers = new Callers();
    const { gatewayPassword: password, sipPort: port } = pbx.settings;
    const account = { username: GATEWAY_ACCOUNT, password };
    await callers.#ask({ ask: 'open', account, server: { host: HOST, port } });
    return callers;
  }

  /** Answers with how many were answered. */
  async call(calls: number): Promise<number> {
    const everyMs = CALL_EVERY_MS;
    const answer = await this.#ask({ ask: 'call', number: DIALLED, calls, everyMs });
    return answer.told === 'answered' ? answer.calls : 0;
  }

  async talk(forMs: number, pauseMs: number): Promise<CallersReport> {
    const answer = await this.#ask({ ask: 'talk', forMs, pauseMs });
    if (answer.told !== 'report') throw new Error(`the callers told ${answer.told}`);
    return answer.report;
  }

  async hangUp(): Promise<void> {
    await this.#ask({ ask: 'hang_up' });
  }

  close(): void {
    this.#child.kill();
  }

  async #ask(request: CallersRequest): Promise<CallersAnswer> {
    this.#child.send(request);
    const [answer] = (await once(this.#child, 'message')) as [CallersAnswer];
    return answer;
  }
}

/** Follows what the process uses until stopped. */
function watchProcess(): {
  stop: () => Record<'cpuShare' | 'kernelShare' | 'rss' | 'loopShare' | 'machineShare', number>;
} {
  const machineBefore = machineTimes();
  const cpuBefore = process.cpuUsage();
  const loopBefore = performance.eventLoopUtilization();
  const startedAtMs = clock.monotonicMs();
  const rss: number[] = [];
  const timer = setInterval(() => rss.push(process.memoryUsage.rss()), WATCH_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      const cpu = process.cpuUsage(cpuBefore);
      const lastedMs = clock.monotonicMs() - startedAtMs;
      return {
        cpuShare: (cpu.user + cpu.system) / 1000 / lastedMs,
        kernelShare: cpu.system / 1000 / lastedMs,
        rss: [...rss].sort((a, b) => a - b)[rss.length >> 1] ?? NaN,
        machineShare: shareOfMachine(machineBefore),
        loopShare: performance.eventLoopUtilization(loopBefore).utilization,
      };
    },
  };
}

/** What all cores have done since the machine started, in ms. */
function machineTimes(): { busy: number; all: number } {
  const times = cpus().flatMap(({ times: core }) => Object.values(core));
  const all = times.reduce((sum, time) => sum + time, 0);
  const idle = cpus().reduce((sum, { times: core }) => sum + core.idle, 0);
  return { busy: all - idle, all };
}

function shareOfMachine(before: ReturnType<typeof machineTimes>): number {
  const { busy, all } = machineTimes();
  return (busy - before.busy) / (all - before.all);
}

/** What as many calls take of which each packet is only given back: the share of a core. */
async function measureEcho(pbx: TestPbx, calls: number): Promise<number> {
  const echo = await BareEcho.start(pbx);
  const callers = await Callers.open(pbx);
  try {
    await callers.call(calls);
    const watched = watchProcess();
    await wait(ECHO_MS);
    const { cpuShare } = watched.stop();
    await callers.hangUp();
    return cpuShare;
  } finally {
    callers.close();
    await echo.close();
  }
}

async function measure(pbx: TestPbx, engines: BenchEngines, calls: number): Promise<void> {
  const echoShare = await measureEcho(pbx, calls);
  const gateway = await BenchGateway.start(pbx, engines);
  const callers = await Callers.open(pbx);
  try {
    const rssBefore = process.memoryUsage.rss();
    const answered = await callers.call(calls);
    const watched = watchProcess();
    const sending = watchSending();
    const report = await callers.talk(TALK_MS, options.pauseMs);
    const { cpuShare, kernelShare, rss, loopShare, machineShare } = watched.stop();
    const sentMs = sending.stop();
    await callers.hangUp();
    const left = await whatIsLeft(pbx, gateway);

    const print = (measured: Measure): void => printMeasure(calls, measured);
    print({ metric: 'bare_timer_interval', unit: 'ms', values: report.timerIntervalsMs });
    print({
      metric: 'calls_not_answered',
      unit: 'calls',
      values: [calls - answered],
      budget: none,
    });
    print({
      metric: 'gateway_added',
      unit: 'ms',
      values: gateway.addedMs,
      budget: { p50: 25, p95: 40 },
    });
    print({
      metric: 'first_frame',
      unit: 'ms',
      values: gateway.firstFrameMs,
      budget: { p50: 5, p95: 22 },
    });
    print({ metric: 'answer', unit: 'ms', values: gateway.answerMs });
    print({ metric: 'voice_to_voice', unit: 'ms', values: report.voiceToVoiceMs });
    print({
      metric: 'interval_sent',
      unit: 'ms',
      values: sentMs,
      budget: { mean: 20.05, p99: 22 },
    });
    print({ metric: 'interval_heard', unit: 'ms', values: report.intervalsMs });
    // 200 ms for us, and the 200 ms of speech that the policy asks for.
    print({ metric: 'barge_in', unit: 'ms', values: report.bargeInMs, budget: { p95: 400 } });
    print({
      metric: 'cpu_per_call',
      unit: '% of a core',
      values: [(100 * cpuShare) / calls],
      budget: calls >= 50 ? { mean: 0.5 } : {},
    });
    print({
      metric: 'cpu_per_call_of_bare_echo',
      unit: '% of a core',
      values: [(100 * echoShare) / calls],
    });
    print({
      metric: 'cpu_per_call_in_kernel',
      unit: '% of a core',
      values: [(100 * kernelShare) / calls],
    });
    print({ metric: 'machine_busy', unit: '% of all cores', values: [100 * machineShare] });
    print({ metric: 'event_loop_busy', unit: '%', values: [100 * loopShare] });
    print({
      metric: 'memory_per_call',
      unit: 'MiB',
      values: [(rss - rssBefore) / 2 ** 20 / calls],
      budget: calls >= 50 ? { mean: 2 } : {},
    });
    print({
      metric: 'frames_missed',
      unit: 'frames',
      values: [gateway.missedFrames],
      budget: none,
    });
    print({ metric: 'not_released', unit: 'parts', values: [left], budget: none });
  } finally {
    callers.close();
    await gateway.close();
  }
}

/** Calls, slots, channels and bridges that are still taken some seconds after the last hang-up. */
async function whatIsLeft(pbx: TestPbx, gateway: BenchGateway): Promise<number> {
  const deadlineMs = clock.monotonicMs() + RELEASE_MS;
  for (;;) {
    const { liveCalls, admission } = gateway;
    const inAsterisk = (await holdings(pbx, 'channels')) + (await holdings(pbx, 'bridges'));
    const left = liveCalls.count + admission.taken + inAsterisk;
    if (left === 0 || clock.monotonicMs() > deadlineMs) return left;
    await wait(100);
  }
}

async function holdings(pbx: TestPbx, what: 'channels' | 'bridges'): Promise<number> {
  const { ariUser, ariPassword } = pbx.settings;
  const credentials = Buffer.from(`${ariUser}:${ariPassword}`).toString('base64');
  const response = await fetch(`${pbx.asterisk.ariUrl}/ari/${what}`, {
    headers: { authorization: `Basic ${credentials}` },
  });
  return ((await response.json()) as unknown[]).length;
}

function printMeasure(calls: number, { metric, unit, values, budget = {} }: Measure): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] ?? NaN;
  const figures: Record<Figure, number> = {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    max: at(1),
  };
  // A figure that is no number keeps no budget.
  const ok = Object.entries(budget).every(([figure, most]) => figures[figure as Figure] <= most);
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([figure, value]) => [figure, Number(value.toFixed(3))]),
  );
  const count = values.length;
  console.log(
    JSON.stringify({
      bench: 'voice',
      engine: options.engine,
      calls,
      pauseMs: options.pauseMs,
      metric,
      unit,
      count,
      ...rounded,
      budget,
      ok,
    }),
  );
}

/** A first call, so that the calls measured do not pay for what is made once in a process. */
async function warmUp(pbx: TestPbx, engines: BenchEngines): Promise<void> {
  const gateway = await BenchGateway.start(pbx, engines);
  const callers = await Callers.open(pbx);
  try {
    await callers.call(1);
    await callers.talk(WARM_UP_MS, HURRIED_MS);
    await callers.hangUp();
    await gateway.desk.whenIdle();
  } finally {
    callers.close();
    await gateway.close();
  }
}

async function measureCalls({ counts, engine, delayMs }: Options): Promise<void> {
  const pbx = await startTestPbx();
  const vendors = await openVendors(delayMs);
  const engines = {
    instant: () => instantEngines,
    pipeline: () => pipelineEngines(vendors.ports, delayMs),
    realtime: () => realtimeEngines(vendors.ports, delayMs),
  }[engine]();
  comeFirst();
  try {
    await warmUp(pbx, engines);
    for (const calls of counts) await measure(pbx, engines, calls);
  } finally {
    vendors.close();
    await pbx.close();
  }
}

/** The vendors, in a process of their own so that their work does not count as the gateway's. */
async function openVendors(delayMs: number): Promise<{ ports: VendorPorts; close: () => void }> {
  const program = fileURLToPath(new URL('./bench-voice-vendors.ts', import.meta.url));
  const child = fork(program, [String(delayMs)]);
  const [ports] = (await once(child, 'message')) as [VendorPorts];
  return { ports, close: () => child.kill() };
}

/** Without Asterisk there are no calls; their sound can still be measured. */
async function measureMediaAlone(): Promise<void> {
  const note = 'Asterisk is not installed (scripts/setup): the media path alone is measured';
  console.log(JSON.stringify({ bench: 'voice', note }));
  await once(fork(fileURLToPath(new URL('./bench-media.ts', import.meta.url))), 'exit');
}

const USAGE = `npm run bench:voice -- --calls 1,10,50 --engine instant|pipeline|realtime --delay 100 --pause ${HURRIED_MS}

Measures whole calls, as JSON lines, in about a minute a count of calls. Vendors take --delay ms for an answer;
callers speak again --pause ms after ours: 450 is as soon as they can tell that we have ended, 4000 is a person's way.`;

const engines = ['instant', 'pipeline', 'realtime'] as const;

type Engine = (typeof engines)[number];

function isEngine(name: string): name is Engine {
  return engines.some((engine) => engine === name);
}

interface Options {
  readonly counts: readonly number[];
  readonly engine: Engine;
  readonly delayMs: number;
  readonly pauseMs: number;
}

function readOptions(): Options {
  const { values } = readCommandLine(USAGE, {
    options: {
      calls: { type: 'string', default: '1,10,50' },
      engine: { type: 'string', default: 'instant' },
      delay: { type: 'string', default: '100' },
      pause: { type: 'string', default: String(HURRIED_MS) },
    },
  });
  const { engine } = values;
  const counts = values.calls.split(',').map(Number);
  const [delayMs, pauseMs] = [Number(values.delay), Number(values.pause)];
  if (!counts.every((count) => Number.isInteger(count) && count > 0))
    return refuseArguments(USAGE, `--calls ${values.calls}: whole numbers are wanted`);
  if (!isEngine(engine)) return refuseArguments(USAGE, `--engine ${engine} is not known`);
  if (!(delayMs >= 0)) return refuseArguments(USAGE, `--delay ${values.delay}: ms are wanted`);
  if (!(pauseMs >= HURRIED_MS))
    return refuseArguments(USAGE, `--pause ${values.pause}: at least ${HURRIED_MS} ms are wanted`);
  return { counts, engine, delayMs, pauseMs };
}

const options = readOptions();
const asterisk = fileURLToPath(new URL('../.tools/bin/asterisk', import.meta.url));
if (existsSync(asterisk)) await measureCalls(options);
else await measureMediaAlone();
