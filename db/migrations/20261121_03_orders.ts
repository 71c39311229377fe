import type { Knex } from 'knex';

/** The customers and their orders, with every step an order took. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table customers (
      id uuid primary key,
      restaurant_id text not null references restaurants,
      phone e164 not null,
      name text,
      language text not null,
      first_seen_at timestamptz(3) not null,
      last_seen_at timestamptz(3) not null,
      unique (restaurant_id, phone)
    );

    create table order_counters (
      restaurant_id text primary key references restaurants,
      last_number integer not null check (last_number >= 0)
    );
    comment on table order_counters is
      'A row, not a sequence: a transaction that fails gives its number back, so numbers have no gaps';

    create table orders (
      id uuid primary key,
      restaurant_id text not null references restaurants,
      number integer not null check (number >= 1),
      call_id uuid unique,
      customer_id uuid references customers,
      status text not null check (status in
        ('draft', 'awaiting_payment', 'new', 'accepted', 'preparing', 'ready', 'out_for_delivery',
         'completed', 'rejected', 'cancelled', 'expired')),
      payment_status text not null check (payment_status in
        ('unpaid', 'pending', 'paid', 'refunded', 'failed')),
      version integer not null check (version >= 1),
      fulfilment text not null check (fulfilment in ('pickup', 'delivery', 'dine_in')),
      currency currency_code not null,
      subtotal minor_units not null,
      tax minor_units not null,
      tax_lines jsonb not null check (jsonb_typeof(tax_lines) = 'array'),
      delivery_fee minor_units not null,
      total minor_units not null,
      customer_name text,
      customer_phone e164,
      language text not null,
      address_text text,
      address_postcode text,
      requested_at timestamptz(3),
      promised_at timestamptz(3) not null,
      note text,
      created_at timestamptz(3) not null,
      updated_at timestamptz(3) not null,
      unique (restaurant_id, number),
      check (total in (subtotal + delivery_fee, subtotal + delivery_fee + tax)),
      check (fulfilment <> 'delivery' or address_text is not null),
      check (address_text is not null or address_postcode is null)
    );
    comment on column orders.call_id is
      'One order a call. No foreign key: the order is saved at once, the call log a moment later';
    create index orders_newest on orders (created_at desc, id desc);
    create index orders_of_restaurant on orders (restaurant_id, created_at desc, id desc);
    create index orders_by_status on orders (status, created_at desc, id desc);
    create index orders_by_fulfilment on orders (fulfilment, created_at desc, id desc);
    create index orders_by_phone on orders (customer_phone, created_at desc, id desc);
    create index orders_of_customer on orders (customer_id);

    create table order_lines (
      order_id uuid not null references orders on delete cascade,
      position integer not null check (position >= 1),
      item text not null,
      name text not null,
      variant text,
      variant_name text,
      quantity integer not null check (quantity >= 1),
      unit_price minor_units not null,
      total minor_units not null,
      tax_class text not null,
      station text,
      modifiers jsonb not null check (jsonb_typeof(modifiers) = 'array'),
      primary key (order_id, position),
      check (total = unit_price * quantity)
    );

    create table order_events (
      order_id uuid not null references orders on delete cascade,
      version integer not null check (version >= 1),
      actor text not null,
      from_status text,
      to_status text not null,
      at timestamptz(3) not null,
      primary key (order_id, version)
    );
    comment on column order_events.actor is 'Who did it: call, or token:<id of the API token>';
  `);
}
