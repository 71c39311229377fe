import type { JobPayloads, TaskName } from '../orders/ports/jobs.js';

/** What a task knows of the attempt it makes. */
export interface Attempt {
  readonly jobId: string;
  /** Counted from 1. */
  readonly number: number;
  /** Whether the job is given up when this attempt fails. */
  readonly last: boolean;
  /** Aborted when the process shuts down and the task has had its time. */
  readonly signal: AbortSignal;
}

/**
 * Does one kind of job. A job may be begun again after a crash, so a task finds out what has been done
 * already and does the rest. It is tried again when it throws, unless it throws a `ProviderError` that is
 * not retryable.
 */
export type Task<Name extends TaskName> = (
  payload: JobPayloads[Name],
  attempt: Attempt,
) => Promise<void>;

/** The tasks that this process does; jobs for others wait for a process that does them. */
export type Tasks = { readonly [Name in TaskName]?: Task<Name> };
