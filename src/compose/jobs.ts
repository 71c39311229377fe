import { join } from 'node:path';
import { createPrinterOutput } from '../integrations/escpos/printer.js';
import { createWebhookOutput } from '../integrations/kitchenWebhook/webhook.js';
import { SmtpMessenger } from '../integrations/smtp/messenger.js';
import { createEmailOutput } from '../integrations/smtp/ticketEmail.js';
import { JobRunner } from '../jobs/jobRunner.js';
import { nightlyEntries } from '../jobs/nightly.js';
import { Schedule } from '../jobs/schedule.js';
import { createTasks, type TaskParts } from '../jobs/tasks/tasks.js';
import { systemClock as clock } from '../kernel/clock.js';
import type { House } from './house.js';
import { exportParts, openMessengers } from './trade.js';

/** Jobs that run at once in a process. Most wait for a vendor and cost nothing meanwhile. */
const JOBS_AT_ONCE = 8;

/** Begins to work off the queue and to enqueue what the schedule says. */
export async function startJobs(house: House): Promise<void> {
  const { logger, opened, store, databaseUrl, metrics } = house;
  const tasks = createTasks(taskParts(house));
  const runner = new JobRunner({
    ...{ databaseUrl, queue: store.jobs, tasks, clock, logger },
    ...{ concurrency: JOBS_AT_ONCE, attempted: metrics.jobs.attempted },
  });
  opened.push(() => runner.close());
  metrics.jobs.does(Object.keys(tasks));
  await runner.start();
  const schedule = new Schedule({
    entries: async () => nightlyEntries(await store.restaurants.list()),
    ...{ queue: store.jobs, clock, logger },
  });
  opened.push(() => schedule.close());
  await schedule.start();
}

function taskParts({ config, store, trade }: House): TaskParts {
  return {
    ...trade,
    tickets: store.tickets,
    jobs: store.jobs,
    messengers: openMessengers(config),
    outputs: {
      printer: createPrinterOutput(clock),
      webhook: createWebhookOutput({ secret: config.kitchenWebhookSecret, clock }),
      email: createEmailOutput(config.smtp && new SmtpMessenger(config.smtp)),
    },
    ...{ persons: store.persons, audit: store.audit, exports: exportParts(config, store) },
    exportsDirectory: join(config.dataDirectory, 'exports'),
  };
}
