import { SipCall, type SipCallParts } from './sipCall.js';
import { SipDialog } from './sipDialog.js';
import { headerValue, parseNameAddress, userOf, type SipRequest } from './sipMessage.js';

/** A call that came to this phone. Doing nothing lets it ring unheard until the caller gives up. */
export class ReceivedCall extends SipCall {
  /** The number in From, as the PBX gives it. */
  readonly callerNumber: string;
  readonly callerName: string;
  /** The user part of the request-URI. */
  readonly dialledNumber: string;
  readonly #invite: SipRequest;

  /** Takes the INVITE; the PBX is told at once that we have it. */
  constructor(parts: SipCallParts, invite: SipRequest) {
    super(parts, SipDialog.ofInvite(invite));
    const from = parseNameAddress(headerValue(invite, 'From'));
    this.callerNumber = userOf(from.uri);
    this.callerName = from.displayName;
    this.dialledNumber = userOf(invite.uri);
    this.#invite = invite;
    parts.socket.answer(invite, { status: 100, reason: 'Trying' });
  }

  /** Lets the bell ring. */
  ring(): void {
    this.#reply(180, 'Ringing');
    this.events.emit('ringing');
  }

  /** Picks up: sound flows both ways. */
  answer(): void {
    if (this.isAnswered || this.end) return;
    if (!this.agree(this.#invite.body)) {
      this.#refuse(488, 'Not Acceptable Here');
      return;
    }
    this.accept(this.#invite);
    this.markAnswered();
  }

  /** Says no for every phone of this person. */
  decline(): void {
    this.#refuse(603, 'Decline');
  }

  /** Says that the line is taken. */
  busy(): void {
    this.#refuse(486, 'Busy Here');
  }

  /** The caller gave up while it rang. For the phone, which hears the CANCEL. */
  cancelled(): void {
    if (this.isAnswered || this.end) return;
    this.#reply(487, 'Request Terminated');
    this.endedByThem(487);
  }

  protected override abandon(): void {
    this.decline();
  }

  #refuse(status: number, reason: string): void {
    if (this.isAnswered || this.end) return;
    this.#reply(status, reason);
    this.finish({ by: 'us', status });
  }

  #reply(status: number, reason: string): void {
    const { contact, socket } = this.parts;
    const toTag = this.dialog.localTag;
    socket.answer(this.#invite, { status, reason, toTag, headers: [contact] });
  }
}
