import connect, { type Knex } from 'knex';
import pg from 'pg';
import { InvalidInputError, messageOf, ProviderError } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';

/** How long a query may take before the server (and, should it be silent, the client) gives up. */
const STATEMENT_TIMEOUT_MS = 5000;
const CONNECT_TIMEOUT_MS = 3000;

/** A pool of connections on which every failure of the database is a `ProviderError('database')`. */
export interface Database {
  /** Runs `work` and translates what it throws. */
  run<Value>(work: (knex: Knex) => PromiseLike<Value>): Promise<Value>;
  /** The same in one transaction: everything or nothing. */
  transaction<Value>(work: (trx: Knex) => Promise<Value>): Promise<Value>;
  /**
   * The rows of a query, fetched `batch` at a time as they are asked for, all as they were at one instant.
   * A connection is held until the rows end, or the reader stops.
   */
  cursor<Row>(query: (knex: Knex) => Knex.QueryBuilder, batch: number): AsyncGenerator<Row>;
  close(): Promise<void>;
}

/** Opens a pool. Nothing is connected until it is used, and it finds a server that was away again by itself. */
export function openDatabase(
  url: string,
  logger: Logger,
  bounds: PoolBounds = usualBounds,
): Database {
  const pool = createPool(url, { logger, statementTimeoutMs: STATEMENT_TIMEOUT_MS, bounds });
  return {
    run: (work) => translate(async () => await work(pool)),
    transaction: (work) => translate(() => pool.transaction((trx) => work(trx))),
    cursor: (query, batch) => readThroughCursor(pool, query, batch),
    close: () => pool.destroy(),
  };
}

async function* readThroughCursor<Row>(
  pool: Knex,
  query: (knex: Knex) => Knex.QueryBuilder,
  batch: number,
): AsyncGenerator<Row> {
  const trx = await translate<Knex.Transaction>(() => pool.transaction());
  try {
    const { sql, bindings } = query(trx).toSQL();
    const declare = `declare reader no scroll cursor for ${sql}`;
    await translate(async () => {
      await trx.raw(declare, [...bindings]);
    });
    for (;;) {
      const { rows } = await translate(
        async () => await trx.raw<{ rows: Row[] }>(`fetch ${batch} from reader`),
      );
      yield* rows;
      if (rows.length < batch) return;
    }
  } finally {
    // Nothing was written, and a connection that broke has rolled back already.
    await trx.rollback().catch(() => undefined);
  }
}

/** How many connections a pool may have, and how long one may be waited for or be left idle in a transaction. */
export interface PoolBounds {
  readonly connections: number;
  readonly patienceMs: number;
}

const usualBounds: PoolBounds = { connections: 10, patienceMs: CONNECT_TIMEOUT_MS };

/** A bare Knex, whose statements may take as long as they need when `statementTimeoutMs` is 0. */
export function createPool(
  url: string,
  {
    logger,
    statementTimeoutMs,
    bounds = usualBounds,
  }: { logger: Logger; statementTimeoutMs: number; bounds?: PoolBounds },
): Knex {
  const tell = (reason: unknown): void => logger.warn({ reason: String(reason) }, 'database pool');
  return connect({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: 'tableline',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      ...(statementTimeoutMs > 0 && {
        statement_timeout: statementTimeoutMs,
        idle_in_transaction_session_timeout: Math.max(2 * statementTimeoutMs, bounds.patienceMs),
        query_timeout: statementTimeoutMs + 1000,
      }),
      types: {
        getTypeParser: (oid, format) => types.getTypeParser(oid, format as 'text') as unknown,
      },
    },
    pool: { min: 0, max: bounds.connections, idleTimeoutMillis: 30_000 },
    acquireConnectionTimeout: bounds.patienceMs,
    log: { warn: tell, error: tell, deprecate: tell, debug: () => undefined },
    // Errors would carry the bound values, names and numbers of callers among them.
    compileSqlOnError: false,
  });
}

/** Amounts of money are 64-bit in the database and safe integers here. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, parseBigint);

function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a number beyond 2^53 in the database');
  return value;
}

/**
 * Runs `work`; what it throws comes out as a `ProviderError`, retryable when the server is away, busy or
 * undid the transaction, and not when it refused the statement itself. What is wrong with what was asked stays an
 * `InvalidInputError`.
 */
export async function translate<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProviderError || error instanceof InvalidInputError) throw error;
    const code = (error as { code?: unknown }).code;
    const refusal = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
    if (refusal === undefined) {
      throw new ProviderError('database', `is away (${withoutStatement(error)})`, {
        retryable: true,
        cause: error,
      });
    }
    const { constraint } = error as { constraint?: string };
    throw new ProviderError(
      'database',
      `refused a statement (${refusal}${constraint ? ` ${constraint}` : ''})`,
      { retryable: passing.test(refusal), cause: error },
    );
  }
}

/**
 * Connection, resources, operator and time-out (57), rollback by conflict (40), lock not available:
 * https://www.postgresql.org/docs/18/errcodes-appendix.html.
 */
const passing = /^(08|53|57|40|55P03|25P03)/;

/** Knex puts the statement before the driver's words. */
function withoutStatement(error: unknown): string {
  const text = (error as NodeJS.ErrnoException).code ?? messageOf(error);
  return text.split(' - ').at(-1) ?? text;
}
