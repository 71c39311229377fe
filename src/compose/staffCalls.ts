import { createStaffCaller, type StaffCallerParts } from '../calls/staffCall.js';
import { JobRunner } from '../jobs/jobRunner.js';
import { callStaffTask } from '../jobs/tasks/callStaff.js';
import { systemClock as clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import type { House } from './house.js';

/** Restaurants whose staff are called at once; each telephone rings for one order at a time anyway. */
const CALLS_AT_ONCE = 3;

/**
 * Begins to make the calls of the staff that the queue asks for, whichever process asked: only one that has the
 * line can make them. Never throws; what waits, waits for the next start.
 */
export async function startStaffCalls(
  { logger, opened, store, databaseUrl, trade, metrics }: House,
  line: Omit<StaffCallerParts, 'clock' | 'log'>,
): Promise<void> {
  const staffCaller = createStaffCaller({ ...line, clock, log: logger });
  const { tickets, live, jobs: queue } = store;
  const runner = new JobRunner({
    tasks: { 'kitchen.call': callStaffTask({ ...trade, tickets, live, staffCaller }) },
    ...{ databaseUrl, queue, clock, logger, concurrency: CALLS_AT_ONCE },
    attempted: metrics.jobs.attempted,
  });
  metrics.jobs.does(['kitchen.call']);
  opened.push(() => runner.close());
  await runner.start().catch((error: unknown) => {
    logger.error({ reason: messageOf(error) }, 'staff are not called about orders');
  });
}
