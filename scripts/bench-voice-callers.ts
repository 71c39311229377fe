import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../src/kernel/clock.js';
import type { RtpVoice } from '../src/testing/sip/rtpVoice.js';
import type { SipAccount } from '../src/testing/sip/sipAccount.js';
import type { SipCall } from '../src/testing/sip/sipCall.js';
import { SipPhone } from '../src/testing/sip/sipPhone.js';
import type { SipAddress } from '../src/testing/sip/sipWire.js';
import { vowel } from '../src/testing/vowel.js';

/** What the benchmark asks of its callers. */
export type CallersRequest =
  | { readonly ask: 'open'; readonly account: SipAccount; readonly server: SipAddress }
  /** Place so many calls, `everyMs` apart, and wait until all are answered or refused. */
  | {
      readonly ask: 'call';
      readonly number: string;
      readonly calls: number;
      readonly everyMs: number;
    }
  /** Talk for so long, each `pauseMs` after what they were answered. */
  | { readonly ask: 'talk'; readonly forMs: number; readonly pauseMs: number }
  | { readonly ask: 'hang_up' };

/** What the callers noticed, in ms. */
export interface CallersReport {
  /** The end of what was said -> the first sound of the reply. */
  readonly voiceToVoiceMs: readonly number[];
  /** The beginning of an interruption -> the last sound of what was interrupted. */
  readonly bargeInMs: readonly number[];
  /** Between one packet and the next of the same call. */
  readonly intervalsMs: readonly number[];
  /** The same of a bare timer of this process: where it is late, the machine is busy. */
  readonly timerIntervalsMs: readonly number[];
}

/** How the callers answer. */
export type CallersAnswer =
  | { readonly told: 'done' }
  | { readonly told: 'answered'; readonly calls: number }
  | { readonly told: 'report'; readonly report: CallersReport };

const SPOKEN_MS = 600;
const FRAME_MS = 20;
/** How long a caller listens before talking over us. */
const LISTENED_MS = 400;
/** Callers do not speak in step: each begins at another moment of the first turn, which lasts so long, and the pause. */
const TURN_MS = 2500;
/** Every so many turns the caller interrupts. */
const INTERRUPTS_EVERY = 3;

const speech = vowel(SPOKEN_MS);

/** A caller who says something, hears the reply, and now and then does not let it finish. */
class Caller {
  readonly voiceToVoiceMs: number[] = [];
  readonly bargeInMs: number[] = [];
  readonly intervalsMs: number[] = [];
  readonly #call: SipCall;
  readonly #voice: RtpVoice;
  readonly #pauseMs: number;

  constructor(call: SipCall, pauseMs: number) {
    this.#call = call;
    this.#pauseMs = pauseMs;
    this.#voice = call.voice;
  }

  async talk(untilMs: number, beginsAfterMs: number): Promise<void> {
    await this.#voice.untilQuiet(this.#pauseMs);
    await wait(beginsAfterMs);
    const stopNoting = this.#noteIntervals();
    for (let turn = 1; systemClock.monotonicMs() < untilMs && !this.#call.end; turn += 1) {
      await this.#say();
      if (turn % INTERRUPTS_EVERY === 0) await this.#interrupt();
      await this.#voice.untilQuiet(this.#pauseMs);
    }
    stopNoting();
  }

  /** Says something and waits until the reply begins. */
  async #say(): Promise<void> {
    await this.#voice.say(speech);
    const endedMs = systemClock.monotonicMs() + FRAME_MS;
    const startedMs = await this.#next('speechStarted');
    if (startedMs !== undefined) this.voiceToVoiceMs.push(startedMs - endedMs);
  }

  async #interrupt(): Promise<void> {
    await wait(LISTENED_MS);
    const stopped = this.#next('speechStopped');
    await this.#voice.say(speech);
    const beganMs = systemClock.monotonicMs() + FRAME_MS - SPOKEN_MS;
    const stoppedMs = await stopped;
    if (stoppedMs !== undefined) this.bargeInMs.push(stoppedMs + FRAME_MS - beganMs);
  }

  #noteIntervals(): () => void {
    let beforeMs: number | undefined;
    return this.#voice.events.on('packet', (atMs) => {
      if (beforeMs !== undefined) this.intervalsMs.push(atMs - beforeMs);
      beforeMs = atMs;
    });
  }

  /** When it happens; undefined when the call ends before. */
  #next(what: 'speechStarted' | 'speechStopped'): Promise<number | undefined> {
    return new Promise((resolve) => {
      this.#voice.events.once(what, resolve);
      this.#voice.events.once('closed', () => resolve(undefined));
    });
  }
}

let phone: SipPhone | undefined;
let calls: SipCall[] = [];

async function open(account: SipAccount, server: SipAddress): Promise<void> {
  phone = await SipPhone.open({ account, server, codecs: ['PCMU'] });
  await phone.register();
}

async function place(number: string, count: number, everyMs: number): Promise<number> {
  if (!phone) throw new Error('there is no telephone');
  const placed: SipCall[] = [];
  for (let i = 0; i < count; i += 1) {
    placed.push(await phone.call(number));
    await wait(everyMs);
  }
  await Promise.allSettled(placed.map((call) => call.whenAnswered()));
  calls = placed.filter((call) => call.isAnswered);
  return calls.length;
}

async function talk(forMs: number, pauseMs: number): Promise<CallersReport> {
  const callers = calls.map((call) => new Caller(call, pauseMs));
  const timer = noteTimer();
  const untilMs = systemClock.monotonicMs() + forMs;
  await Promise.all(
    callers.map((caller, i) => caller.talk(untilMs, ((TURN_MS + pauseMs) * i) / callers.length)),
  );
  return {
    voiceToVoiceMs: callers.flatMap((caller) => caller.voiceToVoiceMs),
    bargeInMs: callers.flatMap((caller) => caller.bargeInMs),
    intervalsMs: callers.flatMap((caller) => caller.intervalsMs),
    timerIntervalsMs: timer.stop(),
  };
}

/** A timer paced as a sender of sound is: each deadline is counted from the start. */
function noteTimer(): { stop: () => number[] } {
  const startMs = systemClock.monotonicMs();
  const ranAtMs: number[] = [];
  const arm = (): NodeJS.Timeout => {
    const dueMs = startMs + (ranAtMs.length + 1) * FRAME_MS;
    return setTimeout(() => {
      ranAtMs.push(systemClock.monotonicMs());
      timer = arm();
    }, dueMs - systemClock.monotonicMs());
  };
  let timer = arm();
  return {
    stop: () => {
      clearTimeout(timer);
      return ranAtMs.slice(1).map((atMs, i) => atMs - (ranAtMs[i] ?? NaN));
    },
  };
}

async function answer(request: CallersRequest): Promise<CallersAnswer> {
  switch (request.ask) {
    case 'open':
      await open(request.account, request.server);
      return { told: 'done' };
    case 'call':
      return {
        told: 'answered',
        calls: await place(request.number, request.calls, request.everyMs),
      };
    case 'talk':
      return { told: 'report', report: await talk(request.forMs, request.pauseMs) };
    case 'hang_up':
      for (const call of calls) call.hangUp();
      return { told: 'done' };
  }
}

process.on('message', (request: CallersRequest) => {
  void answer(request).then((told) => process.send?.(told));
});
process.once('disconnect', () => process.exit(0));
