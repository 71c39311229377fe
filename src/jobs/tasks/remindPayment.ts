import type { Clock } from '../../kernel/clock.js';
import { accepted } from '../../kernel/result.js';
import type { OrderBook } from '../../orders/ports.js';
import type { Task } from '../task.js';

/** Reminds the customer of a link that has not been paid, half of its time after it was sent. */
export function remindPaymentTask(parts: {
  readonly orders: Pick<OrderBook, 'change'>;
  readonly clock: Clock;
}): Task<'payment.remind'> {
  return async ({ orderId, paymentId }) => {
    await parts.orders.change(orderId, ({ order, payments }) => {
      const isOpen = payments.some(({ id, state }) => id === paymentId && state === 'open');
      if (!isOpen || order.paymentStatus === 'paid') return accepted(null);
      const payload = { kind: 'payment_reminder', orderId, occasion: paymentId } as const;
      return accepted({
        ...{ actor: 'jobs', at: parts.clock.now(), note: 'reminded of the payment' },
        jobs: [{ task: 'message.write', payload }],
      });
    });
  };
}
