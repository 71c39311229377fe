import { randomBytes } from 'node:crypto';
import { systemClock, type Clock, type Timer } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import { PlacedCall } from './placedCall.js';
import { ReceivedCall } from './receivedCall.js';
import { RtpVoice } from './rtpVoice.js';
import type { SdpCodec } from './sdp.js';
import { answerChallenge } from './sipDigest.js';
import { authorise, SipFailure, type SipAccount } from './sipAccount.js';
import type { SipCall, SipCallParts } from './sipCall.js';
import {
  formatNameAddress,
  headerValue,
  type SipHeader,
  type SipRequest,
  type SipResponse,
} from './sipMessage.js';
import { SipSocket } from './sipSocket.js';
import type { SipAddress } from './sipWire.js';

/** What a telephone is set up with. */
export interface SipPhoneOptions {
  readonly account: SipAccount;
  /** The registrar, which all calls go through. */
  readonly server: SipAddress;
  /** The address of ours that the server reaches; `127.0.0.1` when left out. */
  readonly localHost?: string;
  /** In order of preference; A-law first when left out, as in Europe. */
  readonly codecs?: readonly SdpCodec[];
  readonly clock?: Clock;
  /** Whether a NOTIFY is obeyed only with the password of the account, as a gateway box can be told. */
  readonly challengesNotify?: boolean;
}

/** A person as SIP names one. */
export interface CallerIdentity {
  readonly name?: string;
  readonly number: string;
}

/** How a call presents its caller. */
export interface PlaceCallOptions {
  /** From; the account's own name when left out, RFC 3323's anonymous form for `anonymous`. */
  readonly callerId?: CallerIdentity | 'anonymous';
  /** P-Asserted-Identity: the number the network vouches for (RFC 3325). */
  readonly assertedIdentity?: CallerIdentity;
  /** Diversion: the number that was dialled before the call was forwarded (RFC 5806). */
  readonly divertedBy?: string;
}

/** What happens to a telephone. */
export type SipPhoneEvents = {
  /** Somebody calls; unheard, the call rings for ever without a sound. */
  incoming: [call: ReceivedCall];
  /** The PBX has told something outside of a call (NOTIFY): the name of the event, such as `check-sync`. */
  notified: [event: string];
};

const REGISTER_FOR_S = 300;
const UNREGISTER_MS = 500;

/** What a telephone calls itself when it asks for a password. */
const BOX_REALM = 'telephone';

/**
 * A telephone in software: registers with a PBX, places and takes calls, speaks, listens and presses
 * keys. It exists for tests and demonstrations: UDP, one server, IPv4, G.711.
 */
export class SipPhone {
  readonly events = new TypedEmitter<SipPhoneEvents>();
  readonly #socket: SipSocket;
  readonly #account: SipAccount;
  readonly #server: SipAddress;
  readonly #clock: Clock;
  readonly #codecs: readonly SdpCodec[];
  readonly #challengesNotify: boolean;
  readonly #calls = new Map<string, SipCall>();
  readonly #registrationId = randomBytes(12).toString('hex');
  #registrations = 0;
  #renewal: Timer | undefined;

