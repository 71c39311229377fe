import { ProviderError } from '../../kernel/errors.js';
import { giveUpPayment, requestPayment, type PaymentParts } from '../../orders/requestPayment.js';
import type { Task } from '../task.js';

/** Has a payment's link made and sent; when that cannot be done the staff are told. */
export function requestPaymentTask(parts: PaymentParts): Task<'payment.request'> {
  return async (payload, attempt) => {
    try {
      await requestPayment(parts, payload);
    } catch (error) {
      const hopeless = error instanceof ProviderError && !error.retryable;
      if (hopeless || attempt.last) await giveUpPayment(parts, payload);
      throw error;
    }
  };
}
