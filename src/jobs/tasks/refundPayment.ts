import type { Clock } from '../../kernel/clock.js';
import type { OrderBook } from '../../orders/ports.js';
import type { PaymentGateway } from '../../orders/ports/payments.js';
import { carryOutRefund } from '../../orders/refundPayment.js';
import type { Task } from '../task.js';

/** Gives money back. */
export function refundPaymentTask(parts: {
  readonly orders: Pick<OrderBook, 'fileOf' | 'change'>;
  readonly gateway: Pick<PaymentGateway, 'refund'>;
  readonly clock: Clock;
}): Task<'payment.refund'> {
  return (payload) => carryOutRefund(parts, payload);
}
