import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { translate } from './database.js';

/** The class of the advisory locks by which worker pools say that they live. */
export const POOL_LOCKS = 7_246_004;

const RETRY_MS = 1000;

/**
 * Takes the lock of a worker pool on a connection of its own and keeps it until it is released: PostgreSQL
 * gives it free when the process dies, however it dies. A connection that breaks is made again. Throws a
 * `ProviderError` when the first one cannot be made.
 */
export async function holdPool(
  databaseUrl: string,
  poolId: string,
): Promise<{ release(): Promise<void> }> {
  let released = false;
  let client = await translate(() => take(databaseUrl, poolId));
  const renew = async (): Promise<void> => {
    while (!released) {
      await pause(RETRY_MS, undefined, { ref: false });
      const renewed = await take(databaseUrl, poolId).catch(() => undefined);
      if (!renewed) continue;
      client = renewed;
      break;
    }
    if (released) await client.end();
    else client.once('end', () => void renew());
  };
  client.once('end', () => void renew());
  return {
    release: async () => {
      released = true;
      await client.end();
    },
  };
}

async function take(databaseUrl: string, poolId: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'tableline jobs',
    connectionTimeoutMillis: 3000,
    keepAlive: true,
  });
  // What breaks it is followed by `end`; unheard, the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1, hashtext($2))', [POOL_LOCKS, poolId]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
