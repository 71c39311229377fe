import { z } from 'zod';
import type { Access } from '../../../kernel/access.js';
import type { JobBook, JobRecord } from '../../../orders/ports/jobs.js';
import type { JobJson, JobListJson } from '../../contract/job.js';
import { HttpProblem } from '../../problem.js';
import { oneOf, readQuery } from '../../query.js';
import type { Route } from '../../route.js';

/** What `GET /api/jobs` may be asked. */
const jobsQuery = z.strictObject({
  state: oneOf(['waiting', 'running', 'retrying', 'dead']).default('dead'),
  limit: z.coerce
    .number({ error: 'write a number from 1 to 100' })
    .int('write a whole number from 1 to 100')
    .min(1, 'at least 1')
    .max(100, 'at most 100')
    .default(50),
});

/** The routes under `/api/jobs`. The queue is everybody's, so a token for one restaurant does not open it. */
export function jobRoutes(jobs: Pick<JobBook, 'list' | 'retry' | 'counts'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/jobs',
      roles: ['owner'],
      async handle(ctx, access) {
        requireEverywhere(access);
        const { state, limit } = readQuery(jobsQuery, ctx.query);
        const [items, { waiting, running, dead }] = await Promise.all([
          jobs.list(state, limit),
          jobs.counts(),
        ]);
        ctx.body = {
          items: items.map(presentJob),
          counts: { waiting, running, dead },
        } satisfies JobListJson;
      },
    },
    {
      method: 'post',
      path: '/api/jobs/:id/retry',
      roles: ['owner'],
      async handle(ctx, access) {
        requireEverywhere(access);
        const id = ctx.params['id'] ?? '';
        const known = /^\d{1,18}$/.test(id) && (await jobs.retry(id));
        if (!known) throw new HttpProblem(404, 'there is no dead job with this id');
        ctx.status = 202;
        ctx.body = { id, state: 'waiting' };
      },
    },
  ];
}

function requireEverywhere(access: Access): void {
  if (access.restaurantId === null) return;
  throw new HttpProblem(403, 'this is for owners of every restaurant');
}

function presentJob(job: JobRecord): JobJson {
  return {
    ...job,
    runAt: job.runAt.toISOString(),
    createdAt: job.createdAt.toISOString(),
  };
}
