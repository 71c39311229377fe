import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { guardPostgres } from './demo-guard.js';

jest.setTimeout(120_000);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guarded-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

async function openInProcessThatIsKilled(): Promise<void> {
  const program = fileURLToPath(new URL('../src/testing/openPostgresAndDie.ts', import.meta.url));
  const env = { ...process.env, FOLDER: folder };
  const child = spawn(process.execPath, ['--import', 'tsx', program], { env, stdio: 'ignore' });
  await once(child, 'exit');
}

it('the demo leaves no PostgreSQL behind when it is killed', async () => {
  await openInProcessThatIsKilled();
  const pidFile = join(folder, 'server', 'postmaster.pid');
  expect(existsSync(pidFile)).toBe(true);
  const guard = guardPostgres(folder);
  const gone = once(guard, 'exit');
  // As the kernel does for a process that is gone.
  guard.stdin?.destroy();
  expect(await gone).toEqual([0, null]);
  expect(existsSync(pidFile)).toBe(false);
});
