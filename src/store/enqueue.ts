import type { Knex } from 'knex';
import type { JobRequest } from '../orders/ports/jobs.js';

/** How often a job is begun before it is given up: with the queue's back-off, for about 6 hours. */
export const MAX_ATTEMPTS = 12;

/**
 * Puts jobs into the queue within a transaction: they run once it is committed, and were never there when
 * it is rolled back. https://worker.graphile.org/docs/sql-add-job
 */
export async function enqueue(trx: Knex, jobs: readonly JobRequest[]): Promise<void> {
  for (const { task, payload, runAt, key, queue, priority } of jobs) {
    await trx.raw(
      `select graphile_worker.add_job(
         :task, payload => :payload::json, run_at => :runAt, max_attempts => :maxAttempts,
         job_key => :key, queue_name => :queue, priority => :priority)`,
      {
        ...{ task, payload: JSON.stringify(payload), maxAttempts: MAX_ATTEMPTS },
        ...{ runAt: runAt ?? null, key: key ?? null, queue: queue ?? null },
        ...{ priority: priority ?? null },
      },
    );
  }
}
