import type { MessageOrigin } from './messages.js';

/** What each task of the queue is told; a task's file of the same meaning lies in `jobs/tasks`. */
export interface JobPayloads {
  /** Brings the order's ticket to the kitchen. */
  'kitchen.send': { readonly orderId: string };
  /** Deletes what has been kept for its time. */
  'data.purge': Record<string, never>;
  /**
   * Writes the nightly files of a restaurant's day (`2026-03-10`); left out, of the day before and of those that
   * were missed.
   */
  'export.day': { readonly restaurantId: string; readonly day?: string };
  /** Brings one ticket to one output. */
  'kitchen.deliver': { readonly deliveryId: string };
  /** Calls the staff about an order; only a process that has the line does it. */
  'kitchen.call': { readonly deliveryId: string };
  /** Tells again of an order that nobody has accepted. */
  'kitchen.watch': { readonly orderId: string; readonly step: number };
  /** Has the provider make a link for the payment, and sends it. */
  'payment.request': PaymentJob;
  /** Reminds the customer of a link that was not paid. */
  'payment.remind': PaymentJob;
  /** Ends a payment whose time is over, and the order that waited for it. */
  'payment.expire': PaymentJob;
  /** Takes back a link that must not be paid any more. */
  'payment.close': { readonly sessionId: string };
  'payment.refund': { readonly orderId: string; readonly refundId: string };
  /** Writes a message and has it delivered. */
  'message.write': MessageOrigin;
  'message.deliver': { readonly messageId: string };
}

interface PaymentJob {
  readonly orderId: string;
  readonly paymentId: string;
}

/** The name of a task. */
export type TaskName = keyof JobPayloads;

/** When and how a job is to run; what is left out is: now, once, in no particular order. */
interface JobTerms {
  /** Not before this instant. */
  readonly runAt?: Date;
  /** A job that waits under the same key is replaced by this one. */
  readonly key?: string;
  /** Of the jobs that name the same queue one runs at a time. */
  readonly queue?: string;
  /** Lower runs first, 0 unless given. */
  readonly priority?: number;
}

/** A job to be run, as it is put into the queue. */
export type JobRequest = {
  [Name in TaskName]: { readonly task: Name; readonly payload: JobPayloads[Name] } & JobTerms;
}[TaskName];

/** How a job does: `waiting` for its time or a free worker, `running`, to be tried again, or given up. */
export type JobState = 'waiting' | 'running' | 'retrying' | 'dead';

/** A job in the queue. One that has succeeded is there no more. */
export interface JobRecord {
  readonly id: string;
  readonly task: string;
  readonly payload: unknown;
  readonly state: JobState;
  /** How often it was begun. */
  readonly attempts: number;
  readonly runAt: Date;
  readonly createdAt: Date;
  /** What the last attempt said when it failed. */
  readonly lastError: string | null;
}

/** The queue as people look after it. Throws a `ProviderError` when the database is away. */
export interface JobBook {
  /** The jobs in a state, the longest waiting first, `limit` at most. */
  list(state: JobState, limit: number): Promise<readonly JobRecord[]>;
  /** Gives a dead job all its attempts again, from now on. False when no dead job has the id. */
  retry(id: string): Promise<boolean>;
  /** Puts a job of its own into the queue. */
  enqueue(job: JobRequest): Promise<void>;
  counts(): Promise<JobCounts>;
  /** The same for each task that any process has ever done. */
  countsByTask(): Promise<readonly TaskCounts[]>;
}

/** How the queue does at this moment. */
export interface JobCounts {
  /** Due or not, tried before or not. */
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
  /** How long the job that should have run first has been due. */
  readonly lateMs: number;
}

/** How the jobs of one task do at this moment. */
export interface TaskCounts {
  readonly task: string;
  /** For their time, or for their next attempt. */
  readonly waiting: number;
  /** Their time has come: for a free worker. */
  readonly due: number;
  readonly running: number;
  readonly dead: number;
  /** How long ago the oldest was put into the queue that should have been done by now and is not given up; 0 for none. */
  readonly owedMs: number;
}

/** A job that is to run again and again. */
export interface ScheduleEntry {
  /** Names the entry everywhere; one restaurant's own ends in its id. */
  readonly name: string;
  /** Five fields of crontab(5), or six with seconds first. */
  readonly cron: string;
  /** The IANA time zone the fields are meant in. */
  readonly zone: string;
  readonly job: JobRequest;
}

/** What the queue's own machinery writes. Throws a `ProviderError` when the database is away. */
export interface JobQueue extends JobBook {
  /**
   * Puts the entry's job into the queue when its time has come, and notes `next` as its next time; true
   * when it did. Of all processes that ask, one does. Ticks that were missed while no process ran become
   * one run. The first time it only notes `next`, and so it does when the entry's times have changed.
   */
  enqueueDue(entry: ScheduleEntry, now: Date, next: Date): Promise<boolean>;
  /**
   * To be said of a job that is just about to fail: how much later than the queue's own back-off it is
   * tried again, or `null` when trying again is no use.
   */
  failing(jobId: string, laterMs: number | null): Promise<void>;
  /** Lets go of jobs whose process has died, and answers how many there were. */
  freeOrphans(): Promise<number>;
  /** Says that the worker pool of this name lives, until the answer is released. */
  holdPool(poolId: string): Promise<{ release(): Promise<void> }>;
}
