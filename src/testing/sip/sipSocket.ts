import { randomBytes } from 'node:crypto';
import type { Clock, Timer } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import {
  branchOf,
  cseqOf,
  headerValue,
  headerValues,
  parseSip,
  serialiseSip,
  type SipHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from './sipMessage.js';
import { overUdp, type SipAddress, type SipWire } from './sipWire.js';

/** What arrives at the socket. */
export type SipSocketEvents = {
  /** A request that was not seen before; each wants one final answer, ACK none. */
  request: [request: SipRequest];
};

/** How a request is answered; the dialog headers are copied from the request. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  /** The tag that makes this side of the dialog known; left out for `100 Trying`. */
  readonly toTag?: string;
  readonly headers?: readonly SipHeader[];
  readonly body?: string;
}

const T1_MS = 500;
const T2_MS = 4000;
const TRANSACTION_MS = 64 * T1_MS;

/**
 * SIP to one server: transactions with their repetitions on both sides (RFC 3261, section 17).
 * Everything goes to the server it was opened for, as a telephone with an outbound proxy does.
 */
export class SipSocket {
  readonly events = new TypedEmitter<SipSocketEvents>();
  readonly local: SipAddress;
  readonly #wire: SipWire;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, (response: SipResponse) => void>();
  /** What was answered to each request, undefined while it is open, so that repetitions are recognised. */
  readonly #answered = new Map<string, string | undefined>();
  readonly #timers = new Set<Timer>();
  #closed = false;

  constructor(wire: SipWire, clock: Clock) {
    this.#wire = wire;
    this.#clock = clock;
    this.local = wire.local;
    wire.onMessage = (text) => this.#receive(text);
  }

  /** By UDP, from a free port of `localHost`. */
  static async open(localHost: string, server: SipAddress, clock: Clock): Promise<SipSocket> {
    return new SipSocket(await overUdp(localHost, server), clock);
  }

  /** How a contact of ours says by what it is reached (RFC 3261, section 19.1.1). */
  get uriParameters(): string {
    return this.#wire.transport === 'UDP' ? '' : ';transport=tls';
  }

  /**
   * Sends a request, repeated until answered, and tells `onResponse` of every response to it; silence
   * for 32 s counts as `408`. Answers the Via that names the transaction, for CANCEL
   * (RFC 3261, section 9.1).
   */
  request(request: SipRequest, onResponse: (response: SipResponse) => void): SipHeader {
    const via = this.#newVia();
    const sent: SipRequest = { ...request, headers: [via, ...request.headers] };
    const key = transactionKey(sent);
    let answered = false;
    const forget = (): void => void this.#waiting.delete(key);
    const giveUp = this.#after(TRANSACTION_MS, () => {
      answered = true;
      forget();
      onResponse(timedOut(sent));
    });
    this.#waiting.set(key, (response) => {
      answered = true;
      giveUp.cancel();
      if (request.method === 'INVITE' && response.status >= 300) this.#acknowledge(sent, response);
      // A final answer may be repeated, and each repetition of an INVITE's wants its ACK.
      if (response.status >= 200) this.#after(TRANSACTION_MS, forget);
      onResponse(response);
    });
    this.#sendUntil(sent, T1_MS, () => answered);
    return via;
  }

  /** Sends a request once, whose answer nobody waits for: ACK, or CANCEL under its INVITE's Via. */
  send(request: SipRequest, via: SipHeader = this.#newVia()): void {
    this.#write(serialiseSip({ ...request, headers: [via, ...request.headers] }));
  }

  /** Answers a request; repetitions of it get the same answer again. */
  answer(request: SipRequest, answer: Answer): void {
    const to = headerValue(request, 'To');
    const tagged = answer.toTag === undefined || /;\s*tag=/.test(to);
    const response = serialiseSip({
      kind: 'response',
      status: answer.status,
      reason: answer.reason,
      headers: [
        ...headerValues(request, 'Via').map((value): SipHeader => ['Via', value]),
        ['From', headerValue(request, 'From')],
        ['To', tagged ? to : `${to};tag=${answer.toTag}`],
        ['Call-ID', headerValue(request, 'Call-ID')],
        ['CSeq', headerValue(request, 'CSeq')],
        ...(answer.headers ?? []),
      ],
      body: answer.body ?? '',
    });
    this.#answered.set(transactionKey(request), response);
    this.#write(response);
  }

  /** Ends all timers and frees the port. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const timer of this.#timers) timer.cancel();
    this.#wire.close();
  }

  #receive(text: string): void {
    const message = parseSip(text);
    if (!message) return;
    const key = transactionKey(message);
    if (message.kind === 'response') {
      this.#waiting.get(key)?.(message);
      return;
    }
    if (this.#answered.has(key)) {
      const before = this.#answered.get(key);
      if (before !== undefined) this.#write(before);
      return;
    }
    if (message.method !== 'ACK') this.#answered.set(key, undefined);
    this.#after(TRANSACTION_MS, () => this.#answered.delete(key));
    this.events.emit('request', message);
  }

  /** A refused INVITE is acknowledged within its own transaction (RFC 3261, section 17.1.1.3). */
  #acknowledge(invite: SipRequest, response: SipResponse): void {
    const kept = ['via', 'from', 'call-id', 'route', 'max-forwards'];
    const ack: SipRequest = {
      kind: 'request',
      method: 'ACK',
      uri: invite.uri,
      headers: [
        ...invite.headers.filter(([name]) => kept.includes(name.toLowerCase())),
        ['To', headerValue(response, 'To')],
        ['CSeq', `${cseqOf(invite).number} ACK`],
      ],
      body: '',
    };
    this.#write(serialiseSip(ack));
  }

  #sendUntil(request: SipRequest, delayMs: number, done: () => boolean): void {
    this.#write(serialiseSip(request));
    // What a stream does not bring is lost for good (RFC 3261, section 17.1.1.2).
    if (this.#wire.transport !== 'UDP') return;
    this.#after(delayMs, () => {
      if (!done()) this.#sendUntil(request, Math.min(2 * delayMs, T2_MS), done);
    });
  }

  #newVia(): SipHeader {
    const branch = `z9hG4bK${randomBytes(8).toString('hex')}`;
    const { transport, local } = this.#wire;
    return ['Via', `SIP/2.0/${transport} ${local.host}:${local.port};rport;branch=${branch}`];
  }

  #after(delayMs: number, task: () => void): Timer {
    const timer = this.#clock.after(delayMs, () => {
      this.#timers.delete(timer);
      task();
    });
    this.#timers.add(timer);
    if (this.#closed) timer.cancel();
    return timer;
  }

  #write(text: string): void {
    if (!this.#closed) this.#wire.send(text);
  }
}

function transactionKey(message: SipMessage): string {
  return `${branchOf(message)} ${cseqOf(message).method}`;
}

function timedOut(request: SipRequest): SipResponse {
  const { headers } = request;
  return { kind: 'response', status: 408, reason: 'Request Timeout', headers, body: '' };
}
