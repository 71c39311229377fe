import { connect, type Client } from 'ari-client';
import type { Clock } from '../../kernel/clock.js';
import { messageOf, ProviderError } from '../../kernel/errors.js';
import { readChannel, type AriChannel } from './ariEvents.js';
import type { AriSettings } from './ariHttp.js';
import { RequestGate } from './requestGate.js';

/** Why a channel is hung up, as ARI names it; before the answer the caller's network hears it. */
export type HangUpReason = 'normal' | 'busy' | 'congestion' | 'no_answer';

/** A call to make: `channelId` is ours to choose, so that its events find their owner. */
export interface Origination {
  readonly channelId: string;
  /** Technology and resource, for example `PJSIP/staff`. */
  readonly endpoint: string;
  /** What the called party's display shows: `"Name" <number>`, or a number. */
  readonly callerId: string;
  /** The call on whose behalf, if there is one: codecs and accounting follow it. */
  readonly originator: string | undefined;
  readonly timeoutS: number;
  /** Headers that the INVITE has besides SIP's own. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the application holds at this moment, by id. */
export interface ApplicationHoldings {
  readonly channelIds: readonly string[];
  readonly bridgeIds: readonly string[];
}

// The library calls a global `log` of its own making to print that Asterisk's Swagger version is old.
Object.assign(globalThis, { log: () => undefined });

/** Asterisk's own default `sessionlimit` is 100 for all clients together; calls need few at a time. */
const IN_FLIGHT = 8;
const REQUEST_TIMEOUT_MS = 5000;

/**
 * The requests we make of Asterisk, through ari-client: each takes its turn, ends in time, and rejects
 * with a `ProviderError` (see `saysNotFound` for a channel or bridge that is gone already).
 */
export class AriClient {
  readonly #settings: AriSettings;
  readonly #gate: RequestGate;
  #library: Client | undefined;
  #isOpen = false;

  constructor(settings: AriSettings, clock: Clock) {
    this.#settings = settings;
    this.#gate = new RequestGate(clock, { limit: IN_FLIGHT, timeoutMs: REQUEST_TIMEOUT_MS });
  }

  /**
   * Lets requests through from now on. The first time this reads Asterisk's description of its interface;
   * what the library makes of it serves every later connection too. The credentials must be proven before.
   */
  async open(): Promise<void> {
    this.#library ??= await this.#load();
    this.#isOpen = true;
  }

  /** Refuses requests at once, until opened again, where each would take its time to fail. */
  close(): void {
    this.#isOpen = false;
  }

  /** Tells the caller's network that it rings. */
  async ring(channelId: string): Promise<void> {
    await this.#request('ring', ({ channels }) => channels.ring({ channelId }));
  }

  /** Asks the caller's network to call somebody else instead (SIP REFER); what comes of it is not told. */
  async refer(channelId: string, uri: string): Promise<void> {
    const endpoint = `PJSIP/${uri}`;
    await this.#request('refer', ({ channels }) => channels.redirect({ channelId, endpoint }));
  }

  /** Picks up the caller's channel. */
  async answer(channelId: string): Promise<void> {
    await this.#request('answer', ({ channels }) => channels.answer({ channelId }));
  }

  /** Ends a channel. */
  async hangUp(channelId: string, reason: HangUpReason): Promise<void> {
    await this.#request('hang up', ({ channels }) => channels.hangup({ channelId, reason }));
  }

  /** Gives a channel back to the dialplan at `context`, `extension`, 1. */
  async continueAt(channelId: string, context: string, extension: string): Promise<void> {
    const at = { channelId, context, extension, priority: 1 };
    await this.#request('continue', ({ channels }) => channels.continueInDialplan(at));
  }

  /** Has a channel's events told to us also when it has left the application. */
  async follow(channelId: string): Promise<void> {
    const applicationName = this.#settings.application;
    const ask = { applicationName, eventSource: `channel:${channelId}` };
    await this.#request('follow', ({ applications }) => applications.subscribe(ask));
  }

  /** The value of a channel's variable or dialplan function; empty when it is not set. */
  async variable(channelId: string, variable: string): Promise<string> {
    const ask = { channelId, variable };
    return this.#request('variable', ({ channels }) => channels.getChannelVar(ask)).then(
      ({ value }) => value,
      (error: unknown) => {
        if (saysNotFound(error)) return '';
        throw error;
      },
    );
  }

