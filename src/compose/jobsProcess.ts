import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Finding } from '../http/routes/health/routes.js';
import type { Clock, Timer } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import type { Logger } from '../kernel/logger.js';
import { standBack } from '../kernel/priority.js';

/** How long is waited before the process is started again: doubled each time, up to the longest. */
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

/** A process that lived so long is started again as soon as one that never failed. */
const LIVED_LONG_MS = 60_000;

/** Jobs that run have some seconds to end; a process that is still there then is killed. */
const ENDING_MS = 15_000;

/** What a process says to the one that started it when it works. */
const WORKS = 'works';

/** What it is asked; it answers with an object that has the text under this name. */
const METRICS = 'metrics';

/** A process that is busy is not waited for longer. */
const METRICS_PATIENCE_MS = 1000;

/** What the supervision needs. */
export interface JobsProcessParts {
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * A second process of this program that does the jobs, so that a job that is heavy or dies does not touch the
 * sound of calls. Whenever it ends it is started again, later each time it did not live long. What it was doing is
 * in the queue, and is taken up by the next.
 */
export class JobsProcess {
  readonly #parts: JobsProcessParts;
  #child: ChildProcess | undefined;
  #works = false;
  #waitMs = SHORTEST_WAIT_MS;
  #restart: Timer | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: JobsProcessParts) {
    this.#parts = parts;
  }

  /** Starts it, and sees to it from now on. */
  start(): void {
    const { clock, logger } = this.#parts;
    const startedAtMs = clock.monotonicMs();
    const child = fork(process.argv[1] ?? '', { env: { ...process.env, ROLES: 'jobs' } });
    this.#child = child;
    standBack(child.pid);
    logger.info({ pid: child.pid }, 'jobs process started');
    child.on('message', (message) => {
      this.#works ||= message === WORKS;
    });
    const onGone = (why: string): void => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.#works = false;
      if (this.#closing) return;
      if (clock.monotonicMs() - startedAtMs >= LIVED_LONG_MS) this.#waitMs = SHORTEST_WAIT_MS;
      logger.error({ why, againInMs: this.#waitMs }, 'jobs process ended');
      this.#restart = clock.after(this.#waitMs, () => this.start());
      this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_WAIT_MS);
    };
    child.once('exit', (code, signal) => onGone(signal ?? `exit code ${String(code)}`));
    child.once('error', (error) => onGone(error.message));
  }

  /** How it does, for people. Calls go on without it, and what is to be done waits. */
  health(): Finding {
    if (this.#works) return { state: 'ok' };
    return { state: 'degraded', detail: this.#child ? 'starting' : 'ended, is started again' };
  }

  /** Its metrics, as it tells them itself; undefined while it does not work, or is too busy to answer. */
  async metrics(): Promise<string | undefined> {
    const child = this.#child;
    if (!child || !this.#works) return undefined;
    let onMessage: ((message: unknown) => void) | undefined;
    const answer = new Promise<string | undefined>((resolve) => {
      onMessage = (message) => {
        const text = metricsIn(message);
        if (text !== undefined) resolve(text);
      };
      child.on('message', onMessage);
      // One that dies meanwhile is told of by its end.
      child.send(METRICS, () => undefined);
    });
    const told = await within(this.#parts.clock, METRICS_PATIENCE_MS, answer, undefined);
    if (onMessage) child.off('message', onMessage);
    return told;
  }

  /** Ends it, and waits until it has. Idempotent. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#restart?.cancel();
    const child = this.#child;
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const patience = this.#parts.clock.after(ENDING_MS, () => child.kill('SIGKILL'));
    await gone;
    patience.cancel();
  }
}

/** Tells the process that started this one, if one did so with a channel, that this one works, and its metrics when asked. */
export function tellParent(readMetrics: () => Promise<{ readonly text: string }>): void {
  process.on('message', (message) => {
    if (message !== METRICS) return;
    readMetrics()
      .then(({ text }) => process.send?.({ [METRICS]: text }))
      // Who asked does not wait for ever.
      .catch(() => undefined);
  });
  process.send?.(WORKS);
}

function metricsIn(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !(METRICS in message)) return undefined;
  const text = message[METRICS];
  return typeof text === 'string' ? text : undefined;
}

/** Runs `end` when the process that started this one with a channel is there no more. */
export function whenParentEnds(end: () => void): void {
  process.once('disconnect', end);
  // It may have gone while our modules were loaded.
  if (process.send && !process.connected) end();
}
