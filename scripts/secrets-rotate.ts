import { readDatabaseConfig } from '../src/config/commands.js';
import { loadEnvironmentFile } from '../src/config.js';
import { InvalidInputError, messageOf } from '../src/kernel/errors.js';
import { readCommandLine } from './command-line.js';
import { withStore } from './with-store.js';

const usage = `npm run secrets:rotate

Seals every kept secret anew with SECRETS_KEY. Those that were sealed with an earlier key need it as
SECRETS_KEY_PREVIOUS. A gateway that runs goes on working, and needs the previous key until it is started anew.`;

/** The exit statuses of sysexits.h. */
const exits = { noKey: 66, unavailable: 69, badSettings: 78 };

async function main(): Promise<number> {
  readCommandLine(usage, {});
  loadEnvironmentFile();
  const keys = readDatabaseConfig(process.env).secretKeys;
  if (!keys) {
    console.error('SECRETS_KEY is missing; make one with: openssl rand -hex 32');
    return exits.noKey;
  }
  await withStore(async (store) => {
    const count = await store.trunks.reseal();
    console.log(`${count} secrets sealed anew with the key ${keys.currentId}`);
  });
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = error instanceof InvalidInputError ? exits.badSettings : exits.unavailable;
}
