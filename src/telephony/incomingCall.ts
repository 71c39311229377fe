import { TypedEmitter } from '../kernel/emitter.js';
import { within } from '../kernel/deadline.js';
import { ProviderError } from '../kernel/errors.js';
import type { E164 } from '../kernel/phone.js';
import type { HangUpReason } from './ari/ariClient.js';
import type { AriChannel } from './ari/ariEvents.js';
import type { PresentedParties } from './identity.js';
import { newPartId } from './legIds.js';
import { isEnd, type ChannelEvent, type LineAccess } from './lineAccess.js';
import { MediaLeg, type MediaEndpoint, type RemoteMedia } from './mediaLeg.js';
import { OUTBOUND_CONTEXT, OVERFLOW_CONTEXT, STAFF_CONTEXT } from './pbx/settings.js';
import { SnoopLeg, type SnoopDirection } from './snoopLeg.js';
import { StaffLeg } from './staffLeg.js';

/**
 * Who ended a call: `us` also when the caller was sent on to the dialplan, `fault` when the PBX lost the
 * call, gave it up because no sound came any more, or the end came while we could not hear of it.
 */
export type EndedBy = 'caller' | 'staff' | 'us' | 'fault';

/** What became of a caller at the staff's telephone; `unknown` when the line lost sight of the call. */
export type StaffFate = 'not_sent_on' | 'answered' | 'unanswered' | 'unknown';

/** What happens on a call. */
export type IncomingCallEvents = {
  /** The caller pressed a key: `0`-`9`, `*`, `#`, `A`-`D`. */
  digit: [digit: string];
  /** Asterisk ended our media leg while the caller was on it; the caller hears nothing any more. */
  mediaLost: [];
  /** Once, always: the call is over for us, and what it held is being freed. */
  ended: [by: EndedBy];
};

/**
 * One call from the moment it enters the application until it leaves: the caller's leg, the bridge, our
 * media leg or the staff's leg in it, never more than two, and the one owner of their end. Whatever ends
 * the call, everything it held is freed, once.
 */
