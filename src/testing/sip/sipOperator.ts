import { randomBytes } from 'node:crypto';
import { systemClock } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import { PlacedCall } from './placedCall.js';
import { ReceivedCall } from './receivedCall.js';
import { RtpVoice } from './rtpVoice.js';
import type { SipAccount } from './sipAccount.js';
import type { SipCall, SipCallParts } from './sipCall.js';
import { answerChallenge } from './sipDigest.js';
import {
  formatNameAddress,
  headerValue,
  parseNameAddress,
  type SipHeader,
  type SipRequest,
} from './sipMessage.js';
import { SipSocket } from './sipSocket.js';
import { overUdp, type SipAddress, type SipWire } from './sipWire.js';

/** How an operator takes those who want to register. */
export type RegistrarMood = 'open' | 'refusing' | 'silent';

/** What happens at an operator. */
export type SipOperatorEvents = {
  /** Somebody has registered with the right password, or again; where calls to it go. */
  registered: [contactUri: string];
  unregistered: [];
  /** A REGISTER with an answer to the challenge came, right or wrong. */
  attempted: [];
  /** The customer calls out. */
  incoming: [call: ReceivedCall];
};

/** A call that an operator brings. */
export interface BroughtCall {
  /** The request-URI; the customer's registered contact when left out. */
  readonly targetUri?: string;
  /** Who is called, as To says. */
  readonly called: string;
  readonly callerNumber: string;
  /** Further headers: Diversion, P-Asserted-Identity, Privacy ... */
  readonly headers?: readonly SipHeader[];
}

const REALM = 'operator.example';

/**
 * An operator of telephone lines with one customer, the PBX: a registrar that challenges (RFC 3261, section 22),
 * and callers from the whole world. It exists for tests: IPv4, G.711.
 */
export class SipOperator {
  readonly events = new TypedEmitter<SipOperatorEvents>();
  /** Whether the sound of calls is encrypted. */
  encrypts = false;
  readonly #socket: SipSocket;
  readonly #account: SipAccount;
  readonly #pbx: SipAddress;
  readonly #calls = new Map<string, SipCall>();
  readonly #nonces = new Set<string>();
  readonly #unanswered: SipRequest[] = [];
  #mood: RegistrarMood = 'open';
  #contact: string | undefined;

