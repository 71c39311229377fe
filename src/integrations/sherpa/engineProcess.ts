import { fork, type ChildProcess } from 'node:child_process';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProviderError } from '../../kernel/errors.js';
import type { EngineSettings, Report, Request } from './messages.js';
import { NAME } from './models.js';

/** Told about one job, until it is done or has failed. */
export interface JobListener {
  report(report: Exclude<Report, { tell: 'failed' }>): void;
  failed(error: ProviderError): void;
}

/** The end of what a dying process complained about. */
const COMPLAINT_LENGTH = 300;

/**
 * A process of its own for models that take all of a core while they work. It starts with the first request;
 * when it dies, its jobs fail, and the next request starts another.
 */
export class EngineProcess {
  readonly #settings: EngineSettings;
  readonly #listeners = new Map<number, JobListener>();
  #child: ChildProcess | undefined;
  #lastJob = 0;
  #closed = false;

  constructor(settings: EngineSettings) {
    this.#settings = settings;
  }

  /** A number for a job, of which the listener hears from now on. */
  open(listener: JobListener): number {
    this.#lastJob += 1;
    this.#listeners.set(this.#lastJob, listener);
    return this.#lastJob;
  }

  /** Asks something. A job that cannot be asked fails. */
  send(request: Request): void {
    if (this.#closed) {
      this.#mourn(undefined, 'is closed');
      return;
    }
    this.#child ??= this.#start();
    this.#child.send(request);
  }

  /** Nobody waits for the job any more. */
  forget(job: number): void {
    if (this.#listeners.delete(job)) this.send({ ask: 'cancel', job });
  }

  /** Ends the process. What it was doing fails. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    const child = this.#child;
    if (!child) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
  }

  #start(): ChildProcess {
    const here = fileURLToPath(import.meta.url);
    const extension = extname(here);
    const program = join(dirname(here), `engineProgram${extension}`);
    const child = fork(program, [JSON.stringify(this.#settings)], {
      cwd: dirname(here),
      execArgv: extension === '.ts' ? ['--import', 'tsx'] : [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-COMPLAINT_LENGTH);
    });
    child.on('message', (report: Report) => this.#hear(report));
    // A failure to start, or to send to a process that has just died, shows as its exit.
    child.on('error', (error) => (complaint += error.message));
    child.once('exit', () => this.#mourn(child, `ended: ${complaint.trim()}`));
    return child;
  }

  #hear(report: Report): void {
    const listener = this.#listeners.get(report.job);
    if (!listener) return;
    if (report.tell === 'done' || report.tell === 'failed') this.#listeners.delete(report.job);
    if (report.tell !== 'failed') listener.report(report);
    else {
      const { message, retryable } = report;
      listener.failed(new ProviderError(NAME, message.replace(`${NAME}: `, ''), { retryable }));
    }
  }

  #mourn(child: ChildProcess | undefined, why: string): void {
    if (this.#child === child) this.#child = undefined;
    const listeners = [...this.#listeners.values()];
    this.#listeners.clear();
    for (const listener of listeners) {
      listener.failed(new ProviderError(NAME, `the process of the models ${why}`));
    }
  }
}
