import { createTransport, type Transporter } from 'nodemailer';
import { ProviderError } from '../../kernel/errors.js';
import type { Messenger, OutboxMessage } from '../../orders/ports/messages.js';

/** What sending e-mail needs. */
export interface SmtpSettings {
  /** `smtp://` (STARTTLS when offered) or `smtps://`, with user and password. */
  readonly url: string;
  /** `name@example.com`, or `Name <name@example.com>`. */
  readonly from: string;
  /** Everything goes to this address; whom it was for stands in the subject. */
  readonly onlyTo?: string;
  /** How long the server may say nothing; 10 s unless told otherwise, no longer than a job should wait. */
  readonly patienceMs?: number;
}

/**
 * E-mail by any SMTP server. A message keeps its Message-ID (RFC 5322, 3.6.4) however often it is sent, so
 * that mail programs show one; the server itself cannot be asked whether it has one already.
 */
export class SmtpMessenger implements Messenger {
  readonly provider = 'smtp';
  readonly #transport: Transporter;
  readonly #from: string;
  readonly #onlyTo: string | undefined;

  constructor({ url, from, onlyTo, patienceMs = 10_000 }: SmtpSettings) {
    this.#from = from;
    this.#onlyTo = onlyTo;
    this.#transport = createTransport({
      url,
      ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    });
  }

  async send({
    id,
    to,
    subject,
    text,
    html,
  }: Pick<OutboxMessage, 'id' | 'to' | 'subject' | 'text' | 'html'>): Promise<{
    reference: string;
  }> {
    const domain = /@([\w.-]+)/.exec(this.#from)?.[1] ?? 'localhost';
    const messageId = `<${id}@${domain}>`;
    try {
      await this.#transport.sendMail({
        from: this.#from,
        ...(this.#onlyTo === undefined
          ? { to, subject }
          : { to: this.#onlyTo, subject: `[${to}] ${subject}` }),
        text,
        html: html || undefined,
        messageId,
      });
      return { reference: messageId };
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: number; code?: string };
      // 5xx is for good, 4xx and a line that breaks are for now: RFC 5321, 4.2.1.
      const retryable = responseCode === undefined || responseCode < 500;
      const told = `refused with ${responseCode ?? 'no answer'} (${code ?? 'no code'})`;
      throw new ProviderError('smtp', told, { retryable, cause: error });
    }
  }
}
