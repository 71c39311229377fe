import type { Clock } from '../kernel/clock.js';
import type { NewId } from '../kernel/ids.js';
import { accepted, refused, type Result } from '../kernel/result.js';
import type { Order, OrderStatus } from '../restaurant/order.js';
import { checkTransition, type TransitionRefusal } from '../restaurant/orderStates.js';
import { askRefunds, closeJobs, paymentToMake, refundableOfAll } from './money.js';
import type { JobRequest } from './ports/jobs.js';
import type { OrderMessageKind } from './ports/messages.js';
import type { OrderBook, OrderChange, OrderFile } from './ports.js';

/** What changing an order needs. */
export interface OrderParts {
  readonly orders: Pick<OrderBook, 'change'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Who wants an order changed, and the version he has seen. */
export interface OrderWish {
  readonly orderId: string;
  /** `token:<id>`. */
  readonly actor: string;
  /** Left out, whatever the order is like now. */
  readonly version?: number | undefined;
}

/** Somebody else has changed the order since it was looked at. */
export interface StaleOrder {
  readonly code: 'order_changed';
  readonly version: number;
  readonly status: OrderStatus;
}

/** Why an order does not go where it was sent. */
export type AdvanceRefusal = TransitionRefusal | StaleOrder;

/** A step of an order. */
export interface AdvanceWish extends OrderWish {
  readonly to: OrderStatus;
  /** Why, where it is rejected or cancelled; the customer is told. */
  readonly note?: string | undefined;
  /** The rest was paid in person. */
  readonly paid?: boolean | undefined;
}

/**
 * Takes an order to another state, by the table of `orderStates`. The customer is told of what concerns
 * him; what was paid for an order that is not made is given back. Undefined when there is no such order.
 */
export function advanceOrder(
  { orders, clock, newId }: OrderParts,
  wish: AdvanceWish,
): Promise<Result<Order, AdvanceRefusal> | undefined> {
  return orders.change<AdvanceRefusal>(wish.orderId, (file) => {
    const stale = checkVersion(file.order, wish);
    if (stale) return refused(stale);
    const allowed = checkTransition(file.order, wish.to);
    if (!allowed.ok) return allowed;
    return accepted(step(file, wish, clock.now(), newId));
  });
}

/** Whether the order is not any more what somebody has seen. */
export function checkVersion(
  { version, status }: Order,
  wish: Pick<OrderWish, 'version'>,
): StaleOrder | undefined {
  if (wish.version === undefined || wish.version === version) return undefined;
  return { code: 'order_changed', version, status };
}

function step(
  file: OrderFile,
  { to, actor, note, paid = false }: AdvanceWish,
  at: Date,
  newId: NewId,
): OrderChange {
  const { order } = file;
  const undone = to === 'rejected' || to === 'cancelled';
  const settled = paid && !undone;
  const ended = undone
    ? endPayment(file, { actor, reason: note ?? to, newId })
    : settled
      ? closeLink(file)
      : undefined;
  const told = toldOf(order, to);
  const message: JobRequest[] = told
    ? [{ task: 'message.write', payload: { kind: told, orderId: order.id, occasion: '' } }]
    : [];
  return {
    ...{ actor, at, status: to, note: note ?? null },
    ...ended,
    ...(settled && { paymentStatus: 'paid', paidAmount: order.totals.total }),
    jobs: [...message, ...(ended?.jobs ?? [])],
  };
}

/** What the customer is told when the order comes there. Who eats in the house is told by a person. */
function toldOf(order: Order, to: OrderStatus): OrderMessageKind | undefined {
  if (to === 'ready') return order.fulfilment === 'pickup' ? 'ready' : undefined;
  if (to === 'out_for_delivery') return 'on_the_way';
  return to === 'rejected' || to === 'cancelled' ? to : undefined;
}

function endPayment(
  file: OrderFile,
  terms: { actor: string; reason: string; newId: NewId },
): Pick<OrderChange, 'payments' | 'refunds' | 'jobs' | 'paymentStatus'> {
  const closed = closeLink(file);
  const asked = askRefunds(file, refundableOfAll(file), terms);
  return {
    refunds: asked.refunds,
    ...closed,
    jobs: [...asked.jobs, ...(closed.jobs ?? [])],
    ...(file.order.paymentStatus === 'pending' && { paymentStatus: 'unpaid' }),
  };
}

/** Who has paid in person, or gets nothing, does not pay by link any more. */
function closeLink(file: OrderFile): Pick<OrderChange, 'payments' | 'jobs'> {
  const open = paymentToMake(file);
  if (!open) return {};
  return { payments: [{ ...open, state: 'cancelled' }], jobs: closeJobs(open) };
}
