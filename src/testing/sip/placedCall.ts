import { authorise, type SipAccount } from './sipAccount.js';
import { SipCall, type SipCallParts } from './sipCall.js';
import { SipDialog } from './sipDialog.js';
import { headerValue, type SipHeader, type SipRequest, type SipResponse } from './sipMessage.js';

/** A call this phone made. */
export class PlacedCall extends SipCall {
  readonly #account: SipAccount;
  readonly #headers: readonly SipHeader[];
  #invite: SipRequest | undefined;
  #via: SipHeader | undefined;
  #authorised = false;
  #ringing = false;
  #abandoned = false;

  private constructor(
    parts: SipCallParts,
    dialog: SipDialog,
    account: SipAccount,
    headers: readonly SipHeader[],
  ) {
    super(parts, dialog);
    this.#account = account;
    this.#headers = headers;
  }

  /** Sends the INVITE; `from` and `headers` are what this caller tells of itself. */
  static place(
    parts: SipCallParts,
    account: SipAccount,
    call: { from: string; targetUri: string; to?: string; headers: readonly SipHeader[] },
  ): PlacedCall {
    const dialog = SipDialog.toPlace(call.from, call.targetUri, call.to);
    const placed = new PlacedCall(parts, dialog, account, call.headers);
    placed.#sendInvite([]);
    return placed;
  }

  protected override abandon(): void {
    this.#abandoned = true;
    // CANCEL has to wait for a first provisional response (RFC 3261, section 9.1).
    if (this.#ringing) this.#cancel();
  }

  #sendInvite(authorisation: readonly SipHeader[]): void {
    const headers: SipHeader[] = [
      this.parts.contact,
      ['Allow', 'INVITE, ACK, CANCEL, BYE, OPTIONS'],
      ['Content-Type', 'application/sdp'],
      ...this.#headers,
      ...authorisation,
    ];
    const invite = this.dialog.request('INVITE', headers, this.describe());
    this.#invite = invite;
    this.#via = this.parts.socket.request(invite, (response) => this.#onResponse(invite, response));
  }

  #onResponse(invite: SipRequest, response: SipResponse): void {
    if (invite !== this.#invite) return;
    if (response.status < 200) this.#onProgress(response);
    else if (response.status < 300) this.#onAccepted(response);
    else this.#onRefused(invite, response);
  }

  #onProgress(response: SipResponse): void {
    const first = !this.#ringing;
    this.#ringing = true;
    if (first && this.#abandoned) this.#cancel();
    if (response.body !== '') this.agree(response.body);
    if (response.status > 100) this.events.emit('ringing');
  }

  #onAccepted(response: SipResponse): void {
    this.dialog.learn(response, headerValue(response, 'To'));
    this.parts.socket.send(this.dialog.request('ACK'));
    // A repetition of the answer wants its ACK again and nothing else.
    if (this.isAnswered || this.end) return;
    const understood = this.agree(response.body);
    this.markAnswered();
    if (this.#abandoned || !understood) this.hangUp();
  }

  #onRefused(invite: SipRequest, response: SipResponse): void {
    const authorisation = this.#authorised
      ? undefined
      : authorise(this.#account, response, { method: 'INVITE', uri: invite.uri });
    if (authorisation) {
      this.#authorised = true;
      this.#sendInvite([authorisation]);
      return;
    }
    this.finish({ by: this.#abandoned ? 'us' : 'them', status: response.status });
  }

  #cancel(): void {
    if (this.#invite && this.#via) {
      this.parts.socket.send(SipDialog.cancelOf(this.#invite), this.#via);
    }
  }
}
