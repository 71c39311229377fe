import { ProviderError } from '../kernel/errors.js';
import { newPartId } from './legIds.js';
import { LegStart } from './legStart.js';
import { isEnd, type ChannelEvent, type LineAccess } from './lineAccess.js';
import type { MediaEndpoint, RemoteMedia } from './mediaLeg.js';
import { PrivateRoom } from './privateRoom.js';

/** Which way of a channel is listened to: what comes from its telephone, or what goes there. */
export type SnoopDirection = 'in' | 'out';

/**
 * One way of a channel as RTP for us, without being part of its bridge: a third party there would cost everybody 49 ms.
 * https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Channels_REST_API/#snoopchannelwithid
 */
export class SnoopLeg {
  readonly #line: LineAccess;
  readonly #channelId: string;
  readonly #unclaim: () => void;
  readonly #room: PrivateRoom;
  readonly #start = new LegStart();
  #closed = false;

  constructor(line: LineAccess) {
    this.#line = line;
    this.#channelId = newPartId('snoop', line.newId);
    this.#unclaim = line.claimChannel(this.#channelId, (event) => this.#onEvent(event));
    this.#room = new PrivateRoom(line, this.#channelId);
  }

  /** Listens to a channel. Rejects with a `ProviderError`; to be closed then, too. */
  async open(
    channelId: string,
    direction: SnoopDirection,
    endpoint: MediaEndpoint,
  ): Promise<RemoteMedia> {
    const ready = this.#start.wait(this.#line.clock);
    await this.#line.ari.snoop(channelId, direction, this.#channelId);
    // What was closed while the request was under way has come to life by it.
    if (this.#closed) await this.#line.discardChannel(this.#channelId);
    if (!(await ready)) throw new ProviderError('asterisk', 'the snooping leg did not start');
    return this.#room.open(endpoint);
  }

  /** Listens no more. Idempotent; never rejects. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#unclaim();
    this.#start.settle(false);
    await Promise.all([this.#room.close(), this.#line.discardChannel(this.#channelId)]);
  }

  #onEvent(event: ChannelEvent): void {
    if (event.type === 'StasisStart') this.#start.settle(true);
    if (isEnd(event)) void this.close();
  }
}
