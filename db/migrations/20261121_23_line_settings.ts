import type { Knex } from 'knex';

/** Who takes a restaurant's calls and which are refused; two more ways for a call to end. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table line_settings (
      restaurant_id text primary key references restaurants on delete cascade,
      modes jsonb check (jsonb_typeof(modes) = 'object'),
      screening jsonb check (jsonb_typeof(screening) = 'object'),
      updated_at timestamptz(3) not null
    );
    comment on column line_settings.modes is 'Null: Tableline takes every call';
    comment on column line_settings.screening is 'Null: as usual';

    alter table calls drop constraint calls_outcome_check;
    alter table calls add constraint calls_outcome_check check (outcome in
      ('order', 'message', 'transferred', 'abandoned', 'no_order', 'overflow', 'failed', 'refused', 'silent'));
  `);
}
