import type { Knex } from 'knex';

/** Browsers in which somebody of the staff is signed in as a telephone. The passwords are Asterisk's alone. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table browser_phones (
      id text primary key,
      restaurant_id text not null references restaurants on delete cascade,
      token_id text not null,
      created_at timestamptz(3) not null,
      expires_at timestamptz(3) not null
    );
    comment on column browser_phones.id is 'The SIP user name, and the name of the endpoint: PJSIP/<id>';
    comment on column browser_phones.token_id is 'The API token that signed in';
    create index browser_phones_of_restaurant on browser_phones (restaurant_id, expires_at);
  `);
}
