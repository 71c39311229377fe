import type { RouterContext } from '@koa/router';
import type { Access } from '../kernel/access.js';
import type { Clock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import type { AuditLog } from '../orders/ports/dataCare.js';
import { HttpProblem } from './problem.js';
import type { GuardedRoute } from './route.js';

/** What writing down who did what needs. */
export interface AuditParts {
  readonly audit: Pick<AuditLog, 'begin' | 'end'>;
  readonly clock: Clock;
}

/**
 * Serves a route and, where it changes something or says so itself, writes down who asked: before, so that
 * nothing happens that is not written down, and with the status after. Bodies are not written down, and of
 * telephone numbers the last two digits.
 */
export async function serveAudited(
  { audit, clock }: AuditParts,
  route: GuardedRoute,
  ctx: RouterContext,
  access: Access,
): Promise<void> {
  if (route.method === 'get' && route.audited !== true) return route.handle(ctx, access);
  const id = uuidv7();
  await audit.begin({
    ...{ id, at: clock.now(), actor: `token:${access.tokenId}`, subject: subjectOf(ctx) },
    restaurantId: access.restaurantId,
    action: `${route.method.toUpperCase()} ${route.path}`,
    requestId: ctx.state['requestId'] as string,
  });
  try {
    await route.handle(ctx, access);
  } catch (error) {
    await audit.end(id, error instanceof HttpProblem ? error.status : 500).catch(() => undefined);
    throw error;
  }
  await audit.end(id, ctx.status);
}

function subjectOf(ctx: RouterContext): Record<string, string> {
  const params = ctx.params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'phone' ? `…${value.slice(-2)}` : value,
    ]),
  );
}
