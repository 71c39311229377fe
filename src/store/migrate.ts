import { Logger as WorkerLogger, runMigrations } from 'graphile-worker';
import type { Knex } from 'knex';
import pg from 'pg';
import { migrations, type NamedMigration } from '../../db/migrations/index.js';
import type { Logger } from '../kernel/logger.js';
import { createPool, translate } from './database.js';

/**
 * Held while migrating. Knex keeps a lock of its own as a row, which a killed process leaves behind; this
 * one goes with the session, and whoever holds it may free that row.
 */
const MIGRATION_LOCK = 7_246_002;

/**
 * Brings the database's shape and the queue's up to date and answers with the names of the migrations that ran. Each is
 * one transaction: it happens whole or not at all. With `only`, the shape is that of a database in which those had
 * run. Throws a `ProviderError`.
 */
export async function migrate(
  url: string,
  logger: Logger,
  only?: ReadonlySet<string>,
): Promise<readonly string[]> {
  const settings = migrator(migrations.filter(({ name }) => only?.has(name) ?? true));
  const lock = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  const knex = createPool(url, { logger, statementTimeoutMs: 0 });
  // A connection that breaks fails the statement that runs on it; unheard, the event would end the process.
  lock.on('error', () => undefined);
  return translate(async () => {
    try {
      await lock.connect();
      await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await knex.migrate.forceFreeMigrationsLock(settings);
      const [, names] = (await knex.migrate.latest(settings)) as [number, string[]];
      // The queue's own schema, by the release of the library that will use it.
      await runMigrations({ connectionString: url, logger: silentWorkerLogger });
      return names;
    } finally {
      await Promise.allSettled([lock.end(), knex.destroy()]);
    }
  });
}

const silentWorkerLogger = new WorkerLogger(() => () => undefined);

const migrator = (chosen: NamedMigration[]): Knex.MigratorConfig => ({
  tableName: 'migrations',
  migrationSource: {
    getMigrations: () => Promise.resolve(chosen),
    getMigrationName: ({ name }: NamedMigration) => name,
    getMigration: ({ up }: NamedMigration) =>
      Promise.resolve({
        up,
        down: () => Promise.reject(new Error('migrations only go forward: restore a backup')),
      }),
  },
});
