import { systemClock } from '../kernel/clock.js';
import { silentLogger } from '../kernel/logger.js';
import { JobRunner } from '../jobs/jobRunner.js';
import { openStore } from '../store/store.js';

/** A process of its own that begins a job, says so and never comes to its end. */
const databaseUrl = process.env['DATABASE_URL'] ?? '';
const store = await openStore({ databaseUrl, logger: silentLogger });
const runner = new JobRunner({
  ...{ databaseUrl, queue: store.jobs, concurrency: 2, clock: systemClock, logger: silentLogger },
  tasks: {
    'kitchen.send': () => {
      process.stdout.write('begun\n');
      return new Promise(() => undefined);
    },
  },
});
await runner.start();
