import { randomBytes } from 'node:crypto';
import {
  cseqOf,
  headerValue,
  parseNameAddress,
  type SipHeader,
  type SipMessage,
  type SipRequest,
} from './sipMessage.js';

/**
 * The names two telephones have for one call (RFC 3261, section 12). We talk to one PBX, which adds no
 * Record-Route, so there is no route set.
 */
export class SipDialog {
  readonly callId: string;
  readonly localTag = randomBytes(6).toString('hex');
  /** From of what we send, with our tag. */
  readonly #local: string;
  /** To of what we send; the tag comes with the other side's first answer. */
  #remote: string;
  #target: string;
  #cseq = 0;

  private constructor(callId: string, local: string, remote: string, target: string) {
    this.callId = callId;
    this.#local = `${local};tag=${this.localTag}`;
    this.#remote = remote;
    this.#target = target;
  }

  /** The dialog of a call we place; `to` is who is called, where the target does not say it. */
  static toPlace(from: string, targetUri: string, to = `<${targetUri}>`): SipDialog {
    return new SipDialog(randomBytes(12).toString('hex'), from, to, targetUri);
  }

  /** The dialog of a call that came in. */
  static ofInvite(invite: SipRequest): SipDialog {
    const dialog = new SipDialog(
      headerValue(invite, 'Call-ID'),
      headerValue(invite, 'To'),
      headerValue(invite, 'From'),
      '',
    );
    dialog.learn(invite, headerValue(invite, 'From'));
    return dialog;
  }

  /** Takes the other side's tag and contact from a message of theirs. */
  learn(message: SipMessage, remote: string): void {
    this.#remote = remote;
    const contact = headerValue(message, 'Contact');
    if (contact !== '') this.#target = parseNameAddress(contact).uri;
  }

  /** A request within the call; ACK takes the number of the INVITE it acknowledges. */
  request(method: string, headers: readonly SipHeader[] = [], body = ''): SipRequest {
    if (method !== 'ACK' && method !== 'CANCEL') this.#cseq += 1;
    return {
      kind: 'request',
      method,
      uri: this.#target,
      headers: [
        ['Max-Forwards', '70'],
        ['From', this.#local],
        ['To', this.#remote],
        ['Call-ID', this.callId],
        ['CSeq', `${this.#cseq} ${method}`],
        ...headers,
      ],
      body,
    };
  }

  /** The CANCEL of an INVITE: the same names, none of its content (RFC 3261, section 9.1). */
  static cancelOf(invite: SipRequest): SipRequest {
    const kept = ['max-forwards', 'from', 'to', 'call-id'];
    return {
      ...invite,
      method: 'CANCEL',
      headers: [
        ...invite.headers.filter(([name]) => kept.includes(name.toLowerCase())),
        ['CSeq', `${cseqOf(invite).number} CANCEL`],
      ],
      body: '',
    };
  }
}
