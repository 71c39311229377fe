import type { OrderBook } from '../../../orders/ports.js';
import { HttpProblem } from '../../problem.js';
import { presentPage, readId, readQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';
import { presentOrder } from './present.js';
import { ordersQuery } from './schema.js';

/** The routes under `/api/orders`. A token for one restaurant finds the orders of that one only. */
export function orderRoutes(orders: Pick<OrderBook, 'byId' | 'list'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/orders',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { call, ...query } = readQuery(ordersQuery, ctx.query);
        const { status, fulfilment, phone, from, to } = query;
        const filter = { status, fulfilment, phone, from, to, callId: call };
        const page = await orders.list(
          { ...filter, restaurantId: access.restaurantId ?? undefined },
          toPageRequest(query),
        );
        ctx.body = presentPage(page, presentOrder);
      },
    },
    {
      method: 'get',
      path: '/api/orders/:id',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const order = await orders.byId(readId(ctx.params['id'], 'order'));
        if (!order || !mayKnow(access, order)) throw new HttpProblem(404, 'there is no such order');
        ctx.body = presentOrder(order);
      },
    },
  ];
}
