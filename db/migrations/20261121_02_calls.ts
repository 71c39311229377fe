import type { Knex } from 'knex';

/** The calls, what was said in them and the messages they left. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table calls (
      id uuid primary key,
      restaurant_id text references restaurants,
      line text not null,
      caller_number text,
      caller_name text,
      caller_withheld boolean not null,
      diverted_from text,
      language text,
      started_at timestamptz(3) not null,
      answered_at timestamptz(3),
      ended_at timestamptz(3),
      outcome text check (outcome in
        ('order', 'message', 'transferred', 'abandoned', 'no_order', 'overflow', 'failed')),
      ended_by text check (ended_by in ('caller', 'gateway', 'staff', 'network')),
      transferred_to_human boolean not null default false,
      timings jsonb not null default '{}' check (jsonb_typeof(timings) = 'object'),
      check (answered_at >= started_at),
      check (ended_at >= started_at),
      check ((ended_at is null) = (outcome is null))
    );
    comment on column calls.restaurant_id is 'Null when the dialled number belongs to no restaurant';
    comment on column calls.timings is 'Durations in ms by name';
    create index calls_newest on calls (started_at desc, id desc);
    create index calls_of_restaurant on calls (restaurant_id, started_at desc, id desc);
    create index calls_by_outcome on calls (outcome, started_at desc, id desc);
    create index calls_by_caller on calls (caller_number, started_at desc, id desc);

    create table utterances (
      id uuid primary key,
      call_id uuid not null references calls on delete cascade,
      turn_index integer not null check (turn_index >= 0),
      speaker text not null check (speaker in ('caller', 'assistant')),
      text text not null,
      started_at timestamptz(3) not null,
      ended_at timestamptz(3) not null,
      confidence real check (confidence between 0 and 1),
      engine text,
      language text not null,
      latency_ms integer check (latency_ms >= 0),
      check (ended_at >= started_at)
    );
    comment on column utterances.text is 'What was heard: of ours, only the part the caller heard';
    create index utterances_of_call on utterances (call_id, started_at, turn_index, id);

    create table messages (
      id uuid primary key,
      call_id uuid not null references calls on delete cascade,
      recording_path text,
      transcription text,
      duration_ms integer not null check (duration_ms >= 0),
      recorded_at timestamptz(3) not null,
      check (recording_path is not null or transcription is not null)
    );
    create index messages_of_call on messages (call_id, recorded_at);
  `);
}