  private constructor(socket: SipSocket, options: SipPhoneOptions, clock: Clock) {
    this.#socket = socket;
    this.#account = options.account;
    this.#server = options.server;
    this.#clock = clock;
    this.#challengesNotify = options.challengesNotify ?? false;
    this.#codecs = options.codecs ?? ['PCMA', 'PCMU'];
    socket.events.on('request', (request) => void this.#onRequest(request));
  }

  /** Opens a telephone on a free port; it does nothing until told. */
  static async open(options: SipPhoneOptions): Promise<SipPhone> {
    const clock = options.clock ?? systemClock;
    const socket = await SipSocket.open(options.localHost ?? '127.0.0.1', options.server, clock);
    return new SipPhone(socket, options, clock);
  }

  /** Registers, and stays registered until closed; again after the registrar forgot. Rejects with a `SipFailure`. */
  async register(): Promise<void> {
    await this.#sendRegister(REGISTER_FOR_S);
    this.#renewal?.cancel();
    this.#renewal = this.#clock.after((REGISTER_FOR_S * 1000) / 2, () => {
      // A registrar that is down now is asked again at the next renewal.
      this.register().catch(() => undefined);
    });
  }

  /** Calls a number or name at the server. */
  async call(number: string, options: PlaceCallOptions = {}): Promise<PlacedCall> {
    const parts = await this.#newParts();
    const call = PlacedCall.place(parts, this.#account, {
      from: this.#from(options.callerId),
      targetUri: this.#uri(number),
      headers: this.#identityHeaders(options),
    });
    this.#keep(call);
    return call;
  }

  /** Resolves with the next call that comes in. */
  nextCall(): Promise<ReceivedCall> {
    return new Promise((resolve) => this.events.once('incoming', resolve));
  }

  /** Hangs up whatever is left, leaves the registrar and frees the port. Idempotent. */
  async close(): Promise<void> {
    const renewal = this.#renewal;
    this.#renewal = undefined;
    renewal?.cancel();
    for (const call of [...this.#calls.values()]) call.hangUp();
    if (renewal) await Promise.race([this.#unregister(), this.#wait(UNREGISTER_MS)]);
    this.#socket.close();
  }

  /** Leaves the registrar if it is there to hear it. */
  async #unregister(): Promise<void> {
    await this.#sendRegister(0).catch(() => undefined);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(ms, resolve));
  }

  async #sendRegister(expiresS: number): Promise<void> {
    const request = this.#registerRequest(expiresS, []);
    let response = await this.#ask(request);
    const { uri } = request;
    const authorisation = authorise(this.#account, response, { method: 'REGISTER', uri });
    if (authorisation) response = await this.#ask(this.#registerRequest(expiresS, [authorisation]));
    if (response.status !== 200) throw new SipFailure(response.status, response.reason);
  }

  #registerRequest(expiresS: number, authorisation: readonly SipHeader[]): SipRequest {
    this.#registrations += 1;
    const own = `<${this.#uri(this.#account.username)}>`;
    return {
      kind: 'request',
      method: 'REGISTER',
      uri: `sip:${this.#server.host}:${this.#server.port}`,
      headers: [
        ['Max-Forwards', '70'],
        ['From', `${own};tag=${this.#registrationId}`],
        ['To', own],
        ['Call-ID', this.#registrationId],
        ['CSeq', `${this.#registrations} REGISTER`],
        this.#contact(),
        ['Expires', String(expiresS)],
        ...authorisation,
      ],
      body: '',
    };
  }

  #ask(request: SipRequest): Promise<SipResponse> {
    return new Promise((resolve) => {
      this.#socket.request(request, (response) => {
        if (response.status >= 200) resolve(response);
      });
    });
  }

  async #onRequest(request: SipRequest): Promise<void> {
    const call = this.#calls.get(headerValue(request, 'Call-ID'));
    if (request.method === 'INVITE' && !call) {
      const received = new ReceivedCall(await this.#newParts(), request);
      this.#keep(received);
      this.events.emit('incoming', received);
      return;
    }
    if (request.method === 'ACK') call?.acknowledged();
    else if (request.method === 'INVITE') call?.reinvited(request);
    else if (request.method === 'REFER' && call) call.referred(request);
    else this.#answerPlainly(request, call);
  }

  #answerPlainly(request: SipRequest, call: SipCall | undefined): void {
    const isCallRequest = request.method === 'BYE' || request.method === 'CANCEL';
    if (isCallRequest && !call) {
      this.#socket.answer(request, { status: 481, reason: 'Call/Transaction Does Not Exist' });
      return;
    }
    if (request.method === 'NOTIFY' && !this.#mayNotify(request)) {
      const challenge: SipHeader = ['WWW-Authenticate', `Digest realm="${BOX_REALM}", nonce="1"`];
      const answer = { status: 401, reason: 'Unauthorized', headers: [challenge] };
      this.#socket.answer(request, { ...answer, toTag: this.#registrationId });
      return;
    }
    // OPTIONS is how a PBX asks whether we are alive.
    this.#socket.answer(request, { status: 200, reason: 'OK' });
    if (request.method === 'NOTIFY') this.events.emit('notified', headerValue(request, 'Event'));
    if (request.method === 'BYE') call?.endedByThem(undefined);
    if (request.method === 'CANCEL' && call instanceof ReceivedCall) call.cancelled();
  }

  #mayNotify(request: SipRequest): boolean {
    if (!this.#challengesNotify) return true;
    const given = headerValue(request, 'Authorization');
    const { uri, method } = request;
    const expected = answerChallenge(
      { realm: BOX_REALM, nonce: '1', qopAuth: false },
      { ...this.#account, uri, method, cnonce: '' },
    );
    const responseIn = (text: string): string | undefined => /response="(\w+)"/.exec(text)?.[1];
    return given !== '' && responseIn(given) === responseIn(expected);
  }

  #keep(call: SipCall): void {
    this.#calls.set(call.callId, call);
    call.events.once('ended', () => this.#calls.delete(call.callId));
  }

  async #newParts(): Promise<SipCallParts> {
    return {
      socket: this.#socket,
      clock: this.#clock,
      voice: await RtpVoice.open(this.#socket.local.host, this.#clock),
      contact: this.#contact(),
      codecs: this.#codecs,
    };
  }

  #contact(): SipHeader {
    const { host, port } = this.#socket.local;
    return ['Contact', `<sip:${this.#account.username}@${host}:${port}>`];
  }

  #from(callerId: PlaceCallOptions['callerId']): string {
    if (callerId === 'anonymous') {
      return formatNameAddress('Anonymous', 'sip:anonymous@anonymous.invalid');
    }
    return this.#address(callerId ?? { number: this.#account.username });
  }

  #identityHeaders(options: PlaceCallOptions): SipHeader[] {
    const headers: SipHeader[] = [];
    if (options.callerId === 'anonymous') headers.push(['Privacy', 'id']);
    if (options.assertedIdentity) {
      headers.push(['P-Asserted-Identity', this.#address(options.assertedIdentity)]);
    }
    if (options.divertedBy !== undefined) {
      headers.push(['Diversion', `<${this.#uri(options.divertedBy)}>;reason=unconditional`]);
    }
    return headers;
  }

  #address(identity: CallerIdentity): string {
    return formatNameAddress(identity.name ?? '', this.#uri(identity.number));
  }

  #uri(user: string): string {
    return `sip:${user}@${this.#server.host}:${this.#server.port}`;
  }
}
