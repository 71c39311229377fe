import { PassThrough } from 'node:stream';
import type { RouterContext } from '@koa/router';
import type { Access } from '../../../kernel/access.js';
import { messageOf } from '../../../kernel/errors.js';
import type { Logger } from '../../../kernel/logger.js';
import {
  beginExport,
  type ExportName,
  type ExportParts,
} from '../../../orders/exports/exportBooks.js';
import { HttpProblem } from '../../problem.js';
import { readQuery } from '../../query.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';
import { exportQuery } from './schema.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The routes under `/api/exports`: the books as workbooks, written while they are read. */
export function exportRoutes(parts: ExportParts, logger: Logger): Route[] {
  async function handle(name: ExportName, ctx: RouterContext, access: Access): Promise<void> {
    const { restaurant, ...instants } = readQuery(exportQuery, ctx.query);
    const restaurantId = restaurant ?? access.restaurantId ?? undefined;
    if (restaurantId !== undefined && !mayKnow(access, { restaurantId })) {
      throw new HttpProblem(404, 'there is no such restaurant');
    }
    const write = await beginExport(parts, name, { ...instants, restaurantId });
    const out = new PassThrough();
    write(out).catch((error: unknown) => {
      logger.warn({ export: name, reason: messageOf(error) }, 'export broke off');
      out.destroy();
      // The head is out already: only a connection that breaks tells the client that the file is not whole.
      if (!ctx.res.writableFinished) ctx.res.destroy();
    });
    ctx.attachment(`${name}.xlsx`);
    ctx.type = XLSX;
    ctx.body = out;
  }

  return (['orders', 'call_logs'] as const).map((name) => ({
    method: 'get',
    path: `/api/exports/${name}.xlsx`,
    roles: ['owner'],
    audited: true,
    handle: (ctx, access) => handle(name, ctx, access),
  }));
}
