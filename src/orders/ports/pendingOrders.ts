import type { E164 } from '../../kernel/phone.js';
import type { Cart } from '../../restaurant/cartLine.js';
import type { DeliveryAddress } from '../../restaurant/order.js';
import type { TipWish } from '../../restaurant/tip.js';
import type { Fulfilment } from '../../restaurant/profile.js';

/** For how long an order can be finished: prices and times do not stay what was said for longer. */
export const FINISH_LINK_MS = 30 * 60_000;

/** An order as far as it was agreed in a call; null is what was not. */
export interface PendingDraft {
  /** BCP 47 tag of the language that was spoken. */
  readonly language: string;
  readonly cart: Cart;
  readonly fulfilment: Fulfilment | null;
  /** An address that the caller has confirmed. */
  readonly address: DeliveryAddress | null;
  /** ISO 8601; null is as soon as possible. */
  readonly requestedAt: string | null;
  readonly name: string | null;
  readonly note: string | null;
  readonly allergies: readonly string[];
  readonly coupon: string | null;
  readonly tip: TipWish | null;
  readonly paysCash: boolean;
}

/** An order that waits for its caller to finish it on a page. */
export interface PendingOrder {
  readonly id: string;
  readonly restaurantId: string;
  readonly callId: string;
  /** Where the link was sent, and so the number of whoever orders. */
  readonly phone: E164;
  readonly draft: PendingDraft;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The order that came of it; null while there is none. */
  readonly orderId: string | null;
}

/** Orders that wait to be finished. Throws a `ProviderError` when the database is away. */
export interface PendingOrderBook {
  /**
   * Keeps an order under a token, of which only the SHA-256 sum is kept. A call has one: another takes its
   * place.
   */
  save(pending: PendingOrder, token: string): Promise<void>;
  /** The order that the holder of this token may finish. */
  byToken(token: string): Promise<PendingOrder | undefined>;
  /** Notes which order came of it. */
  placed(id: string, orderId: string): Promise<void>;
}
