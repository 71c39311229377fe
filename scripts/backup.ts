import { systemClock as clock } from '../src/kernel/clock.js';
import { InvalidInputError, messageOf } from '../src/kernel/errors.js';
import { writeBackup } from '../src/store/backup/writeBackup.js';
import { withPlaces } from './backup-places.js';
import { readCommandLine, refuseArguments } from './command-line.js';

const usage = `npm run backup -- FILE [--with-keys]

Saves the database, recordings and messages in FILE, a new .tar.gz, also while the gateway runs. Secrets of trunks
are in it as they are kept, sealed with SECRETS_KEY: keep that key elsewhere, or, --with-keys, in FILE itself,
which then opens everything. Settings and vendors' keys (.env) are not in it.`;

/** The exit statuses of sysexits.h. */
const exits = { unavailable: 69, noRoom: 73, badSettings: 78 };

function readArguments(): { file: string; withKeys: boolean } {
  const { positionals, values } = readCommandLine(usage, {
    allowPositionals: true,
    options: { 'with-keys': { type: 'boolean', default: false } },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) refuseArguments(usage, 'name one file');
  return { file, withKeys: values['with-keys'] };
}

async function main(): Promise<number> {
  const wish = readArguments();
  await withPlaces(async ({ databaseUrl, folders, keys, secretKeys }) => {
    const { rows, files } = await writeBackup(wish.file, {
      ...{ databaseUrl, folders, clock, secretsKeyId: secretKeys?.currentId },
      ...(wish.withKeys && { keys }),
    });
    console.log(`${wish.file} holds ${rows} rows and ${files} files`);
    if (secretKeys && !wish.withKeys) {
      console.log(`secrets in it open with SECRETS_KEY only, which is not in it`);
    }
  });
  return 0;
}

function exitOf(error: unknown): number {
  if (error instanceof InvalidInputError) return exits.badSettings;
  const { syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? exits.unavailable : exits.noRoom;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = exitOf(error);
}
