import type { Knex } from 'knex';

/** Who looks after the line gets a token that opens nothing else. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table api_tokens drop constraint api_tokens_role_check;
    alter table api_tokens add constraint api_tokens_role_check
      check (role in ('owner', 'staff', 'technician'));
  `);
}
