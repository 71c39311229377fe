import { join } from 'node:path';
import { readDatabaseConfig } from '../src/config/commands.js';
import { loadEnvironmentFile } from '../src/config.js';
import { silentLogger } from '../src/kernel/logger.js';
import { openEmbeddedPostgres } from '../src/store/embeddedPostgres.js';
import { openStore, type Store } from '../src/store/store.js';

/** Uses the database of the settings, also beside a gateway that runs. Rejects as `use` does, or as settings and store do. */
export async function withStore(use: (store: Store) => Promise<void>): Promise<void> {
  loadEnvironmentFile();
  const { databaseUrl, dataDirectory, secretKeys } = readDatabaseConfig(process.env);
  const embedded =
    databaseUrl === undefined
      ? await openEmbeddedPostgres({
          folder: join(dataDirectory, 'postgres'),
          logger: silentLogger,
        })
      : undefined;
  try {
    const store = await openStore({
      databaseUrl: databaseUrl ?? embedded?.url ?? '',
      logger: silentLogger,
      secretKeys,
    });
    await use(store).finally(() => store.close());
  } finally {
    await embedded?.close();
  }
}
