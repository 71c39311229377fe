import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Clock } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import { messageOf, ProviderError } from '../../kernel/errors.js';
import { requireFreePorts } from './ports.js';
import { renderConfiguration } from './render.js';
import type { PbxSettings } from './settings.js';

/** What an Asterisk is started from. */
export interface AsteriskProcessOptions {
  /** Path of the program: `.tools/bin/asterisk`, as `scripts/setup` leaves it, or the machine's own. */
  readonly program: string;
  readonly settings: PbxSettings;
  readonly clock: Clock;
}

/** What happens to the process. */
export type AsteriskProcessEvents = {
  /** It ended without being asked to; `why` holds the last lines it wrote. */
  died: [why: string];
};

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

/** The kernel ends the child when we end, however we end (prctl(2), PR_SET_PDEATHSIG). */
const SETPRIV = '/usr/bin/setpriv';

/**
 * An Asterisk of our own, for machines where no other runs the line: rendered into its run folder,
 * started in the foreground, ended with this process. Its logs stay in `runDirectory/log`.
 */
export class AsteriskProcess {
  readonly events = new TypedEmitter<AsteriskProcessEvents>();
  readonly #options: AsteriskProcessOptions;
  #child: ChildProcess | undefined;

  constructor(options: AsteriskProcessOptions) {
    this.#options = options;
  }

  /** Base URL of its ARI, for example `http://127.0.0.1:8088`. */
  get ariUrl(): string {
    return `http://127.0.0.1:${this.#options.settings.ariPort}`;
  }

  /** The process id while it runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Renders the configuration, starts Asterisk and waits until it takes calls and ARI answers. Rejects
   * with a `ProviderError` that tells why it did not come up, or an `InvalidInputError` for settings
   * that cannot be rendered; nothing runs then.
   */
  async start(): Promise<void> {
    if (this.#child) throw new Error('Asterisk is running already');
    const { settings } = this.#options;
    await requireFreePorts(settings);
    await renderConfiguration(settings, settings.runDirectory);
    const child = await this.#spawn();
    this.#child = child;
    try {
      await this.#untilReady(child);
      child.once('exit', () => void this.#onExit(child));
    } catch (error) {
      await this.kill();
      throw new ProviderError('asterisk', `${messageOf(error)}${await this.#lastWords()}`, {
        retryable: false,
        cause: error,
      });
    }
  }

  /** Ends all calls and the process. Idempotent. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends the process as a power cut would. Idempotent. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Stops, and starts anew with the same settings. Rejects like `start`. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /**
   * Takes over passwords, dialplan and tones from the settings and templates without disturbing calls.
   * Ports, addresses and folders need `restart`. Rejects with a `ProviderError`.
   */
  async reload(settings: PbxSettings): Promise<void> {
    await renderConfiguration(settings, this.#options.settings.runDirectory);
    await this.command('core reload');
  }

  /** Runs a command of Asterisk's console and answers with what it prints. Rejects with a `ProviderError`. */
  async command(line: string): Promise<string> {
    const { program } = this.#options;
    try {
      const run = await promisify(execFile)(program, ['-C', this.#mainFile, '-rx', line]);
      return run.stdout;
    } catch (error) {
      throw new ProviderError('asterisk', `the command "${line}" failed: ${messageOf(error)}`);
    }
  }

  get #mainFile(): string {
    return join(this.#options.settings.runDirectory, 'asterisk.conf');
  }

  get #console(): string {
    return join(this.#options.settings.runDirectory, 'log', 'console.log');
  }

  async #spawn(): Promise<ChildProcess> {
    const { program, settings } = this.#options;
    const command = [program, '-f', '-n', '-C', this.#mainFile];
    if (existsSync(SETPRIV)) command.unshift(SETPRIV, '--pdeathsig', 'KILL');
    const [file = program, ...args] = command;
    const output = await open(this.#console, 'w', 0o600);
    const child = spawn(file, args, {
      cwd: settings.runDirectory,
      // Our own environment holds secrets that are none of its business.
      env: { PATH: '/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin:/sbin:/bin' },
      stdio: ['ignore', output.fd, output.fd],
    });
    try {
      await once(child, 'spawn');
    } catch (error) {
      throw new ProviderError('asterisk', `${program} cannot be run: ${messageOf(error)}`, {
        retryable: false,
        cause: error,
      });
    } finally {
      await output.close();
    }
    return child;
  }

  async #onExit(child: ChildProcess): Promise<void> {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.events.emit('died', `Asterisk ended${await this.#lastWords()}`);
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const { clock } = this.#options;
    const deadlineMs = clock.monotonicMs() + START_TIMEOUT_MS;
    while ((await this.#pingStatus()) === undefined) {
      if (isOver(child)) throw new Error('it ended while starting');
      if (clock.monotonicMs() > deadlineMs) {
        throw new Error(`ARI did not answer within ${START_TIMEOUT_MS / 1000} s`);
      }
      await new Promise<void>((resolve) => void clock.after(POLL_MS, resolve));
    }
    // The web server answers before the modules are there; this returns when they are.
    await this.command('core waitfullybooted');
    const status = await this.#pingStatus();
    if (status !== 200) throw new Error(`ARI answers with ${status ?? 'nothing'}`);
  }

  /** The HTTP status of ARI's simplest request; undefined while nothing listens. */
  async #pingStatus(): Promise<number | undefined> {
    const { ariUser, ariPassword } = this.#options.settings;
    const credentials = Buffer.from(`${ariUser}:${ariPassword}`).toString('base64');
    const headers = { authorization: `Basic ${credentials}` };
    return fetch(`${this.ariUrl}/ari/asterisk/ping`, { headers }).then(
      ({ status }) => status,
      () => undefined,
    );
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || isOver(child)) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    const insist = this.#options.clock.after(STOP_TIMEOUT_MS, () => child.kill('SIGKILL'));
    await exited;
    insist.cancel();
  }

  /** The last lines of what it wrote, for the person who must mend it. */
  async #lastWords(): Promise<string> {
    const files = [this.#console, join(this.#options.settings.runDirectory, 'log', 'messages.log')];
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
    const lines = texts.join('\n').split('\n').filter(Boolean);
    return lines.length === 0 ? '' : `. Its last words:\n${lines.slice(-8).join('\n')}`;
  }
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
