import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { findPostgresPrograms, type PostgresPrograms } from './postgresPrograms.js';

const USER = 'tableline';
const DATABASE = 'tableline';
/** Everyone who uses the server holds this advisory lock (shared); who can hold it alone may stop the server. */
const USERS_LOCK = 7_246_001;
const OPEN_ATTEMPTS = 8;
const RETRY_MS = 250;

/** A PostgreSQL of our own on the loopback interface. */
export interface EmbeddedPostgres {
  /** Connection address with its password: never log it. */
  readonly url: string;
  /** Lets go of the server and stops it when nobody else uses it. Idempotent. */
  close(): Promise<void>;
}

/**
 * Opens the PostgreSQL whose files lie in `folder`: makes it the first time, starts it on a free loopback
 * port, or joins the server that already runs there (one that a killed process left, or that another
 * process of ours uses at this moment). The last one to close it stops it. Should the server die it is
 * started again on the same port. Throws a `ProviderError` that says what to do.
 */
export async function openEmbeddedPostgres(options: {
  folder: string;
  logger: Logger;
}): Promise<EmbeddedPostgres> {
  await mkdir(options.folder, { recursive: true });
  const folder = await realpath(options.folder);
  const programs = await findPostgresPrograms(folder);
  const password = await readOrMake(join(folder, 'password'), () =>
    randomBytes(24).toString('base64url'),
  );
  const data = join(folder, 'server');
  await initialise(programs, folder, data, password);
  const server = new Server(programs, folder, data, password, options.logger);
  await server.open();
  return server;
}

class Server implements EmbeddedPostgres {
  readonly #programs: PostgresPrograms;
  readonly #folder: string;
  readonly #data: string;
  readonly #password: string;
  readonly #logger: Logger;
  #port = 0;
  #guard: pg.Client | undefined;
  #reviving: Promise<void> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(
    programs: PostgresPrograms,
    folder: string,
    data: string,
    password: string,
    logger: Logger,
  ) {
    this.#programs = programs;
    this.#folder = folder;
    this.#data = data;
    this.#password = password;
    this.#logger = logger;
  }

  get url(): string {
    return this.#urlOf(DATABASE);
  }

  async open(): Promise<void> {
    for (let failures = 0; ;) {
      try {
        await this.#attach();
        return;
      } catch (cause) {
        // Another process may be starting or stopping the same server; one that starts says so (57P03).
        if ((cause as { code?: unknown }).code !== '57P03') failures += 1;
        if (failures === OPEN_ATTEMPTS) throw await this.#startFailure(cause);
        await pause(RETRY_MS);
      }
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#reviving;
    const guard = this.#guard;
    if (!guard) return;
    try {
      await guard.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK]);
      const { rows } = await guard.query<{ last: boolean }>(
        'select pg_try_advisory_lock($1) as last',
        [USERS_LOCK],
      );
      if (rows[0]?.last) {
        await this.#programs.pgCtl(['stop', '-w', '-m', 'fast', '-D', this.#data]);
        return;
      }
    } catch (error) {
      this.#logger.warn(
        { reason: messageOf(error) },
        'embedded PostgreSQL was not stopped in order',
      );
    }
    await guard.end().catch(() => undefined);
  }

  /** Joins the running server, or starts it. Everything here may be tried again. */
  async #attach(): Promise<void> {
    this.#port = (await this.#runningPort()) ?? (await this.#start());
    const guard = new pg.Client({
      connectionString: this.#urlOf('postgres'),
      application_name: 'tableline guard',
      connectionTimeoutMillis: 3000,
      keepAlive: true,
    });
    guard.on('error', () => undefined);
    await guard.connect();
    try {
      await guard.query('select pg_advisory_lock_shared($1)', [USERS_LOCK]);
      await makeDatabase(guard);
    } catch (error) {
      await guard.end().catch(() => undefined);
      throw error;
    }
    this.#guard = guard;
    guard.once('end', () => {
      this.#reviving = this.#revive();
    });
  }

  async #revive(): Promise<void> {
    while (!this.#closing) {
      try {
        await this.#attach();
        this.#logger.warn('embedded PostgreSQL had stopped and runs again');
        return;
      } catch (error) {
        this.#logger.error({ reason: messageOf(error) }, 'embedded PostgreSQL does not run');
        await pause(4 * RETRY_MS);
      }
    }
  }

  async #start(): Promise<number> {
    const portFile = join(this.#folder, 'port');
    const usual = Number(await readFile(portFile, 'utf8').catch(() => '0'));
    // The address stays the same while we live, so that pools find the server again.
    const port = this.#port || (await freePort(usual)) || (await freePort(0));
    const log = join(this.#data, 'start.log');
    await this.#programs.pgCtl(
      ['start', '-w', '-t', '60', '-D', this.#data, '-l', log].concat(['-o', `-p ${port}`]),
    );
    await writeFile(portFile, String(port));
    return port;
  }

  async #runningPort(): Promise<number | undefined> {
    try {
      await this.#programs.pgCtl(['status', '-D', this.#data]);
    } catch {
      return undefined;
    }
    // The first line is the process, the fourth the port: PostgreSQL 18, src/include/utils/pidfile.h.
    const pidFile = join(this.#data, 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    if (!(await this.#isOurs(lines[0] ?? ''))) {
      await rm(pidFile);
      return undefined;
    }
    return Number(lines[3]) || undefined;
  }

  /** After a restart of the machine or container another program may have the process number of the file. */
  async #isOurs(pid: string): Promise<boolean> {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
    return commandLine === undefined || commandLine.includes(this.#data);
  }

  async #startFailure(cause: unknown): Promise<ProviderError> {
    const log = await readFile(join(this.#data, 'start.log'), 'utf8').catch(() => '');
    const lastLines = log.trim().split('\n').slice(-3).join(' | ');
    return new ProviderError(
      'postgresql',
      `the embedded server in ${this.#folder} does not start: ${messageOf(cause)} ${lastLines}`,
      { retryable: false, cause },
    );
  }

  #urlOf(database: string): string {
    return `postgres://${USER}:${this.#password}@127.0.0.1:${this.#port}/${database}`;
  }
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
    DATABASE,
  ]);
  if (rowCount === 0) await client.query(`create database ${DATABASE}`);
}

