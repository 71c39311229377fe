import type pg from 'pg';

/** A table of ours, or of the queue, as a backup knows it. */
export interface TableShape {
  /** `schema.table`. */
  readonly name: string;
  /** The same as SQL has to write it. */
  readonly quoted: string;
  /** Columns that have values of their own: what the database computes is left out. */
  readonly columns: readonly {
    readonly name: string;
    readonly quoted: string;
    readonly type: string;
  }[];
}

interface ColumnRow {
  table: string;
  quotedTable: string;
  name: string;
  quoted: string;
  type: string;
}

/** The tables that hold what is kept; those in which migrations are noted are not among them. */
export async function lookOfTables(client: pg.Client): Promise<readonly TableShape[]> {
  const { rows } = await client.query<ColumnRow>(
    `select n.nspname || '.' || c.relname as table, format('%I.%I', n.nspname, c.relname) as "quotedTable",
            a.attname as name, quote_ident(a.attname) as quoted, format_type(a.atttypid, a.atttypmod) as type
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid
      where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r'
        and c.relname not in ('migrations', 'migrations_lock')
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by n.nspname desc, c.relname, a.attnum`,
  );
  const tables = new Map<string, TableShape & { columns: ColumnRow[] }>();
  for (const row of rows) {
    const { table: name, quotedTable: quoted } = row;
    const table = tables.get(name) ?? { name, quoted, columns: [] };
    table.columns.push(row);
    tables.set(name, table);
  }
  return [...tables.values()];
}
