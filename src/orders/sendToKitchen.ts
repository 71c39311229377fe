import { accepted, refused, type Result } from '../kernel/result.js';
import type { Order, OrderStatus } from '../restaurant/order.js';
import type { OrderParts } from './advanceOrder.js';

/** Why an order is not sent to the kitchen: it waits for its payment, or is over. */
export interface KitchenRefusal {
  readonly code: 'not_for_the_kitchen';
  readonly status: OrderStatus;
}

const forTheKitchen: readonly OrderStatus[] = ['new', 'accepted', 'preparing'];

/** Brings an order's ticket to the kitchen once more. Undefined when there is no such order. */
export function sendToKitchen(
  { orders, clock }: Pick<OrderParts, 'orders' | 'clock'>,
  { orderId, actor }: { readonly orderId: string; readonly actor: string },
): Promise<Result<Order, KitchenRefusal> | undefined> {
  return orders.change<KitchenRefusal>(orderId, ({ order: { status } }) => {
    if (!forTheKitchen.includes(status)) return refused({ code: 'not_for_the_kitchen', status });
    return accepted({
      ...{ actor, at: clock.now(), note: 'sent to the kitchen again' },
      jobs: [{ task: 'kitchen.send', payload: { orderId }, key: `kitchen.send:${orderId}` }],
    });
  });
}
