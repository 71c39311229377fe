import { z } from 'zod';
import type { Outbox, OutboxMessage } from '../../../orders/ports/messages.js';
import type { MessageJson } from '../../contract/message.js';
import { id as idField, pageFields, presentPage, readQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';

/** What `GET /api/outbox` may be asked. */
const outboxQuery = z.strictObject({ order: idField.optional(), ...pageFields });

/** The route of the messages that go out. */
export function outboxRoutes(outbox: Pick<Outbox, 'list'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/outbox',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { order: orderId, cursor, limit } = readQuery(outboxQuery, ctx.query);
        const filter = { orderId, restaurantId: access.restaurantId ?? undefined };
        const page = await outbox.list(filter, toPageRequest({ cursor, limit }));
        ctx.body = presentPage(page, presentMessage);
      },
    },
  ];
}

function presentMessage(message: OutboxMessage): MessageJson {
  const { id, restaurantId, orderId, callId, kind, channel, to, language } = message;
  const { subject, text, html, state, provider, segments, error } = message;
  return {
    ...{ id, restaurantId, orderId, callId, kind, channel, to, language },
    ...{ subject, text, html, state, provider, segments, error },
    createdAt: message.createdAt.toISOString(),
    sentAt: message.sentAt?.toISOString() ?? null,
  };
}
