import type { Clock } from '../../kernel/clock.js';
import { formatMoney } from '../../kernel/money.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import type { MessageDraft, MessageKind, MessageOrigin, Outbox } from '../ports/messages.js';
import type { OrderBook, OrderFile, RestaurantBook } from '../ports.js';
import { htmlOf, textOf, timeText, type MessageWords } from './wording.js';

/** What writing a message needs. */
export interface WriteParts {
  readonly orders: Pick<OrderBook, 'fileOf' | 'eventsOf'>;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly outbox: Pick<Outbox, 'write' | 'hasWritten' | 'hasOptedOut'>;
  readonly clock: Clock;
}

/**
 * Writes a message and has it delivered, once for its origin. A customer is written to by text message;
 * who has no number, or wants none, by e-mail; and the confirmation goes both ways.
 */
export async function writeMessage(parts: WriteParts, origin: MessageOrigin): Promise<void> {
  const drafts =
    'callId' in origin ? await callDrafts(parts, origin) : await orderDrafts(parts, origin);
  if (!drafts || drafts.drafts.length === 0) return;
  await parts.outbox.write(origin, drafts.restaurantId, drafts.drafts, parts.clock.now());
}

interface Drafts {
  readonly restaurantId: string;
  readonly drafts: readonly MessageDraft[];
}

/** Who calls again and again in vain is written to once in this time. */
const TEXT_BACK_REST_MS = 6 * 60 * 60_000;

async function callDrafts(
  { restaurants, outbox, clock }: WriteParts,
  { restaurantId, phone, language, kind, url = '' }: Extract<MessageOrigin, { callId: string }>,
): Promise<Drafts | undefined> {
  const profile = await restaurants.byId(restaurantId);
  if (!profile || (await outbox.hasOptedOut(phone))) return undefined;
  const since = new Date(clock.now().getTime() - TEXT_BACK_REST_MS);
  const isMissed = kind === 'missed_call';
  if (isMissed && (await outbox.hasWritten({ restaurantId, kind, to: phone, since }))) {
    return undefined;
  }
  const words = { restaurant: profile.name, number: '', total: '', time: '', url, reason: '' };
  const text = textOf(kind, language, words);
  const draft: MessageDraft = { channel: 'sms', to: phone, language, subject: '', text, html: '' };
  return { restaurantId, drafts: [draft] };
}

async function orderDrafts(
  parts: WriteParts,
  origin: Extract<MessageOrigin, { orderId: string }>,
): Promise<Drafts | undefined> {
  const { orders, restaurants, outbox } = parts;
  const { kind, orderId } = origin;
  const file = await orders.fileOf(orderId);
  const profile = file && (await restaurants.byId(file.order.restaurantId));
  if (!profile) return undefined;
  const forStaff = kind.startsWith('staff_');
  const { customerPhone, customerEmail, language: spoken } = file.order;
  const language = forStaff ? profile.languages[0] : spoken;
  const events = kind === 'rejected' || kind === 'cancelled' ? await orders.eventsOf(orderId) : [];
  const reason = events.findLast(({ toStatus }) => toStatus === kind)?.note ?? '';
  const words = wordsOf(file, profile, kind, { language, reason, occasion: origin.occasion });
  const text = textOf(kind, language, words);
  const email = (to: string): MessageDraft => ({
    ...{ channel: 'email', to, language, text, html: htmlOf(text, language, words.url) },
    subject: `${profile.name} #${file.order.number}`,
  });
  const sms = (to: string): MessageDraft => ({
    ...{ channel: 'sms', to, language, text, subject: '', html: '' },
  });
  const { restaurantId } = file.order;
  if (forStaff) {
    const { staffSms = null, staffEmail = null } = profile.messaging ?? {};
    const board: MessageDraft = { ...sms(''), channel: 'board' };
    const sent = [...(staffSms ? [sms(staffSms)] : []), ...(staffEmail ? [email(staffEmail)] : [])];
    return { restaurantId, drafts: [board, ...sent] };
  }
  const byText = customerPhone !== null && !(await outbox.hasOptedOut(customerPhone));
  const byMail = customerEmail !== null && (!byText || kind === 'confirmation');
  return {
    restaurantId,
    drafts: [...(byText ? [sms(customerPhone)] : []), ...(byMail ? [email(customerEmail)] : [])],
  };
}

function wordsOf(
  { order, payments, refunds }: OrderFile,
  profile: RestaurantProfile,
  kind: MessageKind,
  { language, reason, occasion }: { language: string; reason: string; occasion: string },
): MessageWords {
  const payment = payments.find(({ state }) => state === 'open');
  const isLink = kind === 'payment_link' || kind === 'payment_reminder';
  const refund = refunds.find(({ id }) => id === occasion);
  const amount = isLink ? payment?.amount : kind === 'refunded' ? refund?.amount : undefined;
  return {
    restaurant: profile.name,
    number: String(order.number),
    total: formatMoney(amount ?? order.totals.total, order.currency, language),
    time: timeText(order.promisedAt, profile.timeZone, language),
    url: isLink ? (payment?.url ?? '') : '',
    reason,
  };
}
