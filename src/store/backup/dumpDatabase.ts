import type pg from 'pg';
import { lookOfTables, type TableShape } from './tables.js';

/** Rows that are fetched at once. */
const FETCHED_ROWS = 500;

/** A portion of a table is closed when it has this many bytes: both sides hold one in memory. */
const PORTION_BYTES = 1024 * 1024;

/** A portion of a table: lines of JSON, each an array of the columns' values as PostgreSQL writes them. */
export interface TablePortion {
  readonly table: TableShape;
  /** Counts from 1 in each table. */
  readonly index: number;
  readonly rows: number;
  readonly lines: Buffer;
}

/** The last number that each sequence gave, by its name with its schema. */
export type SequenceValues = Readonly<Record<string, string>>;

/** A database as it was at one instant, while others go on writing to it. */
export interface DatabaseSnapshot {
  /** The migrations that had run. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableShape[];
  portions(): AsyncGenerator<TablePortion>;
  /** To be asked for after the rows: sequences are not part of the snapshot, and must not fall behind the rows. */
  sequences(): Promise<SequenceValues>;
}

/** Uses a snapshot of the database that `client` is connected with. Nobody who writes has to wait for it. */
export async function withSnapshot<Value>(
  client: pg.Client,
  use: (snapshot: DatabaseSnapshot) => Promise<Value>,
): Promise<Value> {
  await client.query('begin isolation level repeatable read read only');
  try {
    // Values are written in one way, whatever the server is set to.
    await client.query(
      "set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; " +
        "set local bytea_output = 'hex'; set local extra_float_digits = 1",
    );
    const ran = await client.query<{ name: string }>('select name from migrations order by id');
    const tables = await lookOfTables(client);
    return await use({
      migrations: ran.rows.map(({ name }) => name),
      tables,
      portions: () => readPortions(client, tables),
      sequences: () => readSequences(client),
    });
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

async function* readPortions(
  client: pg.Client,
  tables: readonly TableShape[],
): AsyncGenerator<TablePortion> {
  for (const table of tables) {
    const values = table.columns.map(({ quoted }) => `${quoted}::text`).join(', ');
    await client.query(
      `declare reader no scroll cursor for select json_build_array(${values})::text as line from ${table.quoted}`,
    );
    let lines: string[] = [];
    let bytes = 0;
    let index = 0;
    const portion = (): TablePortion => {
      index += 1;
      const made = { table, index, rows: lines.length, lines: Buffer.from(lines.join('\n')) };
      [lines, bytes] = [[], 0];
      return made;
    };
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${FETCHED_ROWS} from reader`);
      for (const { line } of rows) {
        lines.push(line);
        bytes += line.length;
        if (bytes >= PORTION_BYTES) yield portion();
      }
      if (rows.length < FETCHED_ROWS) break;
    }
    if (lines.length > 0) yield portion();
    await client.query('close reader');
  }
}

async function readSequences(client: pg.Client): Promise<SequenceValues> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
      where schemaname in ('public', 'graphile_worker') and sequencename !~ '^migrations_'
        and last_value is not null`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}
