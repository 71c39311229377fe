import type { MinorUnits } from '../kernel/money.js';
import type { E164 } from '../kernel/phone.js';
import { accepted, refused, type Result } from '../kernel/result.js';
import type { Cart } from './cartLine.js';
import { checkMinimum, checkZone, type DeliveryRefusal } from './delivery.js';
import type { CouponRefusal } from './coupons.js';
import { checkLines, missingChoices, type CartRefusal, type MissingChoices } from './lineRules.js';
import { indexMenu } from './menuLookup.js';
import type { ConfirmedOrder, DeliveryAddress } from './order.js';
import { price, type PriceTerms } from './pricing.js';
import type { Fulfilment, RestaurantProfile } from './profile.js';
import { promisedTime, wayMinutes, type TimeRefusal } from './promisedTime.js';
import { restaurantAt } from './zones.js';

/** What the caller, or a client of the API, wants to order. What may be left out is as `price` says. */
export interface OrderDraft extends Omit<PriceTerms, 'at' | 'fulfilment' | 'isKnownCustomer'> {
  readonly cart: Cart;
  readonly fulfilment: Fulfilment;
  /** Needed for a delivery; not kept otherwise. */
  readonly address: DeliveryAddress | null;
  /** Null is as soon as possible. */
  readonly requestedAt: Date | null;
  /** The caller's name and number, as far as they are known. */
  readonly name: string | null;
  readonly phone: E164 | null;
  /** BCP 47 tag of the language in which it was ordered. */
  readonly language: string;
  readonly note: string | null;
  /** What somebody must not eat: names of `allergens` or free words. */
  readonly allergies?: readonly string[];
}

/** Why an order is not taken. */
export type OrderRefusal =
  | { readonly code: 'cart_empty' }
  /** A line that may not be sold: the menu has changed since it was chosen, or it was never checked. */
  | { readonly code: 'line_refused'; readonly lineId: string; readonly reason: CartRefusal }
  | { readonly code: 'choices_missing'; readonly missing: readonly MissingChoices[] }
  | {
      readonly code: 'fulfilment_not_offered';
      readonly fulfilment: Fulfilment;
      readonly offered: readonly Fulfilment[];
    }
  | DeliveryRefusal
  | { readonly code: 'coupon_refused'; readonly coupon: string; readonly reason: CouponRefusal }
  | { readonly code: 'tip_out_of_range'; readonly tip: MinorUnits }
  | TimeRefusal;

/**
 * The one gate through which every order passes, spoken or written: what comes out can be cooked, is
 * priced, and has a time. Checks in the order in which a person would bring it up, and refuses with the
 * first reason. Saves nothing.
 */
export function confirmOrder(
  restaurant: RestaurantProfile,
  draft: OrderDraft,
  now: Date,
): Result<ConfirmedOrder, OrderRefusal> {
  const { cart, fulfilment, requestedAt } = draft;
  const at = requestedAt ?? now;
  const refusal =
    checkCart(restaurant, draft, at) ?? checkFulfilment(restaurant, draft) ?? checkTip(draft);
  if (refusal) return refused(refusal);

  const profile = restaurantAt(restaurant, draft.address);
  const isKnownCustomer = draft.phone !== null;
  const { couponRefusal, ...priced } = price(profile, cart, { ...draft, at, isKnownCustomer });
  const delivery = fulfilment === 'delivery' ? profile.delivery : null;
  const belowMinimum = delivery ? checkMinimum(delivery, priced.totals.subtotal) : undefined;
  if (belowMinimum) return refused(belowMinimum);

  if (couponRefusal) {
    return refused({ code: 'coupon_refused', coupon: draft.coupon ?? '', reason: couponRefusal });
  }

  const promise = promisedTime(profile, cart, fulfilment, requestedAt, now);
  if (!promise.ok) return promise;
  return accepted({
    ...priced,
    fulfilment,
    currency: profile.currency,
    customerName: draft.name,
    customerPhone: draft.phone,
    language: draft.language,
    address: fulfilment === 'delivery' ? draft.address : null,
    requestedAt,
    promisedAt: promise.value,
    ...(fulfilment === 'delivery' ? { wayMinutes: wayMinutes(profile, fulfilment) } : {}),
    ...(draft.paysCash && { paysCash: true }),
    note: draft.note,
    ...(draft.allergies && draft.allergies.length > 0 && { allergies: draft.allergies }),
  });
}

function checkCart(
  { menu, timeZone }: RestaurantProfile,
  { cart, channel = 'phone', fulfilment }: OrderDraft,
  at: Date,
): OrderRefusal | undefined {
  if (cart.lines.length === 0) return { code: 'cart_empty' };
  const lookup = indexMenu(menu, { at, timeZone, channel, fulfilment });
  const refusal = checkLines(lookup, cart);
  if (refusal) return { code: 'line_refused', ...refusal };
  const missing = missingChoices(lookup, cart);
  return missing.length > 0 ? { code: 'choices_missing', missing } : undefined;
}

function checkTip({ tip = 0 }: OrderDraft): OrderRefusal | undefined {
  return Number.isSafeInteger(tip) && tip >= 0 ? undefined : { code: 'tip_out_of_range', tip };
}

function checkFulfilment(
  profile: RestaurantProfile,
  { fulfilment, address }: OrderDraft,
): OrderRefusal | undefined {
  if (!profile.fulfilments.includes(fulfilment)) {
    return { code: 'fulfilment_not_offered', fulfilment, offered: profile.fulfilments };
  }
  return fulfilment === 'delivery' ? checkZone(profile, address) : undefined;
}
