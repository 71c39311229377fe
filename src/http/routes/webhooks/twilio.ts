import type { RouterContext } from '@koa/router';
import type { Clock } from '../../../kernel/clock.js';
import type { MessageState, Outbox } from '../../../orders/ports/messages.js';
import { readRawBody } from '../../body.js';
import { HttpProblem } from '../../problem.js';
import type { Route } from '../../route.js';

/** Reads a webhook's form; throws an `InvalidInputError` when its signature is wrong. */
export type TwilioReader = (
  path: string,
  body: Buffer,
  signature: string,
) => Readonly<Record<string, string>>;

/** What the routes for Twilio need. */
export interface TwilioParts {
  readonly outbox: Pick<Outbox, 'noteByReference' | 'setOptOut'>;
  /** Undefined when no text messages are sent by Twilio. */
  readonly readTwilio: TwilioReader | undefined;
  readonly clock: Clock;
}

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const states: Readonly<Record<string, MessageState>> = {
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
};

/** https://help.twilio.com/articles/223134027: Twilio obeys these words too, and answers them. */
const stop = /^(stop|stopall|unsubscribe|cancel|end|quit|arret|arrêt)$/i;
const start = /^(start|unstop|yes)$/i;

/** What Twilio tells: what became of a message, and what a customer answered. */
export function twilioWebhooks({ outbox, readTwilio, clock }: TwilioParts): Route[] {
  const route = (
    path: string,
    take: (fields: Readonly<Record<string, string>>) => Promise<void>,
  ): Route => ({
    method: 'post',
    path,
    roles: 'public',
    async handle(ctx: RouterContext) {
      if (!readTwilio) throw new HttpProblem(404, 'text messages are not sent by Twilio here');
      await take(readTwilio(ctx.url, await readRawBody(ctx), ctx.get('X-Twilio-Signature')));
      ctx.type = 'text/xml';
      ctx.body = '<Response/>';
    },
  });
  return [
    route('/webhook/twilio/status', async ({ MessageSid, MessageStatus = '', ErrorCode }) => {
      const state = states[MessageStatus];
      if (MessageSid === undefined || !state) return;
      const error = ErrorCode === undefined ? null : `twilio: ${ErrorCode}`;
      await outbox.noteByReference('twilio', MessageSid, { state, at: clock.now(), error });
    }),
    route('/webhook/twilio/sms', async ({ From, Body = '' }) => {
      if (From === undefined) return;
      const word = Body.trim();
      if (stop.test(word)) await outbox.setOptOut(From, true, clock.now());
      if (start.test(word)) await outbox.setOptOut(From, false, clock.now());
    }),
  ];
}
