import pg from 'pg';

/**
 * The shape of a database as SQL: domains, tables with their columns, constraints, indexes and comments,
 * in an order that depends on nothing but names. For reviews, made by `scripts/dump-schema.ts`; a database
 * is made by the migrations.
 */
export async function dumpSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const domains = await client.query<{ sql: string }>(DOMAINS);
    const tables = await client.query<{ sql: string }>(TABLES);
    const statements = [...domains.rows, ...tables.rows].map(({ sql }) => sql);
    return `-- Made by scripts/dump-schema.ts from the migrations. Do not edit.\n\n${statements.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

const DOMAINS = `
  select format('create domain %I as %s %s;', t.typname, format_type(t.typbasetype, t.typtypmod),
                string_agg(pg_get_constraintdef(c.oid), ' ' order by c.conname)) as sql
    from pg_type t
    join pg_constraint c on c.contypid = t.oid and c.contype = 'c'
   where t.typtype = 'd' and t.typnamespace = 'public'::regnamespace
   group by t.oid
   order by t.typname`;

const TABLES = `
  with tables as (
    select oid, relname from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace
       and relname not in ('migrations', 'migrations_lock')
  ), parts as (
    select attrelid as oid, 0 as kind, attnum as position,
           format('  %I %s%s%s', attname, format_type(atttypid, atttypmod),
                  case when attnotnull then ' not null' else '' end,
                  ' default ' || pg_get_expr(d.adbin, d.adrelid)) as line
      from pg_attribute
      left join pg_attrdef d on adrelid = attrelid and adnum = attnum
     where attnum > 0 and not attisdropped
    union all
    select conrelid, 1, row_number() over (order by contype = 'c', contype = 'f', conname),
           format('  constraint %I %s', conname, pg_get_constraintdef(oid))
      from pg_constraint where contype in ('p', 'u', 'f', 'c')
  ), extras as (
    select indrelid as oid, 0 as kind, indexrelid::regclass::text as name,
           pg_get_indexdef(indexrelid) || ';' as line
      from pg_index
     where not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
    union all
    select objoid, 1, objsubid::text,
           format('comment on %s %s is %L;',
                  case objsubid when 0 then 'table' else 'column' end,
                  objoid::regclass || coalesce('.' || attname, ''), description)
      from pg_description
      left join pg_attribute on attrelid = objoid and attnum = objsubid and objsubid > 0
     where classoid = 'pg_class'::regclass
  )
  select format(E'create table %I (\\n', relname)
         || (select string_agg(line, E',\\n' order by kind, position) from parts p where p.oid = t.oid)
         || E'\\n);'
         || coalesce((select E'\\n' || string_agg(line, E'\\n' order by kind, name)
                        from extras e where e.oid = t.oid), '') as sql
    from tables t
   order by relname`;
