import type { Knex } from 'knex';

/** What is asked, paid and given back for orders. No card data: the provider has that. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table orders
      add column prepayment minor_units not null default 0,
      add column paid_amount minor_units not null default 0,
      add column customer_email text,
      add column request_key text,
      add constraint orders_one_per_request unique (restaurant_id, request_key);
    comment on column orders.prepayment is 'Asked before the kitchen begins: all, a deposit, or 0';

    alter table order_events
      add column payment_status text,
      add column note text;
    comment on column order_events.actor is
      'Who did it: call, jobs, the provider of payments, or token:<id of the API token>';

    create table payments (
      id uuid primary key,
      order_id uuid not null references orders on delete cascade,
      provider text not null,
      amount minor_units not null check (amount > 0),
      currency currency_code not null,
      state text not null check (state in ('asked', 'open', 'paid', 'expired', 'cancelled', 'failed')),
      attempt integer not null check (attempt >= 1),
      session_id text unique,
      url text,
      reference text,
      expires_at timestamptz(3) not null,
      created_at timestamptz(3) not null,
      check (state <> 'paid' or reference is not null)
    );
    create unique index payments_one_to_pay on payments (order_id) where state in ('asked', 'open');
    create index payments_of_order on payments (order_id, created_at desc);

    create table refunds (
      id uuid primary key,
      payment_id uuid not null references payments on delete cascade,
      amount minor_units not null check (amount > 0),
      reason text not null,
      actor text not null,
      state text not null check (state in ('asked', 'done', 'failed')),
      created_at timestamptz(3) not null
    );
    create index refunds_of_payment on refunds (payment_id);

    create table outside_events (
      provider text not null,
      event_id text not null,
      type text not null,
      received_at timestamptz(3) not null,
      primary key (provider, event_id)
    );
    comment on table outside_events is 'Webhooks that were taken in: each once, however often it is sent';
  `);
}
