import type { AriEvent } from './ari/ariEvents.js';
import type { ChannelEvent } from './lineAccess.js';

interface Claim {
  readonly listener: (event: ChannelEvent) => void;
  /** The channel has been heard of: before that, its absence means that it is still being made. */
  seen: boolean;
}

/** Which part of which call listens to which channel. */
export class ChannelClaims {
  readonly #claims = new Map<string, Claim>();

  /**
   * Sends a channel's events to `listener`; a later claim of the same channel takes it over. `seen` tells
   * that the channel is known to be there.
   */
  add(channelId: string, listener: (event: ChannelEvent) => void, seen = false): () => void {
    const claim: Claim = { listener, seen: seen || this.#claims.get(channelId)?.seen === true };
    this.#claims.set(channelId, claim);
    return () => {
      if (this.#claims.get(channelId) === claim) this.#claims.delete(channelId);
    };
  }

  /** Whether somebody owns the channel. */
  has(channelId: string): boolean {
    return this.#claims.has(channelId);
  }

  /** Tells the owner; answers whether there is one. */
  dispatch(event: Exclude<AriEvent, { type: 'ApplicationReplaced' }>): boolean {
    const claim = this.#claims.get(event.channel.id);
    if (!claim) return false;
    claim.seen = true;
    claim.listener(event);
    return true;
  }

  /** The channels that are known to have been there. */
  seen(): string[] {
    return [...this.#claims].filter(([, claim]) => claim.seen).map(([channelId]) => channelId);
  }

  /** Tells the owner that the channel is gone. */
  vanish(channelId: string): void {
    this.#claims.get(channelId)?.listener({ type: 'Vanished' });
  }
}
