import { accepted, refused, type Result } from '../kernel/result.js';
import type { Order, OrderStatus, PaymentStatus } from './order.js';

/** Where an order may go from each state; the first is the usual next step. An empty list is an end. */
export const orderTransitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  draft: ['new', 'awaiting_payment', 'cancelled', 'expired'],
  awaiting_payment: ['new', 'cancelled', 'expired'],
  new: ['accepted', 'rejected', 'cancelled'],
  accepted: ['preparing', 'cancelled'],
  preparing: ['ready', 'cancelled'],
  ready: ['out_for_delivery', 'completed', 'cancelled'],
  out_for_delivery: ['completed', 'cancelled'],
  completed: [],
  rejected: [],
  cancelled: [],
  expired: [],
};

/**
 * Where the money of an order may go. A payment that has failed or been given up may still arrive, and so may
 * another one after money was given back: the provider's word counts, whenever it comes. What was paid is
 * unpaid by a refund alone.
 */
export const paymentTransitions: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  unpaid: ['pending', 'paid', 'failed'],
  pending: ['paid', 'failed', 'unpaid'],
  failed: ['pending', 'paid', 'unpaid'],
  paid: ['refunded'],
  refunded: ['pending', 'paid'],
};

/** Why an order stays in its state. */
export type TransitionRefusal =
  | {
      readonly code: 'transition_not_allowed';
      readonly from: OrderStatus;
      readonly to: OrderStatus;
      readonly allowed: readonly OrderStatus[];
    }
  /** Only a delivery can be on its way. */
  | { readonly code: 'not_a_delivery' }
  /** The order waits for its payment, which has not come. */
  | { readonly code: 'payment_outstanding'; readonly paymentStatus: PaymentStatus }
  /** What has been paid for does not expire: it is made, or cancelled and refunded. */
  | { readonly code: 'already_paid' };

/** What decides where an order may go. */
export type OrderState = Pick<Order, 'status' | 'paymentStatus' | 'fulfilment'>;

/** Whether the order may go to `to`; otherwise the reason. */
export function checkTransition(
  order: OrderState,
  to: OrderStatus,
): Result<OrderStatus, TransitionRefusal> {
  const from = order.status;
  if (!orderTransitions[from].includes(to)) {
    return refused({ code: 'transition_not_allowed', from, to, allowed: nextStatuses(order) });
  }
  const refusal = guard(order, to);
  return refusal ? refused(refusal) : accepted(to);
}

/** Every state to which the order may go now, the usual next step first. */
export function nextStatuses(order: OrderState): readonly OrderStatus[] {
  return orderTransitions[order.status].filter((to) => guard(order, to) === undefined);
}

/** Whether the payment may go from one state to the other. */
export function paymentMayGo(from: PaymentStatus, to: PaymentStatus): boolean {
  return paymentTransitions[from].includes(to);
}

/** Where the payment is after something that wants it elsewhere: there, or where it was when the table is against it. */
export function paymentAfter(
  from: PaymentStatus,
  wanted: PaymentStatus | undefined,
): PaymentStatus {
  return wanted !== undefined && paymentMayGo(from, wanted) ? wanted : from;
}

function guard(
  { status, paymentStatus, fulfilment }: OrderState,
  to: OrderStatus,
): TransitionRefusal | undefined {
  if (to === 'out_for_delivery' && fulfilment !== 'delivery') return { code: 'not_a_delivery' };
  if (status === 'awaiting_payment' && to === 'new' && paymentStatus !== 'paid') {
    return { code: 'payment_outstanding', paymentStatus };
  }
  if (to === 'expired' && paymentStatus === 'paid') return { code: 'already_paid' };
  return undefined;
}
