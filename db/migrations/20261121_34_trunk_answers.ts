import type { Knex } from 'knex';

/** Whether an operator answers when it is asked whether it is there: so far of each it was taken that it does. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`update trunks set plan = plan || '{"answersOptions": true}'`);
}
