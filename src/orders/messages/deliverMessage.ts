import type { Clock } from '../../kernel/clock.js';
import { ProviderError } from '../../kernel/errors.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import type { JobBook } from '../ports/jobs.js';
import {
  RecipientOptedOut,
  type Messenger,
  type Outbox,
  type OutboxMessage,
} from '../ports/messages.js';
import type { OrderBook, RestaurantBook } from '../ports.js';
import { FINISH_LINK_MS } from '../ports/pendingOrders.js';
import { countSegments } from './segments.js';
import { quietUntil } from './wording.js';

/** What delivering a message needs. */
export interface DeliverParts {
  readonly outbox: Pick<Outbox, 'byId' | 'note' | 'hasOptedOut' | 'setOptOut'>;
  readonly orders: Pick<OrderBook, 'fileOf'>;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly jobs: Pick<JobBook, 'enqueue'>;
  readonly messengers: { readonly sms: Messenger; readonly email: Messenger };
  readonly clock: Clock;
}

/**
 * Delivers a message of the outbox. One whose sending was begun and not heard of again is looked for at the
 * vendor first, where the vendor can be asked; where it cannot, it goes out once more, since a message too
 * many is better than none. Throws a `ProviderError`.
 */
export async function deliverMessage(parts: DeliverParts, messageId: string): Promise<void> {
  const { outbox, clock } = parts;
  const message = await outbox.byId(messageId);
  if (!message || message.channel === 'board') return;
  if (!['queued', 'sending', 'failed'].includes(message.state)) return;
  if (await isPointless(parts, message)) {
    await outbox.note(messageId, { state: 'suppressed', at: clock.now() });
    return;
  }
  const quietEnd = await endOfQuiet(parts, message);
  if (quietEnd) {
    const key = `message:${messageId}`;
    const payload = { messageId };
    await parts.jobs.enqueue({ task: 'message.deliver', payload, key, runAt: quietEnd });
    return;
  }
  await send(parts, message, parts.messengers[message.channel]);
}

async function send(
  { outbox, clock }: DeliverParts,
  message: OutboxMessage,
  messenger: Messenger,
): Promise<void> {
  const { id, state, channel, text } = message;
  const segments = channel === 'sms' ? countSegments(text) : 0;
  const { provider } = messenger;
  const found = state === 'sending' ? await messenger.find?.(message) : undefined;
  if (found !== undefined) {
    const at = clock.now();
    await outbox.note(id, { state: 'sent', at, provider, reference: found, segments });
    return;
  }
  await outbox.note(id, { state: 'sending', at: clock.now(), provider });
  try {
    const { reference } = await messenger.send(message);
    await outbox.note(id, {
      ...{ state: 'sent', at: clock.now(), provider, reference, segments, error: null },
    });
  } catch (error) {
    if (error instanceof RecipientOptedOut) {
      await outbox.setOptOut(message.to, true, clock.now());
      await outbox.note(id, { state: 'suppressed', at: clock.now(), error: error.message });
      return;
    }
    if (error instanceof ProviderError && !error.retryable) {
      await outbox.note(id, { state: 'failed', at: clock.now(), error: error.message });
    }
    throw error;
  }
}

/** A number that wants no messages, or a link that cannot be used any more. */
async function isPointless(
  { outbox, orders, clock }: DeliverParts,
  { channel, to, kind, orderId, createdAt }: OutboxMessage,
): Promise<boolean> {
  if (channel === 'sms' && (await outbox.hasOptedOut(to))) return true;
  if (kind === 'finish_order') return clock.now().getTime() - createdAt.getTime() > FINISH_LINK_MS;
  if (kind !== 'payment_link' && kind !== 'payment_reminder') return false;
  const file = orderId === null ? undefined : await orders.fileOf(orderId);
  return !file?.payments.some(({ state }) => state === 'open');
}

/** Only what is not about an order that is being made can wait until the morning. */
async function endOfQuiet(
  { restaurants, clock }: DeliverParts,
  { kind, channel, restaurantId }: OutboxMessage,
): Promise<Date | undefined> {
  if (kind !== 'missed_call' || channel !== 'sms') return undefined;
  const profile: RestaurantProfile | undefined = await restaurants.byId(restaurantId);
  if (!profile) return undefined;
  const quiet = profile.messaging ? profile.messaging.quietHours : { from: '22:00', to: '08:00' };
  return quietUntil(quiet, profile.timeZone, clock.now());
}
