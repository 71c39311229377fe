import type { Knex } from 'knex';

/** The recordings of calls, of restaurants that have calls recorded. The sound lies in files. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table recordings (
      call_id uuid primary key references calls on delete cascade,
      path text not null check (path <> ''),
      started_at timestamptz(3) not null,
      duration_ms integer check (duration_ms >= 0),
      bytes integer check (bytes >= 0),
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      check (num_nulls(duration_ms, bytes, sha256) in (0, 3))
    );
    comment on table recordings is 'What is not measured is being recorded, or was when the gateway was killed';
    create index recordings_by_age on recordings (started_at);
  `);
}
