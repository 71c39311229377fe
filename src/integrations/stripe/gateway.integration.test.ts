import { afterEach, describe, expect, it } from '@jest/globals';
import type { PaymentLinkRequest } from '../../orders/ports/payments.js';
import { AnsweringServer, type Answer } from '../../testing/answeringServer.js';
import { StripeGateway } from './gateway.js';

const request: PaymentLinkRequest = {
  ...{ paymentId: 'p1', idempotencyKey: 'p1:1', orderId: 'o1', restaurantId: 'rome' },
  ...{ amount: 4637, currency: 'USD', description: 'Sample Pizza #7', language: 'fr-FR' },
  ...{ email: null, expiresAt: new Date('2026-03-10T19:00:00Z') },
};

const refusal = (status: number, type: string, code?: string): Answer => ({
  ...{ status, body: { error: { type, code, message: 'of ada@example.com' } } },
});

const session: Answer = {
  status: 200,
  body: { id: 'cs_1', object: 'checkout.session', url: 'https://pay.example/cs_1', expires_at: 1 },
};

let server: AnsweringServer;
afterEach(() => server.close());

async function gatewayTo(...answers: [Answer, ...Answer[]]): Promise<StripeGateway> {
  server = await AnsweringServer.open(answers);
  return new StripeGateway({
    ...{ secretKey: 'sk_test_1', webhookSecret: 'whsec_1', apiUrl: server.url },
    ...{ publicUrl: 'https://tableline.example', patienceMs: 300 },
  });
}

describe('Stripe', () => {
  it.each<[string, Answer]>([
    ['has too many requests', refusal(429, 'rate_limit_error')],
    ['is broken', refusal(500, 'api_error')],
    ['is away', refusal(503, 'api_error')],
    ['is still at the same request', refusal(409, 'idempotency_error')],
    ['says nothing', 'silence'],
    ['answers with something else', { status: 502, body: '<html>' }],
  ])('that %s is asked again, with the same key', async (_, answer) => {
    const gateway = await gatewayTo(answer, session);
    await expect(gateway.createLink(request)).rejects.toMatchObject({
      ...{ name: 'ProviderError', provider: 'stripe', retryable: true },
    });
    expect(await gateway.createLink(request)).toMatchObject({ sessionId: 'cs_1' });
    expect(server.asked.map(({ headers }) => headers['idempotency-key'])).toEqual(['p1:1', 'p1:1']);
  });

  it.each<[string, Answer]>([
    ['a wrong key', refusal(401, 'invalid_request_error')],
    ['a wrong request', refusal(400, 'invalid_request_error', 'amount_too_small')],
  ])('that refuses %s is not asked again, and its words are kept to itself', async (_, answer) => {
    const gateway = await gatewayTo(answer);
    const asked = gateway.createLink(request);
    await expect(asked).rejects.toMatchObject({ provider: 'stripe', retryable: false });
    await expect(asked).rejects.not.toThrow(/ada@/);
    expect(server.asked).toHaveLength(1);
  });

  it('is asked for a page in the language, the amount and for the time of the order', async () => {
    const gateway = await gatewayTo(session);
    await gateway.createLink(request);
    const form = new URLSearchParams(server.asked[0]?.body);
    expect(Object.fromEntries(form)).toMatchObject({
      'line_items[0][price_data][unit_amount]': '4637',
      'line_items[0][price_data][currency]': 'usd',
      ...{ locale: 'fr', expires_at: '1773169200', 'metadata[orderId]': 'o1' },
    });
  });
});
