import type { OrderParts } from '../../../orders/advanceOrder.js';
import { advanceOrder } from '../../../orders/advanceOrder.js';
import type { OrderBook } from '../../../orders/ports.js';
import { HttpProblem, RefusedProblem } from '../../problem.js';
import { readId } from '../../query.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';
import { presentOrder } from '../orders/present.js';

/** What accepting an order needs. */
export interface AcknowledgeParts extends OrderParts {
  readonly orders: Pick<OrderBook, 'byId' | 'change'>;
}

/**
 * `POST /api/orders/:id/acknowledge`: the kitchen has seen the order. It is accepted then; one that is on
 * its way already stays as it is, so that two taps, or two screens, do no harm.
 */
export function acknowledgeRoute(parts: AcknowledgeParts): Route {
  return {
    method: 'post',
    path: '/api/orders/:id/acknowledge',
    roles: ['owner', 'staff'],
    async handle(ctx, access) {
      const order = await parts.orders.byId(readId(ctx.params['id'], 'order'));
      if (!order || !mayKnow(access, order)) throw new HttpProblem(404, 'there is no such order');
      if (order.status !== 'new' && order.status !== 'awaiting_payment') {
        ctx.body = presentOrder(order);
        return;
      }
      const actor = `token:${access.tokenId}`;
      const advanced = await advanceOrder(parts, { orderId: order.id, actor, to: 'accepted' });
      if (!advanced) throw new HttpProblem(404, 'there is no such order');
      if (!advanced.ok) throw new RefusedProblem(409, advanced.refusal);
      ctx.body = presentOrder(advanced.value);
    },
  };
}
