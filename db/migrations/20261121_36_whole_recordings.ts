import type { Knex } from 'knex';

/** Whether a recording holds its call to the end: a disk that was full took its beginning only. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table recordings add column whole boolean;
    update recordings set whole = true where sha256 is not null;
    alter table recordings add check (num_nulls(sha256, whole) in (0, 2));
  `);
}
