import type { Knex } from 'knex';
import type {
  JobQueue,
  JobRecord,
  JobState,
  ScheduleEntry,
  TaskCounts,
} from '../orders/ports/jobs.js';
import type { Database } from './database.js';
import { enqueue, MAX_ATTEMPTS } from './enqueue.js';
import { holdPool, POOL_LOCKS } from './poolLock.js';

/** Every pool takes its lock within this time after it has begun; until then it counts as living. */
const BEGINNING_MS = 2000;

interface JobRow {
  id: number;
  task: string;
  payload: unknown;
  state: JobState;
  attempts: number;
  run_at: Date;
  created_at: Date;
  last_error: string | null;
}

/** The queue's tables, which belong to graphile-worker: https://worker.graphile.org/docs/schema */
export function createJobs(database: Database, databaseUrl: string): JobQueue {
  return {
    list: (state, limit) =>
      database.run(async (knex) => {
        const query = states(knex).where('state', state).orderBy('run_at').limit(limit);
        return ((await query) as JobRow[]).map(toRecord);
      }),
    retry: (id) =>
      database.run(async (knex) => {
        const { rows } = await knex.raw<{ rows: unknown[] }>(
          `select graphile_worker.reschedule_jobs(
             array(select id from graphile_worker._private_jobs
                    where id = :id and locked_at is null and attempts >= max_attempts),
             run_at => now(), attempts => 0, max_attempts => :maxAttempts)`,
          { id, maxAttempts: MAX_ATTEMPTS },
        );
        return rows.length > 0;
      }),
    enqueue: (job) => database.transaction((trx) => enqueue(trx, [job])),
    counts: () => database.run(counts),
    countsByTask: () => database.run(countsByTask),
    enqueueDue: (entry, now, next) =>
      database.transaction((trx) => enqueueDue(trx, entry, now, next)),
    failing: (jobId, laterMs) =>
      database.run(async (knex) => {
        await knex('graphile_worker._private_jobs')
          .where('id', jobId)
          .update(
            laterMs === null
              ? { max_attempts: knex.ref('attempts') }
              : { run_at: knex.raw(`now() + ? * interval '1 ms'`, [Math.round(laterMs)]) },
          );
      }),
    freeOrphans: () => database.transaction(freeOrphans),
    holdPool: (poolId) => holdPool(databaseUrl, poolId),
  };
}

function states(knex: Knex): Knex.QueryBuilder {
  const jobs = knex
    .from('graphile_worker._private_jobs as j')
    .join('graphile_worker._private_tasks as t', 't.id', 'j.task_id')
    .select('j.id', 't.identifier as task', 'j.payload', 'j.attempts', 'j.run_at')
    .select('j.created_at', 'j.last_error')
    .select(
      knex.raw(`case when j.locked_at is not null then 'running'
                     when j.attempts >= j.max_attempts then 'dead'
                     when j.attempts > 0 then 'retrying' else 'waiting' end as state`),
    );
  return knex.from(jobs.as('jobs')).select('*');
}

function toRecord(row: JobRow): JobRecord {
  return {
    id: String(row.id),
    task: row.task,
    payload: row.payload,
    state: row.state,
    attempts: row.attempts,
    runAt: row.run_at,
    createdAt: row.created_at,
    lastError: row.last_error,
  };
}

async function counts(knex: Knex): ReturnType<JobQueue['counts']> {
  const { rows } = await knex.raw<{
    rows: [{ waiting: number; running: number; dead: number; lateMs: number }];
  }>(
    `select count(*) filter (where is_available) as waiting,
            count(*) filter (where locked_at is not null) as running,
            count(*) filter (where locked_at is null and not is_available) as dead,
            greatest(0, coalesce(
              extract(epoch from now() - min(run_at) filter (where is_available)) * 1000, 0
            ))::bigint as "lateMs"
       from graphile_worker._private_jobs`,
  );
  return rows[0];
}

async function countsByTask(knex: Knex): Promise<readonly TaskCounts[]> {
  const { rows } = await knex.raw<{ rows: TaskCounts[] }>(
    `select t.identifier as task,
            count(j.id) filter (where j.is_available and j.run_at > now())::int as waiting,
            count(j.id) filter (where j.is_available and j.run_at <= now())::int as due,
            count(j.id) filter (where j.locked_at is not null)::int as running,
            count(j.id) filter (where j.locked_at is null and not j.is_available)::int as dead,
            coalesce(extract(epoch from now() - min(j.created_at) filter (
              where j.locked_at is not null
                 or j.is_available and (j.attempts > 0 or j.run_at <= now())
            )) * 1000, 0)::float as "owedMs"
       from graphile_worker._private_tasks t
       left join graphile_worker._private_jobs j on j.task_id = t.id
      group by t.identifier order by t.identifier`,
  );
  return rows;
}

async function enqueueDue(
  trx: Knex,
  { name, cron, zone, job }: ScheduleEntry,
  now: Date,
  next: Date,
): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { due_at: Date }[] }>(
    `with due as (
       select name, next_at from schedules
        where name = :name and cron = :cron and zone = :zone and next_at <= :now for update
     )
     update schedules s set next_at = :next, last_at = :now from due where s.name = due.name
     returning due.next_at as due_at`,
    { name, cron, zone, now, next },
  );
  if (rows.length > 0) {
    await enqueue(trx, [{ ...job, key: `schedule:${name}` }]);
    return true;
  }
  // What ran on a later day ran by a clock that was wrong and has been set right.
  await trx.raw(
    `insert into schedules as s (name, cron, zone, next_at) values (:name, :cron, :zone, :next)
     on conflict (name) do update set cron = :cron, zone = :zone, next_at = :next
       where (s.cron, s.zone) <> (:cron, :zone)
          or (s.last_at > :now::timestamptz + interval '1 day' and s.next_at > :next)`,
    { name, cron, zone, now, next },
  );
  return false;
}

async function freeOrphans(trx: Knex): Promise<number> {
  const { rows } = await trx.raw<{ rows: { locked_by: string; jobs: number }[] }>(
    `select locked_by, jobs from (
       select locked_by, count(*) as jobs from graphile_worker._private_jobs
        where locked_at < now() - ? * interval '1 ms' group by locked_by
     ) held
     where pg_try_advisory_xact_lock(?, hashtext(locked_by))`,
    [BEGINNING_MS, POOL_LOCKS],
  );
  if (rows.length === 0) return 0;
  await trx.raw('select graphile_worker.force_unlock_workers(?::text[])', [
    rows.map((row) => row.locked_by),
  ]);
  return rows.reduce((sum, { jobs }) => sum + jobs, 0);
}
