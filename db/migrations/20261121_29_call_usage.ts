import type { Knex } from 'knex';

/** What paid engines did for a call. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table calls add column usage jsonb not null default '[]'
      check (jsonb_typeof(usage) = 'array');
    comment on column calls.usage is 'What paid engines did: [{ "engine": "gpt-4.1-mini", "unit": "tokens_in", "quantity": 5210, "cost": 0.0021 }]';
  `);
}
