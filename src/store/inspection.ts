import { migrations } from '../../db/migrations/index.js';
import type { Logger } from '../kernel/logger.js';
import type { JobCounts } from '../orders/ports/jobs.js';
import type { KeptBox } from '../telephony/provisioning/ports.js';
import type { KeptTrunk } from '../telephony/trunks/ports.js';
import { openDatabase, type Database } from './database.js';
import { createGatewayBoxes } from './gatewayBoxes.js';
import { createJobs } from './jobs.js';
import { createTrunks } from './trunks.js';

/** How a database is. */
export interface DatabaseReport {
  /** How long a short question took. */
  readonly latencyMs: number;
  /** What its server takes for the time, at about `askedAt` of this machine. */
  readonly serverTime: Date;
  readonly askedAt: Date;
  /** Migrations of this release that it lacks. */
  readonly pending: readonly string[];
  /** Migrations that it has had and this release does not know: a newer one made them. */
  readonly unknown: readonly string[];
  /** What follows is there when no migration is pending. */
  readonly content:
    | {
        readonly jobs: JobCounts;
        readonly trunks: readonly KeptTrunk[];
        readonly boxes: readonly KeptBox[];
      }
    | undefined;
}

/** Looks at a database and changes nothing in it, unlike `openStore`. Throws a `ProviderError` when it is away. */
export async function inspectDatabase(
  databaseUrl: string,
  logger: Logger,
  now: () => Date,
): Promise<DatabaseReport> {
  const database = openDatabase(databaseUrl, logger);
  try {
    // The first question pays for the connection.
    await database.run((knex) => knex.raw('select 1'));
    const asked = performance.now();
    const serverTime = await readTime(database);
    const latencyMs = performance.now() - asked;
    const askedAt = now();
    const ran = await ranMigrations(database);
    const known = migrations.map(({ name }) => name);
    const pending = known.filter((name) => !ran.includes(name));
    return {
      ...{ latencyMs, serverTime, askedAt, pending },
      unknown: ran.filter((name) => !known.includes(name)),
      content: pending.length > 0 ? undefined : await readContent(database, databaseUrl),
    };
  } finally {
    await database.close();
  }
}

function readTime(database: Database): Promise<Date> {
  return database.run(async (knex) => {
    const { rows } = await knex.raw<{ rows: [{ now: Date }] }>('select clock_timestamp() as now');
    return rows[0].now;
  });
}

function ranMigrations(database: Database): Promise<readonly string[]> {
  return database.run(async (knex) => {
    if (!(await knex.schema.hasTable('migrations'))) return [];
    return knex('migrations').pluck<string[]>('name');
  });
}

async function readContent(
  database: Database,
  databaseUrl: string,
): Promise<NonNullable<DatabaseReport['content']>> {
  const [jobs, trunks, boxes] = await Promise.all([
    createJobs(database, databaseUrl).counts(),
    createTrunks(database, undefined).list(),
    createGatewayBoxes(database).list(null),
  ]);
  return { jobs, trunks, boxes };
}
