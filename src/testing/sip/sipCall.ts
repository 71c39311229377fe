import { randomBytes } from 'node:crypto';
import type { Clock, Timer } from '../../kernel/clock.js';
import { TypedEmitter } from '../../kernel/emitter.js';
import type { RtpVoice } from './rtpVoice.js';
import { describeAudio, parseAudio, type SdpCodec } from './sdp.js';
import { SipFailure } from './sipAccount.js';
import type { SipDialog } from './sipDialog.js';
import { headerValue, parseNameAddress, type SipHeader, type SipRequest } from './sipMessage.js';
import type { SipSocket } from './sipSocket.js';
import { SRTP_KEY_BYTES } from './srtp.js';

/** Who ended a call, and with which status when it never came about. */
export interface CallEnd {
  readonly by: 'us' | 'them';
  /** The refusal's status; undefined after BYE. */
  readonly status: number | undefined;
}

/** What happens on a call, placed or received. */
export type SipCallEvents = {
  /** The other side rings (180) or sends early sound (183). */
  ringing: [];
  answered: [];
  ended: [end: CallEnd];
};

/** What every call of one phone shares. */
export interface SipCallParts {
  readonly socket: SipSocket;
  readonly clock: Clock;
  readonly voice: RtpVoice;
  readonly contact: SipHeader;
  /** In order of preference. */
  readonly codecs: readonly SdpCodec[];
  /** Whether the sound must be encrypted; else it must not. */
  readonly encrypts?: boolean;
}

/** The payload type we offer for digits; both sides of a session may choose their own (RFC 4733). */
const DIGIT_PAYLOAD_TYPE = 101;

const FIRST_REPETITION_MS = 500;

/** One call of the phone, from the first INVITE to the last BYE; what it heard outlives it. */
export abstract class SipCall {
  readonly events = new TypedEmitter<SipCallEvents>();
  /** Whether our network takes REFER, and to whom we were referred. */
  takesReferrals = false;
  referredTo: string | undefined;
  /** The mouth and ear; silent until media is agreed on. */
  readonly voice: RtpVoice;
  protected readonly parts: SipCallParts;
  protected readonly dialog: SipDialog;
  #state: 'setup' | 'answered' | 'ended' = 'setup';
  #end: CallEnd | undefined;
  #codec: SdpCodec | undefined;
  readonly #key: Buffer | undefined;
  #sdpVersion = 0;
  #resend: Timer | undefined;

  protected constructor(parts: SipCallParts, dialog: SipDialog) {
    this.parts = parts;
    this.voice = parts.voice;
    this.dialog = dialog;
    if (parts.encrypts === true) this.#key = randomBytes(SRTP_KEY_BYTES);
  }

  /** Names the call between both sides. */
  get callId(): string {
    return this.dialog.callId;
  }

  /** Whether both sides can talk. */
  get isAnswered(): boolean {
    return this.#state === 'answered';
  }

  /** How it ended; undefined while it lives. */
  get end(): CallEnd | undefined {
    return this.#end;
  }

