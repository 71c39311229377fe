import type { Clock } from '../kernel/clock.js';
import type { NewId } from '../kernel/ids.js';
import type { AriClient, HangUpReason } from './ari/ariClient.js';
import type { AriEvent } from './ari/ariEvents.js';

/** An event of one channel; `Vanished` when the channel was gone after a time without events. */
export type ChannelEvent =
  Exclude<AriEvent, { type: 'ApplicationReplaced' }> | { type: 'Vanished' };

/** What the parts of a call need of the line they belong to. */
export interface LineAccess {
  readonly ari: AriClient;
  readonly clock: Clock;
  readonly newId: NewId;
  /**
   * Sends a channel's events to `listener`, until the function it answers with is called; `seen` tells that
   * the channel is known to be there.
   */
  claimChannel(
    channelId: string,
    listener: (event: ChannelEvent) => void,
    seen?: boolean,
  ): () => void;
  /** Keeps a bridge from being taken for an orphan, until the function it answers with is called. */
  claimBridge(bridgeId: string): () => void;
  /** Ends a channel, now or as soon as Asterisk can be reached again. Never rejects. */
  discardChannel(channelId: string, reason?: HangUpReason): Promise<void>;
  /** Takes a bridge away, now or as soon as Asterisk can be reached again. Never rejects. */
  discardBridge(bridgeId: string): Promise<void>;
}

/** Whether the channel has left the application with this event, whatever the reason. */
export function isEnd(event: ChannelEvent): boolean {
  return ['StasisEnd', 'ChannelDestroyed', 'Vanished'].includes(event.type);
}
