import { hasHouseNumber } from '../restaurant/houseNumber.js';
import type { OrderDraft, OrderRefusal } from '../restaurant/confirmOrder.js';
import type { FoundAddress } from '../restaurant/foundAddress.js';
import { likelyAddresses } from '../restaurant/foundAddress.js';
import type { DeliveryAddress } from '../restaurant/order.js';
import { price, type PricedOutcome } from '../restaurant/pricing.js';
import { promisedTime } from '../restaurant/promisedTime.js';
import type { Fulfilment, RestaurantProfile } from '../restaurant/profile.js';
import { restaurantAt } from '../restaurant/zones.js';
import type { PendingOrder } from './ports/pendingOrders.js';

/** What can be asked on the page of a pending order. */
export type FinishField = 'fulfilment' | 'name' | 'address' | 'postcode' | 'time';

/** What was written on the page; null is what was not asked or left empty. */
export interface FinishDetails {
  readonly name: string | null;
  readonly fulfilment: Fulfilment | null;
  readonly address: string | null;
  readonly postcode: string | null;
  /** Left out when no time was chosen; null is as soon as possible. */
  readonly requestedAt?: Date | null;
  /** The total that was agreed to. */
  readonly total: number | null;
}

/** What keeps an order from being placed: a refusal of an order's rules, or one of the page's own. */
export type FinishRefusal =
  | OrderRefusal
  | { readonly code: 'name_missing' }
  | { readonly code: 'number_missing' }
  /** Several addresses may be meant. */
  | { readonly code: 'address_unclear'; readonly addresses: readonly string[] }
  /** What was shown before is not what it costs. */
  | { readonly code: 'total_changed' };

/** A pending order as its page shows it. */
export interface PendingView {
  readonly restaurant: RestaurantProfile;
  readonly language: string;
  readonly price: PricedOutcome;
  readonly fulfilment: Fulfilment | null;
  readonly address: DeliveryAddress | null;
  /** When it will be ready, where that can be said already. */
  readonly promisedAt: Date | null;
  readonly asks: readonly FinishField[];
  /** The times that can be had instead of the one wanted; asked for with `time`. */
  readonly times: readonly Date[];
  readonly written: FinishDetails;
  readonly refusal: FinishRefusal | null;
}

/** Nothing written. */
export const nothingWritten: FinishDetails = {
  ...{ name: null, fulfilment: null, address: null, postcode: null, total: null },
};

/** The most times that are offered, and how far they are apart. */
const MOST_TIMES = 8;
const TIMES_APART_MS = 15 * 60_000;

/** The order as it would be placed with what was written. `address` is the one written, or where it was found. */
export function draftOf(
  restaurant: RestaurantProfile,
  { draft, phone }: PendingOrder,
  written: FinishDetails,
  address: DeliveryAddress | null,
): OrderDraft {
  const { cart, language, note, allergies, coupon, paysCash, requestedAt } = draft;
  const wanted = requestedAt === null ? null : new Date(requestedAt);
  return {
    ...{ cart, language, note, allergies, coupon, paysCash, phone, address },
    fulfilment: written.fulfilment ?? draft.fulfilment ?? restaurant.fulfilments[0],
    requestedAt: written.requestedAt === undefined ? wanted : written.requestedAt,
    name: draft.name ?? written.name,
  };
}

/** What is missing although the rules of orders would do without, or undefined. */
export function missingDetail(
  draft: OrderDraft,
  written: FinishDetails,
  found: readonly FoundAddress[],
): FinishRefusal | undefined {
  if (draft.name === null) return { code: 'name_missing' };
  if (draft.fulfilment !== 'delivery' || written.address === null) return undefined;
  if (!hasHouseNumber(written.address)) return { code: 'number_missing' };
  const likely = likelyAddresses(found);
  if (likely.length < 2) return undefined;
  const addresses = likely.map(({ text, postcode }) => (postcode ? `${text}, ${postcode}` : text));
  return { code: 'address_unclear', addresses };
}

/** The page of a pending order: only what is missing, or what was refused, is asked. */
export function viewPending(
  restaurant: RestaurantProfile,
  pending: PendingOrder,
  parts: {
    readonly written: FinishDetails;
    readonly order: OrderDraft;
    readonly refusal: FinishRefusal | null;
    readonly now: Date;
  },
): PendingView {
  const { written, order, refusal, now } = parts;
  const { draft } = pending;
  const isOpen = draft.fulfilment === null && written.fulfilment === null;
  const fulfilment = isOpen ? null : order.fulfilment;
  const profile = restaurantAt(restaurant, order.address);
  const at = order.requestedAt ?? now;
  const promise = promisedTime(profile, order.cart, order.fulfilment, order.requestedAt, now);
  const asksHow =
    restaurant.fulfilments.length > 1 &&
    (draft.fulfilment === null || written.fulfilment !== null || isAboutDelivery(refusal));
  const mayDeliver = fulfilment === null ? restaurant.delivery !== null : fulfilment === 'delivery';
  const asksWhere = mayDeliver && (draft.address === null || isAboutDelivery(refusal));
  return {
    ...{ restaurant, fulfilment, written, refusal, language: draft.language },
    address: draft.address,
    price: price(profile, order.cart, { ...order, at, fulfilment, isKnownCustomer: true }),
    promisedAt: promise.ok ? promise.value : null,
    asks: [
      ...(asksHow ? (['fulfilment'] as const) : []),
      ...(draft.name === null ? (['name'] as const) : []),
      ...(asksWhere ? (['address', 'postcode'] as const) : []),
      ...(promise.ok ? [] : (['time'] as const)),
    ],
    times: promise.ok ? [] : timesFrom(profile, order, promise.refusal.nearest, now),
  };
}

function isAboutDelivery(refusal: FinishRefusal | null): boolean {
  return refusal !== null && deliveryCodes.has(refusal.code);
}

const deliveryCodes: ReadonlySet<FinishRefusal['code']> = new Set<FinishRefusal['code']>([
  ...(['delivery_not_offered', 'address_missing', 'postcode_missing', 'place_missing'] as const),
  ...(['outside_zone', 'below_minimum', 'number_missing', 'address_unclear'] as const),
]);

function timesFrom(
  profile: RestaurantProfile,
  { cart, fulfilment }: OrderDraft,
  nearest: Date | null,
  now: Date,
): readonly Date[] {
  if (nearest === null) return [];
  return Array.from({ length: MOST_TIMES }, (_, i) => nearest.getTime() + i * TIMES_APART_MS)
    .map((ms) => promisedTime(profile, cart, fulfilment, new Date(ms), now))
    .flatMap((promise) => (promise.ok ? [promise.value] : []));
}
