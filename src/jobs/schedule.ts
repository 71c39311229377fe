import { createTask, type ScheduledTask } from 'node-cron';
import type { Clock, Timer } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import type { JobQueue, ScheduleEntry } from '../orders/ports/jobs.js';

/** A timer may run this much before its time by the wall clock. */
const EARLY_MS = 500;

/** How soon an entry that is new is kept, and one that is no more is left. */
const REREAD_MS = 5 * 60_000;

/** What the schedule needs. */
export interface ScheduleParts {
  /** The entries as they are now. */
  readonly entries: () => Promise<readonly ScheduleEntry[]>;
  readonly queue: Pick<JobQueue, 'enqueueDue'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Puts jobs into the queue at their times, and does nothing else: the work is the queue's. Any number of
 * processes may keep the same schedule, each tick is enqueued once; and a tick that passed while none ran
 * is enqueued when the next one starts. What the entries are is read again every five minutes, and what the clock was
 * set past is enqueued then.
 */
export class Schedule {
  readonly #parts: ScheduleParts;
  readonly #tasks = new Map<string, ScheduledTask>();
  #timer: Timer | undefined;
  #closed = false;

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
  }

  /** Enqueues what was missed and waits for the next times. Rejects with a `ProviderError`, or for a wrong expression. */
  async start(): Promise<void> {
    await this.#read();
    this.#readLater();
  }

  /** Enqueues nothing any more. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    for (const key of [...this.#tasks.keys()]) await this.#leave(key);
  }

  #readLater(): void {
    if (this.#closed) return;
    this.#timer = this.#parts.clock.after(REREAD_MS, () => {
      void this.#read()
        .catch((error: unknown) => {
          const reason = messageOf(error);
          this.#parts.logger.warn({ reason }, 'schedule taken as last known');
        })
        .then(() => this.#readLater());
    });
  }

  async #read(): Promise<void> {
    const entries = await this.#parts.entries();
    const wanted = new Map(entries.map((entry) => [keyOf(entry), entry]));
    for (const key of [...this.#tasks.keys()]) if (!wanted.has(key)) await this.#leave(key);
    for (const [key, entry] of wanted) {
      if (this.#closed) return;
      const task = this.#tasks.get(key);
      // A clock that was set forward may have passed a time whose timer still waits.
      if (task) await this.#tick(entry, task);
      else await this.#keep(key, entry);
    }
  }

  async #keep(key: string, entry: ScheduleEntry): Promise<void> {
    const task: ScheduledTask = createTask(entry.cron, () => this.#tick(entry, task), {
      ...{ timezone: entry.zone, name: entry.name, suppressMissedWarning: true },
    });
    this.#tasks.set(key, task);
    // A timer that came late is not run by the library, only told.
    task.on('execution:missed', () => this.#tick(entry, task));
    try {
      await this.#enqueueDue(entry, task);
      await task.start();
    } catch (error) {
      await this.#leave(key);
      throw error;
    }
  }

  async #leave(key: string): Promise<void> {
    const task = this.#tasks.get(key);
    this.#tasks.delete(key);
    await task?.destroy();
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

/** An entry that has got other times is another one. */
function keyOf({ name, cron, zone }: ScheduleEntry): string {
  return [name, cron, zone].join(' ');
}
