import { describe, expect, it } from '@jest/globals';
import type { OrderStatus } from './order.js';
import {
  checkTransition,
  nextStatuses,
  orderTransitions,
  paymentAfter,
  paymentMayGo,
  type OrderState,
} from './orderStates.js';

const pickup: OrderState = { status: 'new', paymentStatus: 'unpaid', fulfilment: 'pickup' };

function walk(order: OrderState, ...steps: OrderStatus[]): unknown {
  let current = order;
  for (const to of steps) {
    const result = checkTransition(current, to);
    if (!result.ok) return result.refusal.code;
    current = { ...current, status: result.value };
  }
  return current.status;
}

describe('an order', () => {
  it('goes one step at a time from the kitchen to the customer', () => {
    expect(walk(pickup, 'accepted', 'preparing', 'ready', 'completed')).toBe('completed');
    const delivery: OrderState = { ...pickup, fulfilment: 'delivery' };
    expect(walk(delivery, 'accepted', 'preparing', 'ready', 'out_for_delivery', 'completed')).toBe(
      'completed',
    );
  });

  it('skips nothing, and says what is possible instead', () => {
    expect(checkTransition(pickup, 'ready')).toEqual({
      ok: false,
      refusal: {
        code: 'transition_not_allowed',
        from: 'new',
        to: 'ready',
        allowed: ['accepted', 'rejected', 'cancelled'],
      },
    });
  });

  it('that is fetched is never on its way', () => {
    const ready: OrderState = { ...pickup, status: 'ready' };
    expect(walk(ready, 'out_for_delivery')).toBe('not_a_delivery');
    expect(nextStatuses(ready)[0]).toBe('completed');
    expect(nextStatuses({ ...ready, fulfilment: 'delivery' })[0]).toBe('out_for_delivery');
  });

  it('that waits for its payment reaches the kitchen when that has come', () => {
    const waiting: OrderState = { ...pickup, status: 'awaiting_payment', paymentStatus: 'pending' };
    expect(walk(waiting, 'new')).toBe('payment_outstanding');
    expect(walk({ ...waiting, paymentStatus: 'failed' }, 'new')).toBe('payment_outstanding');
    expect(walk({ ...waiting, paymentStatus: 'paid' }, 'new')).toBe('new');
  });

  it('expires when it was not paid, and never when it was', () => {
    const waiting: OrderState = { ...pickup, status: 'awaiting_payment', paymentStatus: 'failed' };
    expect(walk(waiting, 'expired')).toBe('expired');
    expect(walk({ ...waiting, paymentStatus: 'paid' }, 'expired')).toBe('already_paid');
  });

  it('that has ended stays as it is', () => {
    for (const status of ['completed', 'rejected', 'cancelled', 'expired'] as const) {
      expect(nextStatuses({ ...pickup, status })).toEqual([]);
    }
  });

  it('can reach every state there is', () => {
    const reached = new Set(['draft', ...Object.values(orderTransitions).flat()]);
    expect([...reached].sort()).toEqual(Object.keys(orderTransitions).sort());
  });
});

describe('a payment', () => {
  it('can still come after it was given up, and is refunded once', () => {
    expect(paymentMayGo('failed', 'paid')).toBe(true);
    expect(paymentMayGo('paid', 'refunded')).toBe(true);
    expect(paymentMayGo('refunded', 'refunded')).toBe(false);
    expect(paymentMayGo('paid', 'unpaid')).toBe(false);
  });

  it('that has come stays where it is, whatever is said of another link', () => {
    expect(paymentAfter('paid', 'failed')).toBe('paid');
    expect(paymentAfter('paid', 'pending')).toBe('paid');
    expect(paymentAfter('paid', undefined)).toBe('paid');
    expect(paymentAfter('pending', 'paid')).toBe('paid');
  });
});