  /** Opens an RTP leg that sends to `host`:`port`; usable from its own `StasisStart` on. */
  async openExternalMedia(media: {
    channelId: string;
    host: string;
    port: number;
    format: string;
  }): Promise<void> {
    await this.#request('external media', ({ channels }) =>
      channels.externalMedia({
        channelId: media.channelId,
        app: this.#settings.application,
        external_host: `${media.host}:${media.port}`,
        format: media.format,
      }),
    );
  }

  /** Opens a channel that hears one way of another one; usable from its own `StasisStart` on. */
  async snoop(channelId: string, spy: 'in' | 'out', snoopId: string): Promise<void> {
    const ask = { channelId, spy, snoopId, app: this.#settings.application };
    await this.#request('snoop', ({ channels }) => channels.snoopChannel(ask));
  }

  /** Starts a call that enters the application with the argument `staff` when it is answered. */
  async originate(call: Origination): Promise<void> {
    await this.#request('originate', ({ channels }) =>
      channels.originate({
        channelId: call.channelId,
        endpoint: call.endpoint,
        app: this.#settings.application,
        callerId: call.callerId,
        ...(call.originator !== undefined && { originator: call.originator }),
        timeout: call.timeoutS,
        variables: Object.fromEntries(
          Object.entries(call.headers).map(([name, value]) => [`PJSIP_HEADER(add,${name})`, value]),
        ),
      }),
    );
  }

  /** Makes an empty two-party bridge. */
  async createBridge(bridgeId: string): Promise<void> {
    await this.#request('create bridge', ({ bridges }) =>
      bridges.createWithId({ bridgeId, type: 'mixing' }),
    );
  }

  /** Puts channels into a bridge. */
  async addToBridge(bridgeId: string, channelIds: readonly string[]): Promise<void> {
    const channel = channelIds.join(',');
    await this.#request('add to bridge', ({ bridges }) =>
      bridges.addChannel({ bridgeId, channel }),
    );
  }

  /** Takes a channel out of a bridge; it stays in the application. */
  async removeFromBridge(bridgeId: string, channel: string): Promise<void> {
    await this.#request('remove from bridge', ({ bridges }) =>
      bridges.removeChannel({ bridgeId, channel }),
    );
  }

  /** Takes a bridge away; its channels stay in the application. */
  async destroyBridge(bridgeId: string): Promise<void> {
    await this.#request('destroy bridge', ({ bridges }) => bridges.destroy({ bridgeId }));
  }

  /** What the application holds. */
  async holdings(): Promise<ApplicationHoldings> {
    const applicationName = this.#settings.application;
    const { channel_ids: channelIds, bridge_ids: bridgeIds } = await this.#request(
      'application',
      ({ applications }) => applications.get({ applicationName }),
    );
    return { channelIds: [channelIds].flat(), bridgeIds: [bridgeIds].flat() };
  }

  /** One channel; undefined when it is gone. */
  async channel(channelId: string): Promise<AriChannel | undefined> {
    return this.#unlessGone('channel', ({ channels }) =>
      channels.get({ channelId }).then((found) => readChannel(found)),
    );
  }

  /** The channels of one bridge; undefined when it is gone. */
  async channelsIn(bridgeId: string): Promise<readonly string[] | undefined> {
    return this.#unlessGone('bridge', ({ bridges }) =>
      bridges.get({ bridgeId }).then((bridge) => [bridge.channels].flat()),
    );
  }

  async #load(): Promise<Client> {
    process.off('uncaughtException', rethrowUnlessString);
    process.on('uncaughtException', rethrowUnlessString);
    const { url, user, password } = this.#settings;
    const library = await this.#ask('read the interface', () => connect(url, user, password));
    process.off('uncaughtException', rethrowUnlessString);
    return library;
  }

  async #unlessGone<Value>(
    what: string,
    task: (library: Client) => Promise<Value>,
  ): Promise<Value | undefined> {
    return this.#request(what, task).catch((error: unknown) => {
      if (saysNotFound(error)) return undefined;
      throw error;
    });
  }

  #request<Value>(what: string, task: (library: Client) => Promise<Value>): Promise<Value> {
    const library = this.#library;
    if (!library || !this.#isOpen) {
      return Promise.reject(new ProviderError('asterisk', `${what}: not connected`));
    }
    return this.#ask(what, () => task(library));
  }

  async #ask<Value>(what: string, task: () => Promise<Value>): Promise<Value> {
    try {
      return await this.#gate.run(what, task);
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      const message = `${what}: ${explain(error)}`;
      throw new ProviderError('asterisk', message, { retryable: true, cause: error });
    }
  }
}

/** Whether Asterisk refused because the channel, bridge or variable is not there (HTTP 404). */
export function saysNotFound(error: unknown): boolean {
  return error instanceof ProviderError && / not found/i.test(error.message);
}

/** Asterisk explains a refusal as `{"message":"Channel not found"}`, which the library passes on as text. */
function explain(error: unknown): string {
  const text = messageOf(error);
  return /"message"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? text;
}

/**
 * While the library reads the description, whatever goes wrong is thrown as a bare string from a socket's
 * callback, after its promise was rejected; left alone, that ends the process. It stays caught until a
 * later reading succeeds, since the description comes in a dozen parts that fail one by one.
 */
function rethrowUnlessString(thrown: unknown): void {
  if (typeof thrown !== 'string') throw thrown;
}
