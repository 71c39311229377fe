import type { Knex } from 'knex';

/** What the staff say of their kitchen, and how long an order is on its way after it left. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table kitchen_loads (
      restaurant_id text primary key references restaurants on delete cascade,
      paused_until timestamptz(3),
      delivery_paused_until timestamptz(3),
      extra_minutes integer not null default 0 check (extra_minutes between 0 and 240),
      extra_until timestamptz(3),
      changed_at timestamptz(3) not null,
      changed_by text not null
    );
    comment on column kitchen_loads.changed_by is 'Who said so: token:<id of the API token>';

    alter table orders add column way_minutes integer not null default 0 check (way_minutes >= 0);
    comment on column orders.way_minutes is 'Of promised_at, the way to the door';
    create index orders_to_make on orders (restaurant_id, promised_at)
      where status in ('awaiting_payment', 'new', 'accepted', 'preparing');
  `);
}
