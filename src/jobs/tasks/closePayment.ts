import type { PaymentGateway } from '../../orders/ports/payments.js';
import type { Task } from '../task.js';

/** Takes back a link that must not be paid any more. */
export function closePaymentTask(parts: {
  readonly gateway: Pick<PaymentGateway, 'closeLink'>;
}): Task<'payment.close'> {
  return ({ sessionId }) => parts.gateway.closeLink(sessionId);
}
