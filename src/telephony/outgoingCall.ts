import { TypedEmitter } from '../kernel/emitter.js';
import { ProviderError } from '../kernel/errors.js';
import { newPartId } from './legIds.js';
import type { LineAccess } from './lineAccess.js';
import { MediaLeg, type MediaEndpoint, type RemoteMedia } from './mediaLeg.js';
import { StaffLeg, type RingStaffOptions, type StaffOutcome } from './staffLeg.js';

/** What happens on a call of ours once it was answered. */
export type OutgoingCallEvents = {
  /** They pressed a key: `0`-`9`, `*`, `#`, `A`-`D`. */
  digit: [digit: string];
  /** Once: they hung up, or the line lost the call. */
  ended: [];
};

/**
 * A call that we make ourselves, to the staff: their leg, a bridge and our media leg in it. Whatever ends it,
 * `hangUp` frees all it held.
 */
export class OutgoingCall {
  readonly events = new TypedEmitter<OutgoingCallEvents>();
  readonly #line: LineAccess;
  readonly #staff: StaffLeg;
  #media: MediaLeg | undefined;
  #bridge: { readonly id: string; readonly unclaim: () => void } | undefined;
  #isOver = false;
  #freed: Promise<void> | undefined;

  constructor(line: LineAccess) {
    this.#line = line;
    this.#staff = new StaffLeg(line, {
      onHungUp: () => this.#end(),
      onDigit: (digit) => this.events.emit('digit', digit),
    });
  }

  /** Whether nobody is at the other end any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Rings until an outcome is there. Never rejects. */
  ring(options: RingStaffOptions): Promise<StaffOutcome> {
    return this.#staff.ring(undefined, options);
  }

  /**
   * Joins who has answered to our RTP endpoint and answers with Asterisk's. Rejects with a `ProviderError`,
   * also when they hang up meanwhile; `hangUp` takes away what was made until then.
   */
  async connectMedia(endpoint: MediaEndpoint): Promise<RemoteMedia> {
    const media = new MediaLeg(this.#line, () => this.#end());
    this.#media = media;
    const id = newPartId('bridge', this.#line.newId);
    this.#bridge = { id, unclaim: this.#line.claimBridge(id) };
    await this.#line.ari.createBridge(id);
    const remote = await media.open(endpoint);
    await this.#line.ari.addToBridge(id, [this.#staff.channelId, media.channelId]);
    if (!this.#isOver) return remote;
    throw new ProviderError('asterisk', 'the call is over', { retryable: false });
  }

  /** Ends the call and frees whatever it still holds. Idempotent; never rejects. */
  hangUp(): Promise<void> {
    return (this.#freed ??= this.#free());
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.events.emit('ended');
  }

  async #free(): Promise<void> {
    this.#end();
    await Promise.all([this.#staff.close(), this.#media?.close()]);
    if (!this.#bridge) return;
    await this.#line.discardBridge(this.#bridge.id);
    this.#bridge.unclaim();
  }
}
