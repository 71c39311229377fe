import type { Clock } from '../kernel/clock.js';
import { within } from '../kernel/deadline.js';
import { confirmOrder, type OrderDraft } from '../restaurant/confirmOrder.js';
import { likelyAddresses, type FoundAddress } from '../restaurant/foundAddress.js';
import type { DeliveryAddress, Order } from '../restaurant/order.js';
import { price } from '../restaurant/pricing.js';
import type { RestaurantProfile } from '../restaurant/profile.js';
import { tipOf } from '../restaurant/tip.js';
import { restaurantAt } from '../restaurant/zones.js';
import { couponTerms } from './createOrder.js';
import type { SaidAddress } from './locateAddress.js';
import {
  draftOf,
  missingDetail,
  nothingWritten,
  viewPending,
  type FinishDetails,
  type FinishRefusal,
  type PendingView,
} from './pendingView.js';
import type { CouponBook, OrderBook } from './ports.js';
import type { KitchenBook } from './ports/kitchen.js';
import type { PendingOrder, PendingOrderBook } from './ports/pendingOrders.js';
import { takeOrder, type TakeOrderParts } from './takeOrder.js';

/** What finishing an order needs. */
export interface FinishParts extends TakeOrderParts {
  readonly orders: TakeOrderParts['orders'] & Pick<OrderBook, 'byId'>;
  readonly pendingOrders: Pick<PendingOrderBook, 'byToken' | 'placed'>;
  readonly coupons: CouponBook;
  readonly kitchens: Pick<KitchenBook, 'load'>;
  readonly clock: Clock;
  /** Finds out where an address is; left out, addresses are taken as they are written. */
  readonly locate?:
    | ((
        restaurant: RestaurantProfile,
        said: SaidAddress,
        signal: AbortSignal,
      ) => Promise<readonly FoundAddress[]>)
    | undefined;
}

/** What a link leads to. */
export type FinishState =
  | { readonly code: 'unknown' }
  | {
      readonly code: 'expired';
      readonly restaurant: RestaurantProfile;
      readonly language: string;
    }
  | { readonly code: 'open'; readonly view: PendingView }
  | { readonly code: 'placed'; readonly restaurant: RestaurantProfile; readonly order: Order };

/** The longest that somebody waits for an address to be found. */
const LOOK_UP_MS = 4000;

/** What the holder of a link is shown. Throws a `ProviderError` when the database is away. */
export async function readPending(parts: FinishParts, token: string): Promise<FinishState> {
  const opened = await open(parts, token);
  if (opened.code !== 'waiting') return opened;
  const { restaurant, pending } = opened;
  const order = await orderOf(parts, opened, nothingWritten, pending.draft.address);
  const now = parts.clock.now();
  const shown = { written: nothingWritten, order, refusal: null, now };
  return { code: 'open', view: viewPending(restaurant, pending, shown) };
}

/**
 * Places the order of a link with what its holder has written, by the very rules of one that is spoken, and
 * only at the total that was agreed to. However often it is asked for, there is one order. Throws as
 * `takeOrder` does.
 */
export async function finishOrder(
  parts: FinishParts,
  token: string,
  written: FinishDetails,
): Promise<FinishState> {
  const opened = await open(parts, token);
  if (opened.code !== 'waiting') return opened;
  const { restaurant, pending } = opened;
  const found = await look(parts, opened, written);
  const likely = likelyAddresses(found);
  const said = writtenAddress(written) ?? pending.draft.address;
  const order = await orderOf(parts, opened, written, likely[0] ?? said);
  const now = parts.clock.now();
  const again = (why: FinishRefusal): FinishState => ({
    code: 'open',
    view: viewPending(restaurant, pending, { written, order, refusal: why, now }),
  });

  const missing = missingDetail(order, written, found);
  if (missing) return again(missing);
  const confirmed = confirmOrder(restaurant, order, now);
  if (!confirmed.ok) return again(confirmed.refusal);
  if (confirmed.value.totals.total !== written.total) return again({ code: 'total_changed' });

  const { restaurantId, callId, id } = pending;
  const taken = await takeOrder(parts, {
    ...{ restaurantId, callId, order: confirmed.value, actor: 'link' },
  });
  // The coupon was used up at this very moment: what it costs without is shown.
  if (!taken.ok) return again({ code: 'total_changed' });
  await parts.pendingOrders.placed(id, taken.value.id);
  return { code: 'placed', restaurant, order: taken.value };
}

interface Waiting {
  readonly code: 'waiting';
  readonly restaurant: RestaurantProfile;
  readonly pending: PendingOrder;
}

async function open(parts: FinishParts, token: string): Promise<FinishState | Waiting> {
  const { clock, kitchens, orders, restaurants } = parts;
  const pending = await parts.pendingOrders.byToken(token);
  const profile = pending && (await restaurants.byId(pending.restaurantId));
  if (!profile) return { code: 'unknown' };
  const order = pending.orderId === null ? undefined : await orders.byId(pending.orderId);
  if (order) return { code: 'placed', restaurant: profile, order };
  const now = clock.now();
  if (pending.expiresAt <= now) {
    return { code: 'expired', restaurant: profile, language: pending.draft.language };
  }
  const load = await kitchens.load(profile.id, now);
  return { code: 'waiting', restaurant: { ...profile, load }, pending };
}

/** The order that would be placed. A coupon that does not count any more is left out of it. */
async function orderOf(
  parts: FinishParts,
  { restaurant, pending }: Waiting,
  written: FinishDetails,
  address: DeliveryAddress | null,
): Promise<OrderDraft> {
  const draft = draftOf(restaurant, pending, written, address);
  const order = { ...draft, ...(await couponTerms(parts, restaurant.id, draft)) };
  const terms = { ...order, at: order.requestedAt ?? parts.clock.now(), isKnownCustomer: true };
  const { couponRefusal, totals } = price(restaurantAt(restaurant, address), order.cart, terms);
  const wish = pending.draft.tip;
  return {
    ...order,
    ...(wish && { tip: tipOf(wish, totals) }),
    ...(couponRefusal && { coupon: null }),
  };
}

async function look(
  { locate, clock }: FinishParts,
  { restaurant, pending: { draft } }: Waiting,
  written: FinishDetails,
): Promise<readonly FoundAddress[]> {
  const address = writtenAddress(written);
  const fulfilment = written.fulfilment ?? draft.fulfilment;
  if (!locate || !address || fulfilment !== 'delivery') return [];
  const abort = new AbortController();
  const said = { address, otherReadings: [], language: draft.language };
  // Nothing was found and nobody could look are the same: the rules say whether the words will do.
  const found = locate(restaurant, said, abort.signal).catch(() => []);
  const inTime = await within(clock, LOOK_UP_MS, found, []);
  abort.abort();
  return inTime;
}

function writtenAddress({ address, postcode }: FinishDetails): DeliveryAddress | null {
  return address === null ? null : { text: address, postcode };
}
