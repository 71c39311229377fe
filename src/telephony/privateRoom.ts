import { ProviderError } from '../kernel/errors.js';
import { newPartId } from './legIds.js';
import type { LineAccess } from './lineAccess.js';
import { MediaLeg, type MediaEndpoint, type RemoteMedia } from './mediaLeg.js';

/** A bridge in which one leg hears us and nobody else: the staff are told who calls before they decide. */
export class PrivateRoom {
  readonly #line: LineAccess;
  readonly #channelId: string;
  readonly #bridgeId: string;
  readonly #unclaimBridge: () => void;
  readonly #media: MediaLeg;
  #closed = false;

  constructor(line: LineAccess, channelId: string) {
    this.#line = line;
    this.#channelId = channelId;
    this.#bridgeId = newPartId('bridge', line.newId);
    this.#unclaimBridge = line.claimBridge(this.#bridgeId);
    this.#media = new MediaLeg(line, () => undefined);
  }

  /**
   * Joins the leg to our RTP endpoint and answers with Asterisk's. Rejects with a `ProviderError`, also when
   * the room is closed meanwhile; nothing is left behind then.
   */
  async open(endpoint: MediaEndpoint): Promise<RemoteMedia> {
    const { ari } = this.#line;
    try {
      await ari.createBridge(this.#bridgeId);
      this.#mustBeOpen();
      const remote = await this.#media.open(endpoint);
      await ari.addToBridge(this.#bridgeId, [this.#channelId, this.#media.channelId]);
      this.#mustBeOpen();
      return remote;
    } catch (error) {
      await this.close();
      // The bridge may have come to life after it was taken away.
      await this.#line.discardBridge(this.#bridgeId);
      throw error;
    }
  }

  /** Takes the room away; the leg stays in the application. Idempotent; never rejects. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([this.#media.close(), this.#line.discardBridge(this.#bridgeId)]);
    this.#unclaimBridge();
  }

  #mustBeOpen(): void {
    if (this.#closed) {
      throw new ProviderError('asterisk', 'the leg is gone', { retryable: false });
    }
  }
}
