import type { Knex } from 'knex';

/** How the wait for each of our replies came about. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table utterances add column timings jsonb check (jsonb_typeof(timings) = 'object');
    comment on column utterances.timings is
      'ms from the end of the caller''s speech to each step of our reply: detected, transcribed, answered, firstSound, firstFrame, said';
  `);
}
