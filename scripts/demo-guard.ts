import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { silentLogger } from '../src/kernel/logger.js';
import { openEmbeddedPostgres } from '../src/store/embeddedPostgres.js';

const THIS = fileURLToPath(import.meta.url);

/** The gateway, which learns of the end at the same moment, writes its last entries. */
const LAST_WRITES_MS = 5000;

/**
 * Stops the embedded PostgreSQL in `folder` when this process is gone, also when it was killed or its terminal was closed:
 * a process of its own waits for the end of a pipe that the kernel closes then. Whoever ends in good order kills it. Until
 * then it is a `cat`, and costs nothing.
 */
export function guardPostgres(folder: string): ChildProcess {
  const command = ['sh', process.execPath, '--import', 'tsx', THIS, folder];
  const guard = spawn('sh', ['-c', 'cat; exec "$@"', ...command], {
    // Not of our group: Ctrl-C and a closed terminal are not for it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return guard;
}

if (process.argv[1] === THIS) {
  const [folder = ''] = process.argv.slice(2);
  await pause(LAST_WRITES_MS);
  // Who opens it last, and nobody beside them, stops it.
  const postgres = await openEmbeddedPostgres({ folder, logger: silentLogger });
  await postgres.close();
}
