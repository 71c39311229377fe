import type { MinorUnits } from '../kernel/money.js';
import type { Cart } from './cartLine.js';
import { cashRounding } from './cashRounding.js';
import { chargesOf } from './charges.js';
import { takeCoupon, type CouponRefusal, type CouponUses } from './coupons.js';
import { deliveryFee } from './delivery.js';
import { openTill, takeOffers } from './discounts.js';
import { priceLine } from './linePrice.js';
import { indexMenu } from './menuLookup.js';
import type { Channel, Fulfilment } from './occasion.js';
import type { PricedCart, TaxShare } from './order.js';
import type { RestaurantProfile } from './profile.js';
import { taxLinesOf } from './taxes.js';
import { amountOf, multiply, sharesOfLine } from './taxShares.js';

/** What the price of a cart depends on besides the cart. */
export interface PriceTerms {
  readonly fulfilment: Fulfilment | null;
  /** When the food is wanted: now, or the time that was asked for. */
  readonly at: Date;
  /** `phone` unless stated. */
  readonly channel?: Channel;
  /** A coupon's code as it was said or written. */
  readonly coupon?: string | null;
  /** How often that coupon was used before, where somebody has counted. */
  readonly couponUses?: CouponUses | null;
  /** Whether the customer is known by number. */
  readonly isKnownCustomer?: boolean;
  /** Whether it is known that the customer has not ordered before. */
  readonly isFirstOrder?: boolean;
  readonly tip?: MinorUnits;
  readonly paysCash?: boolean;
}

/** A cart with its prices, and why its coupon takes nothing off if it does not. */
export interface PricedOutcome extends PricedCart {
  readonly couponRefusal: CouponRefusal | null;
}

/**
 * Prices a cart. The only place where amounts are made: what is spoken, charged, printed and reported are
 * these numbers. In this order, each step on what the steps before left:
 *
 * 1. lines (`linePrice`), with set menus split by tax class (`setMenu`): the subtotal,
 * 2. the delivery fee, offers (`discounts`) and the coupon (`coupons`),
 * 3. charges (`charges`),
 * 4. tax per rate (`taxes`). Where it is added (US) the delivery fee is not taxed. Where prices include it
 *    (Europe) the fee does too, at the `standard` rate: delivery follows the meal that it brings,
 * 5. the tip, which nobody taxes, and rounding to coins (`cashRounding`).
 *
 * Pure, and the order of the lines does not matter. Throws a RangeError for an item or option that the menu
 * does not have; `decide` and `confirmOrder` let none in.
 */
export function price(profile: RestaurantProfile, cart: Cart, terms: PriceTerms): PricedOutcome {
  const { fulfilment, at, channel = 'phone', tip = 0 } = terms;
  const { timeZone } = profile;
  const lookup = indexMenu(profile.menu, { at, timeZone, channel, fulfilment });
  const lines = cart.lines.map((line) => priceLine(lookup, line));

  const subtotal = lines.reduce((sum, { total }) => sum + total, 0);
  const way = fulfilment === 'delivery' ? profile.delivery : null;
  const delivery: TaxShare = {
    taxClass: profile.taxMode === 'included' ? 'standard' : null,
    amount: way ? deliveryFee(way, subtotal) : 0,
  };
  const firstOrder = terms.isFirstOrder ?? false;
  const till = openTill(lookup, lines, { deliveryFee: delivery, firstOrder });
  takeOffers(till);
  const coupon = terms.coupon
    ? takeCoupon(till, terms.coupon, {
        isKnown: terms.isKnownCustomer ?? false,
        uses: terms.couponUses ?? null,
      })
    : null;

  const discounts = till.taken;
  const charges = chargesOf(lookup, lines, amountOf(till.goods));
  const taxLines = taxLinesOf(
    profile,
    [
      ...lines.flatMap(sharesOfLine),
      ...discounts.flatMap(({ taxShares }) => multiply(taxShares, -1)),
      ...charges,
      delivery,
    ],
    fulfilment,
  );

  const sums = {
    subtotal,
    discount: discounts.reduce((sum, { amount }) => sum + amount, 0),
    charges: amountOf(charges),
    deliveryFee: delivery.amount,
    tax: taxLines.reduce((sum, { tax }) => sum + tax, 0),
    tip,
  };
  const addedTax = profile.taxMode === 'added' ? sums.tax : 0;
  const exact =
    sums.subtotal - sums.discount + sums.charges + sums.deliveryFee + addedTax + sums.tip;
  const rounding = terms.paysCash ? cashRounding(exact, profile) : 0;
  return {
    lines,
    discounts,
    charges,
    coupon: coupon?.ok ? coupon.value : null,
    couponRefusal: coupon?.ok === false ? coupon.refusal : null,
    totals: { ...sums, taxLines, rounding, total: exact + rounding },
  };
}
