import type { Knex } from 'knex';

/** The boxes that connect restaurants' analogue lines, and what has fetched a configuration. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table gateway_boxes (
      mac text primary key check (mac ~ '^[0-9a-f]{12}$'),
      restaurant_id text not null references restaurants on delete cascade,
      model text not null check (model <> ''),
      country text not null check (country ~ '^[A-Z]{2}$'),
      ports jsonb not null check (jsonb_typeof(ports) = 'array'),
      own_settings jsonb not null default '{}' check (jsonb_typeof(own_settings) = 'object'),
      trust_inferred boolean not null default false,
      password_sha256 bytea not null,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null
    );
    comment on column gateway_boxes.ports is 'The lines that are plugged in: [{ "port": 1, "line": "+33142685300" }]';
    comment on column gateway_boxes.own_settings is 'P-values that this box has otherwise than its country would: { "P863": "5" }';
    create index gateway_boxes_of_restaurant on gateway_boxes (restaurant_id);

    create table gateway_box_fetches (
      id bigint generated always as identity primary key,
      mac text not null,
      at timestamptz(3) not null,
      address text not null,
      user_agent text not null,
      outcome text not null check (outcome in ('served', 'unknown_box', 'wrong_credentials', 'not_ready'))
    );
    comment on column gateway_box_fetches.mac is 'As it was asked for: it may be no box of ours';
    create index gateway_box_fetches_of_box on gateway_box_fetches (mac, at desc);
    create index gateway_box_fetches_by_age on gateway_box_fetches (at);
  `);
}
