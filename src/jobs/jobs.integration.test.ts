import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../kernel/clock.js';
import { ProviderError } from '../kernel/errors.js';
import { uuidv7 } from '../kernel/ids.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import type { JobRecord, JobRequest, ScheduleEntry } from '../orders/ports/jobs.js';
import { openDatabase, type Database } from '../store/database.js';
import { enqueue } from '../store/enqueue.js';
import { openStore, type Store } from '../store/store.js';
import { eventually } from '../testing/eventually.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { JobRunner, type Attempted, type AttemptOutcome } from './jobRunner.js';
import { Schedule } from './schedule.js';
import type { Task } from './task.js';

jest.setTimeout(60_000);

let testDatabase: TestDatabase;
let database: Database;
let store: Store;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  testDatabase = await openTestDatabase();
  database = openDatabase(testDatabase.url, silentLogger);
  store = await openStore({ databaseUrl: testDatabase.url, logger: silentLogger });
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await database.run((knex) => knex('graphile_worker._private_jobs').delete());
});

afterAll(async () => {
  await store.close();
  await database.close();
  await testDatabase.close();
});

async function startRunner(task: Task<'kitchen.send'>, attempted?: Attempted): Promise<void> {
  const runner = new JobRunner({
    ...{ databaseUrl: testDatabase.url, queue: store.jobs, tasks: { 'kitchen.send': task } },
    ...{
      concurrency: 4,
      clock: systemClock,
      logger: silentLogger,
      ...(attempted && { attempted }),
    },
  });
  opened.push(runner);
  await runner.start();
}

function ticket(orderId: string): JobRequest {
  return { task: 'kitchen.send', payload: { orderId } };
}

/** A task that notes what it was asked, with a promise for the nth time. */
function notebook(): {
  task: Task<'kitchen.send'>;
  seen: string[];
  until: (n: number) => Promise<void>;
} {
  const seen: string[] = [];
  const waits: { n: number; resolve: () => void }[] = [];
  return {
    seen,
    task: ({ orderId }) => {
      seen.push(orderId);
      for (const { n, resolve } of waits) if (seen.length >= n) resolve();
      return Promise.resolve();
    },
    until: (n) =>
      seen.length >= n ? Promise.resolve() : new Promise((resolve) => waits.push({ n, resolve })),
  };
}

/** The job of an order, if it is in that state now. */
async function find(orderId: string, state: JobRecord['state']): Promise<JobRecord | undefined> {
  const jobs = await store.jobs.list(state, 100);
  return jobs.find((job) => JSON.stringify(job.payload).includes(orderId));
}

/** The job of an order once it is in that state: the queue tells nobody when it has written down a failure. */
function jobOf(orderId: string, state: JobRecord['state']): Promise<JobRecord> {
  return eventually(
    () => find(orderId, state),
    (job) => job !== undefined,
    `the job of order ${orderId} is ${state}`,
  );
}

