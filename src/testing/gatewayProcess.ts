import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { TypedEmitter } from '../kernel/emitter.js';

/** One line of the gateway's log. */
export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly callId?: string;
  readonly pii?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What a running gateway tells. */
export type GatewayProcessEvents = {
  log: [line: LogLine];
  ended: [];
};

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** How many of its last lines are told to a person who looks for a fault. */
const LAST_LINES = 40;

/** How far back a line is found that was written before somebody asked for it. */
const REMEMBERED_LINES = 2000;

/** How long a line is waited for: longer than the longest thing we say. */
const PATIENCE_MS = 60_000;

/** The gateway as its own process, started as `npm start` does, watched through its log. */
export class GatewayProcess {
  readonly events = new TypedEmitter<GatewayProcessEvents>();
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #remembered: LogLine[] = [];
  #ended = false;

  private constructor(environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: PROJECT,
      env: { ...process.env, ...environment },
      // By the channel it notices when we are killed, and ends.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.#onLine(line));
    }
    // It must not outlive who started it.
    const killChild = (): void => void this.#child.kill('SIGKILL');
    process.once('exit', killChild);
    this.#child.once('exit', () => process.off('exit', killChild));
    this.#child.once('exit', () => {
      this.#ended = true;
      this.events.emit('ended');
    });
  }

  /** Starts it with these settings and resolves when it takes calls; rejects with its last words. */
  static async start(environment: Readonly<Record<string, string>>): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(environment);
    await gateway.#untilReady();
    return gateway;
  }

  /** Resolves with the next line that fits; rejects when none comes in time, or the gateway ends. */
  nextLine(fits: (line: LogLine) => boolean, withinMs = PATIENCE_MS): Promise<LogLine> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        off();
        offEnded();
      };
      const fail = (why: string): void => {
        finish();
        reject(new Error(why));
      };
      const timer = setTimeout(
        () => fail(`the gateway wrote no such line within ${withinMs} ms`),
        withinMs,
      );
      const offEnded = this.events.once('ended', () => fail('the gateway ended'));
      const off = this.events.on('log', (line) => {
        if (!fits(line)) return;
        finish();
        resolve(line);
      });
    });
  }

  /** Resolves with the first line that fits, also one that was written before; rejects like `nextLine`. */
  async line(fits: (line: LogLine) => boolean, withinMs = PATIENCE_MS): Promise<LogLine> {
    return this.#remembered.find(fits) ?? this.nextLine(fits, withinMs);
  }

  /** Asks it to end and waits until it has. Idempotent. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends it as a crash would. Idempotent. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** The last lines that it wrote, for a person who looks for a fault. */
  lastLines(): string {
    return this.#lines.join('\n');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.#ended) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exit;
  }

  #untilReady(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`the gateway ended:\n${this.lastLines()}`));
      const offEnded = this.events.once('ended', fail);
      const off = this.events.on('log', ({ msg }) => {
        if (msg !== 'the gateway takes calls') return;
        off();
        offEnded();
        resolve();
      });
    });
  }

  #onLine(text: string): void {
    this.#lines.push(text);
    if (this.#lines.length > LAST_LINES) this.#lines.shift();
    const line = readLine(text);
    if (!line) return;
    this.#remembered.push(line);
    if (this.#remembered.length > REMEMBERED_LINES) this.#remembered.shift();
    this.events.emit('log', line);
  }
}

function readLine(text: string): LogLine | undefined {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return undefined;
  }
}
