import type { Clock } from '../kernel/clock.js';
import { TypedEmitter } from '../kernel/emitter.js';
import { messageOf } from '../kernel/errors.js';
import type { NewId } from '../kernel/ids.js';
import type { Logger } from '../kernel/logger.js';
import { AriConnection } from './ari/ariConnection.js';
import type { AriChannel, AriEvent } from './ari/ariEvents.js';
import type { AriSettings } from './ari/ariHttp.js';
import { ChannelClaims } from './channelClaims.js';
import { Discards } from './discards.js';
import { firstDialled, FORWARDING_VARIABLE } from './forwarding.js';
import { IncomingCall } from './incomingCall.js';
import { partOf } from './legIds.js';
import { isEnd, type ChannelEvent, type LineAccess } from './lineAccess.js';
import { LONGEST_CALL_MS, OVERFLOW_CONTEXT, STASIS_APPLICATION } from './pbx/settings.js';
import { planReconciliation, type Conversation, type Leftovers } from './reconcile.js';
import { StaffLeg } from './staffLeg.js';
import { trunkEndpoint } from './trunks/renderTrunks.js';

/** What shall become of a caller whom an earlier process left in the PBX. */
export type StrangerFate = 'adopt' | 'overflow' | 'hang_up';

/** What the line is made from. */
export interface LineOptions {
  readonly ari: Omit<AriSettings, 'application'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Logger;
  /**
   * Decides about a caller found without an owner. An adopted one comes as `incoming` with `adopted` set.
   */
  readonly onStranger: (dialledNumber: string) => StrangerFate;
  /** A call that lasts longer is ended: its far end has not hung up. Two hours when left out. */
  readonly longestCallMs?: number;
}

/** What was found when the line came up. */
export interface Reconciliation {
  readonly asteriskVersion: string;
  /** Channels of live calls that were gone; their calls ended by a fault. */
  readonly vanished: number;
  readonly strangers: number;
  /** Talks between caller and staff that go on. */
  readonly conversations: number;
  /** Channels and bridges without use that were taken away. */
  readonly removed: number;
}

/** What happens on the line. */
export type LineEvents = {
  incoming: [call: IncomingCall];
  /** Calls come in, and what happened while nobody listened has been set right. */
  up: [found: Reconciliation];
  /** Asterisk is out of reach. Live calls keep their sound; what happens to them is told when up again. */
  down: [why: string];
};

/** How the line is, for the health page. */
export interface LineHealth {
  readonly state: 'connecting' | 'up' | 'down';
  readonly since: Date;
  /** The version of Asterisk, or why it is not connected. */
  readonly detail: string;
  readonly liveCalls: number;
}

/** An event may come later than the REST answer that already shows its channel, but not by this much. */
const LATE_EVENT_MS = 250;
const RECONCILE_AGAIN_MS = 1000;

/** The restaurant's telephone line as the calls see it: Asterisk's application, kept connected for ever. */
export class Line {
  readonly events = new TypedEmitter<LineEvents>();
  readonly #options: LineOptions;
  readonly #connection: AriConnection;
  readonly #access: LineAccess;
  readonly #discards: Discards;
  readonly #claims = new ChannelClaims();
  readonly #bridges = new Set<string>();
  readonly #calls = new Set<IncomingCall>();
  /** Calls that are over and still being taken down. */
  readonly #freeing = new Set<Promise<void>>();
  #health: Pick<LineHealth, 'state' | 'since' | 'detail'>;
  /** Counts the times the connection came or went, so that an old reconciliation stops. */
  #epoch = 0;
  #reconciling: Promise<void> = Promise.resolve();

