import { describe, expect, it } from '@jest/globals';
import { amountBeforehand } from './paymentPolicy.js';
import type { PaymentPolicy } from './profile.js';

const policy: PaymentPolicy = {
  prepaid: ['delivery'],
  deposit: { from: 10_000, share: 250_000 },
  trustAfterOrders: 3,
  distrustAfterLapses: 2,
  linkMinutes: 60,
};
const stranger = { completed: 0, lapsed: 0 };

describe('what is paid beforehand', () => {
  it.each([
    ['nothing without a policy', undefined, 'delivery', 5000, stranger, 0],
    ['all of what is prepaid', policy, 'delivery', 5277, stranger, 5277],
    ['nothing of what is paid at pickup', policy, 'pickup', 9999, stranger, 0],
    ['a share of a large order', policy, 'pickup', 10_002, stranger, 2501],
    ['nothing by a regular', policy, 'delivery', 5277, { completed: 3, lapsed: 0 }, 0],
    ['all by a regular who let one lapse', policy, 'delivery', 9, { completed: 9, lapsed: 1 }, 9],
    ['all by who let orders lapse', policy, 'pickup', 900, { completed: 9, lapsed: 2 }, 900],
  ] as const)('is %s', (_, terms, fulfilment, total, history, expected) => {
    expect(amountBeforehand(terms, { fulfilment, total }, history)).toBe(expected);
  });
});
