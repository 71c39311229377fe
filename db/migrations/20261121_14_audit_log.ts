import type { Knex } from 'knex';

/** Who changed what. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table audit_log (
      id uuid primary key,
      at timestamptz(3) not null,
      actor text not null check (actor <> ''),
      restaurant_id text references restaurants on delete cascade,
      action text not null check (action <> ''),
      subject jsonb not null check (jsonb_typeof(subject) = 'object'),
      status integer,
      request_id text
    );
    comment on column audit_log.actor is 'token:<id of the API token>, or the job that did it';
    comment on column audit_log.subject is 'What it was done to. No names and no whole telephone numbers';
    comment on column audit_log.status is
      'Of the answer. Null: begun, and not heard of again, so it may have happened';
    create index audit_log_newest on audit_log (at desc, id desc);
    create index audit_log_of_restaurant on audit_log (restaurant_id, at desc, id desc);
  `);
}
