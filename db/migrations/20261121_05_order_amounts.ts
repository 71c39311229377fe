import type { Knex } from 'knex';

/** What is taken off an order and what is charged on top of it, and the uses of coupons. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table orders
      add column discount minor_units not null default 0,
      add column discounts jsonb not null default '[]' check (jsonb_typeof(discounts) = 'array'),
      add column charge_total minor_units not null default 0,
      add column charges jsonb not null default '[]' check (jsonb_typeof(charges) = 'array'),
      add column coupon jsonb check (jsonb_typeof(coupon) = 'object'),
      add column tip minor_units not null default 0,
      add column rounding bigint not null default 0,
      -- The sum as it was before there were discounts.
      drop constraint orders_check,
      add constraint orders_total_adds_up check (total - rounding - tip in (
        subtotal - discount + charge_total + delivery_fee,
        subtotal - discount + charge_total + delivery_fee + tax
      )),
      add constraint orders_discount_within check (discount <= subtotal + delivery_fee);
    comment on column orders.discounts is 'Offers and the coupon, each with its amount by tax class';
    comment on column orders.rounding is 'To the smallest coin; below 0 in the favour of the customer';

    alter table order_lines
      add column second_half text,
      add column tax_shares jsonb check (jsonb_typeof(tax_shares) = 'array'),
      add column minimum_age integer check (minimum_age > 0);
    comment on column order_lines.tax_shares is
      'What the total is taxed as where that is not all tax_class: a set menu with wine';

    create table coupon_redemptions (
      order_id uuid primary key references orders on delete cascade deferrable initially deferred,
      restaurant_id text not null references restaurants,
      code text not null check (code <> ''),
      customer_phone e164,
      redeemed_at timestamptz(3) not null
    );
    comment on column coupon_redemptions.code is 'In capitals, letters and digits only';
    comment on table coupon_redemptions is
      'One row per order with a coupon. Those of orders that came to nothing are not counted';
    create index coupon_redemptions_by_code on coupon_redemptions (restaurant_id, code, customer_phone);
  `);
}
