import type { Knex } from 'knex';

/** The operators of telephone lines, with sealed secrets. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table trunks (
      id text primary key check (id ~ '^[a-z][a-z0-9-]{0,30}$'),
      plan jsonb not null check (jsonb_typeof(plan) = 'object'),
      secret_key_id text,
      secret_sealed bytea,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      check ((secret_key_id is null) = (secret_sealed is null))
    );
    comment on column trunks.plan is 'Server, account, numbers, codecs and what may be called; no secret';
    comment on column trunks.secret_sealed is
      'AES-256-GCM under the key of that id: 12 bytes of nonce, 16 of tag, the ciphertext';
  `);
}
