import type { Clock } from '../kernel/clock.js';
import { messageOf, ProviderError } from '../kernel/errors.js';
import type { NewId } from '../kernel/ids.js';
import { usualUnseenOrderTerms, type KitchenOutput } from '../restaurant/kitchenOutputs.js';
import type { Order, OrderStatus } from '../restaurant/order.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { ticketText } from '../restaurant/ticket.js';
import type { OrderBook, RestaurantBook } from './ports.js';
import type { JobRequest } from './ports/jobs.js';
import {
  STAFF_TELEPHONE,
  type NewDelivery,
  type Ticket,
  type TicketBook,
  type TicketDelivery,
  type TicketOutputs,
} from './ports/tickets.js';

/** What bringing tickets to the kitchen needs. */
export interface TicketParts {
  readonly orders: Pick<OrderBook, 'byId'>;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly tickets: TicketBook;
  readonly outputs: TicketOutputs;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Calls of the staff about one order before it is left to who looks at the board. */
const MOST_CALLS = 5;

const MINUTE_MS = 60_000;

/** The kitchen has to do with an order in these states. */
const kitchenStates: ReadonlySet<OrderStatus> = new Set([
  'new',
  'accepted',
  'preparing',
  'ready',
  'out_for_delivery',
]);

/**
 * Sends an order's ticket to every output of its restaurant, and sees to it that somebody accepts the order.
 * Asked again it does only what is missing.
 */
export async function sendTickets(parts: TicketParts, orderId: string): Promise<void> {
  const found = await orderWithRestaurant(parts, orderId);
  if (!found || !kitchenStates.has(found.order.status)) return;
  const { order, restaurant } = found;
  const at = parts.clock.now();
  const { alertAfterMinutes } = restaurant.unseenOrders ?? usualUnseenOrderTerms;
  const deliveries = (restaurant.kitchenOutputs ?? []).map(({ id }) =>
    newDelivery(parts, order, id, 'ticket'),
  );
  const watch = watchJob(order.id, 1, new Date(at.getTime() + alertAfterMinutes * MINUTE_MS));
  await parts.tickets.add(deliveries, { at, jobs: order.status === 'new' ? [watch] : [] });
}

/**
 * Tells again of an order that nobody has accepted: first all outputs but the printers, which have it on
 * paper, then the staff's telephone, some times.
 */
export async function watchOrder(
  parts: TicketParts,
  { orderId, step }: { orderId: string; step: number },
): Promise<void> {
  const found = await orderWithRestaurant(parts, orderId);
  if (found?.order.status !== 'new') return;
  const { order, restaurant } = found;
  const at = parts.clock.now();
  const terms = restaurant.unseenOrders ?? usualUnseenOrderTerms;
  const purpose = `alert ${String(step)}`;
  const outputs =
    step === 1
      ? (restaurant.kitchenOutputs ?? []).filter(({ kind }) => kind !== 'printer').map((o) => o.id)
      : [STAFF_TELEPHONE];
  const waitMinutes =
    step === 1 ? terms.callAfterMinutes - terms.alertAfterMinutes : terms.callAfterMinutes;
  const next = new Date(at.getTime() + Math.max(waitMinutes, 0) * MINUTE_MS);
  await parts.tickets.add(
    outputs.map((output) => newDelivery(parts, order, output, purpose)),
    { at, alert: order, jobs: step > MOST_CALLS ? [] : [watchJob(orderId, step + 1, next)] },
  );
}

/**
 * Makes one delivery. What was delivered is not delivered again; what was begun and not heard of again says
 * on it that it may be a copy. Throws what the output threw; with `last` the delivery is given up.
 */
export async function deliverTicket(
  parts: TicketParts,
  { deliveryId, last }: { deliveryId: string; last: boolean },
): Promise<void> {
  const { tickets, clock } = parts;
  const delivery = await tickets.byId(deliveryId);
  if (!delivery || delivery.state === 'delivered' || delivery.state === 'needless') return;
  const send = await prepare(parts, delivery);
  if (!send) {
    await tickets.settle(deliveryId, { state: 'needless', error: null, at: clock.now() });
    return;
  }
  await tickets.begin(deliveryId, clock.now());
  try {
    await send();
  } catch (error) {
    const hopeless = last || (error instanceof ProviderError && !error.retryable);
    const state = hopeless ? 'failed' : 'waiting';
    await tickets.settle(deliveryId, { state, error: messageOf(error), at: clock.now() });
    throw error;
  }
  await tickets.settle(deliveryId, { state: 'delivered', error: null, at: clock.now() });
}

/** What makes the delivery; undefined when there is nothing to deliver any more. */
async function prepare(
  parts: TicketParts,
  delivery: TicketDelivery,
): Promise<(() => Promise<void>) | undefined> {
  const found = await orderWithRestaurant(parts, delivery.orderId);
  if (!found) return undefined;
  const { order, restaurant } = found;
  const isAlert = delivery.purpose !== 'ticket';
  if (isAlert ? order.status !== 'new' : !kitchenStates.has(order.status)) return undefined;
  const output = restaurant.kitchenOutputs?.find(({ id }) => id === delivery.output);
  if (!output) return undefined;
  const text = ticketText(restaurant, order, parts.clock.now(), output.station);
  if (text === '') return undefined;
  const ticket = {
    ...{ deliveryId: delivery.id, restaurantId: order.restaurantId, order, text },
    purpose: delivery.purpose,
    mayBeCopy: delivery.state === 'sending',
  };
  return () => sendTo(parts.outputs, output, ticket);
}

function sendTo(outputs: TicketOutputs, output: KitchenOutput, ticket: Ticket): Promise<void> {
  switch (output.kind) {
    case 'printer':
      return outputs.printer(output, ticket);
    case 'webhook':
      return outputs.webhook(output, ticket);
    case 'email':
      return outputs.email(output, ticket);
  }
}

/** An order with its restaurant; undefined when one of them is there no more. */
export async function orderWithRestaurant(
  { orders, restaurants }: Pick<TicketParts, 'orders' | 'restaurants'>,
  orderId: string,
): Promise<{ order: Order; restaurant: RestaurantProfile } | undefined> {
  const order = await orders.byId(orderId);
  const restaurant = order && (await restaurants.byId(order.restaurantId));
  return restaurant && { order, restaurant };
}

function newDelivery(
  { newId }: TicketParts,
  { id, restaurantId }: Order,
  output: string,
  purpose: string,
): NewDelivery {
  return { id: newId(), orderId: id, restaurantId, output, purpose };
}

function watchJob(orderId: string, step: number, runAt: Date): JobRequest {
  const key = `kitchen.watch:${orderId}:${String(step)}`;
  return { task: 'kitchen.watch', payload: { orderId, step }, runAt, key };
}
