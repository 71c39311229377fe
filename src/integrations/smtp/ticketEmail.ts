import { ProviderError } from '../../kernel/errors.js';
import type { TicketOutputs } from '../../orders/ports/tickets.js';
import type { SmtpMessenger } from './messenger.js';

/** Sends tickets by e-mail; without a mail server they are given up, and seen. */
export function createEmailOutput(
  smtp: Pick<SmtpMessenger, 'send'> | undefined,
): TicketOutputs['email'] {
  return async ({ to }, { deliveryId, order, text, mayBeCopy, purpose }) => {
    if (!smtp) throw new ProviderError('smtp', 'is not set up', { retryable: false });
    const marks = [
      purpose === 'ticket' ? [] : ['NOT ACCEPTED YET:'],
      mayBeCopy ? ['MAY BE A COPY:'] : [],
    ].flat();
    const subject = [...marks, `No. ${String(order.number)}`].join(' ');
    await smtp.send({ id: deliveryId, to, subject, text, html: '' });
  };
}
