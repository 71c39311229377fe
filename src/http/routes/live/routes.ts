import type { Clock } from '../../../kernel/clock.js';
import { InvalidInputError } from '../../../kernel/errors.js';
import type { OrderBook } from '../../../orders/ports.js';
import type { LiveFeed } from '../../../orders/ports/tickets.js';
import type { LiveEventJson } from '../../contract/tickets.js';
import type { Route } from '../../route.js';
import { presentOrder } from '../orders/present.js';
import { openLiveStream } from './liveStream.js';

/** What the live feed's route needs. */
export interface LiveRouteParts {
  readonly live: LiveFeed;
  readonly orders: Pick<OrderBook, 'byId'>;
  readonly clock: Clock;
}

/**
 * `GET /api/live`: new and changed orders as they come, resumed with `Last-Event-ID`. The streams end, and their
 * connections with them, when `closing` says that the server closes.
 */
export function liveRoute({ live, orders, clock }: LiveRouteParts, closing: AbortSignal): Route {
  return {
    method: 'get',
    path: '/api/live',
    roles: ['owner', 'staff'],
    async handle(ctx, { restaurantId }) {
      const given = ctx.get('Last-Event-ID');
      if (!/^\d{0,15}$/.test(given)) {
        const message = 'take it from the last event';
        throw new InvalidInputError('the request cannot be read', [
          { place: 'Last-Event-ID', message },
        ]);
      }
      // A stream cannot answer with a problem: whether the database is there is asked before it begins.
      await live.bounds();
      ctx.type = 'text/event-stream';
      ctx.set({ 'X-Accel-Buffering': 'no', Connection: 'close' });
      ctx.body = openLiveStream({
        ...{ feed: live, restaurantId, closing, clock, after: given === '' ? null : Number(given) },
        present: async ({ kind, at, orderId }) => {
          const order = await orders.byId(orderId);
          if (!order) return undefined;
          return { kind, at: at.toISOString(), order: presentOrder(order) } satisfies LiveEventJson;
        },
      });
    },
  };
}
