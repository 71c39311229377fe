import twilio from 'twilio';
import { ProviderError } from '../../kernel/errors.js';
import {
  RecipientOptedOut,
  type Messenger,
  type OutboxMessage,
} from '../../orders/ports/messages.js';

/** What sending by Twilio needs. */
export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** The number messages come from. */
  readonly from: string;
  /** Where the API is: `https://api.twilio.com`, or a server that speaks as it does. */
  readonly apiUrl: string;
  /** Where Twilio reaches us. */
  readonly publicUrl: string;
  /** How long an answer may take; 10 s unless told otherwise, no longer than a job should wait. */
  readonly patienceMs?: number;
}

/** https://www.twilio.com/docs/api/errors/21610 */
const OPTED_OUT = 21610;

/** How much our clock may be ahead of Twilio's. */
const CLOCK_SKEW_MS = 120_000;

/** Where Twilio tells what became of a message. */
export const TWILIO_STATUS_PATH = '/webhook/twilio/status';

/** Text messages by Twilio: https://www.twilio.com/docs/messaging/api/message-resource */
export class TwilioMessenger implements Messenger {
  readonly provider = 'twilio';
  readonly #client: twilio.Twilio;
  readonly #settings: TwilioSettings;

  constructor(settings: TwilioSettings) {
    this.#settings = settings;
    const timeout = settings.patienceMs ?? 10_000;
    this.#client = twilio(settings.accountSid, settings.authToken, {
      // A job tries again by itself, so the library does not.
      ...{ timeout, autoRetry: false },
      httpClient: new RedirectedClient(settings.apiUrl, timeout),
    });
  }

  async send(message: OutboxMessage): Promise<{ reference: string }> {
    const { from, publicUrl } = this.#settings;
    const statusCallback = new URL(TWILIO_STATUS_PATH, publicUrl).href;
    const sent = await call(() =>
      this.#client.messages.create({ to: message.to, from, body: message.text, statusCallback }),
    );
    return { reference: sent.sid };
  }

  /** Twilio knows no idempotency key for messages, so it is asked for the same words to the same number. */
  async find(message: OutboxMessage): Promise<string | undefined> {
    const since = message.sendingAt ?? message.createdAt;
    const sent = await call(() =>
      this.#client.messages.list({
        ...{ to: message.to, from: this.#settings.from, limit: 50 },
        dateSentAfter: new Date(since.getTime() - CLOCK_SKEW_MS),
      }),
    );
    return sent.find(({ body }) => body === message.text)?.sid;
  }
}

/** Sends the library's requests to where the API is told to be. */
class RedirectedClient extends twilio.RequestClient {
  readonly #base: string;

  constructor(base: string, timeout: number) {
    super({ timeout });
    this.#base = base;
  }

  override request: twilio.RequestClient['request'] = (options) => {
    const { pathname, search } = new URL(options.uri);
    return super.request({ ...options, uri: new URL(pathname + search, this.#base).href });
  };
}

/** Whatever the library throws comes out as a `ProviderError`, without the words, which name the number. */
async function call<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    const { status, code } = error as { status?: number; code?: number | string };
    if (code === OPTED_OUT) throw new RecipientOptedOut('twilio');
    const retryable = status === undefined || status === 429 || status >= 500;
    const told = `refused with ${status ?? 'no answer'} (${code ?? 'no code'})`;
    throw new ProviderError('twilio', told, { retryable, cause: error });
  }
}