  constructor(options: LineOptions) {
    const { clock, log, newId } = options;
    this.#options = options;
    this.#health = { state: 'connecting', since: clock.now(), detail: 'not connected yet' };
    const settings = { ...options.ari, application: STASIS_APPLICATION };
    this.#connection = new AriConnection({ settings, clock, log, chance: Math.random });
    const ari = this.#connection.client;
    this.#discards = new Discards(ari, log);
    this.#access = {
      ari,
      clock,
      newId,
      claimChannel: (channelId, listener, seen) => this.#claims.add(channelId, listener, seen),
      claimBridge: (bridgeId) => {
        this.#bridges.add(bridgeId);
        return () => void this.#bridges.delete(bridgeId);
      },
      discardChannel: (channelId, reason) => this.#discards.channel(channelId, reason),
      discardBridge: (bridgeId) => this.#discards.bridge(bridgeId),
    };
    this.#connection.events.on('event', (event) => this.#onEvent(event));
    this.#connection.events.on('up', (version) => this.#onConnected(version));
    this.#connection.events.on('down', (why) => this.#onDisconnected(why));
  }

  /**
   * Connects, and stays connected until closed. Resolves when the line is up for the first time, however
   * long that takes, or closed. Rejects with a `ProviderError` that is not retryable when Asterisk
   * refuses the credentials.
   */
  async start(): Promise<void> {
    await this.#connection.start();
    await this.#reconciling;
  }

  /** How the line is now. */
  health(): LineHealth {
    return { ...this.#health, liveCalls: this.#calls.size };
  }

  /** A call of our own to the staff, which is not made before it rings. */
  newStaffLeg(): StaffLeg {
    return StaffLeg.toRing(this.#access);
  }

  /**
   * Lets go of Asterisk, when what belonged to ended calls has been taken down. Calls that were not hung
   * up stay there for the next process to find. Idempotent.
   */
  async close(): Promise<void> {
    await Promise.all(this.#freeing);
    await this.#connection.close();
  }

  #onConnected(version: string): void {
    this.#epoch += 1;
    this.#reconciling = this.#reconcileUntilDone(version, this.#epoch);
  }

  #onDisconnected(why: string): void {
    this.#epoch += 1;
    this.#health = { state: 'down', since: this.#options.clock.now(), detail: why };
    this.events.emit('down', why);
  }

  #onEvent(event: AriEvent): void {
    if (event.type === 'ApplicationReplaced') {
      this.#options.log.error('another process has taken the line from this one');
      return;
    }
    const owned = this.#claims.dispatch(event);
    if (owned || event.type !== 'StasisStart') return;
    // A part of a call that ended while the part was being made.
    if (partOf(event.channel.id) !== undefined) void this.#discards.channel(event.channel.id);
    else void this.#receive(event.channel, false);
  }

  async #receive(channel: AriChannel, adopted: boolean): Promise<void> {
    const unclaim = this.#claims.add(channel.id, (event) => isEnd(event) && unclaim(), true);
    const read = (variable: string): Promise<string> =>
      this.#access.ari.variable(channel.id, variable).catch(() => '');
    const [presentation, forwarding] = await Promise.all([
      read('CALLERID(num-pres)'),
      isOfTrunk(channel) ? read(FORWARDING_VARIABLE) : '',
    ]);
    // The caller may have hung up while we asked.
    if (!this.#claims.has(channel.id)) return;
    const call = new IncomingCall(this.#access, channel, {
      ...{ presentation, adopted },
      divertedFrom: firstDialled(forwarding) || channel.caller_rdnis,
    });
    this.#calls.add(call);
    // The dialplan's own limit, TIMEOUT(absolute), holds for no channel that an application has.
    const limit = this.#options.clock.after(
      this.#options.longestCallMs ?? LONGEST_CALL_MS,
      () => void call.hangUp(),
    );
    call.events.once('ended', () => {
      limit.cancel();
      this.#calls.delete(call);
      const freed = call.hangUp().finally(() => this.#freeing.delete(freed));
      this.#freeing.add(freed);
    });
    this.events.emit('incoming', call);
  }

  async #reconcileUntilDone(asteriskVersion: string, epoch: number): Promise<void> {
    const { clock, log } = this.#options;
    while (epoch === this.#epoch) {
      try {
        const found = { asteriskVersion, ...(await this.#reconcile()) };
        if (epoch !== this.#epoch) return;
        this.#health = { state: 'up', since: clock.now(), detail: `Asterisk ${asteriskVersion}` };
        log.info(found, 'the line is up');
        this.events.emit('up', found);
        return;
      } catch (error) {
        log.error({ why: messageOf(error) }, 'what asterisk holds could not be read');
        await this.#pause(RECONCILE_AGAIN_MS);
      }
    }
  }

  async #reconcile(): Promise<Omit<Reconciliation, 'asteriskVersion'>> {
    const { ari } = this.#access;
    const known = this.#claims.seen();
    const { channelIds, bridgeIds } = await ari.holdings();
    const vanished = known.filter((id) => !channelIds.includes(id));
    for (const id of vanished) this.#claims.vanish(id);

    if (channelIds.some((id) => !this.#claims.has(id))) await this.#pause(LATE_EVENT_MS);
    const plan = planReconciliation(
      await this.#leftovers(channelIds, bridgeIds),
      this.#discards.takeDoomed(),
    );
    for (const conversation of plan.conversations) this.#watch(conversation);
    await Promise.all([
      ...plan.hangUp.map((id) => this.#discards.channel(id)),
      ...plan.destroyBridges.map((id) => this.#discards.bridge(id)),
      ...plan.strangers.map((id) => this.#lookAfter(id)),
    ]);
    return {
      vanished: vanished.length,
      strangers: plan.strangers.length,
      conversations: plan.conversations.length,
      removed: plan.hangUp.length + plan.destroyBridges.length,
    };
  }

  async #leftovers(
    channelIds: readonly string[],
    bridgeIds: readonly string[],
  ): Promise<Leftovers> {
    const orphans = bridgeIds.filter((id) => !this.#bridges.has(id));
    const bridges = await Promise.all(
      orphans.map(async (id) => ({
        id,
        channelIds: (await this.#access.ari.channelsIn(id)) ?? [],
      })),
    );
    return { channelIds: channelIds.filter((id) => !this.#claims.has(id)), bridges };
  }

  async #lookAfter(channelId: string): Promise<void> {
    const { ari } = this.#access;
    const channel = await ari.channel(channelId);
    if (channel?.dialplan.app_name !== 'Stasis') return;
    const { exten } = channel.dialplan;
    const fate = this.#options.onStranger(exten);
    if (fate === 'adopt') await this.#receive(channel, true);
    else if (fate === 'hang_up') await this.#discards.channel(channelId);
    else await ari.continueAt(channelId, OVERFLOW_CONTEXT, exten);
  }

  /** Sees to it that the end of one side of a talk is the end of the other. */
  #watch({ bridgeId, callerId, staffId }: Conversation): void {
    const unclaimBridge = this.#access.claimBridge(bridgeId);
    const end = (other: string) => (event: ChannelEvent) => {
      if (!isEnd(event)) return;
      unclaimCaller();
      unclaimStaff();
      unclaimBridge();
      void this.#discards.channel(other);
      void this.#discards.bridge(bridgeId);
    };
    const unclaimCaller = this.#claims.add(callerId, end(staffId), true);
    const unclaimStaff = this.#claims.add(staffId, end(callerId), true);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#options.clock.after(ms, resolve));
  }
}

function isOfTrunk({ name }: AriChannel): boolean {
  return name.startsWith(`PJSIP/${trunkEndpoint('')}`);
}
