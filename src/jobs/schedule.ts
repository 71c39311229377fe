import { createTask, type ScheduledTask } from 'node-cron';
import type { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { JobQueue, ScheduleEntry } from '../orders/ports/jobs.js';

/** A timer may run this much before its time by the wall clock. */
const EARLY_MS = 500;

/** What the schedule needs. */
export interface ScheduleParts {
  readonly entries: readonly ScheduleEntry[];
  readonly queue: Pick<JobQueue, 'enqueueDue'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Puts jobs into the queue at their times, and does nothing else: the work is the queue's. Any number of
 * processes may keep the same schedule, each tick is enqueued once; and a tick that passed while none ran
 * is enqueued when the next one starts.
 */
export class Schedule {
  readonly #parts: ScheduleParts;
  readonly #tasks: ScheduledTask[] = [];

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
  }

  /** Enqueues what was missed and waits for the next times. Rejects with a `ProviderError`, or for a wrong expression. */
  async start(): Promise<void> {
    for (const entry of this.#parts.entries) {
      const task: ScheduledTask = createTask(entry.cron, () => this.#tick(entry, task), {
        ...{ timezone: entry.zone, name: entry.name, suppressMissedWarning: true },
      });
      this.#tasks.push(task);
      // A timer that came late is not run by the library, only told.
      task.on('execution:missed', () => this.#tick(entry, task));
      await this.#enqueueDue(entry, task);
      await task.start();
    }
  }

  /** Enqueues nothing any more. Idempotent. */
  async close(): Promise<void> {
    for (const task of this.#tasks.splice(0)) await task.destroy();
  }

  async #tick(entry: ScheduleEntry, task: ScheduledTask): Promise<void> {
    try {
      await this.#enqueueDue(entry, task);
    } catch (error) {
      // It stays due: the next tick, or the next start, finds it.
      const reason = messageOf(error);
      this.#parts.logger.error({ schedule: entry.name, reason }, 'scheduled job not enqueued');
    }
  }

  async #enqueueDue(entry: ScheduleEntry, task: ScheduledTask): Promise<void> {
    const { queue, clock, logger } = this.#parts;
    const next = task.getNextRuns(2).find((at) => at.getTime() > clock.now().getTime() + EARLY_MS);
    if (!next) return;
    const now = new Date(clock.now().getTime() + EARLY_MS);
    if (await queue.enqueueDue(entry, now, next)) {
      logger.info({ schedule: entry.name, next: next.toISOString() }, 'scheduled job enqueued');
    }
  }
}
