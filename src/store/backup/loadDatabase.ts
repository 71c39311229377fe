import type pg from 'pg';
import { InvalidInputError } from '../../kernel/errors.js';
import type { SequenceValues } from './dumpDatabase.js';
import type { Manifest } from './manifest.js';
import { lookOfTables, type TableShape } from './tables.js';

/** Fills the tables of a database that nobody else uses. */
export interface DatabaseLoad {
  /** Puts lines of a portion, as `TablePortion` has them, into the table of that name. */
  rows(tableName: string, lines: string): Promise<void>;
  /** Lets the sequences go on behind the values of the backup. */
  sequences(values: SequenceValues): Promise<void>;
}

/**
 * Runs `load` in one transaction in which neither foreign keys nor triggers watch; all foreign keys hold again at
 * its end, or nothing was loaded. The jobs of the queue are nobody's: a worker that had begun one is no more.
 */
export async function loading(
  client: pg.Client,
  manifest: Manifest,
  load: (into: DatabaseLoad) => Promise<void>,
): Promise<void> {
  await client.query('begin');
  try {
    const shapes = await lookOfTables(client);
    const inserts = insertsFor(shapes, manifest);
    const foreignKeys = await dropForeignKeys(client);
    for (const { quoted } of shapes) {
      await client.query(`alter table ${quoted} disable trigger user`);
      // The queue's own migrations leave rows that the backup has too.
      await client.query(`delete from ${quoted}`);
    }
    await load({
      rows: async (tableName, lines) => {
        const insert = inserts.get(tableName);
        if (insert === undefined) throw unknownTable(tableName);
        await client.query(insert, [`[${lines.replaceAll('\n', ',')}]`]);
      },
      sequences: async (values) => {
        for (const [name, last] of Object.entries(values)) {
          await client.query(
            'select setval(found, $2::bigint) from to_regclass($1) as found where found is not null',
            [name, last],
          );
        }
      },
    });
    for (const table of ['_private_jobs', '_private_job_queues']) {
      await client.query(
        `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_at is not null`,
      );
    }
    for (const { table, name, definition } of foreignKeys) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
    for (const { quoted } of shapes) {
      await client.query(`alter table ${quoted} enable trigger user`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** One statement for each table of the backup, which takes an array of rows, each an array of texts. */
function insertsFor(shapes: readonly TableShape[], manifest: Manifest): Map<string, string> {
  return new Map(
    Object.entries(manifest.tables).map(([name, columnNames]) => {
      const shape = shapes.find((candidate) => candidate.name === name);
      if (!shape) throw unknownTable(name);
      const columns = columnNames.map((column) => {
        const known = shape.columns.find((candidate) => candidate.name === column);
        if (!known) throw unknownTable(`${name}.${column}`);
        return known;
      });
      const names = columns.map(({ quoted }) => quoted).join(', ');
      const values = columns.map(({ type }, index) => `(line->>${index})::${type}`).join(', ');
      return [
        name,
        `insert into ${shape.quoted} (${names}) overriding system value
         select ${values} from jsonb_array_elements($1::jsonb) as line`,
      ];
    }),
  );
}

function unknownTable(place: string): InvalidInputError {
  const message = 'is not known here: the backup is of a newer Tableline, or was changed';
  return new InvalidInputError('the backup', [{ place, message }]);
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

async function dropForeignKeys(client: pg.Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name,
            pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype = 'f' and connamespace::regnamespace::text in ('public', 'graphile_worker')`,
  );
  for (const { table, name } of rows) {
    await client.query(`alter table ${table} drop constraint ${name}`);
  }
  return rows;
}
