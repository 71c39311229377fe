import { z } from 'zod';
import type { AuditLog } from '../../../orders/ports/dataCare.js';
import type { AuditEntryJson } from '../../contract/auditLog.js';
import { instant, pageFields, presentPage, readQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';

const auditQuery = z.strictObject({
  actor: z.string('give it once').min(1, 'write it as the log shows it').optional(),
  from: instant.optional(),
  to: instant.optional(),
  ...pageFields,
});

/** `GET /api/audit-log`: who changed what, for the owner. */
export function auditLogRoute(audit: Pick<AuditLog, 'list'>): Route {
  return {
    method: 'get',
    path: '/api/audit-log',
    roles: ['owner'],
    async handle(ctx, access) {
      const { cursor, limit, ...rest } = readQuery(auditQuery, ctx.query);
      const filter = { ...rest, restaurantId: access.restaurantId ?? undefined };
      const page = await audit.list(filter, toPageRequest({ cursor, limit }));
      ctx.body = presentPage(page, (entry): AuditEntryJson => ({
        ...entry,
        at: entry.at.toISOString(),
      }));
    },
  };
}
