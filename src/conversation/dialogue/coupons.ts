import { findCoupon, type CouponRefusal } from '../../restaurant/coupons.js';
import { change, priceOf, say, sentencesOf, spokenAmount, type Turn } from './turn.js';
import type { CouponProblem } from './wording.js';

/** The caller mentions a coupon: its code is asked for, where there are any. */
export function askForCode(turn: Turn): void {
  turn.understood = true;
  if ((turn.lookup.menu.coupons ?? []).length > 0) turn.next = { kind: 'coupon' };
  else refuse(turn, { code: 'coupon_unknown' });
}

/** Takes the code of a coupon. What only the whole order can tell is seen to before it is read back. */
export function takeCode(turn: Turn, code: string): void {
  turn.understood = true;
  const coupon = findCoupon(turn.lookup.menu, code);
  if (!coupon) {
    refuse(turn, { code: 'coupon_unknown' });
    return;
  }
  change(turn, { coupon: coupon.code });
  const refusal = priceOf(turn).couponRefusal;
  if (refusal && !mayStillFit(refusal)) dropCoupon(turn, refusal);
  else say(turn, sentencesOf(turn).couponTaken(coupon.name));
}

/** Tells of a coupon that takes nothing off the order as it is, and goes on without it. */
export function checkCoupon(turn: Turn): void {
  const refusal = priceOf(turn).couponRefusal;
  if (refusal) dropCoupon(turn, refusal);
}

/** The coupon does not count: says why, and goes on without it. */
export function dropCoupon(turn: Turn, refusal: CouponRefusal): void {
  change(turn, { coupon: null });
  refuse(turn, refusal);
}

function mayStillFit({ code }: CouponRefusal): boolean {
  return code === 'coupon_below_minimum' || code === 'coupon_fits_nothing';
}

function refuse(turn: Turn, refusal: CouponRefusal): void {
  const minimum =
    refusal.code === 'coupon_below_minimum' ? spokenAmount(turn, refusal.minimumOrder) : null;
  say(turn, sentencesOf(turn).couponRefused(problems[refusal.code], minimum));
}

const problems: Readonly<Record<CouponRefusal['code'], CouponProblem>> = {
  coupon_unknown: 'unknown',
  coupon_not_now: 'not_valid_now',
  coupon_first_order_only: 'not_valid_now',
  coupon_fits_nothing: 'not_valid_now',
  coupon_needs_phone: 'not_valid_now',
  coupon_below_minimum: 'below_minimum',
  coupon_used_up: 'used_up',
  coupon_used_by_customer: 'used_up',
};
