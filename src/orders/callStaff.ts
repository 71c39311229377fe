import type { Clock } from '../kernel/clock.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { NewId } from '../kernel/ids.js';
import { advanceOrder } from './advanceOrder.js';
import { orderWithRestaurant } from './kitchenTickets.js';
import type { OrderBook, RestaurantBook } from './ports.js';
import {
  STAFF_TELEPHONE,
  type DeliveryState,
  type LiveFeed,
  type StaffCaller,
  type StaffCallOutcome,
  type TicketBook,
  type TicketDelivery,
} from './ports/tickets.js';

/** What calling the staff needs. */
export interface StaffCallParts {
  readonly orders: Pick<OrderBook, 'byId' | 'change'>;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly tickets: Pick<TicketBook, 'byId' | 'begin' | 'settle' | 'list'>;
  readonly live: Pick<LiveFeed, 'onNews'>;
  readonly staffCaller: StaffCaller;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Deliveries of an order that are looked through for a later call, the newest first. */
const LOOKED_THROUGH = 20;

/**
 * Calls the staff about an order that nobody has accepted, and has it accepted by their key. It rings no longer
 * than the order waits. Nobody there is no fault: it is noted, and the watch over the order calls again. Throws
 * the `ProviderError` of a line that is down; with `last` the call is given up then.
 */
export async function callStaff(
  parts: StaffCallParts,
  request: { readonly deliveryId: string; readonly last: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const { tickets, clock } = parts;
  const delivery = await tickets.byId(request.deliveryId);
  if (!delivery || ['delivered', 'needless'].includes(delivery.state)) return;
  const settle = (state: DeliveryState, error: string | null): Promise<void> =>
    tickets.settle(delivery.id, { state, error, at: clock.now() });
  const found = await orderWithRestaurant(parts, delivery.orderId);
  if (found?.order.status !== 'new' || (await hasSuccessor(parts, delivery))) {
    await settle('needless', null);
    return;
  }
  await tickets.begin(delivery.id, clock.now());
  try {
    const [state, error] = results[await talk(parts, found, request.signal)];
    await settle(state, error);
  } catch (error) {
    await settle(request.last ? 'failed' : 'waiting', messageOf(error));
    throw error;
  }
}

const results: Readonly<Record<StaffCallOutcome, readonly [DeliveryState, string | null]>> = {
  accepted: ['delivered', null],
  heard: ['delivered', 'answered, and not accepted'],
  needless: ['needless', null],
  no_answer: ['failed', 'nobody answered'],
  busy: ['failed', 'the line was busy'],
  unavailable: ['failed', 'the telephone cannot be reached'],
};

async function talk(
  { orders, live, staffCaller, clock, newId }: StaffCallParts,
  { order, restaurant }: NonNullable<Awaited<ReturnType<typeof orderWithRestaurant>>>,
  signal: AbortSignal,
): Promise<StaffCallOutcome> {
  const taken = new AbortController();
  const look = async (): Promise<void> => {
    const now = await orders.byId(order.id);
    if (now?.status !== 'new') taken.abort();
  };
  // A look that fails is no reason to stop: the next news brings another.
  const stopLooking = live.onNews(() => void look().catch(() => undefined));
  const accept = async (): Promise<boolean> => {
    stopLooking();
    const wish = { orderId: order.id, actor: STAFF_ACTOR, to: 'accepted' } as const;
    const advanced = await advanceOrder({ orders, clock, newId }, wish);
    return advanced?.ok === true;
  };
  try {
    const either = AbortSignal.any([signal, taken.signal]);
    const outcome = await staffCaller.call({ restaurant, order, accept, signal: either });
    if (outcome === 'needless' && signal.aborted) {
      throw new ProviderError('staff telephone', 'the call was broken off by a shutdown');
    }
    return outcome;
  } finally {
    stopLooking();
  }
}

/** Who accepted, in the events of an order. */
const STAFF_ACTOR = 'staff telephone';

/** Whether a later call about the same order is due already, after a time without a line. */
async function hasSuccessor(
  { tickets }: StaffCallParts,
  { id, orderId, createdAt }: TicketDelivery,
): Promise<boolean> {
  const { entries } = await tickets.list({ orderId }, { after: null, limit: LOOKED_THROUGH });
  return entries.some(
    (other) => other.id !== id && other.output === STAFF_TELEPHONE && other.createdAt > createdAt,
  );
}
