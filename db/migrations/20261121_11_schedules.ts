import type { Knex } from 'knex';

/** The times at which jobs are put into the queue. The queue itself is graphile-worker's own schema. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table schedules (
      name text primary key,
      cron text not null,
      zone text not null,
      next_at timestamptz(3) not null,
      last_at timestamptz(3)
    );
    comment on column schedules.next_at is
      'Who moves it on enqueues the job: one process does, and what fell due while none ran is seen';
  `);
}