describe('a job', () => {
  it('runs when its transaction is committed and was never there when it is rolled back', async () => {
    const { task, seen, until } = notebook();
    await startRunner(task);
    const [kept, dropped] = [uuidv7(), uuidv7()];
    await expect(
      database.transaction(async (trx) => {
        await enqueue(trx, [ticket(dropped)]);
        throw new ProviderError('test', 'changes its mind');
      }),
    ).rejects.toThrow('changes its mind');
    await database.transaction((trx) => enqueue(trx, [ticket(kept)]));
    await until(1);
    expect(seen).toEqual([kept]);
    expect((await store.jobs.counts()).waiting).toBe(0);
  });

  it('is tried again later when it failed, not at once', async () => {
    const orderId = uuidv7();
    await store.jobs.enqueue(ticket(orderId));
    const before = Date.now();
    await startRunner(() => Promise.reject(new Error('printer is off')));
    const job = await jobOf(orderId, 'retrying');
    expect(job).toMatchObject({ attempts: 1, lastError: 'printer is off' });
    // e seconds, and up to half of that more.
    expect(job.runAt.getTime() - before).toBeGreaterThanOrEqual(2700);
    expect(job.runAt.getTime() - Date.now()).toBeLessThanOrEqual(4100);
  });

  it('is given up at once when trying again is no use, is seen, and runs when it is retried', async () => {
    const orderId = uuidv7();
    await store.jobs.enqueue(ticket(orderId));
    let broken = true;
    const { task, until } = notebook();
    await startRunner((payload, attempt) => {
      if (!broken || payload.orderId !== orderId) return task(payload, attempt);
      throw new ProviderError('printer', 'is not ours', { retryable: false });
    });
    const dead = await jobOf(orderId, 'dead');
    expect(dead).toMatchObject({ attempts: 1, lastError: 'printer: is not ours' });
    expect((await store.jobs.counts()).dead).toBe(1);
    broken = false;
    expect(await store.jobs.retry(dead.id)).toBe(true);
    await until(1);
    expect(await store.jobs.retry(dead.id)).toBe(false);
  });

  it('is measured at each attempt, and counted in the queue until it is done', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000);
    await store.jobs.enqueue({ ...ticket(uuidv7()), runAt: inAnHour });
    const [paper, ours] = [uuidv7(), uuidv7()];
    await store.jobs.enqueue(ticket(paper));
    await store.jobs.enqueue(ticket(ours));
    const told: AttemptOutcome[] = [];
    let release: () => void = () => undefined;
    const paused = new Promise<void>((resolve) => (release = resolve));
    await startRunner(
      async ({ orderId }) => {
        if (orderId === paper) throw new ProviderError('printer', 'has no paper');
        await paused;
        throw new ProviderError('printer', 'is not ours', { retryable: false });
      },
      (task, outcome, durationMs) => {
        expect({ task, took: durationMs > 0 }).toEqual({ task: 'kitchen.send', took: true });
        told.push(outcome);
      },
    );
    await jobOf(paper, 'retrying');
    const counts = async (): Promise<unknown> =>
      (await store.jobs.countsByTask()).find(({ task }) => task === 'kitchen.send');
    const owedMs: unknown = expect.any(Number);
    const queued = { task: 'kitchen.send', waiting: 2, due: 0, running: 1, dead: 0, owedMs };
    expect(await counts()).toEqual(queued);
    release();
    await jobOf(ours, 'dead');
    expect(told).toEqual(['failed', 'given_up']);
    expect(await counts()).toEqual({ ...queued, running: 0, dead: 1 });
  });

  it('owes nothing while all jobs wait for their time', async () => {
    await store.jobs.enqueue({ ...ticket(uuidv7()), runAt: new Date(Date.now() + 3_600_000) });
    expect(await store.jobs.countsByTask()).toContainEqual({
      ...{ task: 'kitchen.send', waiting: 1, due: 0, running: 0, dead: 0, owedMs: 0 },
    });
    await store.jobs.enqueue(ticket(uuidv7()));
    const counts = await store.jobs.countsByTask();
    const late = counts.find(({ task }) => task === 'kitchen.send');
    expect(late).toMatchObject({ waiting: 1, due: 1 });
    expect(late?.owedMs).toBeGreaterThan(0);
  });

  it('is replaced by a later one under the same key as long as it waits', async () => {
    const [first, second] = [uuidv7(), uuidv7()];
    const inAnHour = new Date(Date.now() + 3_600_000);
    await store.jobs.enqueue({ ...ticket(first), key: 'one', runAt: inAnHour });
    await store.jobs.enqueue({ ...ticket(second), key: 'one' });
    const { task, seen, until } = notebook();
    await startRunner(task);
    await until(1);
    expect(seen).toContain(second);
    expect(await find(first, 'waiting')).toBeUndefined();
  });

  it('is taken up by another process when its own was killed', async () => {
    const orderId = uuidv7();
    const program = fileURLToPath(new URL('../testing/runJobForever.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      env: { ...process.env, DATABASE_URL: testDatabase.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await store.jobs.enqueue(ticket(orderId));
    await once(child.stdout, 'data');
    const { task, seen, until } = notebook();
    await startRunner(task);
    // As long as its process lives a job stays with it, however long it takes.
    expect(await store.jobs.freeOrphans()).toBe(0);
    expect(seen).toEqual([]);
    child.kill('SIGKILL');
    await until(1);
    expect(seen).toEqual([orderId]);
  });
});

