import type { Knex } from 'knex';

/** The streets restaurants deliver to, what geocoders found, and where an order goes on the map. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table street_lists (
      restaurant_id text primary key references restaurants on delete cascade,
      streets jsonb not null check (jsonb_typeof(streets) = 'array'),
      made_at timestamptz(3) not null
    );
    comment on table street_lists is 'The streets an address is compared with when no map is asked';

    create table found_addresses (
      key text primary key,
      candidates jsonb not null check (jsonb_typeof(candidates) = 'array'),
      found_at timestamptz(3) not null
    );
    comment on table found_addresses is
      'What geocoders answered. Kept 30 days: their terms allow no longer, and nobody should be kept longer';
    create index found_addresses_oldest on found_addresses (found_at);

    alter table orders
      add column address_said text,
      add column address_lat double precision check (address_lat between -90 and 90),
      add column address_lon double precision check (address_lon between -180 and 180),
      add column address_meters integer check (address_meters >= 0),
      add column address_drive_minutes integer check (address_drive_minutes >= 0),
      add check ((address_lat is null) = (address_lon is null)),
      add check (address_text is not null or (address_said is null and address_lat is null));
    comment on column orders.address_said is
      'The caller''s words, where address_text is how the map has them';
  `);
}
