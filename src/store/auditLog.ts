import type { AuditEntry, AuditLog } from '../orders/ports/dataCare.js';
import type { Database } from './database.js';
import { selectPage, toPage } from './paging.js';

interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  restaurant_id: string | null;
  action: string;
  subject: Record<string, unknown>;
  status: number | null;
  request_id: string | null;
}

/** The repository of who changed what. */
export function createAuditLog(database: Database): AuditLog {
  return {
    begin: ({ restaurantId, requestId, subject, ...rest }) =>
      database.run(async (knex) => {
        await knex('audit_log').insert({
          ...rest,
          restaurant_id: restaurantId,
          request_id: requestId,
          subject: JSON.stringify(subject),
        });
      }),
    end: (id, status) =>
      database.run(async (knex) => {
        await knex('audit_log').where({ id }).update({ status });
      }),
    list: ({ restaurantId, actor, from, to }, page) =>
      database.run(async (knex) => {
        const query = selectPage(knex('audit_log'), { at: 'at', id: 'id' }, page);
        if (restaurantId !== undefined) query.where('restaurant_id', restaurantId);
        if (actor !== undefined) query.where('actor', actor);
        if (from) query.where('at', '>=', from);
        if (to) query.where('at', '<', to);
        const { entries, next } = toPage(await query.select<AuditRow[]>(), ({ at }) => at, page);
        return { entries: entries.map(toEntry), next };
      }),
  };
}

function toEntry({ restaurant_id, request_id, ...rest }: AuditRow): AuditEntry {
  return { ...rest, restaurantId: restaurant_id, requestId: request_id };
}
