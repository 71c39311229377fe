import { createHmac } from 'node:crypto';
import type { Clock } from '../../kernel/clock.js';
import { messageOf, ProviderError } from '../../kernel/errors.js';
import type { Ticket, TicketOutputs } from '../../orders/ports/tickets.js';

const ANSWER_MS = 10_000;

/** What the webhook is made from. */
export interface WebhookParts {
  /** The installation's secret, from which every output has a key of its own. */
  readonly secret: string;
  readonly clock: Clock;
}

/**
 * The key with which an output's requests are signed: the restaurants of one installation cannot sign in
 * each other's name.
 */
export function signingKey(secret: string, restaurantId: string, output: string): string {
  return createHmac('sha256', secret).update(`${restaurantId}/${output}`).digest('base64url');
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>`. */
export function signatureOf(key: string, at: Date, body: string): string {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const sum = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${sum}`;
}

/**
 * Posts tickets to a program, as `docs/kitchen.md` describes. Any answer from 200 to 299 is an
 * acknowledgement; 410 says that there is nobody any more, and the delivery is given up.
 */
export function createWebhookOutput({ secret, clock }: WebhookParts): TicketOutputs['webhook'] {
  return async ({ id, url }, ticket) => {
    const body = JSON.stringify(bodyOf(ticket, clock.now()));
    const key = signingKey(secret, ticket.restaurantId, id);
    const headers = {
      'Content-Type': 'application/json',
      'Tableline-Signature': signatureOf(key, clock.now(), body),
      // The same for every attempt: who has seen it has the ticket.
      'Tableline-Delivery': ticket.deliveryId,
    };
    const signal = AbortSignal.timeout(ANSWER_MS);
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers,
      body,
      signal,
    }).catch((error: unknown) => {
      throw new ProviderError('webhook', `does not answer: ${messageOf(error)}`, {
        retryable: true,
        cause: error,
      });
    });
    await response.body?.cancel();
    if (response.ok) return;
    const retryable = response.status !== 410;
    throw new ProviderError('webhook', `answers ${String(response.status)}`, { retryable });
  };
}

function bodyOf({ deliveryId, order, purpose, text }: Ticket, at: Date): Record<string, unknown> {
  return {
    type: purpose === 'ticket' ? 'order.ticket' : 'order.not_accepted',
    deliveryId,
    at: at.toISOString(),
    ticket: text,
    order: {
      id: order.id,
      restaurantId: order.restaurantId,
      number: order.number,
      status: order.status,
      version: order.version,
      paymentStatus: order.paymentStatus,
      fulfilment: order.fulfilment,
      customer: { name: order.customerName, phone: order.customerPhone, language: order.language },
      address: order.address,
      requestedAt: order.requestedAt,
      promisedAt: order.promisedAt,
      note: order.note,
      currency: order.currency,
      lines: order.lines,
      totals: order.totals,
    },
  };
}
