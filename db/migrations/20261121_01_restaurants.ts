import type { Knex } from 'knex';

/** The restaurants, the numbers that lead to them and the menus they have had. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create domain e164 as text check (value ~ '^\\+[1-9][0-9]{3,14}$');
    create domain currency_code as text check (value ~ '^[A-Z]{3}$');
    create domain minor_units as bigint check (value >= 0);

    create table restaurants (
      id text primary key check (id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
      name text not null check (name <> ''),
      languages text[] not null check (cardinality(languages) >= 1),
      country text not null check (country ~ '^[A-Z]{2}$'),
      time_zone text not null,
      currency currency_code not null,
      phone e164,
      settings jsonb not null check (jsonb_typeof(settings) = 'object'),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    );
    comment on column restaurants.settings is
      'What else a call needs to know: tax, opening periods, fulfilments, delivery, preparation time, staff';

    create table phone_lines (
      did e164 primary key,
      restaurant_id text not null references restaurants on delete cascade
    );
    create index phone_lines_restaurant on phone_lines (restaurant_id);

    create table menus (
      restaurant_id text not null references restaurants on delete cascade,
      version integer not null check (version >= 1),
      menu jsonb not null check (
        jsonb_typeof(menu -> 'categories') = 'array'
        and jsonb_typeof(menu -> 'items') = 'array'
        and jsonb_typeof(menu -> 'modifierGroups') = 'array'
      ),
      imported_at timestamptz(3) not null default now(),
      primary key (restaurant_id, version)
    );
    comment on table menus is 'Every menu there was; the one with the highest version is served';
  `);
}
