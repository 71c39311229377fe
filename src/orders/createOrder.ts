import { refused, type Result } from '../kernel/result.js';
import { confirmOrder, type OrderDraft, type OrderRefusal } from '../restaurant/confirmOrder.js';
import { plainCode } from '../restaurant/couponCode.js';
import type { CouponRefusal } from '../restaurant/coupons.js';
import type { Order } from '../restaurant/order.js';
import { takeOrder, type TakeOrderParts } from './takeOrder.js';
import type { CouponBook, RequestKey } from './ports.js';

/** What a client of the API orders. */
export interface CreateOrderRequest {
  readonly restaurantId: string;
  readonly draft: Omit<OrderDraft, 'couponUses' | 'isFirstOrder'>;
  readonly customerEmail: string | null;
  readonly requestKey: RequestKey | null;
  readonly actor: string;
}

/** Why an order is not taken. */
export type CreateRefusal = OrderRefusal | CouponRefusal | { readonly code: 'restaurant_unknown' };

/** Takes an order that was written, by the very rules of one that is spoken. Throws as `takeOrder` does. */
export async function createOrder(
  parts: TakeOrderParts & { readonly coupons: CouponBook },
  request: CreateOrderRequest,
): Promise<Result<Order, CreateRefusal>> {
  const { restaurantId, draft } = request;
  const profile = await parts.restaurants.byId(restaurantId);
  if (!profile) return refused({ code: 'restaurant_unknown' });
  const terms = await couponTerms(parts, restaurantId, draft);
  const confirmed = confirmOrder(profile, { ...draft, ...terms }, parts.clock.now());
  if (!confirmed.ok) return confirmed;
  const { customerEmail, requestKey, actor } = request;
  const order = confirmed.value;
  return takeOrder(parts, {
    ...{ restaurantId, callId: null, order, customerEmail, requestKey, actor },
  });
}

/** How often the coupon of a draft was used, and whether it would be the customer's first order. */
export async function couponTerms(
  { coupons, orders }: Pick<TakeOrderParts, 'orders'> & { readonly coupons: CouponBook },
  restaurantId: string,
  { coupon, phone }: Pick<OrderDraft, 'coupon' | 'phone'>,
): Promise<Pick<OrderDraft, 'couponUses' | 'isFirstOrder'>> {
  if (!coupon) return {};
  const uses = await coupons.usesOf(restaurantId, phone);
  const history = phone === null ? undefined : await orders.historyOf(restaurantId, phone);
  return {
    couponUses: uses[plainCode(coupon)] ?? null,
    isFirstOrder: history !== undefined && history.completed + history.lapsed === 0,
  };
}