  /** Ends the call in whatever way its state asks for: CANCEL, a refusal, BYE. Idempotent. */
  hangUp(): void {
    if (this.#state === 'setup') this.abandon();
    if (this.#state !== 'answered') return;
    this.parts.socket.request(this.dialog.request('BYE'), () => undefined);
    this.finish({ by: 'us', status: undefined });
  }

  /** Resolves when both sides can talk; rejects with a `SipFailure` when it ends before. */
  whenAnswered(): Promise<void> {
    return new Promise((resolve, reject) => {
      const refuse = (end: CallEnd): void =>
        reject(new SipFailure(end.status ?? 487, `ended by ${end.by}`));
      if (this.#state === 'answered') resolve();
      else if (this.#end) refuse(this.#end);
      this.events.once('answered', resolve);
      this.events.once('ended', refuse);
    });
  }

  /** Resolves when the call is over. */
  whenEnded(): Promise<CallEnd> {
    if (this.#end) return Promise.resolve(this.#end);
    return new Promise((resolve) => this.events.once('ended', resolve));
  }

  /** The other side hung up, or gave the call up. For the phone, which hears the requests. */
  endedByThem(status: number | undefined): void {
    this.finish({ by: 'them', status });
  }

  /** The other side has our answer. For the phone, which hears the ACK. */
  acknowledged(): void {
    this.#resend?.cancel();
  }

  /** The PBX asks us to call somebody else instead (RFC 3515): our network does, or will not. For the phone. */
  referred(request: SipRequest): void {
    const { socket } = this.parts;
    if (!this.takesReferrals) {
      socket.answer(request, { status: 603, reason: 'Decline' });
      return;
    }
    this.referredTo = parseNameAddress(headerValue(request, 'Refer-To')).uri;
    socket.answer(request, { status: 202, reason: 'Accepted', headers: [this.parts.contact] });
    const headers: SipHeader[] = [
      ['Event', 'refer'],
      ['Subscription-State', 'terminated;reason=noresource'],
      ['Content-Type', 'message/sipfrag;version=2.0'],
      this.parts.contact,
    ];
    const notify = this.dialog.request('NOTIFY', headers, 'SIP/2.0 200 OK\r\n');
    socket.request(notify, () => this.hangUp());
  }

  /** The PBX changes the session: another address, the same codecs. For the phone (RFC 3261, section 14). */
  reinvited(invite: SipRequest): void {
    if (this.agree(invite.body)) this.accept(invite);
    else this.parts.socket.answer(invite, { status: 488, reason: 'Not Acceptable Here' });
  }

  /** Gives up a call nobody has answered yet. */
  protected abstract abandon(): void;

  /** Our description of the sound: everything we know, or what was agreed on. */
  protected describe(): string {
    this.#sdpVersion += 1;
    return describeAudio(
      {
        address: this.parts.socket.local.host,
        port: this.voice.port,
        codecs: this.#codec ? [this.#codec] : this.parts.codecs,
        digitPayloadType: DIGIT_PAYLOAD_TYPE,
        key: this.#key,
      },
      { id: this.voice.port, version: this.#sdpVersion },
    );
  }

  /** Takes the other side's description; answers whether it has a codec that both know, and is as secret as ours. */
  protected agree(sdp: string): boolean {
    const audio = parseAudio(sdp);
    const codec = audio?.codecs.find((name) => this.parts.codecs.includes(name));
    if (!audio || !codec) return false;
    const [ours, theirs] = [this.#key, audio.key];
    if ((ours === undefined) !== (theirs === undefined)) return false;
    const keys = ours && theirs && { ours, theirs };
    this.#codec = codec;
    const { address, port, digitPayloadType } = audio;
    this.voice.connect({ address, port, codec, digitPayloadType, keys });
    return true;
  }

  /** Says yes to an INVITE, again and again until it is acknowledged (RFC 3261, section 13.3.1.4). */
  protected accept(invite: SipRequest): void {
    const answer = {
      status: 200,
      reason: 'OK',
      toTag: this.dialog.localTag,
      headers: [this.parts.contact, ['Content-Type', 'application/sdp']] satisfies SipHeader[],
      body: this.describe(),
    };
    const send = (againAfterMs: number): void => {
      this.parts.socket.answer(invite, answer);
      this.#resend = this.parts.clock.after(againAfterMs, () => send(2 * againAfterMs));
    };
    this.#resend?.cancel();
    send(FIRST_REPETITION_MS);
  }

  protected markAnswered(): void {
    if (this.#state !== 'setup') return;
    this.#state = 'answered';
    this.events.emit('answered');
  }

  protected finish(end: CallEnd): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#end = end;
    this.#resend?.cancel();
    this.voice.close();
    this.events.emit('ended', end);
  }
}
