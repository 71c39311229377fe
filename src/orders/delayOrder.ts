import { accepted, refused, type Result } from '../kernel/result.js';
import type { Order, OrderStatus } from '../restaurant/order.js';
import { checkVersion, type OrderParts, type OrderWish, type StaleOrder } from './advanceOrder.js';

/** Why an order's time is not moved: it is not being made any more, or not yet. */
export type DelayRefusal =
  StaleOrder | { readonly code: 'too_late_to_delay'; readonly status: OrderStatus };

const delayable: readonly OrderStatus[] = ['new', 'accepted', 'preparing'];

/** Promises an order for later, and tells the customer. Undefined when there is no such order. */
export function delayOrder(
  { orders, clock }: Pick<OrderParts, 'orders' | 'clock'>,
  wish: OrderWish & { readonly minutes: number },
): Promise<Result<Order, DelayRefusal> | undefined> {
  return orders.change<DelayRefusal>(wish.orderId, ({ order }) => {
    const stale = checkVersion(order, wish);
    if (stale) return refused(stale);
    const { id: orderId, status } = order;
    if (!delayable.includes(status)) return refused({ code: 'too_late_to_delay', status });
    const promisedAt = new Date(order.promisedAt.getTime() + wish.minutes * 60_000);
    const occasion = promisedAt.toISOString();
    return accepted({
      ...{ actor: wish.actor, at: clock.now(), promisedAt, note: `${wish.minutes} minutes later` },
      jobs: [{ task: 'message.write', payload: { kind: 'delay', orderId, occasion } }],
    });
  });
}
