import type { Knex } from 'knex';
import type { Page, PageRequest } from '../kernel/page.js';

/** The columns by which a list is sorted: an instant, and the id among equal instants. */
export interface PageColumns {
  readonly at: string;
  readonly id: string;
}

/** Narrows a query to the wanted page, newest first, with one row more to tell whether another page follows. */
export function selectPage(
  query: Knex.QueryBuilder,
  columns: PageColumns,
  page: PageRequest,
): Knex.QueryBuilder {
  const { at, id } = columns;
  if (page.after) query.whereRaw('(??, ??) < (?, ?)', [at, id, page.after.at, page.after.id]);
  return query
    .orderBy([
      { column: at, order: 'desc' },
      { column: id, order: 'desc' },
    ])
    .limit(page.limit + 1);
}

/** The page made from the rows that `selectPage` brought. */
export function toPage<Row extends { id: string }>(
  rows: readonly Row[],
  instantOf: (row: Row) => Date,
  page: PageRequest,
): Page<Row> {
  const entries = rows.slice(0, page.limit);
  const last = entries.at(-1);
  const more = rows.length > page.limit;
  return { entries, next: more && last ? { at: instantOf(last), id: last.id } : null };
}
