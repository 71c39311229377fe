import { HttpProblem } from '../../problem.js';
import type { Route } from '../../route.js';

/** What Prometheus is told of this process, with its media type. */
export type ReadMetrics = () => Promise<{ readonly type: string; readonly text: string }>;

/** `GET /metrics`: for whoever runs the house, since it counts the calls of all its restaurants. */
export function metricsRoute(readMetrics: ReadMetrics): Route {
  return {
    method: 'get',
    path: '/metrics',
    roles: ['owner', 'technician'],
    async handle(ctx, access) {
      if (access.restaurantId !== null) {
        throw new HttpProblem(403, 'the metrics are of all restaurants: this token is for one');
      }
      const { type, text } = await readMetrics();
      ctx.set('Content-Type', type);
      ctx.body = text;
    },
  };
}
