import type { Knex } from 'knex';

/** What was asked with a client's key, so that the key cannot stand for another order. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table orders add column request_digest text');
}
