import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '../../db/migrations/index.js';
import { silentLogger } from '../kernel/logger.js';
import { openEmbeddedPostgres } from '../store/embeddedPostgres.js';
import { migrate } from '../store/migrate.js';

/** A migrated, empty database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  /** Drops it, and stops the server when no other test uses it. */
  close(): Promise<void>;
}

/** Held while the template is made or copied: PostgreSQL copies a database only when nobody is in it. */
const TEMPLATE_LOCK = 7_246_003;

/**
 * A fresh database for one test file, copied from a template that was migrated once. All test files and
 * workers share one embedded server in the machine's temporary folder; the last to close stops it.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = join(tmpdir(), `tableline-test-postgres-${userInfo().uid}`);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const server = await openEmbeddedPostgres({ folder, logger: silentLogger });
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await administer(server.url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await dropLeftovers(client);
    const template = await makeTemplate(client, server.url);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: addressOf(server.url, name),
    close: async () => {
      await administer(server.url, (client) => drop(client, name));
      await server.close();
    },
  };
}

/** A wire between a client and the database that a test can cut and mend. */
export interface DatabaseWire {
  /** The database's address through the wire. */
  readonly url: string;
  /** Breaks every connection and refuses new ones, as a server that is stopped does. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Lays a wire to the database at `url`. */
export async function openDatabaseWire(url: string): Promise<DatabaseWire> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const port = await listen(server, 0);
  const wired = new URL(url);
  wired.port = String(port);
  const cut = async (): Promise<void> => {
    const closed = new Promise<void>((done) => server.close(() => done()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: wired.href,
    cut,
    mend: async () => {
      await listen(server, port);
    },
    close: cut,
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function administer(
  url: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(url, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The template's name says what it was made from, so that a changed migration makes a new one. */
async function makeTemplate(client: pg.Client, url: string): Promise<string> {
  const source = migrations.map(({ name, up }) => `${name} ${up.toString()}`).join('\n');
  const name = `template_${createHash('sha256').update(source).digest('hex').slice(0, 16)}`;
  if ((await namesLike(client, name)).length > 0) return name;
  for (const old of await namesLike(client, 'template\\_%')) await drop(client, old);
  const making = `making_${name}`;
  await drop(client, making);
  await client.query(`create database ${making}`);
  await migrate(addressOf(url, making), silentLogger);
  await client.query(`alter database ${making} rename to ${name}`);
  return name;
}

/** Databases of test processes that were killed. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  for (const name of await namesLike(client, 'test\\_%')) {
    if (!isAlive(Number(name.split('_')[1]))) await drop(client, name);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function namesLike(client: pg.Client, pattern: string): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where datname like $1',
    [pattern],
  );
  return rows.map(({ datname }) => datname);
}

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${name} with (force)`);
}

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
