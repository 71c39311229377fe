import type { Knex } from 'knex';

/** What goes to the kitchen and how far it came, and what the live feed tells. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table kitchen_deliveries (
      id uuid primary key,
      order_id uuid not null references orders on delete cascade,
      restaurant_id text not null references restaurants,
      output text not null check (output <> ''),
      purpose text not null check (purpose <> ''),
      state text not null check (state in ('waiting', 'sending', 'delivered', 'failed', 'needless')),
      attempts integer not null default 0 check (attempts >= 0),
      last_error text,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      unique (order_id, output, purpose)
    );
    comment on column kitchen_deliveries.output is
      'The id of one of the restaurant''s kitchenOutputs, or staff: their telephone';
    comment on column kitchen_deliveries.purpose is 'ticket, or what it is told of again';
    create index kitchen_deliveries_newest on kitchen_deliveries (created_at desc, id desc);
    create index kitchen_deliveries_of_restaurant on kitchen_deliveries (restaurant_id, created_at desc, id desc);

    create table live_events (
      id bigint generated always as identity primary key,
      restaurant_id text not null references restaurants,
      kind text not null,
      order_id uuid not null,
      at timestamptz(3) not null default now()
    );
    comment on table live_events is 'What the live feed tells. Kept for two days: who was away longer reads anew';

    create function add_live_event(restaurant text, kind text, subject uuid) returns void as $$
    begin
      -- Ids are given in the order of the commits: who has read up to one has missed none before it.
      perform pg_advisory_xact_lock(7246010);
      insert into live_events (restaurant_id, kind, order_id) values (restaurant, kind, subject);
      perform pg_notify('live', restaurant);
    end
    $$ language plpgsql;

    create function tell_live_order() returns trigger as $$
    begin
      perform add_live_event(new.restaurant_id, 'order', new.id);
      return null;
    end
    $$ language plpgsql;

    -- Deferred: the lock is held for the commit alone.
    create constraint trigger orders_are_told after insert on orders
      deferrable initially deferred for each row execute function tell_live_order();
    create constraint trigger order_changes_are_told after update on orders
      deferrable initially deferred for each row
      when (old.version is distinct from new.version) execute function tell_live_order();
  `);
}
