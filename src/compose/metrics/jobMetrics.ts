import { Counter, Histogram, type Registry } from 'prom-client';
import type { Attempted, AttemptOutcome } from '../../jobs/jobRunner.js';

const MS = 1000;

const outcomes: readonly AttemptOutcome[] = ['done', 'failed', 'given_up'];

/** What Prometheus is told of the jobs that a process does. */
export class JobMetrics {
  readonly #attempts: Counter<'task' | 'outcome'>;
  readonly #durations: Histogram<'task'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#attempts = new Counter({
      name: 'tableline_job_attempts_total',
      help: 'Attempts of jobs that are over: done, failed (is tried again) or given_up.',
      labelNames: ['task', 'outcome'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'tableline_job_duration_seconds',
      help: 'How long an attempt of a job took.',
      labelNames: ['task'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
      registers,
    });
  }

  /** Shows these tasks from now on, also before their first job: a first failure is then seen to be one more. */
  does(tasks: readonly string[]): void {
    for (const task of tasks) {
      this.#durations.zero({ task });
      for (const outcome of outcomes) this.#attempts.inc({ task, outcome }, 0);
    }
  }

  /** An attempt is over. */
  readonly attempted: Attempted = (task, outcome, durationMs) => {
    this.#attempts.inc({ task, outcome });
    this.#durations.observe({ task }, durationMs / MS);
  };
}
