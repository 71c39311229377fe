import type { Knex } from 'knex';

/** What the staff mark as run out, and the number by which it is seen that a menu has changed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sold_out (
      restaurant_id text not null references restaurants on delete cascade,
      item text,
      modifier_group text,
      option text,
      until timestamptz(3),
      marked_at timestamptz(3) not null default now(),
      unique nulls not distinct (restaurant_id, item, modifier_group, option),
      check ((item is null) = (modifier_group is not null)),
      check ((modifier_group is null) = (option is null))
    );
    comment on column sold_out.until is 'Null: until the staff take the mark away';

    alter table restaurants add column menu_revision bigint not null default 0;
    comment on column restaurants.menu_revision is
      'Grows with every change of the menu and of what is sold out, in the same transaction';
  `);
}
