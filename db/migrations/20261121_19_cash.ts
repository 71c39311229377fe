import type { Knex } from 'knex';

/** Who has said to pay in cash, so that the driver takes change along. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table orders add column pays_cash boolean not null default false;
    comment on column orders.pays_cash is 'The customer has said so, and the total is rounded to coins';
  `);
}