describe('the schedule', () => {
  function entry(cron: string): ScheduleEntry {
    return { name: `test ${uuidv7()}`, cron, zone: 'Europe/Paris', job: ticket(uuidv7()) };
  }

  it('runs every tick once, however many processes keep it', async () => {
    const every = entry('* * * * * *');
    const { task, until } = notebook();
    await startRunner(task);
    let enqueued = 0;
    const queue: Pick<Store['jobs'], 'enqueueDue'> = {
      enqueueDue: async (...asked) => {
        const did = await store.jobs.enqueueDue(...asked);
        if (did) enqueued += 1;
        return did;
      },
    };
    const startedMs = Date.now();
    for (let i = 0; i < 3; i++) {
      const schedule = new Schedule({
        ...{
          entries: () => Promise.resolve([every]),
          queue,
          clock: systemClock,
          logger: silentLogger,
        },
      });
      opened.unshift(schedule);
      await schedule.start();
    }
    await until(3);
    const elapsed = (Date.now() - startedMs) / 1000;
    expect(enqueued).toBeGreaterThanOrEqual(3);
    expect(enqueued).toBeLessThanOrEqual(Math.ceil(elapsed) + 1);
  });

  it('catches up with what was missed, as one run', async () => {
    const nightly = entry('30 3 * * *');
    const day = 86_400_000;
    const now = Date.now();
    const missed = new Date(now - 3 * day);
    expect(await store.jobs.enqueueDue(nightly, new Date(now - 4 * day), missed)).toBe(false);
    const { task, seen, until } = notebook();
    await startRunner(task);
    for (let i = 0; i < 2; i++) {
      const schedule = new Schedule({
        ...{
          entries: () => Promise.resolve([nightly]),
          queue: store.jobs,
          clock: systemClock,
          logger: silentLogger,
        },
      });
      opened.unshift(schedule);
      await schedule.start();
    }
    await until(1);
    expect(seen).toHaveLength(1);
  });

  it('means the times in the zone of its entry', async () => {
    const noon = { ...entry('0 12 * * *'), zone: 'Asia/Karachi' };
    let next: Date | undefined;
    const schedule = new Schedule({
      ...{ entries: () => Promise.resolve([noon]), clock: systemClock, logger: silentLogger },
      queue: {
        enqueueDue: (_entry, _now, at) => {
          next = at;
          return Promise.resolve(false);
        },
      },
    });
    opened.push(schedule);
    await schedule.start();
    expect(next?.toISOString()).toMatch(/T07:00:00.000Z$/);
  });

  it('keeps an entry that comes later, and leaves one that is no more', async () => {
    const [first, later] = [entry('0 5 * * *'), entry('0 6 * * *')];
    let entries = [first];
    const asked: string[] = [];
    const clock = new ManualClock(new Date());
    const schedule = new Schedule({
      ...{ entries: () => Promise.resolve(entries), clock, logger: silentLogger },
      queue: { enqueueDue: ({ name }) => Promise.resolve(asked.push(name) < 0) },
    });
    opened.push(schedule);
    await schedule.start();
    expect(asked).toEqual([first.name]);
    entries = [first, later];
    clock.advance(5 * 60_000);
    await new Promise(setImmediate);
    expect(asked.splice(0)).toEqual([first.name, first.name, later.name]);
    entries = [later];
    clock.advance(5 * 60_000);
    await new Promise(setImmediate);
    entries = [first, later];
    clock.advance(5 * 60_000);
    await new Promise(setImmediate);
    expect(asked).toEqual([later.name, first.name, later.name]);
  });

  it('enqueues what the clock was set past, though its timer still waits', async () => {
    const nightly = entry('15 4 * * *');
    const clock = new ManualClock();
    const asked: Date[] = [];
    const schedule = new Schedule({
      ...{ entries: () => Promise.resolve([nightly]), clock, logger: silentLogger },
      queue: { enqueueDue: (_, now) => Promise.resolve(asked.push(now) < 0) },
    });
    opened.push(schedule);
    await schedule.start();
    const before = clock.now().getTime();
    clock.jump(3_600_000);
    clock.advance(5 * 60_000);
    await new Promise(setImmediate);
    expect(asked.map((at) => at.getTime() - before)).toEqual([500, 3_900_500]);
  });

  it('goes on when a clock that was a year ahead is set right', async () => {
    const nightly = entry('15 4 * * *');
    const day = 86_400_000;
    const now = Date.now();
    const after = (days: number): Date => new Date(now + days * day);
    await store.jobs.enqueueDue(nightly, after(-1), after(-1));
    expect(await store.jobs.enqueueDue(nightly, after(365), after(366))).toBe(true);
    expect(await store.jobs.enqueueDue(nightly, after(0), after(0.5))).toBe(false);
    expect(await store.jobs.enqueueDue(nightly, after(0.6), after(1.5))).toBe(true);
  });

  it('takes new times for an entry whose times have changed', async () => {
    const hourly = entry('0 * * * *');
    const past = new Date(Date.now() - 1000);
    await store.jobs.enqueueDue(hourly, new Date(), past);
    const daily = { ...hourly, cron: '0 5 * * *' };
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect(await store.jobs.enqueueDue(daily, new Date(), tomorrow)).toBe(false);
    expect(await store.jobs.enqueueDue(daily, new Date(), tomorrow)).toBe(false);
  });
});
