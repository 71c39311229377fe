import { messageOf } from '../kernel/errors.js';
import type { Logger } from '../kernel/logger.js';
import { saysNotFound, type AriClient, type HangUpReason } from './ari/ariClient.js';

/** What has to go from the PBX, if not now then when it can be reached again. */
export class Discards {
  readonly #ari: AriClient;
  readonly #log: Logger;
  #doomed = new Set<string>();

  constructor(ari: AriClient, log: Logger) {
    this.#ari = ari;
    this.#log = log;
  }

  /** Ends a channel. Never rejects: what cannot be ended now is kept in mind. */
  async channel(channelId: string, reason: HangUpReason = 'normal'): Promise<void> {
    await this.#orRemember(channelId, this.#ari.hangUp(channelId, reason));
  }

  /** Takes a bridge away, in the same way. */
  async bridge(bridgeId: string): Promise<void> {
    await this.#orRemember(bridgeId, this.#ari.destroyBridge(bridgeId));
  }

  /** Hands over what could not be taken away so far, and forgets it. */
  takeDoomed(): ReadonlySet<string> {
    const doomed = this.#doomed;
    this.#doomed = new Set();
    return doomed;
  }

  async #orRemember(id: string, request: Promise<void>): Promise<void> {
    try {
      await request;
    } catch (error) {
      // Gone already, as after a hang-up on both sides at once.
      if (saysNotFound(error)) return;
      this.#doomed.add(id);
      this.#log.warn(
        { id, why: messageOf(error) },
        'something in asterisk could not be removed yet',
      );
    }
  }
}
