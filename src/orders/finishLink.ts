import { randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/clock.js';
import type { NewId } from '../kernel/ids.js';
import type { E164 } from '../kernel/phone.js';
import { writeMessage, type WriteParts } from './messages/writeMessage.js';
import { patiently } from './patiently.js';
import type { OrderSoFar } from '../restaurant/orderSoFar.js';
import { FINISH_LINK_MS, type PendingOrderBook } from './ports/pendingOrders.js';

/** What sending a link needs. */
export interface FinishLinkParts extends WriteParts {
  readonly pending: Pick<PendingOrderBook, 'save'>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Where customers reach the page: without a slash at its end. */
  readonly publicUrl: string;
}

/**
 * Keeps an order as far as it was agreed, and sends the caller the link with which it can be finished. Who
 * holds the link may finish the order, so it cannot be guessed and ends soon. Throws a `ProviderError` when the
 * database is away for longer than a moment.
 */
export async function sendFinishLink(
  parts: FinishLinkParts,
  call: { readonly restaurantId: string; readonly callId: string; readonly to: E164 },
  draft: OrderSoFar,
): Promise<void> {
  const { pending, clock, newId, publicUrl } = parts;
  const { restaurantId, callId, to: phone } = call;
  const { language } = draft;
  const token = randomBytes(32).toString('base64url');
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + FINISH_LINK_MS);
  const order = { restaurantId, callId, phone, draft, createdAt, expiresAt, orderId: null };
  const id = newId();
  const url = `${publicUrl}/finish/${token}`;
  await patiently(clock, () => pending.save({ id, ...order }, token));
  await patiently(clock, () =>
    writeMessage(parts, {
      ...{ kind: 'finish_order', callId, restaurantId, phone, language, url },
    }),
  );
}
