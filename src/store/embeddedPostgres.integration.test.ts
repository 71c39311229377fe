import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { silentLogger } from '../kernel/logger.js';
import { openEmbeddedPostgres, type EmbeddedPostgres } from './embeddedPostgres.js';
import { findPostgresPrograms } from './postgresPrograms.js';

jest.setTimeout(60_000);

let folder: string;
const opened: EmbeddedPostgres[] = [];
const asRootIt = process.getuid?.() === 0 ? it : it.skip;

// The tests share the folder, as the starts of one installation do.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tableline-embedded-'));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function open(): Promise<EmbeddedPostgres> {
  const server = await openEmbeddedPostgres({ folder, logger: silentLogger });
  opened.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function openInProcessThatIsKilled(): Promise<void> {
  const program = fileURLToPath(new URL('../testing/openPostgresAndDie.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

async function serverPid(): Promise<number> {
  const file = await readFile(join(folder, 'server', 'postmaster.pid'), 'utf8');
  return Number(file.split('\n')[0]);
}

/** Waits until a query is answered. */
async function answered(url: string): Promise<void> {
  for (;;) {
    try {
      await query(url, 'select 1');
      return;
    } catch {
      await pause(50);
    }
  }
}

describe('the embedded PostgreSQL', () => {
  it('is made once for those who open it together, and the last to close it stops it', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    expect(two.url).toBe(one.url);
    await one.close();
    expect(await query(two.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await two.close();
    await expect(query(two.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('keeps what was written over a restart, behind a password that only we can read', async () => {
    const first = await open();
    await query(first.url, 'create table kept as select 7 as seven');
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
    const guest = new URL(first.url);
    guest.password = 'guessed';
    await expect(query(guest.href, 'select 1')).rejects.toThrow('authentication failed');
    await first.close();
    await first.close();
    await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    const second = await open();
    expect(await query(second.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
  });

  it('joins the server that a killed process left running, and stops it in the end', async () => {
    await openInProcessThatIsKilled();
    const left = await serverPid();
    const server = await open();
    expect(await serverPid()).toBe(left);
    await server.close();
    await expect(query(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('starts again at the same address when the server is killed under it', async () => {
    const server = await open();
    await query(server.url, 'create table kept_too as select 7 as seven');
    process.kill(await serverPid(), 'SIGKILL');
    await answered(server.url);
    expect(await query(server.url, 'select seven from kept_too')).toEqual([{ seven: 7 }]);
  });

  it('starts although its stale process number belongs to another program now', async () => {
    await (await open()).close();
    const { account } = await findPostgresPrograms(folder);
    const stranger = spawn('sleep', ['600'], { ...account, stdio: 'ignore' });
    const lines = [stranger.pid, join(folder, 'server'), 0, 1, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(folder, 'server', 'postmaster.pid'), lines.join('\n'));
    try {
      expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      stranger.kill();
    }
  });

  asRootIt('says which folder root has to open for the account postgres', async () => {
    const closed = join(folder, 'closed');
    await mkdir(join(closed, 'data'), { recursive: true });
    await chmod(closed, 0o700);
    const opening = openEmbeddedPostgres({ folder: join(closed, 'data'), logger: silentLogger });
    await expect(opening).rejects.toThrow(`chmod o+x ${closed}`);
  });

  it('says what keeps it from starting', async () => {
    await (await open()).close();
    await writeFile(join(folder, 'server', 'PG_VERSION'), '9.6\n');
    await expect(open()).rejects.toMatchObject({
      provider: 'postgresql',
      retryable: false,
      message: expect.stringMatching(/does not start.*not compatible/s),
    });
  });
});
