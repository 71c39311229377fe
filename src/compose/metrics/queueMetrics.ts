import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../kernel/clock.js';
import { within } from '../../kernel/deadline.js';
import type { JobBook, TaskCounts } from '../../orders/ports/jobs.js';

/** A database that is slow must not keep back what else there is to tell. */
const PATIENCE_MS = 2000;

const MS = 1000;

const states = ['waiting', 'due', 'running', 'dead'] as const;

/** The queue, and the clock by which it is waited for. */
export interface Queue {
  readonly jobs: Pick<JobBook, 'countsByTask'>;
  readonly clock: Clock;
}

/**
 * Shows Prometheus how the queue does, whoever works it off: as it was when the answer was asked last. While the database
 * is away these gauges are missing.
 */
export function watchQueue(registry: Registry, { jobs, clock }: Queue): () => Promise<void> {
  const registers = [registry];
  const depth = new Gauge({
    name: 'tableline_jobs',
    help: 'Jobs in the queue: waiting for their time, due, running, or dead (given up).',
    labelNames: ['task', 'state'],
    registers,
  });
  const owed = new Gauge({
    name: 'tableline_jobs_owed_seconds',
    help: 'How long ago the oldest job was queued that should be done by now, by task.',
    labelNames: ['task'],
    registers,
  });
  return async () => {
    const none: readonly TaskCounts[] = [];
    const counts = await within(clock, PATIENCE_MS, jobs.countsByTask(), none).catch(() => none);
    depth.reset();
    owed.reset();
    for (const count of counts) {
      const { task, owedMs } = count;
      for (const state of states) depth.set({ task, state }, count[state]);
      owed.set({ task }, owedMs / MS);
    }
  };
}
