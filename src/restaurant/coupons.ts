import type { MinorUnits } from '../kernel/money.js';
import { accepted, refused, type Result } from '../kernel/result.js';
import { checkAvailability, type Unavailable } from './availability.js';
import type { Coupon } from './deals.js';
import { plainCode } from './couponCode.js';
import { takeOff, type Till } from './discounts.js';
import type { Menu } from './menu.js';
import type { UsedCoupon } from './order.js';

/** How often a coupon stands in the books. */
export interface CouponUses {
  readonly total: number;
  /** By this customer. */
  readonly byCustomer: number;
}

/** Why a coupon takes nothing off. */
export type CouponRefusal =
  | { readonly code: 'coupon_unknown' }
  | { readonly code: 'coupon_not_now'; readonly why: Unavailable }
  | {
      readonly code: 'coupon_below_minimum';
      readonly minimumOrder: MinorUnits;
      readonly missing: MinorUnits;
    }
  /** It is for a customer's first order, and this one has ordered before or is not known by number. */
  | { readonly code: 'coupon_first_order_only' }
  | { readonly code: 'coupon_used_up' }
  | { readonly code: 'coupon_used_by_customer' }
  /** Each customer may use it so many times, and this one is not known by number. */
  | { readonly code: 'coupon_needs_phone' }
  /** Nothing of what it is about is in the cart, or all of it has an offer already. */
  | { readonly code: 'coupon_fits_nothing' };

/** Who gives a coupon, as far as its limits ask. */
export interface CouponCustomer {
  /** Whether the customer is known by number. */
  readonly isKnown: boolean;
  /** As far as they were counted; the last word is had when the order is saved. */
  readonly uses: CouponUses | null;
}

/** The coupon with this code, however it was said: capitals, spaces and hyphens do not matter. */
export function findCoupon(menu: Menu, code: string): Coupon | undefined {
  return menu.coupons?.find((coupon) => plainCode(coupon.code) === plainCode(code));
}

/** Takes the coupon off, after the offers, or answers why not. */
export function takeCoupon(
  till: Till,
  code: string,
  customer: CouponCustomer,
): Result<UsedCoupon, CouponRefusal> {
  const coupon = findCoupon(till.lookup.menu, code);
  if (!coupon) return refused({ code: 'coupon_unknown' });
  const refusal = checkTerms(till, coupon) ?? checkUses(coupon, customer);
  if (refusal) return refused(refusal);
  const taken = takeOff(till, { kind: 'coupon', id: coupon.code, name: coupon.name }, coupon);
  if (taken === 0) return refused({ code: 'coupon_fits_nothing' });
  return accepted({
    code: coupon.code,
    usageLimit: coupon.usageLimit ?? null,
    usageLimitPerCustomer: coupon.usageLimitPerCustomer ?? null,
  });
}

/** Why a coupon with these limits may not be used once more, or undefined. */
export function checkUses(
  { usageLimit, usageLimitPerCustomer }: Partial<Omit<UsedCoupon, 'code'>>,
  { isKnown, uses }: CouponCustomer,
): CouponRefusal | undefined {
  if (uses && typeof usageLimit === 'number' && uses.total >= usageLimit) {
    return { code: 'coupon_used_up' };
  }
  if (typeof usageLimitPerCustomer !== 'number') return undefined;
  if (!isKnown) return { code: 'coupon_needs_phone' };
  if (uses && uses.byCustomer >= usageLimitPerCustomer) return { code: 'coupon_used_by_customer' };
  return undefined;
}

function checkTerms(
  { lookup, subtotal, firstOrder }: Till,
  { availability, minimumOrder = 0, firstOrder: onlyFirst = false }: Coupon,
): CouponRefusal | undefined {
  const why = lookup.occasion && checkAvailability(availability, lookup.occasion);
  if (why) return { code: 'coupon_not_now', why };
  if (subtotal < minimumOrder) {
    return { code: 'coupon_below_minimum', minimumOrder, missing: minimumOrder - subtotal };
  }
  return onlyFirst && !firstOrder ? { code: 'coupon_first_order_only' } : undefined;
}
