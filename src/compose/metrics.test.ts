import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '../kernel/errors.js';
import { ManualClock } from '../kernel/manualClock.js';
import type { TaskCounts } from '../orders/ports/jobs.js';
import { readExposition } from '../testing/exposition.js';
import { Metrics } from './metrics.js';

/** The metrics of a house whose jobs have a process of their own, and that process's. */
function metricsApart(): { main: Metrics; apart: Metrics } {
  const main = new Metrics(['calls', 'http']);
  main.openCalls();
  main.jobs.does(['kitchen.call']);
  const apart = new Metrics(['jobs']);
  apart.jobs.does(['kitchen.deliver', 'message.deliver']);
  main.include(async () => (await apart.read()).text);
  return { main, apart };
}

const counts: TaskCounts = {
  ...{ task: 'message.deliver', waiting: 3, due: 2, running: 1, dead: 4, owedMs: 90_000 },
};

async function familiesOf(metrics: Metrics): Promise<ReturnType<typeof readExposition>> {
  return readExposition((await metrics.read()).text);
}

describe('The metrics', () => {
  it('are what Prometheus reads, with those of the process of the jobs among them', async () => {
    const { main, apart } = metricsApart();
    apart.jobs.attempted('message.deliver', 'failed', 1500);
    apart.jobs.attempted('message.deliver', 'given_up', 40);
    const families = await familiesOf(main);
    expect(families.get('tableline_job_attempts_total')?.samples).toEqual(
      expect.arrayContaining([
        sample('tableline_job_attempts_total', { task: 'kitchen.call', outcome: 'done' }, 0),
        sample('tableline_job_attempts_total', { task: 'kitchen.deliver', outcome: 'failed' }, 0),
        sample('tableline_job_attempts_total', { task: 'message.deliver', outcome: 'failed' }, 1),
        sample('tableline_job_attempts_total', { task: 'message.deliver', outcome: 'given_up' }, 1),
      ]),
    );
    expect(families.get('tableline_job_duration_seconds')?.samples).toContainEqual(
      sample('tableline_job_duration_seconds_sum', { task: 'message.deliver' }, 1.54),
    );
    const memory = families.get('process_resident_memory_bytes')?.samples ?? [];
    expect(memory.map(({ labels }) => labels['process'])).toEqual(['calls+http', 'jobs']);
  });

  it('are those of this process alone while the other one does not answer', async () => {
    const { main } = metricsApart();
    main.include(() => Promise.resolve(undefined));
    const families = await familiesOf(main);
    const tasks = families
      .get('tableline_job_attempts_total')
      ?.samples.map((one) => one.labels['task']);
    expect(new Set(tasks)).toEqual(new Set(['kitchen.call']));
  });

  it('show how the queue does, and everything else when the database is away or slow', async () => {
    const metrics = new Metrics(['http']);
    const clock = new ManualClock();
    const away = new ProviderError('postgresql', 'is away');
    const answers = [
      () => Promise.resolve([counts]),
      () => Promise.reject(away),
      () => new Promise<never>(() => undefined),
    ];
    metrics.watchQueue({ clock, jobs: { countsByTask: () => (answers.shift() ?? fail)() } });
    const task = 'message.deliver';
    const shown = await familiesOf(metrics);
    expect(shown.get('tableline_jobs')?.samples).toEqual([
      sample('tableline_jobs', { task, state: 'waiting' }, 3),
      sample('tableline_jobs', { task, state: 'due' }, 2),
      sample('tableline_jobs', { task, state: 'running' }, 1),
      sample('tableline_jobs', { task, state: 'dead' }, 4),
    ]);
    expect(shown.get('tableline_jobs_owed_seconds')?.samples).toEqual([
      sample('tableline_jobs_owed_seconds', { task }, 90),
    ]);
    const withoutDatabase = await familiesOf(metrics);
    expect(withoutDatabase.get('tableline_jobs')?.samples).toEqual([]);
    expect(withoutDatabase.get('process_resident_memory_bytes')?.samples).toHaveLength(1);
    const waiting = familiesOf(metrics);
    clock.advance(2000);
    expect((await waiting).get('tableline_jobs_owed_seconds')?.samples).toEqual([]);
  });

  it('have names, units and help as Prometheus wants them', async () => {
    const { main } = metricsApart();
    main.watchQueue({
      clock: new ManualClock(),
      jobs: { countsByTask: () => Promise.resolve([]) },
    });
    for (const [name, { type, help }] of await familiesOf(main)) {
      if (!name.startsWith('tableline_')) continue;
      expect(name).toMatch(/^[a-z_]+$/);
      expect({ name, total: name.endsWith('_total') }).toEqual({ name, total: type === 'counter' });
      // Base units only: https://prometheus.io/docs/practices/naming/#base-units
      expect(name).not.toMatch(/_(ms|millis|milliseconds|minutes|percent|kb|histogram|gauge)(_|$)/);
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
      expect(help).toMatch(/\.$/);
    }
  });
});

function sample(
  name: string,
  labels: Readonly<Record<string, string>>,
  value: number,
): { name: string; labels: Readonly<Record<string, string>>; value: number } {
  return { name, labels, value };
}

function fail(): never {
  throw new Error('asked too often');
}
