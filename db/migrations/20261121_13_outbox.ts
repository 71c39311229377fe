import type { Knex } from 'knex';

/** The messages that go out to customers and staff. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table outbox (
      id uuid primary key,
      restaurant_id text not null references restaurants,
      order_id uuid references orders on delete cascade,
      call_id uuid,
      kind text not null,
      occasion text not null,
      channel text not null check (channel in ('sms', 'email', 'board')),
      recipient text not null,
      language text not null,
      subject text not null,
      text text not null,
      html text not null,
      state text not null check (state in
        ('queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed')),
      provider text,
      reference text,
      segments integer not null default 0,
      error text,
      created_at timestamptz(3) not null,
      sending_at timestamptz(3),
      sent_at timestamptz(3),
      check ((order_id is null) <> (call_id is null))
    );
    comment on column outbox.call_id is
      'No foreign key: the message is written at once, the call log a moment later';
    create unique index outbox_once on outbox
      (coalesce(order_id, call_id), kind, occasion, channel, recipient);
    create index outbox_newest on outbox (restaurant_id, created_at desc, id desc);
    create index outbox_of_order on outbox (order_id, created_at desc, id desc);
    create index outbox_by_reference on outbox (provider, reference);

    create table opt_outs (
      recipient text primary key,
      at timestamptz(3) not null
    );
    comment on table opt_outs is 'Numbers that answered STOP: no text message goes there';
  `);
}
