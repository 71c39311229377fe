import { expirePayment, type SettleParts } from '../../orders/settlePayment.js';
import type { Task } from '../task.js';

/** Ends a payment whose time is over, and the order that waited for it. */
export function expirePaymentTask(parts: SettleParts): Task<'payment.expire'> {
  return (payload) => expirePayment(parts, payload);
}
