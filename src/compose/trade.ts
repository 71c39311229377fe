import type { Config } from '../config.js';
import type { TwilioReader } from '../http/routes/webhooks/twilio.js';
import { writeWorkbook } from '../integrations/excel/writeWorkbook.js';
import { SmtpMessenger } from '../integrations/smtp/messenger.js';
import { StripeGateway } from '../integrations/stripe/gateway.js';
import { TwilioMessenger } from '../integrations/twilio/messenger.js';
import { createTwilioReader } from '../integrations/twilio/webhook.js';
import { systemClock as clock } from '../kernel/clock.js';
import { uuidv7 } from '../kernel/ids.js';
import type { ExportParts } from '../orders/exports/exportBooks.js';
import type { DeliverParts } from '../orders/messages/deliverMessage.js';
import { keptMessenger } from '../orders/messages/keptMessenger.js';
import { noPayments } from '../orders/noPayments.js';
import type { Messenger } from '../orders/ports/messages.js';
import type { PaymentGateway } from '../orders/ports/payments.js';
import type { Store } from '../store/store.js';

/** What orders are taken, changed and paid with. */
export interface Trade extends Pick<Store, 'orders' | 'restaurants' | 'coupons' | 'outbox'> {
  readonly gateway: PaymentGateway;
  readonly readTwilio: TwilioReader | undefined;
  readonly clock: typeof clock;
  readonly newId: typeof uuidv7;
}

/** What orders are made with, by the settings: without a key of Stripe nothing is paid by link. */
export function openTrade({ stripe, twilio, http: { publicUrl } }: Config, store: Store): Trade {
  const { orders, restaurants, coupons, outbox } = store;
  const gateway = stripe ? new StripeGateway({ ...stripe, publicUrl }) : noPayments;
  const readTwilio = twilio && createTwilioReader(twilio.authToken, publicUrl);
  return { orders, restaurants, coupons, outbox, gateway, readTwilio, clock, newId: uuidv7 };
}

/** Who sends messages: the vendors of the settings, and for the others the outbox. */
export function openMessengers({
  twilio,
  smtp,
  http: { publicUrl },
}: Config): DeliverParts['messengers'] {
  return {
    sms: twilio ? textMessenger({ ...twilio, publicUrl }) : keptMessenger,
    email: smtp ? new SmtpMessenger(smtp) : keptMessenger,
  };
}

/** Test credentials may send and nothing else: they cannot be asked what they have sent. */
function textMessenger(
  settings: NonNullable<Config['twilio']> & { readonly publicUrl: string },
): Messenger {
  const messenger = new TwilioMessenger(settings);
  if (!settings.sandbox) return messenger;
  return { provider: messenger.provider, send: (message) => messenger.send(message) };
}

/** What workbooks are made from. */
export function exportParts(config: Config, store: Store): ExportParts {
  return { book: store.exports, writeWorkbook, publicUrl: config.http.publicUrl };
}
