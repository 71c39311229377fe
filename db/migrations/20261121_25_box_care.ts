import type { Knex } from 'knex';

/** Which firmware a box shall run, whether its file is encrypted, and when it was there and when not. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table gateway_boxes
      add column firmware jsonb check (jsonb_typeof(firmware) = 'object'),
      add column encryption text not null default 'none' check (encryption in ('none', 'md5', 'sha256'));
    comment on column gateway_boxes.firmware is 'What it shall run: { "version": "1.0.9.9", "path": "host/path" }; null is what it runs';

    create table gateway_box_sightings (
      id bigint generated always as identity primary key,
      mac text not null references gateway_boxes on delete cascade,
      at timestamptz(3) not null,
      state text not null check (state in ('registered', 'unreachable', 'gone')),
      address text,
      user_agent text
    );
    comment on table gateway_box_sightings is 'One row for each change: registered from where, or not any more';
    create index gateway_box_sightings_of_box on gateway_box_sightings (mac, at desc);
  `);
}
