import type { Cart } from './cartLine.js';
import type { Fulfilment } from './occasion.js';
import type { DeliveryAddress } from './order.js';
import type { TipWish } from './tip.js';

/** An order as far as it was agreed in a call; null is what is not known. */
export interface OrderSoFar {
  /** BCP 47 tag of the language that was spoken. */
  readonly language: string;
  readonly cart: Cart;
  readonly fulfilment: Fulfilment | null;
  /** As the caller has confirmed it. */
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