export class IncomingCall {
  readonly events = new TypedEmitter<IncomingCallEvents>();
  /** Ours, unique everywhere. */
  readonly id: string;
  /** Asterisk's, as its own logs name the call. */
  readonly channelId: string;
  /** The endpoint it came in through: `PJSIP/gateway`. */
  readonly endpoint: string;
  /** One of the staff's telephones calls, and no caller from outside. */
  readonly fromStaff: boolean;
  /** Both parties as the network presents them; see `identifyCaller`. */
  readonly parties: PresentedParties;
  /** The call was already going on when this process found it. */
  readonly adopted: boolean;
  readonly #line: LineAccess;
  readonly #unclaim: () => void;
  #bridge: { id: string; unclaim: () => void } | undefined;
  #media: MediaLeg | undefined;
  /** Those who are rung, briefed or talking. */
  readonly #staff = new Set<StaffLeg>();
  #callerIsOurs = true;
  #sendingOn = false;
  /** What happens to the caller after we have sent him on is told to us. */
  #isFollowed = false;
  /** The PBX ends the call because the caller's line is dead. */
  #isDead = false;
  #endedBy: EndedBy | undefined;
  readonly #snoops = new Set<SnoopLeg>();
  #freed: Promise<void> | undefined;
  #tellFate: (fate: StaffFate) => void = () => undefined;
  /** Whether the staff took the call when it was sent on to them; settles when that is known. */
  readonly fateAtStaff = new Promise<StaffFate>((resolve) => (this.#tellFate = resolve));

  constructor(
    line: LineAccess,
    channel: AriChannel,
    presented: { presentation: string; divertedFrom: string; adopted: boolean },
  ) {
    this.#line = line;
    this.id = line.newId();
    this.channelId = channel.id;
    this.endpoint = channel.name.replace(/-[0-9a-f]+$/, '');
    this.fromStaff = channel.dialplan.context === STAFF_CONTEXT;
    this.adopted = presented.adopted;
    this.parties = {
      callerNumber: channel.caller.number,
      callerName: channel.caller.name,
      presentation: presented.presentation,
      dialledNumber: channel.dialplan.exten,
      divertedFrom: presented.divertedFrom,
    };
    this.#unclaim = line.claimChannel(channel.id, (event) => this.#onCallerEvent(event));
  }

  /** Who ended the call; undefined while it lives. */
  get endedBy(): EndedBy | undefined {
    return this.#endedBy;
  }

  /** The caller hears it ring. Rejects with a `ProviderError`. */
  async indicateRinging(): Promise<void> {
    await this.#line.ari.ring(this.channelId);
  }

  /** Picks up. Rejects with a `ProviderError`. */
  async answer(): Promise<void> {
    await this.#line.ari.answer(this.channelId);
  }

  /**
   * Joins the caller to our RTP endpoint and answers with Asterisk's. Rejects with a `ProviderError`,
   * also when the call ends meanwhile; nothing is left behind then.
   */
  async connectMedia(endpoint: MediaEndpoint): Promise<RemoteMedia> {
    if (this.#media) throw new Error('the call has its media leg already');
    const media = new MediaLeg(this.#line, () => this.#onMediaLost(media));
    this.#media = media;
    try {
      const bridgeId = await this.#openBridge();
      const remote = await media.open(endpoint);
      await this.#line.ari.addToBridge(bridgeId, [this.channelId, media.channelId]);
      this.#mustLive();
      return remote;
    } catch (error) {
      if (this.#media === media) this.#media = undefined;
      await media.close();
      throw error;
    }
  }

  /**
   * A leg to a member of staff, to be rung while the caller stays with us. Who answers waits, in silence, for
   * `joinStaff`. Several may ring at once; the end of the call is the end of all of them.
   */
  newStaffLeg(): StaffLeg {
    const staff = StaffLeg.toRing(this.#line, this.channelId);
    if (this.#endedBy) void staff.close();
    else this.#staff.add(staff);
    return staff;
  }

  /**
   * Puts somebody who answered in our place: our media leg ends, and from now on either side's hang-up
   * ends the call. Answers `gone` when they hung up first; the caller is with us then as before.
   */
  async joinStaff(staff: StaffLeg): Promise<'joined' | 'gone'> {
    if (!staff.isAnswered) return 'gone';
    this.#staff.add(staff);
    const bridgeId = await this.#openBridge();
    const { ari } = this.#line;
    const media = this.#media;
    if (media) await ari.removeFromBridge(bridgeId, media.channelId);
    const joined = await ari.addToBridge(bridgeId, [this.channelId, staff.channelId]).then(
      () => staff.isAnswered,
      () => false,
    );
    if (!joined) {
      await staff.close();
      if (media && !this.#endedBy) await ari.addToBridge(bridgeId, [media.channelId]);
      return 'gone';
    }
    staff.events.once('hungUp', () => this.#finish('staff'));
    this.#media = undefined;
    await media?.close();
    return 'joined';
  }

  /**
   * Sends what the caller says (`in`), or what they hear (`out`), to our RTP endpoint while they talk with somebody
   * else, and answers with Asterisk's. Rejects with a `ProviderError`. Ends with the call.
   */
  async listenIn(direction: SnoopDirection, endpoint: MediaEndpoint): Promise<RemoteMedia> {
    this.#mustLive();
    const snoop = new SnoopLeg(this.#line);
    this.#snoops.add(snoop);
    try {
      return await snoop.open(this.channelId, direction, endpoint);
    } catch (error) {
      await snoop.close();
      throw error;
    }
  }

  /**
   * Asks the caller's network to bring the caller to `uri` instead of us (SIP REFER). A network that does ends
   * the call with us; when it has not within `patienceMs`, the caller is with us as before. Rejects with a
   * `ProviderError`.
   */
  async referTo(uri: string, patienceMs: number): Promise<'gone' | 'still_here'> {
    const { ari, clock } = this.#line;
    const gone = new Promise<'gone'>((resolve) => this.events.once('ended', () => resolve('gone')));
    // In a bridge, a referral that is refused holds the channel up for as long as it lives.
    const bridgeId = this.#bridge?.id;
    if (bridgeId !== undefined) await ari.removeFromBridge(bridgeId, this.channelId);
    try {
      await ari.refer(this.channelId, uri);
      return await within(clock, patienceMs, gone, 'still_here');
    } finally {
      if (bridgeId !== undefined && !this.#endedBy) {
        await ari.addToBridge(bridgeId, [this.channelId]);
      }
    }
  }

  /**
   * Gives the caller's leg, which was answered, away as one of the staff who joins another call: this one is
   * over for us. Throws a `ProviderError` when it is over already.
   */
  toStaffLeg(): StaffLeg {
    this.#mustLive();
    this.#callerIsOurs = false;
    this.#finish('us');
    return StaffLeg.ofCaller(this.#line, this.channelId);
  }

  /** Sends the caller on to the dialplan, which rings the staff without us. Rejects with a `ProviderError`. */
  async overflow(): Promise<void> {
    await this.#sendOn(OVERFLOW_CONTEXT, this.parties.dialledNumber);
  }

  /**
   * Lets the staff, who have dialled a number of somebody else, call it as far as the trunks are allowed to.
   * Rejects with a `ProviderError`.
   */
  async callOut(number: E164): Promise<void> {
    if (!this.fromStaff) throw new Error('only the staff call out');
    await this.#sendOn(OUTBOUND_CONTEXT, number);
  }

  async #sendOn(context: string, extension: string): Promise<void> {
    if (this.#endedBy) return;
    this.#sendingOn = true;
    try {
      this.#isFollowed = await this.#line.ari.follow(this.channelId).then(
        () => true,
        () => false,
      );
      await this.#line.ari.continueAt(this.channelId, context, extension);
    } catch (error) {
      this.#sendingOn = false;
      throw error;
    }
    this.#callerIsOurs = false;
    this.#finish('us');
    await this.#freed;
  }

  /**
   * Ends the call and frees whatever it still holds, in whatever state it is; before the answer the
   * caller's network hears the reason. Idempotent; never rejects; resolves when all is freed.
   */
  async hangUp(reason: HangUpReason = 'normal'): Promise<void> {
    this.#finish('us', reason);
    await this.#freed;
  }

  #onCallerEvent(event: ChannelEvent): void {
    if (this.#sendingOn && this.#isFollowed) this.#follow(event);
    if (event.type === 'ChannelDtmfReceived') this.events.emit('digit', event.digit);
    if (event.type === 'ChannelHangupRequest') this.#isDead ||= isGivenUp(event);
    if (!isEnd(event)) return;
    this.#callerIsOurs = false;
    if (event.type === 'Vanished' || this.#isDead) this.#finish('fault');
    else this.#finish(this.#sendingOn ? 'us' : 'caller');
  }

  /** A caller who was sent on is followed until the staff have answered, or he is gone. */
  #follow(event: ChannelEvent): void {
    if (event.type === 'Dial' && event.dialstatus === 'ANSWER') this.#settleFate('answered');
    if (event.type === 'ChannelDestroyed') this.#settleFate('unanswered');
    if (event.type === 'Vanished') this.#settleFate('unknown');
  }

  #settleFate(fate: StaffFate): void {
    this.#tellFate(fate);
    this.#unclaim();
  }

  #onMediaLost(media: MediaLeg): void {
    if (this.#media !== media) return;
    this.#media = undefined;
    if (!this.#endedBy) this.events.emit('mediaLost');
  }

  /** The bridge of this call, made when first needed. */
  async #openBridge(): Promise<string> {
    this.#mustLive();
    if (this.#bridge) return this.#bridge.id;
    const { ari, newId } = this.#line;
    const id = newPartId('bridge', newId);
    this.#bridge = { id, unclaim: this.#line.claimBridge(id) };
    try {
      await ari.createBridge(id);
      this.#mustLive();
      return id;
    } catch (error) {
      // Also when the call has ended, since then the request to destroy it may have overtaken ours.
      await this.#line.discardBridge(id);
      await this.#closeBridge();
      throw error;
    }
  }

  async #closeBridge(): Promise<void> {
    const bridge = this.#bridge;
    if (!bridge) return;
    this.#bridge = undefined;
    await this.#line.discardBridge(bridge.id);
    bridge.unclaim();
  }

  #mustLive(): void {
    if (this.#endedBy) {
      throw new ProviderError('asterisk', 'the call is over', { retryable: false });
    }
  }

  #finish(by: EndedBy, reason: HangUpReason = 'normal'): void {
    if (this.#endedBy) return;
    this.#endedBy = by;
    if (!this.#sendingOn) this.#settleFate('not_sent_on');
    else if (!this.#isFollowed) this.#settleFate('unknown');
    this.#freed = this.#free(reason);
    this.events.emit('ended', by);
  }

  async #free(reason: HangUpReason): Promise<void> {
    const caller = this.#callerIsOurs && this.#line.discardChannel(this.channelId, reason);
    const staff = [...this.#staff].map((leg) => leg.close());
    const snoops = [...this.#snoops].map((leg) => leg.close());
    await Promise.all([caller, this.#media?.close(), ...staff, ...snoops]);
    await this.#closeBridge();
  }
}

/** `AST_SOFTHANGUP_DEV` of Asterisk's channel.h: the driver gives a channel up, for want of sound (`rtp_timeout`). */
const GIVEN_UP_BY_DRIVER = 1;

function isGivenUp({ soft, cause }: Extract<ChannelEvent, { type: 'ChannelHangupRequest' }>) {
  return soft && cause === GIVEN_UP_BY_DRIVER;
}
