import type { Knex } from 'knex';

/** Checks of the lines of gateway boxes, by a call of the technician. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table line_checks (
      id uuid primary key,
      mac text not null references gateway_boxes on delete cascade,
      restaurant_id text not null references restaurants on delete cascade,
      line text not null,
      armed_at timestamptz(3) not null,
      expires_at timestamptz(3) not null,
      started_at timestamptz(3),
      finished_at timestamptz(3),
      steps jsonb not null default '{}' check (jsonb_typeof(steps) = 'object')
    );
    comment on column line_checks.steps is 'What was found, by the name of the step';
    create index line_checks_waiting on line_checks (line) where started_at is null;
    create index line_checks_of_box on line_checks (mac, armed_at desc);
  `);
}
