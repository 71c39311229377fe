import type { Knex } from 'knex';

/** What a restaurant knows of its callers, and what it answers to their questions. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table customers
      add column notes text,
      add column allergies text[] not null default '{}',
      add column blocked boolean not null default false;
    comment on column customers.notes is 'Of the staff, for the kitchen and the driver: never read out';
    comment on column customers.blocked is 'No orders are taken from this number any more';

    alter table orders add column allergies text[] not null default '{}';
    comment on column orders.allergies is 'What somebody must not eat, as it was said in the call or before';

    create table faq_entries (
      restaurant_id text not null references restaurants on delete cascade,
      position integer not null check (position >= 1),
      id text not null check (id <> ''),
      answers jsonb not null check (jsonb_typeof(answers) = 'array'),
      primary key (restaurant_id, position),
      unique (restaurant_id, id)
    );

    create table unanswered_questions (
      id uuid primary key,
      restaurant_id text not null references restaurants on delete cascade,
      call_id uuid not null,
      text text not null check (text <> ''),
      language text not null,
      asked_at timestamptz(3) not null
    );
    comment on column unanswered_questions.call_id is
      'No foreign key: the question is kept at once, the call log a moment later';
    create index unanswered_questions_of_restaurant
      on unanswered_questions (restaurant_id, asked_at desc, id desc);
  `);
}
