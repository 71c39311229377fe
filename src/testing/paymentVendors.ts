import { createServer, type IncomingMessage, type Server } from 'node:http';

/** A payment page that the fake Stripe has made. */
export interface FakeSession {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: { readonly orderId: string; readonly paymentId: string };
  readonly url: string;
  readonly expiresAt: number;
  status: 'open' | 'complete' | 'expired';
}

/** Servers that speak as Stripe and Twilio do, at one address: keys that repeat get the same answer. */
export class PaymentVendors {
  readonly sessions: FakeSession[] = [];
  readonly texts: { readonly sid: string; readonly to: string; readonly body: string }[] = [];
  readonly refunds: URLSearchParams[] = [];
  /** Addresses under `/tickets` that were posted to, each once per post. */
  readonly tickets: string[] = [];
  /** Statuses of the next answers in place of the usual ones. */
  readonly outages: number[] = [];
  readonly #answers = new Map<string, unknown>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void readForm(request).then((form) => {
        const outage = this.outages.shift();
        response.writeHead(outage ?? 200, { 'Content-Type': 'application/json' });
        const error = { error: { type: 'api_error', message: 'away' }, code: 20500 };
        response.end(JSON.stringify(outage === undefined ? this.#answer(request, form) : error));
      });
    });
  }

  /** Starts them on a port of the system's choice. */
  static async open(): Promise<PaymentVendors> {
    const vendors = new PaymentVendors();
    await new Promise<void>((done) => vendors.#server.listen(0, '127.0.0.1', done));
    return vendors;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** A session as Stripe tells of it. */
  tell(session: FakeSession): object {
    return {
      ...{ object: 'checkout.session', id: session.id, status: session.status, url: session.url },
      ...{ metadata: session.metadata, expires_at: session.expiresAt },
      ...{ amount_total: session.amount, currency: session.currency },
      payment_status: session.status === 'complete' ? 'paid' : 'unpaid',
      payment_intent: session.status === 'complete' ? `pi_${session.id}` : null,
    };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #answer(request: IncomingMessage, form: URLSearchParams): unknown {
    const path = new URL(request.url ?? '', 'http://x').pathname;
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || request.method !== 'POST') return this.#fresh(path, form);
    if (!this.#answers.has(key)) this.#answers.set(key, this.#fresh(path, form));
    return this.#answers.get(key);
  }

  #fresh(path: string, form: URLSearchParams): unknown {
    if (path.endsWith('/Messages.json')) return this.#text(form);
    if (path.startsWith('/tickets/')) return this.tickets.push(path);
    if (path === '/v1/refunds') {
      this.refunds.push(form);
      return { id: 're_1', object: 'refund', status: 'succeeded' };
    }
    const [, id, verb] = /^\/v1\/checkout\/sessions\/(\w+)(\/expire)?$/.exec(path) ?? [];
    const known = this.sessions.find((session) => session.id === id);
    if (!known) return this.tell(this.#create(form));
    if (verb) known.status = 'expired';
    return this.tell(known);
  }

  #create(form: URLSearchParams): FakeSession {
    const id = `cs_${this.sessions.length + 1}`;
    const session: FakeSession = {
      ...{ id, status: 'open', url: `https://pay.example/${id}` },
      amount: Number(form.get('line_items[0][price_data][unit_amount]')),
      currency: form.get('line_items[0][price_data][currency]') ?? '',
      expiresAt: Number(form.get('expires_at')),
      metadata: {
        orderId: form.get('metadata[orderId]') ?? '',
        paymentId: form.get('metadata[paymentId]') ?? '',
      },
    };
    this.sessions.push(session);
    return session;
  }

  #text(form: URLSearchParams): unknown {
    const [to, body] = [form.get('To'), form.get('Body')];
    if (to === null || body === null) {
      return { messages: this.texts, next_page_uri: null, page: 0, page_size: 50 };
    }
    const text = { sid: `SM${this.texts.length + 1}`, to, body, status: 'queued' };
    this.texts.push(text);
    return text;
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}
