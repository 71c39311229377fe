import { ProviderError } from '../kernel/errors.js';
import type { PaymentGateway } from './ports/payments.js';

/** The gateway of a restaurant that takes money in person only. */
export const noPayments: PaymentGateway = {
  provider: 'none',
  canCharge: false,
  createLink: () => Promise.reject(noProvider()),
  newsOf: () => Promise.reject(noProvider()),
  closeLink: () => Promise.resolve(),
  refund: () => Promise.reject(noProvider()),
  readEvent: () => {
    throw noProvider();
  },
};

function noProvider(): ProviderError {
  return new ProviderError('payments', 'no provider is set up', { retryable: false });
}
