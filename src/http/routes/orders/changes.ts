import { createHash } from 'node:crypto';
import type { RouterContext } from '@koa/router';
import type { Access } from '../../../kernel/access.js';
import type { Clock } from '../../../kernel/clock.js';
import { InvalidInputError } from '../../../kernel/errors.js';
import type { NewId } from '../../../kernel/ids.js';
import type { Result } from '../../../kernel/result.js';
import { advanceOrder } from '../../../orders/advanceOrder.js';
import { createOrder } from '../../../orders/createOrder.js';
import { delayOrder } from '../../../orders/delayOrder.js';
import type { CouponBook, OrderBook, RequestKey, RestaurantBook } from '../../../orders/ports.js';
import type { PaymentGateway } from '../../../orders/ports/payments.js';
import { refundPayment } from '../../../orders/refundPayment.js';
import { sendPaymentLink } from '../../../orders/requestPayment.js';
import { sendToKitchen } from '../../../orders/sendToKitchen.js';
import type { Order } from '../../../restaurant/order.js';
import { readBody } from '../../body.js';
import { HttpProblem, RefusedProblem } from '../../problem.js';
import type { Route } from '../../route.js';
import { presentOrder } from './present.js';
import { refusedField } from './refusedField.js';
import { createOrderBody, delayBody, orderStatusBody, refundBody } from './schema.js';

/** What the routes that change orders need. */
export interface OrderChangeParts {
  readonly orders: OrderBook;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly coupons: CouponBook;
  readonly gateway: PaymentGateway;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Finds the order of a path, or throws the `HttpProblem` 404. */
export type FindOrder = (id: string | undefined, access: Access) => Promise<Order>;

/** The routes that place and change orders. */
export function orderChangeRoutes(parts: OrderChangeParts, find: FindOrder): Route[] {
  const status = async (ctx: RouterContext, access: Access): Promise<void> => {
    const { id: orderId } = await find(ctx.params['id'], access);
    const { status: to, ...wish } = await readBody(orderStatusBody, ctx);
    const actor = actorOf(access);
    answer(ctx, await advanceOrder(parts, { ...wish, orderId, to, actor }));
  };
  return [
    {
      method: 'post',
      path: '/api/orders',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const order = await create(parts, ctx, access);
        ctx.status = 201;
        ctx.set('Location', `/api/orders/${order.id}`);
        ctx.body = presentOrder(order);
      },
    },
    { method: 'patch', path: '/api/orders/:id/status', roles: ['owner', 'staff'], handle: status },
    { method: 'put', path: '/api/orders/:id/status', roles: ['owner', 'staff'], handle: status },
    {
      method: 'post',
      path: '/api/orders/:id/delay',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { id: orderId } = await find(ctx.params['id'], access);
        const wish = await readBody(delayBody, ctx);
        answer(ctx, await delayOrder(parts, { ...wish, orderId, actor: actorOf(access) }));
      },
    },
    {
      method: 'post',
      path: '/api/orders/:id/send-payment-link',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { id: orderId } = await find(ctx.params['id'], access);
        answer(ctx, await sendPaymentLink(parts, { orderId, actor: actorOf(access) }), 202);
      },
    },
    {
      method: 'post',
      path: '/api/orders/:id/send-to-kitchen',
      roles: ['owner', 'staff'],
      async handle(ctx, access) {
        const { id: orderId } = await find(ctx.params['id'], access);
        answer(ctx, await sendToKitchen(parts, { orderId, actor: actorOf(access) }), 202);
      },
    },
    {
      method: 'post',
      path: '/api/orders/:id/refunds',
      roles: ['owner'],
      async handle(ctx, access) {
        const { id: orderId } = await find(ctx.params['id'], access);
        const wish = await readBody(refundBody, ctx);
        answer(ctx, await refundPayment(parts, { ...wish, orderId, actor: actorOf(access) }), 202);
      },
    },
  ];
}

async function create(parts: OrderChangeParts, ctx: RouterContext, access: Access): Promise<Order> {
  const body = await readBody(createOrderBody, ctx);
  const restaurantId = body.restaurantId ?? access.restaurantId;
  if (restaurantId === null) {
    const message = 'is missing: this token is for several restaurants';
    throw new InvalidInputError('the body cannot be read', [{ place: 'restaurantId', message }]);
  }
  if (access.restaurantId !== null && access.restaurantId !== restaurantId) {
    throw new HttpProblem(404, 'there is no such restaurant');
  }
  const { lines, customer, tip, ...rest } = body;
  const restaurant = await parts.restaurants.byId(restaurantId);
  const taken = await createOrder(parts, {
    ...{ restaurantId, customerEmail: customer.email, actor: actorOf(access) },
    requestKey: requestKeyOf(ctx, body),
    draft: {
      cart: { lines: lines.map((line, index) => ({ ...line, id: String(index + 1) })) },
      ...{ fulfilment: rest.fulfilment, address: rest.address, requestedAt: rest.requestedAt },
      ...{ name: customer.name, phone: customer.phone, note: rest.note, coupon: rest.coupon },
      language: customer.language ?? restaurant?.languages[0] ?? 'en',
      ...(tip !== undefined && { tip }),
    },
  });
  if (taken.ok) return taken.value;
  if (taken.refusal.code === 'restaurant_unknown') {
    throw new HttpProblem(404, 'there is no such restaurant');
  }
  throw new RefusedProblem(422, taken.refusal, refusedField(taken.refusal));
}

/** Two keys that are told apart by what is cut off would be one. */
function requestKeyOf(ctx: RouterContext, body: unknown): RequestKey | null {
  const key = ctx.get('Idempotency-Key');
  if (key === '') return null;
  if (key.length <= 255) {
    const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
    return { key, digest };
  }
  const message = 'at most 255 characters';
  throw new InvalidInputError('the request cannot be read', [
    { place: 'Idempotency-Key', message },
  ]);
}

function actorOf(access: Access): string {
  return `token:${access.tokenId}`;
}

function answer(
  ctx: RouterContext,
  result: Result<Order, { readonly code: string }> | undefined,
  status = 200,
): void {
  if (!result) throw new HttpProblem(404, 'there is no such order');
  if (!result.ok) throw new RefusedProblem(409, result.refusal, refusedField(result.refusal));
  ctx.status = status;
  ctx.body = presentOrder(result.value);
}
