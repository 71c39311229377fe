import type { PaymentGateway } from '../../../orders/ports/payments.js';
import { takeInPaymentEvent, type SettleParts } from '../../../orders/settlePayment.js';
import { readRawBody } from '../../body.js';
import type { Route } from '../../route.js';

/**
 * `POST /webhook/stripe`: https://docs.stripe.com/webhooks. 200 says that the event is on disk; anything
 * else, and Stripe sends it again for up to three days.
 */
export function stripeWebhook(parts: SettleParts & { readonly gateway: PaymentGateway }): Route {
  return {
    method: 'post',
    path: '/webhook/stripe',
    roles: 'public',
    async handle(ctx) {
      const body = await readRawBody(ctx);
      const event = parts.gateway.readEvent(body, ctx.get('Stripe-Signature'));
      if (event) await takeInPaymentEvent(parts, event);
      ctx.body = { received: true };
    },
  };
}