/** Makes the server's files beside their place and moves them there whole: a killed start leaves no half. */
async function initialise(
  programs: PostgresPrograms,
  folder: string,
  data: string,
  password: string,
): Promise<void> {
  if ((await readFile(join(data, 'PG_VERSION')).catch(() => undefined)) !== undefined) return;
  const staging = await mkdtemp(join(folder, '.making-'));
  const passwordFile = join(staging, 'password');
  const made = join(staging, 'server');
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (programs.account) {
      for (const path of [staging, passwordFile])
        await chown(path, programs.account.uid, programs.account.gid);
    }
    await programs.initdb([
      ...[`--pgdata=${made}`, `--username=${USER}`, `--pwfile=${passwordFile}`],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--no-locale'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...serverSettings.flatMap((setting) => ['--set', setting]),
    ]);
    await rename(made, data);
  } catch (cause) {
    // Another process made them in the meantime, under the same password.
    if ((cause as NodeJS.ErrnoException).code === 'ENOTEMPTY') return;
    throw new ProviderError('postgresql', `its files could not be made: ${messageOf(cause)}`, {
      retryable: false,
      cause,
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Loopback only, and a week of logs that overwrite themselves. */
const serverSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'logging_collector=on',
  'log_filename=postgresql-%a.log',
  'log_rotation_age=1d',
  'log_rotation_size=0',
  'log_truncate_on_rotation=on',
];

async function readOrMake(file: string, make: () => string): Promise<string> {
  try {
    await writeFile(file, make(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  await chmod(file, 0o600);
  return readFile(file, 'utf8');
}

/** The port itself when it is free on the loopback interface, any free one for 0, else 0. */
function freePort(port: number): Promise<number> {
  return new Promise((resolvePort) => {
    const probe = createServer();
    probe.once('error', () => resolvePort(0));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const found = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolvePort(found));
    });
  });
}
