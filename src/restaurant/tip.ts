import { scale, type MinorUnits } from '../kernel/money.js';
import type { OrderTotals } from './order.js';

/** What a customer adds for the staff. */
export type TipWish =
  | { readonly kind: 'amount'; readonly amount: MinorUnits }
  /** Of the dishes after discounts. */
  | { readonly kind: 'percent'; readonly percent: number }
  /** "Keep the change": whatever is left of what is handed over. */
  | { readonly kind: 'change'; readonly handedOver: MinorUnits };

/** What the tip comes to on an order that is priced without one. Never below 0. */
export function tipOf(
  wish: TipWish,
  { subtotal, discount, total, rounding }: OrderTotals,
): MinorUnits {
  switch (wish.kind) {
    case 'amount':
      return wish.amount;
    case 'percent':
      return scale(subtotal - discount, wish.percent, 100);
    case 'change':
      return Math.max(0, wish.handedOver - (total - rounding));
  }
}