  private constructor(socket: SipSocket, account: SipAccount, pbx: SipAddress) {
    this.#socket = socket;
    this.#account = account;
    this.#pbx = pbx;
    socket.events.on('request', (request) => void this.#onRequest(request));
  }

  /** Opens an operator for the customer at `pbx`, on a free port of `localHost`. */
  static async open(options: {
    readonly account: SipAccount;
    readonly pbx: SipAddress;
    readonly localHost?: string;
    /** Left out: UDP. */
    readonly wire?: SipWire;
  }): Promise<SipOperator> {
    const { account, pbx, localHost = '127.0.0.1' } = options;
    const wire = options.wire ?? (await overUdp(localHost, pbx));
    return new SipOperator(new SipSocket(wire, systemClock), account, pbx);
  }

  get mood(): RegistrarMood {
    return this.#mood;
  }

  /** Who is silent no more answers what was asked meanwhile: else it would be thought silent once more when that is given up. */
  set mood(mood: RegistrarMood) {
    this.#mood = mood;
    if (mood === 'silent') return;
    for (const request of this.#unanswered.splice(0)) this.#agree(request);
  }

  /** Where the operator is reached. */
  get address(): SipAddress {
    return this.#socket.local;
  }

  /** Brings a call to the customer. */
  async call({ targetUri, called, callerNumber, headers = [] }: BroughtCall): Promise<PlacedCall> {
    const { host, port } = this.#pbx;
    const { host: here } = this.#socket.local;
    const call = PlacedCall.place(await this.#newParts(), this.#account, {
      from: formatNameAddress('', `sip:${callerNumber}@${here}`),
      targetUri: targetUri ?? this.#contact ?? `sip:${called}@${host}:${port}`,
      to: `<sip:${called}@${here}>`,
      headers,
    });
    this.#keep(call);
    return call;
  }

  /** Resolves when the customer has registered the next time. */
  whenRegistered(): Promise<string> {
    return new Promise((resolve) => this.events.once('registered', resolve));
  }

  /** Hangs up what is left and frees the port. */
  close(): void {
    for (const call of [...this.#calls.values()]) call.hangUp();
    this.#socket.close();
  }

  async #onRequest(request: SipRequest): Promise<void> {
    const call = this.#calls.get(headerValue(request, 'Call-ID'));
    switch (request.method) {
      case 'REGISTER':
        this.#onRegister(request);
        return;
      case 'INVITE':
        if (!call) return this.#onInvite(request);
        call.reinvited(request);
        return;
      case 'ACK':
        call?.acknowledged();
        return;
      default:
        if (this.mood === 'silent' && !call) {
          this.#unanswered.push(request);
          return;
        }
        this.#agree(request);
        if (request.method === 'BYE') call?.endedByThem(undefined);
        if (request.method === 'CANCEL' && call instanceof ReceivedCall) call.cancelled();
    }
  }

  #agree(request: SipRequest): void {
    this.#socket.answer(request, { status: 200, reason: 'OK' });
  }

  async #onInvite(invite: SipRequest): Promise<void> {
    const received = new ReceivedCall(await this.#newParts(), invite);
    this.#keep(received);
    this.events.emit('incoming', received);
  }

  #onRegister(request: SipRequest): void {
    if (this.mood === 'silent') return;
    const answer = headerValue(request, 'Authorization');
    if (answer === '') {
      const nonce = randomBytes(8).toString('hex');
      this.#nonces.add(nonce);
      const challenge = `Digest realm="${REALM}", nonce="${nonce}", algorithm=MD5, qop="auth"`;
      this.#refuse(request, 401, 'Unauthorized', [['WWW-Authenticate', challenge]]);
      return;
    }
    const right = this.mood === 'open' && this.#isRight(answer);
    if (right) this.#accept(request);
    else this.#refuse(request, 403, 'Forbidden');
    this.events.emit('attempted');
  }

  #accept(request: SipRequest): void {
    const contact = headerValue(request, 'Contact');
    const expires = headerValue(request, 'Expires');
    this.#socket.answer(request, {
      ...{ status: 200, reason: 'OK', toTag: 'operator' },
      headers: [['Expires', expires], ...(contact === '*' ? [] : [['Contact', contact] as const])],
    });
    if (expires === '0') {
      this.#contact = undefined;
      this.events.emit('unregistered');
      return;
    }
    this.#contact = parseNameAddress(contact).uri;
    this.events.emit('registered', this.#contact);
  }

  #refuse(
    request: SipRequest,
    status: number,
    reason: string,
    headers: readonly SipHeader[] = [],
  ): void {
    this.#socket.answer(request, { status, reason, toTag: 'operator', headers });
  }

  /** Whether the answer to a challenge of ours is that of the account's password (RFC 7616, section 3.4). */
  #isRight(header: string): boolean {
    const field = (name: string): string =>
      new RegExp(`[ ,]${name}="?([^",]*)`).exec(header)?.[1] ?? '';
    if (!this.#nonces.delete(field('nonce')) || field('realm') !== REALM) return false;
    const expected = answerChallenge(
      { realm: REALM, nonce: field('nonce'), qopAuth: true },
      { ...this.#account, method: 'REGISTER', uri: field('uri'), cnonce: field('cnonce') },
    );
    return (
      field('username') === this.#account.username &&
      expected.includes(`response="${field('response')}"`)
    );
  }

  #keep(call: SipCall): void {
    this.#calls.set(call.callId, call);
    call.events.once('ended', () => this.#calls.delete(call.callId));
  }

  async #newParts(): Promise<SipCallParts> {
    const { host, port } = this.#socket.local;
    return {
      socket: this.#socket,
      clock: systemClock,
      voice: await RtpVoice.open(host, systemClock),
      contact: ['Contact', `<sip:operator@${host}:${port}${this.#socket.uriParameters}>`],
      codecs: ['PCMA', 'PCMU'],
      encrypts: this.encrypts,
    };
  }
}
