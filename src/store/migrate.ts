import { Logger as WorkerLogger, runMigrations } from 'graphile-worker';
import type { Knex } from 'knex';
import pg from 'pg';
import { migrations, type NamedMigration } from '../../db/migrations/index.js';
import { ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { createPool, translate } from './database.js';

/**
 * Held while migrating. Knex keeps a lock of its own as a row, which a killed process leaves behind; this
 * one goes with the session, and whoever holds it may free that row.
 */
const MIGRATION_LOCK = 7_246_002;

const TABLE = 'migrations';

/**
 * Brings the database's shape and the queue's up to date and answers with the names of the migrations that ran. Each is
 * one transaction: it happens whole or not at all. With `only`, the shape is that of a database in which those had
 * run. Throws a `ProviderError`, also for a database that a newer release has brought up to date.
 */
export async function migrate(
  url: string,
  logger: Logger,
  only?: ReadonlySet<string>,
): Promise<readonly string[]> {
  const wanted = migrations.filter(({ name }) => only?.has(name) ?? true);
  const settings = migrator(wanted);
  const lock = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  const knex = createPool(url, { logger, statementTimeoutMs: 0 });
  // A connection that breaks fails the statement that runs on it; unheard, the event would end the process.
  lock.on('error', () => undefined);
  return translate(async () => {
    try {
      await lock.connect();
      await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      const steps = await stepsToDo(knex, wanted);
      if (steps.length > 0) logger.info({ steps }, 'the database is being brought up to date');
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

/** The steps that a database has not had. Throws a `ProviderError` for one that has had steps which we do not know. */
async function stepsToDo(
  knex: Knex,
  wanted: readonly NamedMigration[],
): Promise<readonly string[]> {
  const known = migrations.map(({ name }) => name);
  const done = (await knex.schema.hasTable(TABLE)) ? await knex(TABLE).pluck<string[]>('name') : [];
  const unknown = done.filter((name) => !known.includes(name));
  if (unknown.length === 0) {
    return wanted.map(({ name }) => name).filter((name) => !done.includes(name));
  }
  throw new ProviderError(
    'database',
    `was brought up to date by a newer release of Tableline, and this one does not know its shape (${unknown.join(', ')}). ` +
      'Start the newer release; to go back, restore the backup made before the upgrade (docs/upgrade.md)',
    { retryable: false },
  );
}

const silentWorkerLogger = new WorkerLogger(() => () => undefined);

const migrator = (chosen: NamedMigration[]): Knex.MigratorConfig => ({
  tableName: TABLE,
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
