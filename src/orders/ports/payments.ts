import type { MinorUnits } from '../../kernel/money.js';

/** Where a payment stands: asked of the provider, open to be paid, and what became of it. */
export type PaymentState = 'asked' | 'open' | 'paid' | 'expired' | 'cancelled' | 'failed';

/** A payment asked for an order. */
export interface PaymentRecord {
  readonly id: string;
  readonly provider: string;
  readonly amount: MinorUnits;
  readonly currency: string;
  readonly state: PaymentState;
  /** Counts the links made: a link that came too late is made anew under another key. */
  readonly attempt: number;
  /** The provider's id of the link. */
  readonly sessionId: string | null;
  readonly url: string | null;
  /** The provider's id of the payment itself, which a refund names. */
  readonly reference: string | null;
  readonly expiresAt: Date;
}

/** Money given back, or about to be. */
export interface RefundRecord {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: MinorUnits;
  readonly reason: string;
  /** Who asked for it. */
  readonly actor: string;
  readonly state: 'asked' | 'done' | 'failed';
}

/** What a payment link is made from. */
export interface PaymentLinkRequest {
  readonly paymentId: string;
  /** The same key asked twice gives the same link. */
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly restaurantId: string;
  readonly amount: MinorUnits;
  readonly currency: string;
  /** What the customer reads beside the amount. */
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  readonly email: string | null;
  /** At least 30 minutes from now. */
  readonly expiresAt: Date;
}

/** A link that can be paid. */
export interface PaymentLink {
  readonly sessionId: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/** What a provider says about one of its links. */
export type PaymentNews =
  | {
      readonly kind: 'paid';
      readonly amount: MinorUnits;
      readonly currency: string;
      readonly reference: string;
    }
  /** The customer has done his part, the bank has not. */
  | { readonly kind: 'processing' }
  | { readonly kind: 'open' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'expired' };

/** One message of a provider's webhook, signed by it. */
export interface PaymentEvent {
  readonly eventId: string;
  readonly type: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly news: PaymentNews;
}

/**
 * A provider of payments. Methods throw a `ProviderError`; retryable when the same request may work later.
 * No card number ever passes through here.
 */
export interface PaymentGateway {
  readonly provider: string;
  /** Whether money can be asked for at all; without it everything is paid on receipt. */
  readonly canCharge: boolean;
  createLink(request: PaymentLinkRequest): Promise<PaymentLink>;
  /** What has become of a link, for when its news did not arrive. */
  newsOf(sessionId: string): Promise<PaymentNews>;
  /** Takes a link back. One that cannot be paid any more is left as it is. */
  closeLink(sessionId: string): Promise<void>;
  /** Gives money back; the same key twice gives it back once. */
  refund(request: {
    readonly reference: string;
    readonly amount: MinorUnits;
    readonly currency: string;
    readonly idempotencyKey: string;
  }): Promise<void>;
  /**
   * Reads a webhook's body; undefined for what does not concern us. Throws an `InvalidInputError` when the
   * signature is missing, wrong or too old.
   */
  readEvent(body: Buffer, signature: string): PaymentEvent | undefined;
}
