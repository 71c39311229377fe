import Stripe from 'stripe';
import { InvalidInputError, ProviderError } from '../../kernel/errors.js';
import type {
  PaymentEvent,
  PaymentGateway,
  PaymentLink,
  PaymentLinkRequest,
  PaymentNews,
} from '../../orders/ports/payments.js';
import { fromStripeAmount, toStripeAmount } from './amounts.js';

/** What the gateway to Stripe needs. */
export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where the API is: `https://api.stripe.com`, or a server that speaks as it does. */
  readonly apiUrl: string;
  /** Where customers see us, for the page after the payment. */
  readonly publicUrl: string;
  /** How long an answer may take; 10 s unless told otherwise, no longer than a job should wait. */
  readonly patienceMs?: number;
}

/** The release of the API that this was written for: https://docs.stripe.com/api/versioning */
const API_VERSION = '2026-10-28.endive';

/** How old a webhook's signature may be, in seconds. */
const SIGNATURE_TOLERANCE_S = 300;

/** https://docs.stripe.com/js/appendix/supported_locales, by language; others get what their browser says. */
const locales = new Set(
  'bg cs da de el en es et fi fil fr hr hu id it ja ko lt lv ms mt nb nl pl pt ro ru sk sl sv th tr vi zh'.split(
    ' ',
  ),
);

/**
 * Payments by Stripe Checkout: the customer pays on Stripe's own page, https://docs.stripe.com/checkout.
 * Every request that changes something has an idempotency key, so that asking again makes nothing twice.
 */
export class StripeGateway implements PaymentGateway {
  readonly provider = 'stripe';
  readonly canCharge = true;
  readonly #stripe: Stripe;
  readonly #settings: StripeSettings;

  constructor(settings: StripeSettings) {
    const { protocol, hostname, port } = new URL(settings.apiUrl);
    this.#settings = settings;
    this.#stripe = new Stripe(settings.secretKey, {
      apiVersion: API_VERSION,
      // A job tries again by itself, so the library does not.
      ...{ timeout: settings.patienceMs ?? 10_000, maxNetworkRetries: 0, telemetry: false },
      protocol: protocol === 'http:' ? 'http' : 'https',
      host: hostname,
      ...(port !== '' && { port }),
    });
  }

  async createLink(request: PaymentLinkRequest): Promise<PaymentLink> {
    const { paymentId, orderId, restaurantId, currency } = request;
    const metadata = { paymentId, orderId, restaurantId };
    const language = request.language.split('-')[0] ?? '';
    const done = new URL(`/paid?lang=${language}`, this.#settings.publicUrl).href;
    const session = await call(() =>
      this.#stripe.checkout.sessions.create(
        {
          mode: 'payment',
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: currency.toLowerCase(),
                unit_amount: toStripeAmount(request.amount, currency),
                product_data: { name: request.description },
              },
            },
          ],
          success_url: done,
          client_reference_id: orderId,
          ...{ metadata, payment_intent_data: { metadata } },
          ...(request.email !== null && { customer_email: request.email }),
          locale: (locales.has(language) ? language : 'auto') as 'auto',
          expires_at: Math.floor(request.expiresAt.getTime() / 1000),
        },
        { idempotencyKey: request.idempotencyKey },
      ),
    );
    if (session.url === null) throw new ProviderError('stripe', 'made a link without an address');
    return {
      sessionId: session.id,
      url: session.url,
      expiresAt: new Date(session.expires_at * 1000),
    };
  }

  async newsOf(sessionId: string): Promise<PaymentNews> {
    return newsOf(await call(() => this.#stripe.checkout.sessions.retrieve(sessionId)));
  }

  async closeLink(sessionId: string): Promise<void> {
    try {
      await call(() => this.#stripe.checkout.sessions.expire(sessionId));
    } catch (error) {
      // Only an open session can be closed; one that is not needs no closing.
      if (!(error instanceof ProviderError) || error.retryable) throw error;
    }
  }

  async refund({
    reference,
    amount,
    currency,
    idempotencyKey,
  }: Parameters<PaymentGateway['refund']>[0]): Promise<void> {
    const part = { payment_intent: reference, amount: toStripeAmount(amount, currency) };
    await call(() => this.#stripe.refunds.create(part, { idempotencyKey }));
  }

  readEvent(body: Buffer, signature: string): PaymentEvent | undefined {
    const event = this.#verified(body, signature);
    const news = newsIn(event);
    if (!news) return undefined;
    const { orderId, paymentId } = news.session.metadata ?? {};
    if (orderId === undefined || paymentId === undefined) return undefined;
    return { eventId: event.id, type: event.type, orderId, paymentId, news: news.news };
  }

  #verified(body: Buffer, signature: string): Stripe.Event {
    try {
      return this.#stripe.webhooks.constructEvent(
        body,
        signature,
        this.#settings.webhookSecret,
        SIGNATURE_TOLERANCE_S,
      );
    } catch {
      // The library's words quote the body.
      const message = 'does not match the body, or is older than five minutes';
      throw new InvalidInputError('webhook', [{ place: 'Stripe-Signature', message }]);
    }
  }
}

function newsIn(
  event: Stripe.Event,
): { session: Stripe.Checkout.Session; news: PaymentNews } | undefined {
  if (
    event.type === 'checkout.session.completed' ||
    event.type === 'checkout.session.async_payment_succeeded'
  ) {
    return { session: event.data.object, news: newsOf(event.data.object) };
  }
  if (event.type === 'checkout.session.async_payment_failed') {
    return { session: event.data.object, news: { kind: 'failed' } };
  }
  if (event.type === 'checkout.session.expired') {
    return { session: event.data.object, news: { kind: 'expired' } };
  }
  return undefined;
}

function newsOf(session: Stripe.Checkout.Session): PaymentNews {
  if (session.status === 'expired') return { kind: 'expired' };
  if (session.status === 'open') return { kind: 'open' };
  const currency = (session.currency ?? '').toUpperCase();
  const intent = session.payment_intent;
  const reference = typeof intent === 'string' ? intent : intent?.id;
  if (session.payment_status === 'unpaid' || reference === undefined) return { kind: 'processing' };
  const amount = fromStripeAmount(session.amount_total ?? 0, currency);
  return { kind: 'paid', amount, currency, reference };
}

/** Whatever the library throws comes out as a `ProviderError`, without the words, which may name a customer. */
async function call<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    if (!(error instanceof Stripe.errors.StripeError)) {
      throw new ProviderError('stripe', 'gave an answer that cannot be read', {
        ...{ retryable: true, cause: error },
      });
    }
    const { type, code, statusCode } = error;
    const retryable =
      type === 'StripeConnectionError' ||
      type === 'StripeRateLimitError' ||
      statusCode === 409 ||
      (statusCode ?? 500) >= 500;
    const told = [type, code, statusCode].filter((word) => word !== undefined).join(' ');
    throw new ProviderError('stripe', told, { retryable, cause: error });
  }
}
