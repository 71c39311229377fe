import type { Knex } from 'knex';

/** Orders that a caller finishes on a page, because speaking was not enough. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table pending_orders (
      id uuid primary key,
      restaurant_id text not null references restaurants,
      call_id uuid not null unique,
      token_sha256 bytea not null unique,
      phone text not null,
      draft jsonb not null check (jsonb_typeof(draft) = 'object'),
      created_at timestamptz(3) not null,
      expires_at timestamptz(3) not null check (expires_at > created_at),
      order_id uuid references orders on delete cascade
    );
    comment on table pending_orders is
      'What was agreed in a call whose order is finished by a link. Kept until a day after the link''s end';
    comment on column pending_orders.call_id is
      'No foreign key: the link is made at once, the call log is written a moment later';
    create index pending_orders_by_end on pending_orders (expires_at);
    create index pending_orders_by_phone on pending_orders (phone);
  `);
}
