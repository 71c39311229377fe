import type { Knex } from 'knex';

/** The bearer tokens of the API. The token itself is never stored. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table api_tokens (
      id uuid primary key,
      name text not null check (name <> ''),
      role text not null check (role in ('owner', 'staff')),
      restaurant_id text references restaurants on delete cascade,
      sha256 bytea not null unique check (octet_length(sha256) = 32),
      created_at timestamptz(3) not null,
      last_used_at timestamptz(3)
    );
    comment on column api_tokens.restaurant_id is 'Null: every restaurant';
  `);
}
