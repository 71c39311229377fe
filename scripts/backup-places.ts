import { join } from 'node:path';
import { readBackupConfig } from '../src/config/commands.js';
import { loadEnvironmentFile } from '../src/config.js';
import { silentLogger } from '../src/kernel/logger.js';
import type { BackupFolder } from '../src/store/backup/manifest.js';
import { openEmbeddedPostgres } from '../src/store/embeddedPostgres.js';

/** What is saved and where it is brought back to, by the settings. */
export type BackupPlaces = ReturnType<typeof readBackupConfig> & {
  readonly databaseUrl: string;
  readonly folders: Readonly<Record<BackupFolder, string>>;
};

/**
 * Uses the installation of the settings, also beside a gateway that runs. The database keeps the shape it has.
 * Rejects as `use` does, with an `InvalidInputError` for settings, or with a `ProviderError`.
 */
export async function withPlaces(use: (places: BackupPlaces) => Promise<void>): Promise<void> {
  loadEnvironmentFile();
  const config = readBackupConfig(process.env);
  const { dataDirectory, asteriskRunDirectory } = config;
  const embedded =
    config.databaseUrl === undefined
      ? await openEmbeddedPostgres({
          folder: join(dataDirectory, 'postgres'),
          logger: silentLogger,
        })
      : undefined;
  const folders = {
    recordings: join(dataDirectory, 'recordings'),
    messages: join(dataDirectory, 'messages'),
    'pbx-messages':
      asteriskRunDirectory === undefined
        ? join(dataDirectory, 'pbx-messages')
        : join(asteriskRunDirectory, 'messages'),
    keys: join(dataDirectory, 'keys'),
  };
  try {
    await use({ ...config, databaseUrl: config.databaseUrl ?? embedded?.url ?? '', folders });
  } finally {
    await embedded?.close();
  }
}
