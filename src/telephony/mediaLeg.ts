import { ProviderError } from '../kernel/errors.js';
import type { MediaFormat } from '../media/formats.js';
import { newPartId } from './legIds.js';
import { LegStart } from './legStart.js';
import { isEnd, type ChannelEvent, type LineAccess } from './lineAccess.js';

/** The RTP endpoint of ours that Asterisk shall send the caller's sound to. */
export interface MediaEndpoint {
  /** An IPv4 address: Asterisk would resolve a name while everything waits. */
  readonly host: string;
  readonly port: number;
  readonly format: MediaFormat;
}

/** The RTP endpoint of Asterisk's that our sound goes to, and the only one that ours may come from. */
export interface RemoteMedia {
  readonly address: string;
  readonly port: number;
}

/** The external media channel of one call: what is RTP for us and a party of the bridge for Asterisk. */
export class MediaLeg {
  readonly channelId: string;
  readonly #line: LineAccess;
  readonly #onLost: () => void;
  readonly #unclaim: () => void;
  readonly #start = new LegStart();
  #closed = false;

  /** `onLost` is told when Asterisk ends the leg by itself. */
  constructor(line: LineAccess, onLost: () => void) {
    this.#line = line;
    this.#onLost = onLost;
    this.channelId = newPartId('media', line.newId);
    this.#unclaim = line.claimChannel(this.channelId, (event) => this.#onEvent(event));
  }

  /** Opens the leg; it can be bridged when this resolves. Rejects with a `ProviderError`. */
  async open(endpoint: MediaEndpoint): Promise<RemoteMedia> {
    const { ari } = this.#line;
    const ready = this.#start.wait(this.#line.clock);
    await ari.openExternalMedia({ channelId: this.channelId, ...endpoint });
    // What was closed while the request was under way has come to life by it.
    if (this.#closed) await this.#line.discardChannel(this.channelId);
    // Bridged before its own StasisStart, the leg would be refused.
    if (!(await ready)) throw new ProviderError('asterisk', 'the media leg did not start');
    const [address, port] = await Promise.all([
      ari.variable(this.channelId, 'UNICASTRTP_LOCAL_ADDRESS'),
      ari.variable(this.channelId, 'UNICASTRTP_LOCAL_PORT'),
    ]);
    if (address === '' || port === '') {
      throw new ProviderError('asterisk', 'the media leg does not tell its address');
    }
    return { address, port: Number(port) };
  }

  /** Ends the leg. Idempotent; to be called also after a failed `open`. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#unclaim();
    this.#start.settle(false);
    await this.#line.discardChannel(this.channelId);
  }

  #onEvent(event: ChannelEvent): void {
    if (event.type === 'StasisStart') this.#start.settle(true);
    if (!isEnd(event) || this.#closed) return;
    this.#closed = true;
    this.#unclaim();
    this.#start.settle(false);
    this.#onLost();
  }
}
