import { messageOf, InvalidInputError } from '../src/kernel/errors.js';
import { silentLogger } from '../src/kernel/logger.js';
import { restoreBackup } from '../src/store/backup/restoreBackup.js';
import { withPlaces } from './backup-places.js';
import { readCommandLine, refuseArguments } from './command-line.js';

const usage = `npm run restore -- FILE

Brings the database, recordings and messages of a backup back, into a database without rows and folders without
files: those of the settings. A backup of an older Tableline is brought up to date when the gateway starts; one of
a newer is refused. Nothing is kept unless all of it is whole.`;

/** The exit statuses of sysexits.h. */
const exits = { refused: 65, noFile: 66, unavailable: 69 };

async function main(): Promise<number> {
  const [file, ...rest] = readCommandLine(usage, { allowPositionals: true }).positionals;
  if (file === undefined || rest.length > 0) refuseArguments(usage, 'name one file');
  await withPlaces(async ({ databaseUrl, folders, secretKeys }) => {
    const { madeAt, files, secretsKeyId } = await restoreBackup(file, {
      ...{ databaseUrl, folders, logger: silentLogger },
    });
    const sounds = files.recordings + files.messages + files['pbx-messages'];
    console.log(`everything is as it was at ${madeAt}, with ${sounds} recordings and messages`);
    if (files.keys > 0) console.log(`the keys lie in ${folders.keys}: SECRETS_KEY_FILE names one`);
    if (secretsKeyId !== null && secretsKeyId !== secretKeys?.currentId) {
      console.log(`set SECRETS_KEY to the key ${secretsKeyId}, or no secret of a trunk opens`);
    }
  });
  return 0;
}

function exitOf(error: unknown): number {
  if (error instanceof InvalidInputError) return exits.refused;
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? exits.noFile : exits.unavailable;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof InvalidInputError) {
    for (const { place, message } of error.faults) console.error(`${place}: ${message}`);
  } else {
    console.error(messageOf(error));
  }
  process.exitCode = exitOf(error);
}
