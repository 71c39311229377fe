import { EventEmitter } from 'node:events';
import {
  Logger as WorkerLogger,
  run,
  type JobHelpers,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Clock, Timer } from '../kernel/clock.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { JobQueue, TaskName } from '../orders/ports/jobs.js';
import { jitterMs } from './backOff.js';
import type { Attempt, Tasks } from './task.js';

/** How often jobs are looked for that no notice came for, a retry that has fallen due for example. */
const POLL_MS = 500;

/** How often the jobs of processes that died are looked for. */
const ORPHANS_MS = 5000;

/** How long a runner that could not go on rests before it starts again. */
const RESTART_MS = 2000;

/** What the runner needs. */
export interface JobRunnerParts {
  /** The runner keeps connections of its own. */
  readonly databaseUrl: string;
  readonly queue: Pick<JobQueue, 'failing' | 'freeOrphans' | 'holdPool'>;
  readonly tasks: Tasks;
  /** How many jobs run at once. */
  readonly concurrency: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Hears of each attempt when it is over. */
  readonly attempted?: Attempted;
}

/** How an attempt of a job ended: a job that failed is tried again, or given up. */
export type AttemptOutcome = 'done' | 'failed' | 'given_up';

/** Hears of an attempt that is over, and how long it took. */
export type Attempted = (task: TaskName, outcome: AttemptOutcome, durationMs: number) => void;

/**
 * Runs the jobs of the queue, in as many processes as there are. It starts again by itself when the
 * database was away, and takes up the jobs of a process that died within some seconds.
 */
export class JobRunner {
  readonly #parts: JobRunnerParts;
  #runner: Runner | undefined;
  #running: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #timer: Timer | undefined;
  #wake: (() => void) | undefined;

  constructor(parts: JobRunnerParts) {
    this.#parts = parts;
  }

  /** Begins; rejects with a `ProviderError` when the database is away. */
  async start(): Promise<void> {
    await this.#freeOrphans();
    const first = await this.#open();
    this.#running = this.#goOn(first);
  }

  /** Begins no more jobs and lets those that run end, for some seconds. Idempotent. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#timer?.cancel();
    this.#wake?.();
    await this.#runner?.stop().catch(() => undefined);
    await this.#running;
  }

  async #open(): Promise<Opened> {
    const { databaseUrl, queue, concurrency, logger } = this.#parts;
    const events: WorkerEvents = new EventEmitter();
    let pool: Promise<{ release(): Promise<void> }> | undefined;
    events.on('pool:create', ({ workerPool }) => {
      pool = queue.holdPool(workerPool.id);
      pool.catch((error: unknown) => {
        logger.warn({ reason: messageOf(error) }, 'worker pool without its lock');
      });
    });
    const runner = await run({
      ...{ connectionString: databaseUrl, maxPoolSize: concurrency + 2 },
      ...{ concurrency, pollInterval: POLL_MS, noHandleSignals: true, parsedCronItems: [] },
      ...{ events, taskList: this.#taskList(), logger: workerLogger(logger) },
    });
    this.#runner = runner;
    return { runner, pool };
  }

  /** Lives as long as the runner: opens the next one when one has ended although nobody closed it. */
  async #goOn(first: Opened): Promise<void> {
    for (let opened: Opened | undefined = first; ;) {
      if (opened) {
        this.#lookForOrphans();
        await opened.runner.promise.catch((error: unknown) => this.#tell(error));
        this.#timer?.cancel();
        await opened.pool?.then((held) => held.release()).catch(() => undefined);
      }
      if (!this.#closing) await this.#rest();
      if (this.#closing) return;
      opened = await this.#open().catch((error: unknown) => this.#tell(error));
    }
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#parts.clock.after(RESTART_MS, resolve);
      this.#wake = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  #tell(error: unknown): undefined {
    this.#parts.logger.error({ reason: messageOf(error) }, 'jobs do not run');
  }

  #lookForOrphans(): void {
    if (this.#closing) return;
    this.#timer = this.#parts.clock.after(ORPHANS_MS, () => {
      void this.#freeOrphans()
        .catch(() => undefined)
        .then(() => this.#lookForOrphans());
    });
  }

  async #freeOrphans(): Promise<void> {
    const freed = await this.#parts.queue.freeOrphans();
    if (freed > 0) this.#parts.logger.warn({ freed }, 'jobs of a process that died taken up');
  }

  #taskList(): TaskList {
    const names = Object.keys(this.#parts.tasks) as TaskName[];
    return Object.fromEntries(
      names.map((name) => [
        name,
        (payload: unknown, helpers: JobHelpers) => this.#attempt(name, payload, helpers),
      ]),
    );
  }

  async #attempt(name: TaskName, payload: unknown, helpers: JobHelpers): Promise<void> {
    const { tasks, queue, logger, clock } = this.#parts;
    const begunAtMs = clock.monotonicMs();
    const tell = (outcome: AttemptOutcome): void =>
      this.#parts.attempted?.(name, outcome, clock.monotonicMs() - begunAtMs);
    const { id: jobId, attempts: number, max_attempts: most } = helpers.job;
    const attempt = { jobId, number, last: number >= most, signal: helpers.abortSignal };
    const task = tasks[name] as ((payload: unknown, attempt: Attempt) => Promise<void>) | undefined;
    try {
      await task?.(payload, attempt);
      tell('done');
    } catch (error) {
      const hopeless = error instanceof ProviderError && !error.retryable;
      const givenUp = hopeless || attempt.last;
      const level = givenUp ? 'error' : 'warn';
      tell(givenUp ? 'given_up' : 'failed');
      logger[level]({ jobId, task: name, attempt: number, reason: messageOf(error) }, 'job failed');
      await queue.failing(jobId, hopeless ? null : jitterMs(number, Math.random()));
      throw error;
    }
  }
}

interface Opened {
  readonly runner: Runner;
  /** The lock that says that the runner's workers live. */
  readonly pool: Promise<{ release(): Promise<void> }> | undefined;
}

/** The queue's own words: its troubles are told, its steps are not. Failed jobs are told by the runner. */
function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    const told = ['error', 'warning'].includes(level) && meta?.['failure'] !== true;
    if (told) logger.warn({ reason: message }, 'job queue');
  });
}
