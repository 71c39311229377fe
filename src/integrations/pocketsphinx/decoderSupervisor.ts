import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock, Timer } from '../../kernel/clock.js';
import { ProviderError } from '../../kernel/errors.js';
import type { Logger } from '../../kernel/logger.js';
import type { Hypothesis } from '../../speech/ports.js';
import type { DecoderSettings, Report, Request } from './messages.js';

/** Told about one utterance. Exactly one of `understood` and `failed` is called, once. */
export interface UtteranceListener {
  interim(text: string): void;
  understood(hypotheses: readonly Hypothesis[]): void;
  failed(error: ProviderError): void;
}

/** What a supervisor is made from. */
export interface SupervisorOptions {
  readonly settings: DecoderSettings;
  readonly clock: Clock;
  readonly logger: Logger;
}

const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 10_000;

/** A decoder that has not answered by then is stuck: real answers take tens of ms. */
const ANSWER_MS = 10_000;

/**
 * Keeps one decoder process alive. The C library and its load live in there, so neither can touch the thread
 * that sends sound; when it dies, its utterances fail at once and a new one starts, after longer and longer
 * waits while it keeps dying.
 */
export class DecoderSupervisor {
  readonly #options: SupervisorOptions;
  readonly #cacheDirectory: string;
  readonly #listeners = new Map<number, UtteranceListener>();
  readonly #deadlines = new Map<number, Timer>();
  #child: ChildProcess | undefined;
  #restart: Timer | undefined;
  #deathsInARow = 0;
  #closed = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    mkdirSync(options.settings.cacheDirectory, { recursive: true });
    this.#cacheDirectory = mkdtempSync(join(options.settings.cacheDirectory, 'decoder-'));
    this.#start();
  }

  /** Id of the process, while one runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** How many utterances it hears now. */
  get load(): number {
    return this.#listeners.size;
  }

  /** Asks something that no utterance waits for. Nothing happens while no process runs. */
  send(request: Request): void {
    if (this.#child?.connected) this.#child.send(request);
  }

  /** Begins an utterance: the listener hears of it until it is understood, failed or cancelled. */
  begin(request: Request & { ask: 'begin' }, listener: UtteranceListener): void {
    if (!this.#child?.connected) {
      listener.failed(new ProviderError('pocketsphinx', 'the decoder process is starting again'));
      return;
    }
    this.#listeners.set(request.utterance, listener);
    this.send(request);
  }

  /** Asks for the final result. A process that does not give it is stopped. */
  finish(utterance: number): void {
    if (!this.#listeners.has(utterance)) return;
    this.send({ ask: 'finish', utterance });
    const deadline = this.#options.clock.after(ANSWER_MS, () => {
      this.#options.logger.error('a decoder process is stuck and is stopped');
      this.#child?.kill('SIGKILL');
    });
    this.#deadlines.set(utterance, deadline);
  }

  /** The utterance is not wanted any more; its listener hears nothing more. */
  cancel(utterance: number): void {
    if (this.#settle(utterance)) this.send({ ask: 'cancel', utterance });
  }

  /** Ends the process. What it was hearing fails. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#restart?.cancel();
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGKILL');
      });
    }
    rmSync(this.#cacheDirectory, { recursive: true, force: true });
  }

  #start(): void {
    const { settings } = this.#options;
    const child = forkDecoder({ ...settings, cacheDirectory: this.#cacheDirectory });
    this.#child = child;
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    child.on('message', (report: Report) => this.#hear(report));
    // A failure to start, or to send to a process that has just died, shows as its exit.
    child.on('error', (error) => (complaint += error.message));
    child.once('exit', (code, signal) => this.#mourn({ code, signal, complaint }));
  }

  #hear(report: Report): void {
    if (report.tell === 'ready') {
      this.#deathsInARow = 0;
    } else if (report.tell === 'interim') {
      this.#listeners.get(report.utterance)?.interim(report.text);
    } else if (report.tell === 'final') {
      this.#settle(report.utterance)?.understood(report.hypotheses);
    } else {
      this.#settle(report.utterance)?.failed(new ProviderError('pocketsphinx', report.message));
    }
  }

  #mourn(death: { code: number | null; signal: string | null; complaint: string }): void {
    this.#child = undefined;
    for (const utterance of [...this.#listeners.keys()]) {
      this.#settle(utterance)?.failed(
        new ProviderError('pocketsphinx', 'the decoder process died'),
      );
    }
    if (this.#closed) return;
    const delayMs = Math.min(FIRST_RESTART_MS * 2 ** this.#deathsInARow, LONGEST_RESTART_MS);
    this.#deathsInARow += 1;
    this.#options.logger.warn({ ...death, delayMs }, 'a decoder process died and starts again');
    this.#restart = this.#options.clock.after(delayMs, () => this.#start());
  }

  #settle(utterance: number): UtteranceListener | undefined {
    const listener = this.#listeners.get(utterance);
    this.#listeners.delete(utterance);
    this.#deadlines.get(utterance)?.cancel();
    this.#deadlines.delete(utterance);
    return listener;
  }
}

/** Starts the program beside this file: TypeScript when this is TypeScript, else compiled. */
function forkDecoder(settings: DecoderSettings): ChildProcess {
  const here = fileURLToPath(import.meta.url);
  const extension = extname(here);
  return fork(join(dirname(here), `decoderProcess${extension}`), [JSON.stringify(settings)], {
    cwd: dirname(here),
    execArgv: extension === '.ts' ? ['--import', 'tsx'] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // The library's own dependencies lie beside it and are found by the dynamic loader.
    env: { ...process.env, LD_LIBRARY_PATH: settings.libraryDirectory },
  });
}
