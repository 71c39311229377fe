import { z } from 'zod';
import type { TicketBook, TicketDelivery } from '../../../orders/ports/tickets.js';
import type { KitchenDeliveryJson } from '../../contract/tickets.js';
import { id, oneOf, pageFields, presentPage, readQuery, toPageRequest } from '../../query.js';
import type { Route } from '../../route.js';

const deliveriesQuery = z.strictObject({
  order: id.optional(),
  state: oneOf(['waiting', 'sending', 'delivered', 'failed', 'needless']).optional(),
  ...pageFields,
});

/** What goes to the outputs, and how far it came. */
export function ticketRoutes(tickets: Pick<TicketBook, 'list'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/kitchen/deliveries',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { order: orderId, state, ...page } = readQuery(deliveriesQuery, ctx.query);
        const filter = { orderId, state, restaurantId: access.restaurantId ?? undefined };
        ctx.body = presentPage(await tickets.list(filter, toPageRequest(page)), presentDelivery);
      },
    },
  ];
}

function presentDelivery(delivery: TicketDelivery): KitchenDeliveryJson {
  return {
    ...delivery,
    createdAt: delivery.createdAt.toISOString(),
    updatedAt: delivery.updatedAt.toISOString(),
  };
}
