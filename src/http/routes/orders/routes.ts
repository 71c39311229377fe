import type { Access } from '../../../kernel/access.js';
import type { Order } from '../../../restaurant/order.js';
import { ticketText } from '../../../restaurant/ticket.js';
import { HttpProblem } from '../../problem.js';
import { presentPage, readId, readQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';
import { orderChangeRoutes, type OrderChangeParts } from './changes.js';
import { presentEvent, presentOrder, presentPrice } from './present.js';
import { ordersQuery } from './schema.js';

/** The routes under `/api/orders`. A token for one restaurant finds the orders of that one only. */
export function orderRoutes(parts: OrderChangeParts): Route[] {
  const { orders, restaurants, clock } = parts;
  async function find(id: string | undefined, access: Access): Promise<Order> {
    const order = await orders.byId(readId(id, 'order'));
    if (!order || !mayKnow(access, order)) throw new HttpProblem(404, 'there is no such order');
    return order;
  }

  return [
    {
      method: 'get',
      path: '/api/orders',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { call: callId, cursor, limit, ...rest } = readQuery(ordersQuery, ctx.query);
        const filter = { ...rest, callId, restaurantId: access.restaurantId ?? undefined };
        ctx.body = presentPage(
          await orders.list(filter, toPageRequest({ cursor, limit })),
          presentOrder,
        );
      },
    },
    {
      method: 'get',
      path: '/api/orders/:id',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        ctx.body = presentOrder(await find(ctx.params['id'], access));
      },
    },
    {
      method: 'get',
      path: '/api/orders/:id/price',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        ctx.body = presentPrice(await find(ctx.params['id'], access));
      },
    },
    {
      method: 'get',
      path: '/api/orders/:id/ticket',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const order = await find(ctx.params['id'], access);
        const restaurant = await restaurants.byId(order.restaurantId);
        if (!restaurant) throw new HttpProblem(404, 'there is no such restaurant any more');
        ctx.body = ticketText(restaurant, order, clock.now());
        ctx.type = 'text/plain; charset=utf-8';
      },
    },
    {
      method: 'get',
      path: '/api/orders/:id/events',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const order = await find(ctx.params['id'], access);
        const events = await orders.eventsOf(order.id);
        ctx.body = { items: events.map(presentEvent) };
      },
    },
    ...orderChangeRoutes(parts, find),
  ];
}
